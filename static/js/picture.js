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
 * What must come beside the paths for the panels that are shown, and for the cards of optimizers that have a schedule.
 * @param {string[]} panels
 * @param {string|import("./types.js").Scene} [scene] whose cards are shown, or a query, which may have any
 */
export function needed(panels, scene) {
  const charts = CHARTS.filter(({ id }) => panels.includes(id)).map(({ include }) => include);
  const wanted = [...charts, panels.includes("inspector") ? "state" : undefined].filter((name) => name !== undefined);
  // A step is told by its rate.
  const rated = wanted.includes("state") || typeof scene === "string" || scene?.optimizers?.some(({ schedule }) => schedule);
  return [...new Set([...wanted, ...(rated ? ["learning_rate"] : [])])];
}
