// @ts-check
/** What is drawn: the served paths with their names and the ground below, and places along a path. */

import { _ } from "./i18n.js";
import { point } from "./format.js";
import { isNumber } from "./numbers.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").Trajectory} Trajectory */

/**
 * @param {import("./types.js").Answer} answer
 * @param {import("./types.js").Surface} surface
 * @param {import("./types.js").Domain} domain the landscape's own, of which the surface may be a part
 * @returns {Omit<Result, "include">}
 */
export function derive(answer, surface, domain) {
  const starts = Math.max(1, answer.scene.start?.length ?? 1);
  const cardNames = distinct(answer.trajectories.filter((_unused, index) => index % starts === 0).map(({ label }) => label));
  const cardKeys = distinct((answer.scene.optimizers ?? []).map(({ label, id }) => label ?? id));
  const tags = distinct(
    answer.trajectories.map((_unused, index) => cardNames[Math.floor(index / starts)] + (index % starts ? `@${(index % starts) + 1}` : "")),
  );
  const trajectories = answer.trajectories.map((trajectory, index) => {
    const card = Math.floor(index / starts);
    const cardName = cardNames[card];
    const name = starts > 1 ? _("{label} from {start}", { label: cardName, start: point(trajectory.start) }) : cardName;
    return { ...trajectory, card, key: cardKeys[card], name, tag: tags[index] };
  });
  const steps = Math.max(0, ...trajectories.map(({ x }) => x.length - 1));
  return { scene: answer.scene, query: answer.query, trajectories, surface, domain, cardNames, cardKeys, steps };
}

/**
 * Labels, with a number behind those that have been before: no two are the same.
 * @param {string[]} labels
 */
function distinct(labels) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const label of labels) {
    let name = label;
    for (let number = 2; found.has(name); number += 1) name = `${label} (${number})`;
    found.add(name);
  }
  return [...found];
}

/**
 * The trajectories that are not hidden.
 * @param {Result} result
 * @param {Set<string>} hidden keys of optimizers
 */
export function shown(result, hidden) {
  return result.trajectories.filter(({ key }) => !hidden.has(key));
}

/**
 * Whether a path went up: its numbers left the range of float64, or its loss is higher in the end than at the start.
 * @param {Pick<Trajectory, "outcome"|"loss">} trajectory
 */
export function climbed({ outcome, loss }) {
  return outcome.status === "diverged" || Number(loss[loss.length - 1]) > Number(loss[0]);
}

/**
 * The step of a trajectory at a position of the player: its last one when it has ended before.
 * @param {Trajectory} trajectory
 * @param {number} position
 */
export function stepAt(trajectory, position) {
  return Math.max(0, Math.min(Math.floor(position), trajectory.x.length - 1));
}

/**
 * The point at a position between steps, on the straight line from one to the next; null where there is none.
 * @param {Trajectory} trajectory
 * @param {number} position
 * @returns {import("./types.js").Point|null}
 */
export function pointAt(trajectory, position) {
  const step = stepAt(trajectory, position);
  const [x, y] = [trajectory.x[step], trajectory.y[step]];
  if (!isNumber(x) || !isNumber(y)) return null;
  const share = Math.min(position, trajectory.x.length - 1) - step;
  const [nextX, nextY] = [trajectory.x[step + 1], trajectory.y[step + 1]];
  if (share <= 0 || !isNumber(nextX) || !isNumber(nextY)) return [x, y];
  return [x + share * (nextX - x), y + share * (nextY - y)];
}

/**
 * Whether a point lies on the drawn ground.
 * @param {import("./types.js").Domain} domain
 * @param {number|null|undefined} x
 * @param {number|null|undefined} y
 */
export function inside([[x0, x1], [y0, y1]], x, y) {
  return isNumber(x) && isNumber(y) && x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/**
 * The last step up to `step` at which the path is on the drawn ground; -1 if there is none.
 * @param {Trajectory} trajectory
 * @param {import("./types.js").Domain} domain
 * @param {number} step
 */
export function lastInside(trajectory, domain, step) {
  let index = step;
  while (index >= 0 && !inside(domain, trajectory.x[index], trajectory.y[index])) index -= 1;
  return index;
}

/**
 * @param {import("./types.js").Surface} surface
 * @returns {import("./types.js").Domain}
 */
export function domainOf({ x, y }) {
  return [
    [x[0], x[x.length - 1]],
    [y[0], y[y.length - 1]],
  ];
}
