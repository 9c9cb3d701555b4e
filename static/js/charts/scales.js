// @ts-check
/**
 * Vertical axes: linear, logarithmic, and symmetric logarithmic, which Plotly lacks. There a value is drawn at another
 * height than its own; ticks and words under the pointer tell the value itself. Pure: no DOM, no Plotly.
 */

import { isNumber } from "../numbers.js";
import { even, rounds, told } from "./ticks.js";

/** @typedef {import("../types.js").Numbers} Numbers */
/** @typedef {import("../types.js").AxisType} AxisType */
/**
 * @typedef {{place: (value: number|undefined) => number, range: [number, number], axis: Record<string, any>,
 *   threshold: number|null, empty: boolean}} Scale
 *   where a value is drawn (NaN where it cannot be), the heights shown, Plotly's words for the axis, below which size
 *   a symmetric logarithmic axis is linear, and whether there is nothing to draw
 */

/** How many times the height of the highest start an axis reaches at most. */
const HEADROOM = { linear: 2, log: 1000 };
/** The most orders of magnitude on a logarithmic axis, and on either side of a symmetric one. */
const DECADES = { log: 20, symlog: 6 };

/**
 * The axis for curves of numbers. Those that shoot up do not press the others flat: they leave through the top.
 * @param {AxisType} type
 * @param {Numbers[]} curves
 * @param {{base?: number, whole?: boolean}} [how] what is taken off every number; whether all of every curve is shown
 * @returns {Scale}
 */
export function scaleOf(type, curves, { base = 0, whole = false } = {}) {
  const heights = curves.map((numbers) => summary(numbers, base, type === "log")).filter(({ size }) => size);
  const empty = !heights.length;
  const found = empty ? { low: type === "log" ? 0.1 : 0, high: 1, first: 1, start: 1, small: 0.1, large: 1 } : merged(heights, whole);
  const scale = { linear, log, symlog }[type](found, base, whole);
  // Of curves that are all the same number that is the one to be read.
  const ticks = !empty && found.low === found.high && { tickvals: [scale.place(found.low + base)], ticktext: told([found.low]) };
  return { ...scale, axis: { ...scale.axis, ...ticks }, empty };
}

/**
 * Where a value stands: at its height, or on the edge that it lies beyond, and by which angle from "up" its way leads
 * there; null for what is no number.
 * @param {Scale} scale
 * @param {number|undefined} value
 * @returns {{height: number, angle: number|null}|null}
 */
export function standing({ place, range: [low, high], empty }, value) {
  if (empty || typeof value !== "number" || Number.isNaN(value)) return null;
  const height = isNumber(value) ? place(value) : value;
  // What is not above zero has no height on a logarithmic axis, and lies below all that has one.
  if (!(height >= low)) return { height: low, angle: 180 };
  return height > high ? { height: high, angle: 0 } : { height, angle: null };
}

/** @typedef {{low: number, high: number, first: number, start: number, small: number, large: number}} Extent */

/**
 * How far the heights of a curve go: the lowest, the highest, the first, and the least and the greatest size but zero.
 * @param {Numbers} numbers
 * @param {number} base
 * @param {boolean} positive whether only what is above zero counts
 */
function summary(numbers, base, positive) {
  const found = { low: Infinity, high: -Infinity, first: NaN, start: NaN, small: Infinity, large: 0, size: 0 };
  for (const value of numbers) {
    if (!isNumber(value)) continue;
    const height = value - base;
    if (positive && height <= 0) continue;
    if (!found.size) found.first = height;
    found.size += 1;
    found.low = Math.min(found.low, height);
    found.high = Math.max(found.high, height);
    const size = Math.abs(height);
    if (size > 0) found.small = Math.min(found.small, size);
    found.large = Math.max(found.large, size);
  }
  return found;
}

/**
 * @param {Extent[]} extents
 * @param {boolean} whole
 * @returns {Extent}
 */
function merged(extents, whole) {
  const most = (/** @type {keyof Extent} */ key) => Math.max(...extents.map((extent) => extent[key]));
  const least = (/** @type {keyof Extent} */ key) => Math.min(...extents.map((extent) => extent[key]));
  const high = most("high");
  // Where every curve shoots up, there is nothing that would be pressed flat.
  const all = whole || extents.every((extent) => extent.high > HEADROOM.log * Math.abs(most("first")));
  return { low: least("low"), high, first: all ? high : most("first"), start: least("first"), small: least("small"), large: most("large") };
}

/**
 * @param {Extent} extent
 * @param {number} base
 * @returns {Omit<Scale, "empty">}
 */
function linear({ low, high, first }, base) {
  const top = Math.min(high, first + (HEADROOM.linear - 1) * (first - low));
  const margin = 0.03 * (top - low || Math.abs(top) || 1);
  const range = calm(low - margin, top + margin);
  const place = (/** @type {number|undefined} */ value) => (isNumber(value) ? value - base : NaN);
  // Beyond what a computer can tell apart there is nothing to write.
  const values = Number.isFinite(range[1] - range[0]) ? even(...range) : [];
  return { place, range, threshold: null, axis: { type: "linear", range, tickvals: values, ticktext: told(values) } };
}

/**
 * @param {Extent} extent
 * @param {number} base
 * @returns {Omit<Scale, "empty">}
 */
function log({ low, high, first, start }, base) {
  const top = Math.min(high, first * HEADROOM.log);
  const bottom = Math.log10(Math.min(start, Math.max(low, top / 10 ** DECADES.log)));
  const margin = 0.03 * (Math.log10(top) - bottom || 1);
  const powers = calm(bottom - margin, Math.log10(top) + margin);
  const range = /** @type {[number, number]} */ (powers.map((power) => 10 ** power));
  const place = (/** @type {number|undefined} */ value) => (isNumber(value) && value > base ? value - base : NaN);
  return { place, range, threshold: null, axis: { type: "log", range: powers, ...decades(powers) } };
}

/**
 * Linear close to zero and logarithmic beyond, on both sides: the inverse hyperbolic sine.
 * @param {Extent} extent
 * @param {number} base
 * @param {boolean} whole
 * @returns {Omit<Scale, "empty">}
 */
function symlog({ low, high, first, small, large }, base, whole) {
  const most = Math.min(large || 1, whole ? Infinity : HEADROOM.log * (Math.abs(first) || Infinity));
  const least = Number.isFinite(small) ? Math.floor(Math.log10(small)) : -1;
  const threshold = Number(`1e${Math.max(least, Math.ceil(Math.log10(most)) - DECADES.symlog)}`);
  const measure = (/** @type {number} */ height) => Math.asinh(height / threshold);
  const place = (/** @type {number|undefined} */ value) => (isNumber(value) ? measure(value - base) : NaN);
  const [bottom, top] = [measure(Math.max(low, -most)), measure(Math.min(high, most))];
  const margin = 0.03 * (top - bottom || 1);
  const range = calm(bottom - margin, top + margin);
  const seen = signed(threshold, most, (value) => measure(value) >= range[0] && measure(value) <= range[1], whole ? 4 : 7);
  const values = seen.length > 1 ? seen : even(threshold * Math.sinh(range[0]), threshold * Math.sinh(range[1]));
  return { place, range, threshold, axis: { type: "linear", range, tickvals: values.map(measure), ticktext: told(values) } };
}

/**
 * A range a little wider, on round numbers: it stays the same while the curves in it change a little, as under a drag,
 * and need not be drawn again.
 * @param {number} low
 * @param {number} high
 * @returns {[number, number]}
 */
function calm(low, high) {
  const unit = 2 ** Math.floor(Math.log2((high - low) / 16));
  return unit > 0 && Number.isFinite(unit) ? [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit] : [low, high];
}

/**
 * Zero and powers of ten on both sides of it, as far as they are seen. Beside zero there is no place for the least.
 * @param {number} least
 * @param {number} most
 * @param {(value: number) => boolean} seen
 * @param {number} count about how many
 */
function signed(least, most, seen, count) {
  const exponents = Array.from({ length: Math.floor(Math.log10(most / least) + 1e-9) + 1 }, (_unused, index) => index + Math.round(Math.log10(least)));
  const sides = [-1, 1].map((side) => exponents.map((exponent) => side * Number(`1e${exponent}`)).filter(seen).slice(seen(0) && exponents.length > 2 ? 1 : 0));
  const apart = Math.max(1, Math.ceil((sides[0].length + sides[1].length) / count));
  const [below, above] = sides.map((values) => values.filter((_unused, index) => (values.length - 1 - index) % apart === 0));
  return [...below.reverse(), ...[0].filter(seen), ...above];
}

/**
 * The ticks of a logarithmic axis: whole decades, or round numbers where there are not two.
 * @param {[number, number]} powers of ten at its ends
 */
function decades([low, high]) {
  const apart = Math.max(1, Math.ceil((high - low) / 6));
  const first = Math.ceil(low / apart);
  const whole = Array.from({ length: Math.floor(high / apart) - first + 1 }, (_unused, index) => Number(`1e${(first + index) * apart}`));
  const [bottom, top] = [10 ** low, 10 ** high];
  const values = high - low >= 2 ? whole : top < 10 * bottom ? even(bottom, top) : rounds(bottom, top);
  return { tickvals: values, ticktext: told(values) };
}
