// @ts-check
/** The colours of the page as the charts need them: read from tokens.css, in the theme that is on. */

import { PATHS } from "./colours.js";

const CONTOURS = 4;

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

/** @returns {import("./types.js").Palette} */
export function palette() {
  return {
    path: series("path", PATHS),
    contour: series("contour", CONTOURS),
    line: colour("contour-line"),
    casing: colour("casing"),
    ink: colour("ink"),
    muted: colour("ink-muted"),
    hairline: colour("hairline"),
    surface: colour("surface"),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/**
 * Puts a theme on the page; "auto" follows the system.
 * @param {"auto"|"light"|"dark"} theme
 */
export function apply(theme) {
  document.documentElement.dataset.theme = theme;
}

/**
 * Calls `listener` when the system changes between light and dark.
 * @param {() => void} listener
 */
export function onSystemChange(listener) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}
