// @ts-check
/** The picture that is printed: as the server draws it, once it has come; the plots themselves until then. */

import { byId } from "../dom.js";

/** What the server draws, in pixels. */
const SIZE = { least: [120, 90], most: 4096 };

export function printed() {
  let picture = byId("picture");
  let printing = false;
  let wanted = "";
  let shown = { query: "", words: "" };

  /** @param {any} next @param {boolean} come whether it is there to be printed */
  const put = (next, come) => {
    if (next !== picture) picture.replaceWith(next);
    picture = next;
    document.body.toggleAttribute("data-pictured", come);
  };

  const show = () => {
    const size = [innerWidth, innerHeight].map((length, axis) => Math.max(SIZE.least[axis], Math.min(length, SIZE.most)));
    const source = `${picture.dataset.figure}?${[shown.query, `size=${size.join(",")}`].filter(Boolean).join("&")}`;
    if (printing || source === wanted) return;
    wanted = source;
    const next = picture.cloneNode();
    Object.assign(next, { alt: shown.words, src: source });
    next.addEventListener("error", () => next === picture && put(next, false));
    // What is hidden and lazy is loaded when it is to be seen, and the printer waits for that. It does not wait for one
    // that follows another: that one stays until then, a few steps behind at most.
    const first = !document.body.hasAttribute("data-pictured");
    next.loading = first ? "lazy" : "eager";
    next.addEventListener("load", function come() {
      if (source !== wanted) return;
      if (printing && next !== picture) addEventListener("afterprint", come, { once: true });
      else put(next, true);
    });
    if (first) put(next, false);
  };

  addEventListener("beforeprint", () => void (printing = true));
  addEventListener("afterprint", () => {
    printing = false;
    show();
  });
  addEventListener("resize", show);
  return {
    /** @param {string} query of what is shown @param {string} words */
    update(query, words) {
      shown = { query, words };
      show();
    },
  };
}
