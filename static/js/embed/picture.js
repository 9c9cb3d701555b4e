// @ts-check
/** The picture that is printed: as the server draws it, once it has come; the plots themselves until then. */

import { byId } from "../dom.js";

/** What the server draws, in pixels. */
const SIZE = { least: [120, 90], most: 4096 };

/**
 * @param {ReturnType<typeof import("../player.js").createPlayer>} player
 * @param {() => void} settle sees to what may wait, the picture among it
 */
export function printed(player, settle) {
  const picture = byId("picture");
  let playing = false;
  // What moves is printed as it stands just then, and in the size that it has on the screen.
  addEventListener("beforeprint", () => {
    playing = player.playing;
    player.pause();
    settle();
    Object.assign(document.body.style, { width: `${innerWidth}px`, height: `${innerHeight}px` });
  });
  addEventListener("afterprint", () => {
    Object.assign(document.body.style, { width: "", height: "" });
    if (playing) player.play();
  });
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
