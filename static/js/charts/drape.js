// @ts-check
/** A path laid over the drawn surface: it follows the ground also between two steps. Pure: no DOM, no Plotly. */

import { segment } from "../clipping.js";
import { isNumber } from "../numbers.js";

/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {{x: (number|null)[], y: (number|null)[], z: (number|null)[], ends: number[]}} Drape
 *   points of a line, with gaps off the ground, and for each step how many of them have been passed when it is reached */

/** The most points between two steps, and about how many a run has: the more of its steps are seen, the fewer between two. */
const FINEST = 60;
const MOST = 12_000;

/**
 * @param {Trajectory} trajectory
 * @param {{x: number[], y: number[], z: import("../types.js").Heights[]}} ground evenly spaced
 * @param {number} lift how far over the ground
 * @returns {Drape}
 */
export function drape(trajectory, ground, lift) {
  const height = heights(ground);
  const [low, high] = /** @type {[number, number][]} */ ([0, -1].map((place) => [ground.x.at(place), ground.y.at(place)]));
  /** @type {Drape} */
  const line = { x: [], y: [], z: [], ends: [] };
  const add = (/** @type {number} */ x, /** @type {number} */ y) => {
    const z = height(x, y);
    line.x.push(z === null ? null : x);
    line.y.push(z === null ? null : y);
    line.z.push(z === null ? null : z + lift);
  };
  const { x, y } = trajectory;
  // Of a move that leaves the ground, or comes from outside, the part upon it.
  const parts = Array.from(x, (_unused, step) => (step ? upon([x[step - 1], y[step - 1]], [x[step], y[step]], { low, high }) : null));
  const finest = Math.max(1, Math.min(FINEST, Math.floor(MOST / parts.filter(Boolean).length)));
  for (const [step, part] of parts.entries()) {
    if (part) {
      const [[fromX, fromY], [toX, toY]] = part;
      const count = Math.min(finest, cells(ground, toX - fromX, toY - fromY));
      const [enters, leaves] = [fromX !== x[step - 1] || fromY !== y[step - 1], toX !== x[step] || toY !== y[step]];
      for (let piece = enters ? 0 : 1; piece < count + Number(leaves); piece += 1) {
        add(between(fromX, toX, piece / count), between(fromY, toY, piece / count));
      }
    }
    if (isNumber(x[step]) && isNumber(y[step])) add(x[step], y[step]);
    line.ends.push(line.x.length);
  }
  return line;
}

/**
 * A number on the way from one to another: never beyond either, so that a place on the edge stays upon it.
 * @param {number} from
 * @param {number} to
 * @param {number} share of the way
 */
function between(from, to, share) {
  return share === 1 ? to : from + share * (to - from);
}

/**
 * The part of a move between two points that is upon the ground; null where none is, or one of them is no number.
 * @param {import("../clipping.js").Place} from
 * @param {import("../clipping.js").Place} to
 * @param {import("../clipping.js").Box} box
 */
function upon(from, to, box) {
  return [...from, ...to].every(isNumber) ? segment(from, to, box) : null;
}

/**
 * How many cells of the ground a move crosses.
 * @param {{x: number[], y: number[]}} ground
 * @param {number} dx
 * @param {number} dy
 */
function cells({ x, y }, dx, dy) {
  return Math.max(1, Math.ceil(Math.hypot(dx / (x[1] - x[0]), dy / (y[1] - y[0]))));
}

/**
 * The height of the drawn ground at a place: linear between the corners of a cell; null off the ground.
 * @param {{x: number[], y: number[], z: import("../types.js").Heights[]}} ground
 */
function heights({ x, y, z }) {
  const across = (x.length - 1) / (x[x.length - 1] - x[0]);
  const up = (y.length - 1) / (y[y.length - 1] - y[0]);
  return (/** @type {number} */ px, /** @type {number} */ py) => {
    if (!(px >= x[0] && py >= y[0] && px <= x[x.length - 1] && py <= y[y.length - 1])) return null;
    const [column, row] = [(px - x[0]) * across, (py - y[0]) * up];
    const left = Math.min(Math.floor(column), x.length - 2);
    const low = Math.min(Math.floor(row), y.length - 2);
    const corners = [z[low][left], z[low][left + 1], z[low + 1][left], z[low + 1][left + 1]];
    if (!corners.every(isNumber)) return null;
    const [a, b, c, d] = /** @type {number[]} */ (corners);
    const [s, t] = [column - left, row - low];
    return (1 - t) * ((1 - s) * a + s * b) + t * ((1 - s) * c + s * d);
  };
}
