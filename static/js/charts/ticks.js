// @ts-check
/** Where the ticks of an axis are, and how they are written. Pure: no DOM, no Plotly. */

import { number } from "../format.js";

/** How far a written tick may be from its value, as a part of that: what rounding has done to it. */
const EXACT = 1e-12;

/**
 * About five round numbers at even distances.
 * @param {number} bottom
 * @param {number} top
 */
export function even(bottom, top) {
  const distance = round((top - bottom) / 6);
  const first = Math.ceil(bottom / distance);
  return Array.from({ length: Math.floor(top / distance) - first + 1 }, (_unused, index) => (first + index) * distance);
}

/**
 * The numbers 1, 2 and 5 in every decade.
 * @param {number} bottom
 * @param {number} top
 */
export function rounds(bottom, top) {
  const decade = 10 ** Math.floor(Math.log10(bottom));
  return [1, 10, 100].flatMap((power) => [1, 2, 5].map((digit) => digit * power * decade)).filter((value) => value >= bottom && value <= top);
}

/** The most ticks of an axis of steps, and the letters of all of them together. */
const MOST = 8;
const LETTERS = 20;

/**
 * The ticks of an axis of steps: whole ones, and fewer where they are long.
 * @param {number} steps
 */
export function wholeSteps(steps) {
  const count = Math.min(MOST, LETTERS / String(steps).length);
  return { tick0: 0, dtick: Math.max(1, round(steps / count)), tickformat: "d", tickangle: 0 };
}

/**
 * Numbers for ticks, in as many digits as tell each of them, and no fewer than three.
 * @param {number[]} values
 */
export function told(values) {
  let digits = 3;
  while (digits < 16 && values.some((value) => Math.abs(Number(value.toPrecision(digits)) - value) > EXACT * Math.abs(value))) digits += 1;
  return values.map((value) => number(value, digits));
}

/**
 * Numbers near these, in as few digits as tell them apart, and how they are written.
 * @param {number[]} values
 */
export function shortest(values) {
  for (let digits = 1; ; digits += 1) {
    const found = values.map((value) => Number(value.toPrecision(digits)));
    if (new Set(found).size === values.length || digits === 17) {
      return { values: found, words: found.map((value) => number(value, Math.max(3, digits))) };
    }
  }
}

/**
 * The least of the numbers 1, 2 and 5 times a power of ten that is not below a value.
 * @param {number} value
 */
function round(value) {
  const decade = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((digit) => digit * decade >= value) ?? 10) * decade;
}
