// @ts-check
/** How texts are spelt in an address: readable, as the server spells them. */

/** What an address may hold as it is, beside what `encodeURIComponent` leaves alone. */
const LEGAL = /%(?:2C|3D|3A|2F|40|24|3B|3F|2B)/g;
const ESCAPED = /(?:%[0-9a-f]{2})+/gi;

/** @param {string} text */
export function encode(text) {
  return encodeURIComponent(text).replace(LEGAL, decodeURIComponent);
}

/** What is no text when it is decoded stays as it is, as a percent sign that a person wrote. @param {string} text */
export function decode(text) {
  return text.replace(ESCAPED, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
