// @ts-check
/** Where every path stands, and where it left the picture: how far away it is, and when. Pure: no DOM, no Plotly. */

import { number } from "../format.js";
import { _ } from "../i18n.js";
import { isNumber } from "../numbers.js";
import { inside, lastInside, pointAt, stepAt } from "../result.js";
import { boldness, plain, stroke } from "./style.js";

/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Domain} Domain */
/**
 * @typedef {{x: number|null, y: number|null, symbol: string, angle: number, text: string, told: string}} Head
 *   `text` is written beside it, `told` under the pointer
 */

/**
 * Where every path stands. A path that has left the picture has an arrow at the edge where it went, one that was never
 * in it an arrow at the edge nearest to it; one that ended in no number has a cross at its last place.
 * @param {Trajectory[]} trajectories
 * @param {Domain} domain what is seen
 * @param {Picture} picture
 * @param {number} position
 */
export function heads(trajectories, domain, picture, position) {
  const { emphasis, palette } = picture;
  const bold = boldness(trajectories.length);
  const found = trajectories.map((trajectory) => head(trajectory, domain, position));
  return {
    x: found.map(({ x }) => x),
    y: found.map(({ y }) => y),
    marker: {
      symbol: found.map(({ symbol }) => symbol),
      angle: found.map(({ angle }) => angle),
      size: found.map(({ symbol }) => (symbol === "circle" ? 9 * bold : 13)),
      color: trajectories.map((trajectory) => stroke(trajectory, picture).color),
      line: { width: 2 * bold, color: palette.casing },
      opacity: trajectories.map(({ card }) => (emphasis.card === null || emphasis.card === card ? 1 : 0.3)),
    },
    text: found.map(({ text }) => text),
    beside: true,
    textfont: { size: 11, weight: 600, family: palette.font, color: trajectories.map((trajectory) => stroke(trajectory, picture).color), casing: palette.casing },
    hovertext: found.map(({ told }) => told),
    hoverinfo: found.map(({ told }) => (told ? "text" : "skip")),
    cliponaxis: false,
  };
}

/**
 * @param {Trajectory} trajectory
 * @param {Domain} domain
 * @param {number} position
 * @returns {Head}
 */
function head(trajectory, domain, position) {
  const silent = { angle: 0, text: "", told: "" };
  const point = pointAt(trajectory, position);
  if (point && inside(domain, ...point)) return { x: point[0], y: point[1], symbol: "circle", ...silent };
  const step = stepAt(trajectory, position);
  const last = lastInside(trajectory, domain, step);
  if (last < 0) return outside(trajectory, domain, step) ?? { x: null, y: null, symbol: "circle", ...silent };
  const from = /** @type {[number, number]} */ ([trajectory.x[last], trajectory.y[last]]);
  // The arrow points to where the path is, which may be another side than the one where it left.
  const known = lastKnown(trajectory, last, step);
  const [nextX, nextY] = point ?? (known > last ? [trajectory.x[known], trajectory.y[known]] : []);
  if (!isNumber(nextX) || !isNumber(nextY)) {
    const told = last < step ? _("{name} has no value after step {step}", { name: plain(trajectory.name), step: last }) : "";
    return { x: from[0], y: from[1], symbol: "x", ...silent, told };
  }
  const edge = crossing(domain, from, [nextX, nextY]);
  return { ...edge, symbol: "triangle-up", ...gone(trajectory, [edge.x, edge.y], last, step) };
}

/**
 * The nearest place on the edge to a path that has never been in the picture; null if it has no point at all.
 * @param {Trajectory} trajectory
 * @param {Domain} domain
 * @param {number} step
 * @returns {Head|null}
 */
function outside(trajectory, domain, step) {
  const known = lastKnown(trajectory, -1, step);
  if (known < 0) return null;
  const point = [Number(trajectory.x[known]), Number(trajectory.y[known])];
  const [x, y] = domain.map(([low, high], axis) => Math.max(low, Math.min(high, point[axis])));
  const [across, up] = domain.map(([low, high], axis) => (point[axis] - [x, y][axis]) / (high - low));
  const angle = Math.abs(across) >= Math.abs(up) ? (across > 0 ? 90 : 270) : up > 0 ? 0 : 180;
  return { x, y, angle, symbol: "triangle-up", ...gone(trajectory, [x, y], -1, step) };
}

/**
 * How far away a path is that has left the picture: short, and in full.
 * @param {Trajectory} trajectory
 * @param {[number, number]} edge where it left
 * @param {number} last its last step in the picture, -1 if it was never there
 * @param {number} step where it stands
 */
function gone(trajectory, edge, last, step) {
  const known = lastKnown(trajectory, last, step);
  if (known === last) return { text: "", told: "" };
  const [x, y] = [Number(trajectory.x[known]), Number(trajectory.y[known])];
  // Near the end of float64 the square of a distance may have no number, as `hypot` knows.
  const distance = number(Math.hypot(x - edge[0], y - edge[1]), 2);
  const text = _("{distance} away at step {step}", { distance, step: known });
  const name = plain(trajectory.name);
  const full = last < 0 ? _("{name} is not in the picture", { name }) : _("{name} left the picture after step {step}", { name, step: last });
  return { text, told: `<b>${full}</b><br>${text}<br>(${number(x)}, ${number(y)})<br>f = ${number(trajectory.loss[known])}` };
}

/**
 * The last step up to `step` at which there is a point; `last` if none is after that.
 * @param {Trajectory} trajectory
 * @param {number} last
 * @param {number} step
 */
function lastKnown({ x, y }, last, step) {
  let known = step;
  while (known > last && !(isNumber(x[known]) && isNumber(y[known]))) known -= 1;
  return known;
}

/**
 * Where the line from a point inside to one outside meets the edge, and the angle from "up" of the way out.
 * @param {Domain} domain
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
function crossing([[x0, x1], [y0, y1]], from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const exits = [
    { share: dx > 0 ? (x1 - from[0]) / dx : Infinity, angle: 90 },
    { share: dx < 0 ? (x0 - from[0]) / dx : Infinity, angle: 270 },
    { share: dy > 0 ? (y1 - from[1]) / dy : Infinity, angle: 0 },
    { share: dy < 0 ? (y0 - from[1]) / dy : Infinity, angle: 180 },
  ];
  const { share, angle } = exits.reduce((first, other) => (other.share < first.share ? other : first));
  return { x: from[0] + share * dx, y: from[1] + share * dy, angle };
}
