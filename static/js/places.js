// @ts-check
/** Places on the ground: where a further start tells something new, and how far a small step is. */

/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").Surface} Surface */

/** How far apart two starts must be to show two things, as a share of the picture. */
const APART = 0.15;
/** Where to look when nothing better is left, as shares of the picture. */
const LATTICE = [0.15, 0.325, 0.5, 0.675, 0.85];

/**
 * A further start: one that is suggested and not taken yet, else across from the last, else as far from all as can be.
 * @param {Point[]} taken
 * @param {Point[]} suggested
 * @param {Surface} surface
 * @returns {Point}
 */
export function another(taken, suggested, surface) {
  const left = suggested.find(([x, y]) => !taken.some((start) => start[0] === x && start[1] === y));
  if (left) return [...left];
  const { x, y } = surface;
  /** @param {Point} place */
  const shares = (place) => [x, y].map((edges, axis) => (place[axis] - edges[0]) / (edges[edges.length - 1] - edges[0]));
  const known = taken.map(shares);
  const [across, up] = known.length ? known[known.length - 1] : [0.5, 0.5];
  const opposite = [[1 - across, 1 - up], [1 - across, up], [across, 1 - up]];
  const lattice = LATTICE.flatMap((row) => LATTICE.map((column) => [column, row]));
  /** @param {number[]} place */
  const room = (place) => Math.min(...known.map((other) => Math.hypot(other[0] - place[0], other[1] - place[1])));
  const free = (/** @type {number[]} */ place) => place.every((part) => part >= 0 && part <= 1) && hasValue(surface, place);
  const farthest = lattice.filter(free).sort((a, b) => room(b) - room(a))[0] ?? [0.5, 0.5];
  const chosen = opposite.find((place) => free(place) && room(place) >= APART) ?? farthest;
  return /** @type {Point} */ ([x, y].map((edges, axis) => near(edges, edges[0] + chosen[axis] * (edges[edges.length - 1] - edges[0]))));
}

/**
 * A small step along an axis: the largest of 1, 2, 5 and their tenfolds and tenths that is no more than 1/100 of it.
 * @param {number[]} edges
 */
export function stepOf(edges) {
  const most = (edges[edges.length - 1] - edges[0]) / 100;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
  return Number(step.toPrecision(1));
}

/**
 * Whether the ground has a value at a place.
 * @param {Surface} surface
 * @param {number[]} place as shares
 */
function hasValue({ x, y, z }, [across, up]) {
  return z[Math.round(up * (y.length - 1))]?.[Math.round(across * (x.length - 1))] !== null;
}

/**
 * A number near a place that is short to write.
 * @param {number[]} edges
 * @param {number} value
 */
function near(edges, value) {
  const step = stepOf(edges);
  return Number((Math.round(value / step) * step).toPrecision(12));
}
