// @ts-check
/** The colours of the page as the charts need them: read from tokens.css, in the theme that is on. */

import { PATHS } from "./colours.js";

const CONTOURS = 4;
/** The colour scales of the ground, the usual one first; each is a series of tokens. */
export const SCALES = ["water", "cividis", "earth", "grey"];

/** @param {string} name of a colour token */
function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/**
 * @param {string} name
 * @param {number} count
 */
function series(name, count) {
  return Array.from({ length: count }, (_unused, index) => colour(`${name}-${index + 1}`));
}

/** The newest palette of each scale. @type {Record<string, import("./types.js").Palette>} */
const newest = {};

/**
 * The colours of the theme that is on: the same object as long as none of them changes.
 * @param {string} [scale] of the ground
 * @returns {import("./types.js").Palette}
 */
export function palette(scale = SCALES[0]) {
  const named = SCALES.indexOf(scale) > 0 ? `contour-${scale}` : "contour";
  const found = {
    path: series("path", PATHS),
    contour: series(named, CONTOURS),
    line: colour("contour-line"),
    field: colour("field"),
    hatch: colour("hatch"),
    casing: colour("casing"),
    ink: colour("ink"),
    muted: colour("ink-muted"),
    hairline: colour("hairline"),
    font: getComputedStyle(document.body).fontFamily,
  };
  if (JSON.stringify(found) !== JSON.stringify(newest[scale])) newest[scale] = found;
  return newest[scale];
}

let type = NaN;

/** How much larger than usual the page's type is, by the reader's wish or for an audience: as it was measured last. */
export function typeSize() {
  return type;
}

/** Measures the page's type, which takes the browser a while. */
export function measureType() {
  type = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

measureType();

/**
 * Puts a theme on the page; "auto" follows the system.
 * @param {string} theme
 */
export function apply(theme) {
  wanted = theme;
  document.documentElement.dataset.theme = printed ?? theme;
}

/** What is on the page, as the server wrote it or as it was put there. */
let wanted = document.documentElement.dataset.theme ?? "auto";
/** The theme of a page that is being printed: paper is light for a browser, and what is drawn in the dark stays as it is. @type {string|null} */
let printed = null;
addEventListener("beforeprint", () => {
  printed = scheme();
  apply(wanted);
});
addEventListener("afterprint", () => {
  printed = null;
  apply(wanted);
});

/** The theme that is on. */
export function scheme() {
  const { theme } = document.documentElement.dataset;
  if (theme === "light" || theme === "dark") return theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * Calls `listener` when the system changes between light and dark.
 * @param {() => void} listener
 */
export function onSystemChange(listener) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}
