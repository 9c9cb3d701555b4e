// @ts-check
/** The chosen artefact as it will look: the frame itself, the picture, or the text. */

import { Problem } from "../api.js";
import { element } from "../dom.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").Artefact} Artefact */
/** @typedef {{artefact: Artefact, link: string, still: string, title: string}} Shown  `still`: a picture of the same scene */

/** How much of a text is shown, in characters. */
const MOST = 12_000;
const TEXT = /^text\/(?!html)|json|x-tex|x-python/;

/**
 * @param {HTMLElement} place
 * @param {(url: string, signal: AbortSignal) => Promise<Blob>} fetchFile
 */
export function sharePreview(place, fetchFile) {
  let stop = new AbortController();
  let kept = "";
  let shown = "";
  /** @type {Shown|null} */
  let last = null;

  /** @param {...(Node|string)} content */
  const put = (...content) => {
    place.replaceChildren(...content);
    place.removeAttribute("aria-busy");
  };

  /** @param {Blob} blob */
  const local = (blob) => {
    URL.revokeObjectURL(kept);
    return (kept = URL.createObjectURL(blob));
  };

  /** @param {unknown} error */
  const complain = (error) => {
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
    if (artefact.kind === "live") return put(element("iframe", { src: link, title: title, class: "share-frame" }));
    place.setAttribute("aria-busy", "true");
    const drawn = artefact.media_type.startsWith("image/");
    const alone = drawn || artefact.kind === "video" || TEXT.test(artefact.media_type);
    if (!alone && !still) return put(element("p", { class: "share-problem" }, _("This file has no preview.")));
    try {
      const blob = await fetchFile(alone ? link : still, signal);
      if (signal.aborted) return;
      if (artefact.kind === "video") put(element("video", { src: local(blob), controls: true, autoplay: true, loop: true, "aria-label": title }));
      else if (alone && !drawn) {
        const read = await text(blob);
        if (!signal.aborted) put(read);
      } else put(element("img", { src: local(blob), alt: title }));
    } catch (error) {
      if (!signal.aborted) complain(error);
    }
  }

  return {
    show,
    /** Says why there is no file. */
    complain,
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
