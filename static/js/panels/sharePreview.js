// @ts-check
/** The chosen artefact as it will look: the frame itself, the picture, or the text. */

import { Problem } from "../api.js";
import { element } from "../dom.js";
import { _ } from "../i18n.js";
import { persistently } from "../retry.js";

/** @typedef {import("../types.js").Artefact} Artefact */
/** @typedef {{artefact: Artefact, link: string, still: {artefact: Artefact, link: string}|null, title: string}} Shown  `still`: a picture of the same scene */

/** How much of a text is shown, in characters. */
const MOST = 12_000;
const TEXT = /^text\/(?!html)|json|x-tex|x-python/;

/**
 * @param {HTMLElement} place
 * @param {(url: string, media: string, signal: AbortSignal) => Promise<Blob>} fetchFile
 * @param {(error: {field: string, message: string}|undefined) => boolean} refuse whether it could be told where the choice is
 */
export function sharePreview(place, fetchFile, refuse) {
  let stop = new AbortController();
  let kept = "";
  let shown = "";
  /** @type {Shown|null} */
  let last = null;
  /** What is to be seen, if it could be made. @type {Artefact|null} */
  let good = null;

  /** @param {...(Node|string)} content */
  const put = (...content) => {
    good = null;
    place.replaceChildren(...content);
    place.removeAttribute("aria-busy");
  };

  /** @param {Blob} blob */
  const local = (blob) => {
    URL.revokeObjectURL(kept);
    return (kept = URL.createObjectURL(blob));
  };

  /** What cannot be made here, and why. @param {string} why */
  const lack = (why) => {
    stop.abort();
    shown = "";
    put(element("div", { class: "share-problem is-calm" }, element("p", {}, why)));
  };

  /** @param {unknown} error */
  const complain = (error) => {
    const refused = error instanceof Problem && refuse(error.errors[0]);
    // What was good before stays, if it is the same kind of thing.
    if (refused && good === last?.artefact) return place.removeAttribute("aria-busy");
    const passing = !(error instanceof Problem) || error.passing;
    const told = error instanceof Problem ? error.message : _("The server does not answer.");
    const again = element("button", { type: "button", class: "quiet-button", click: () => last && void show(last, true) }, _("Try again"));
    put(element("div", { class: "share-problem", role: "alert" }, element("p", {}, told), passing ? again : null));
  };

  /**
   * @param {Shown} what
   * @param {boolean} [anew] although it is on the screen
   */
  async function show(what, anew = false) {
    if (what.link === shown && !anew) return;
    shown = what.link;
    last = what;
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const { artefact, link, still, title } = what;
    place.dataset.kind = artefact.kind;
    refuse(undefined);
    place.setAttribute("aria-busy", "true");
    const drawn = artefact.media_type.startsWith("image/");
    const alone = drawn || artefact.kind === "live" || artefact.kind === "video" || TEXT.test(artefact.media_type);
    const pictured = alone ? what : still;
    if (!pictured) return put(element("p", { class: "share-problem" }, _("This file has no preview.")));
    const draw = async () => {
      if (signal.aborted) return;
      const blob = await fetchFile(pictured.link, pictured.artefact.media_type, signal);
      if (signal.aborted) return;
      if (artefact.kind === "live") put(element("iframe", { src: link, title, class: "share-frame" }));
      else if (artefact.kind === "video") put(element("video", { src: local(blob), controls: true, autoplay: true, loop: true, "aria-label": title }));
      else if (alone && !drawn) {
        const read = await text(blob);
        if (!signal.aborted) put(read);
      } else put(element("img", { src: local(blob), alt: title }));
      if (!signal.aborted) good = artefact;
    };
    try {
      await persistently(draw, (error) => error && !signal.aborted && complain(error));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }

  return {
    show,
    /** Says why there is no file. */
    complain,
    lack,
    /** Stops what moves or is on its way. */
    clear() {
      stop.abort();
      shown = "";
      put();
    },
  };
}

/** @param {Blob} blob */
async function text(blob) {
  const whole = await blob.text();
  const more = whole.length > MOST ? _("… and {count} more characters in the file", { count: whole.length - MOST }) : "";
  return element("pre", { class: "share-code", tabindex: 0, role: "group", "aria-label": _("The file") }, whole.slice(0, MOST), more && `\n${more}`);
}
