// @ts-check
/** The part of the plane that is seen: zoomed, moved, kept within reason, and written in short numbers. */

/** @typedef {import("./types.js").Domain} Domain */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").View} View */

/** The widest and the narrowest window, in widths of the landscape's own domain. */
const WIDEST = 1e6;
const NARROWEST = 1e-9;
/** A window has places for so many points, each some roundings of float64 from the next. */
const PLACES = 1e6;
const ROUNDING = 1e-15;
/** The width beyond which a server draws nothing. */
const LARGEST = 1e150;
/** Digits that tell the edges of a window apart: about a thousandth of its width. */
const DIGITS = 3;

/**
 * What is seen of a landscape.
 * @param {View} view
 * @param {Domain} home the landscape's own domain
 * @returns {Domain}
 */
export function seen({ window }, home) {
  return window ? [[window[0], window[1]], [window[2], window[3]]] : home;
}

/**
 * A window as the view keeps it: in short numbers, and null for the landscape's own.
 * @param {Domain} domain
 * @param {Domain} home
 * @returns {View["window"]}
 */
export function kept(domain, home) {
  const edges = domain.map(short);
  if (edges.every(([low, high], axis) => low === short(home[axis])[0] && high === short(home[axis])[1])) return null;
  return [edges[0][0], edges[0][1], edges[1][0], edges[1][1]];
}

/** @param {[number, number]} edges */
function short([low, high]) {
  const step = 10 ** (Math.floor(Math.log10(high - low)) - DIGITS);
  const places = Math.max(0, Math.min(100, -Math.floor(Math.log10(step) + 0.5)));
  return [low, high].map((edge) => Number((Math.round(edge / step) * step).toFixed(places)));
}

/**
 * Nearer by a factor, with a point staying where it is.
 * @param {Domain} domain
 * @param {number} factor above 1 to see less of the plane
 * @param {Point} [still] the middle if it is left out
 * @returns {Domain}
 */
export function zoomed(domain, factor, still = middle(domain)) {
  return /** @type {Domain} */ (domain.map(([low, high], axis) => [
    still[axis] - (still[axis] - low) / factor,
    still[axis] + (high - still[axis]) / factor,
  ]));
}

/**
 * @param {Domain} domain
 * @param {Point} by in parts of its width and height
 * @returns {Domain}
 */
export function panned(domain, by) {
  return /** @type {Domain} */ (domain.map(([low, high], axis) => [low + by[axis] * (high - low), high + by[axis] * (high - low)]));
}

/**
 * Whether a window can be drawn: neither beyond what float64 tells apart, nor out of sight of the landscape.
 * @param {Domain} domain
 * @param {Domain} home
 */
export function sensible(domain, home) {
  return domain.every(([low, high], axis) => {
    const share = (high - low) / (home[axis][1] - home[axis][0]);
    return share <= WIDEST && share >= NARROWEST && distinct(low, high);
  });
}

/**
 * Whether float64 can tell the places from `low` to `high` apart, and their squares from infinity.
 * @param {number} low
 * @param {number} high
 */
export function distinct(low, high) {
  return high - low <= LARGEST && (high - low) / PLACES > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
}

/** @param {Domain} domain @returns {Point} */
function middle([[x0, x1], [y0, y1]]) {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}
