// @ts-check
/** Lists of numbers: float64 as it travels, each number with all its digits. */

/** @typedef {import("./types.js").Numbers} Numbers */

/** No numbers at all. @type {Numbers} */
export const NONE = new Float64Array(0);

/**
 * The bytes that a text holds as base64.
 * @param {string} text
 * @returns {ArrayBuffer}
 */
export function bytes(text) {
  // Older browsers cannot do it by themselves.
  const own = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (Uint8Array).fromBase64;
  return (own?.call(Uint8Array, text) ?? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))).buffer;
}

/**
 * The numbers whose bytes a text holds as base64.
 * @param {string} text
 * @returns {Numbers}
 */
export function floats(text) {
  return new Float64Array(bytes(text));
}

/**
 * A number; null where there is none, or none that is finite.
 * @param {unknown} value
 */
export function finite(value) {
  return isNumber(value) ? value : null;
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
export function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}
