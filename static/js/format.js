// @ts-check
/** Numbers for people. */

import { isNumber } from "./numbers.js";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Groups of three digits, as in 1,000 and 12,345.6; and where one cannot know: 1,125 may be either. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(?=$|\.)/;
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** @type {Record<string, string>} */
const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/**
 * A number with up to four significant digits; a dash where there is none.
 * @param {number|null|undefined} value
 * @param {number} [digits]
 */
export function number(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 10 ** (digits + 1))) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    const raised = [...String(Number(exponent))].map((character) => SUPERSCRIPTS[character]).join("");
    return minus(`${Number(mantissa)}×10${raised}`.replace(/^(-?)1×/, "$1"));
  }
  return minus(size >= 10 ** (digits - 1) ? value.toFixed(0) : String(Number(value.toPrecision(digits))));
}

/**
 * A count, in whole numbers; a dash where there is none.
 * @param {number|null|undefined} value
 */
export function whole(value) {
  return value === null || value === undefined ? "–" : String(value);
}

/**
 * An angle to a hundredth of a degree, below which there is only rounding; a dash where there is none.
 * @param {number|null|undefined} value
 */
export function degrees(value) {
  return value === null || value === undefined ? "–" : `${Number(value.toFixed(2))}°`;
}

/**
 * All digits of a number, for a tooltip; nothing where there is none.
 * @param {number|null|undefined} value
 */
export function exact(value) {
  return isNumber(value) ? minus(String(value)) : "";
}

/**
 * A point, as (x, y).
 * @param {[number, number]} point
 */
export function point([x, y]) {
  return `(${number(x)}, ${number(y)})`;
}

/**
 * The number that a text spells as the server reads it; NaN if it spells none.
 * @param {string} text
 */
export function spelt(text) {
  const plain = text.trim().replaceAll("−", "-");
  return DECIMAL.test(plain) ? Number(plain) : NaN;
}

/**
 * The number that a person typed, or null if it is none. A dash for a minus sign, digits of full width, commas between
 * thousands and a decimal comma are understood; what may be either is none, unless only whole numbers are meant.
 * @param {string} text
 * @param {boolean} [whole]
 */
export function parse(text, whole = false) {
  const typed = text.normalize("NFKC").trim().replace(/[−–]/g, "-");
  if (!whole && EITHER.test(typed)) return null;
  const plain = typed.replace(THOUSANDS, (found) => found.replaceAll(",", "")).replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
  const value = spelt(plain);
  // What is too small for float64 is not zero.
  const lost = value === 0 && /[1-9]/.test(plain.replace(/e.*/i, ""));
  return Number.isFinite(value) && !lost ? value : null;
}

/**
 * Both edges, when someone types or pastes them into one field: "-5 5", "-5; 5" or "-5, 5".
 * @param {string} text
 * @returns {[number, number]|null}
 */
export function pair(text) {
  const numbers = text.trim().split(/\s*;\s*|,?\s+/).map((edge) => parse(edge));
  const [low, high] = numbers;
  return numbers.length === 2 && low !== null && high !== null ? [low, high] : null;
}

/** @param {string} text */
function minus(text) {
  return text.replaceAll("-", "−");
}
