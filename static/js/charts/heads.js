// @ts-check
/** Where every path stands, and where it left the picture. Pure: no DOM, no Plotly. */

import { inside, isNumber, lastInside, pointAt, stepAt } from "../result.js";
import { stroke } from "./style.js";

/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Domain} Domain */

/**
 * Where every path stands. A path that has left the picture has an arrow at the edge where it went; one that ended
 * in no number has a cross at its last place.
 * @param {Trajectory[]} trajectories
 * @param {Domain} domain
 * @param {Picture} picture
 * @param {number} position
 */
export function heads(trajectories, domain, picture, position) {
  const found = trajectories.map((trajectory) => ({ ...head(trajectory, domain, position), color: stroke(trajectory, picture).color }));
  return {
    x: found.map(({ x }) => x),
    y: found.map(({ y }) => y),
    marker: {
      symbol: found.map(({ symbol }) => symbol),
      angle: found.map(({ angle }) => angle),
      size: found.map(({ symbol }) => (symbol === "circle" ? 11 : 13)),
      color: found.map(({ color }) => color),
      line: { width: 2, color: picture.palette.casing },
      opacity: 1,
    },
    cliponaxis: false,
  };
}

/**
 * @param {Trajectory} trajectory
 * @param {Domain} domain
 * @param {number} position
 * @returns {{x: number|null, y: number|null, symbol: string, angle: number}}
 */
function head(trajectory, domain, position) {
  const point = pointAt(trajectory, position);
  if (point && inside(domain, ...point)) return { x: point[0], y: point[1], symbol: "circle", angle: 0 };
  const step = stepAt(trajectory, position);
  const last = lastInside(trajectory, domain, step);
  if (last < 0) return { x: null, y: null, symbol: "circle", angle: 0 };
  const [x, y] = [Number(trajectory.x[last]), Number(trajectory.y[last])];
  const next = last < step ? [trajectory.x[last + 1], trajectory.y[last + 1]] : point ?? [];
  const [nextX, nextY] = next;
  if (!isNumber(nextX) || !isNumber(nextY)) return { x, y, symbol: "x", angle: 0 };
  return { ...crossing(domain, [x, y], [nextX, nextY]), symbol: "triangle-up" };
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
