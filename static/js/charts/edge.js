// @ts-check
/** Words at the edge of the map that do not cover one another. Pure: no DOM, no Plotly. */

/** @typedef {import("../types.js").Domain} Domain */
/** @typedef {{left: number, bottom: number, width: number, height: number}} Box  in parts of the picture */

/** About how large a letter is, in parts of the picture; the real size hangs on the screen. */
const LETTER = { width: 0.0125, height: 0.032 };
const GAP = 0.015;

/** Where words may stand beside an arrow, by the way it points: inside the picture, the nicest place first. */
const PLACES = {
  0: ["bottom center", "bottom left", "bottom right"],
  90: ["middle left", "bottom left", "top left"],
  180: ["top center", "top left", "top right"],
  270: ["middle right", "bottom right", "top right"],
};

/**
 * What is written beside each head, and on which side of it; nothing where there is no room left.
 * @param {{x: number|null, y: number|null, angle: number, text: string}[]} heads
 * @param {Domain} domain
 */
export function written(heads, [[x0, x1], [y0, y1]]) {
  /** @type {Box[]} */
  const taken = [];
  // Those drawn last lie above the others, so the words at a place are theirs.
  const found = [...heads].reverse().map(({ x, y, angle, text }) => {
    if (!text || x === null || y === null) return { text: "", place: "middle left" };
    const [across, up] = [(x - x0) / (x1 - x0), (y - y0) / (y1 - y0)];
    for (const place of PLACES[/** @type {keyof typeof PLACES} */ (angle)]) {
      const box = boxOf(place, across, up, text.length);
      const fits = box.left >= 0 && box.left + box.width <= 1 && box.bottom >= 0 && box.bottom + box.height <= 1;
      if (!fits || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return { text, place };
    }
    return { text: "", place: "middle left" };
  });
  found.reverse();
  return { text: found.map(({ text }) => text), places: found.map(({ place }) => place) };
}

/**
 * @param {string} place as Plotly says it
 * @param {number} across
 * @param {number} up
 * @param {number} letters
 * @returns {Box}
 */
function boxOf(place, across, up, letters) {
  const [vertical, horizontal] = place.split(" ");
  const [width, height] = [letters * LETTER.width, LETTER.height];
  const left = { left: across - GAP - width, center: across - width / 2, right: across + GAP }[horizontal] ?? across;
  const bottom = { top: up + GAP, middle: up - height / 2, bottom: up - GAP - height }[vertical] ?? up;
  return { left, bottom, width, height };
}

/** @param {Box} one @param {Box} other */
function overlap(one, other) {
  return one.left < other.left + other.width && other.left < one.left + one.width && one.bottom < other.bottom + other.height && other.bottom < one.bottom + one.height;
}
