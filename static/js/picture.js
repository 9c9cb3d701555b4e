// @ts-check
/** What decides how a result is drawn, and what must be asked for to draw it. */

import { CHARTS } from "./charts/index.js";
import { slots } from "./colours.js";

/** @typedef {import("./types.js").Picture} Picture */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").View} View */

/**
 * @param {View} view
 * @param {Result|null} result
 * @param {Omit<Picture, "view"|"hidden"|"colours">} rest
 * @returns {Picture}
 */
export function pictureOf(view, result, rest) {
  const keys = result?.cardKeys ?? [];
  const { emphasis } = rest;
  // What stood out may be gone by now.
  const stands = emphasis.card !== null && keys[emphasis.card] !== undefined && !view.hidden.includes(keys[emphasis.card]);
  return {
    ...rest,
    view,
    hidden: new Set(view.hidden),
    colours: slots(view.colours, result?.cardNames.length ?? 0),
    emphasis: stands ? emphasis : { ...emphasis, card: null },
  };
}

/**
 * What the API must include for the panels that are shown.
 * @param {string[]} panels
 */
export function needed(panels) {
  const wanted = CHARTS.filter(({ id }) => panels.includes(id)).map(({ include }) => include);
  return [...new Set([...wanted, panels.includes("inspector") ? "state" : undefined])].filter((name) => name !== undefined);
}
