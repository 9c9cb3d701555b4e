// @ts-check
/** Which optimizer is which, and which start. A scene tells them apart by their places only, and those move. */

import { free, slots } from "./colours.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {import("./types.js").View} View */

const LISTS = /** @type {const} */ (["optimizers", "start"]);

/** @type {WeakMap<object, number>} */
const keys = new WeakMap();
let made = 0;

/**
 * What stays the same of an optimizer or a start while the scene around it changes.
 * @param {object} item
 */
export function keyOf(item) {
  if (!keys.has(item)) keys.set(item, (made += 1));
  return /** @type {number} */ (keys.get(item));
}

/**
 * Where the item with this key is; -1 if it is no longer there.
 * @param {object[]|undefined} items
 * @param {number} key
 */
export function placeOf(items, key) {
  return (items ?? []).findIndex((item) => keyOf(item) === key);
}

/**
 * A copy whose optimizers and starts are the same ones.
 * @param {Scene} scene
 */
export function copy(scene) {
  const copied = structuredClone(scene);
  recognise(copied, scene);
  return copied;
}

/**
 * Finds in a scene the optimizers and starts of the scene that was asked for, which stand in the same places. Where
 * that named none, those of the scene before are found, one optimizer after the other by its id.
 * @param {Scene} scene
 * @param {Scene|null} asked
 * @param {Scene} [before]
 */
export function recognise(scene, asked, before) {
  for (const list of LISTS) {
    /** @type {any[]} */
    const known = [...(asked?.[list] ?? before?.[list] ?? [])];
    for (const item of /** @type {any[]} */ (scene[list] ?? [])) {
      const found = asked?.[list] ? 0 : known.findIndex(({ id }) => id === item.id);
      const [same] = found < 0 ? [] : known.splice(found, 1);
      if (same) keys.set(item, keyOf(same));
    }
  }
}

/**
 * What the view says of the optimizers, which it knows by their places: one that stays keeps its colour, and stays
 * hidden; the trajectory that is looked into stays that.
 * @param {View} view of the result before
 * @param {Result} before
 * @param {Result} after
 * @returns {Partial<View>}
 */
export function carried(view, before, after) {
  const known = before.scene.optimizers ?? [];
  const taken = slots(view.colours, known.length);
  const places = (after.scene.optimizers ?? []).map((optimizer) => placeOf(known, keyOf(optimizer)));
  const colours = places.map((place) => taken[place] ?? -1);
  for (const [index, slot] of colours.entries()) if (slot < 0) colours[index] = free(colours);
  const chosen = before.trajectories.findIndex(({ tag }) => tag === view.inspect);
  const same = chosen < 0 ? -1 : origins(after).indexOf(origins(before)[chosen]);
  const inspect = after.trajectories[same]?.tag ?? null;
  return { colours, inspect, hidden: after.cardKeys.filter((_unused, index) => view.hidden.includes(before.cardKeys[places[index]])) };
}

/**
 * What each trajectory is of: an optimizer and a start.
 * @param {Result} result
 */
function origins({ scene, trajectories }) {
  const starts = scene.start ?? [];
  return trajectories.map(({ card }, index) => [scene.optimizers?.[card], starts[index % starts.length]].map((item) => item && keyOf(item)).join());
}
