// @ts-check
/** The picture that is printed: as the server draws it, once it has come; the plots themselves until then. */

import { byId } from "../dom.js";

/** What the server draws, in pixels. */
const SIZE = { least: [120, 90], most: 4096 };

export function printed() {
  const picture = byId("picture");
  // What is hidden and lazy is loaded when it is to be seen: for the printer.
  picture.addEventListener("load", () => document.body.toggleAttribute("data-pictured", true));
  picture.addEventListener("error", () => document.body.toggleAttribute("data-pictured", false));
  return {
    /** @param {string} query of what is shown @param {string} words */
    update(query, words) {
      const size = [innerWidth, innerHeight].map((length, axis) => Math.max(SIZE.least[axis], Math.min(length, SIZE.most)));
      const source = `${picture.dataset.figure}?${[query, `size=${size.join(",")}`].filter(Boolean).join("&")}`;
      if (picture.getAttribute("src") === source) return;
      document.body.removeAttribute("data-pictured");
      picture.alt = words;
      picture.src = source;
    },
  };
}
