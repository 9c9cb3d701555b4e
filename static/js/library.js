// @ts-check
/**
 * plotly.js, which keeps a page busy for half a second when it begins to run. A page fetches it early and lets it run
 * when the first sketch is on the screen, or after a moment; a file that brings it along says when it has run.
 */

import { easeReadback } from "./readback.js";

/** How long plotly.js waits for a sketch, in milliseconds. */
const PATIENCE = 400;

easeReadback();

/** The script, or where a page has it ready. */
const place = document.getElementById("plotly");
let begun = !(place instanceof HTMLLinkElement);
/** @type {() => void} */
let run = () => {};

/** @type {Promise<any>} */
const loaded = new Promise((resolve, reject) => {
  const listen = (/** @type {Element} */ script) => {
    script.addEventListener("load", () => resolve(/** @type {any} */ (window).Plotly));
    script.addEventListener("error", () => reject(new Error("plotly.js could not be loaded")));
  };
  if (!(place instanceof HTMLLinkElement)) {
    if (place) listen(place);
    return;
  }
  run = () => {
    if (begun) return;
    begun = true;
    const script = Object.assign(document.createElement("script"), { src: place.href });
    listen(script);
    document.head.append(script);
  };
  setTimeout(run, PATIENCE);
});
// Whoever draws is told; until then it is nobody's fault.
loaded.catch(() => {});

/** Plotly, as soon as it has run; what the first who asks has sketched by then is painted before. */
export function plotly() {
  // A frame is asked for when there is something to paint, and a task put off until then runs when that is painted.
  if (!begun) requestAnimationFrame(() => setTimeout(run));
  return loaded;
}
