// @ts-check
/** The field of −∇f, as arrows or as streamlines. Pure: no DOM, no Plotly. */

import { descent, trace } from "./slopes.js";

/** @typedef {import("../types.js").Surface} Surface */
/** @typedef {import("../types.js").Palette} Palette */
/** @typedef {[number, number]} Place */

/** Arrows along each side, and the longest of them in their distance. */
const ARROWS = 20;
const LONGEST = 0.85;
/** Each factor of ten in the slope makes an arrow longer by the same amount, over so many of them. */
const DECADES = 3;
/** Streamlines keep about this part of the picture between them, and shorter ones say nothing. */
const APART = 1 / 26;
const SHORTEST = 20;
const WIDTH = 1.1;

/**
 * Arrows on an even grid, pointing the way −∇f leads on the picture. Their length grows with the logarithm of the
 * slope; steeper than the upper tenth of the picture is drawn like that, and flatter than a thousandth of it as a dot.
 * @param {Surface} surface
 * @param {Palette} palette
 */
export function arrows(surface, palette) {
  const slope = descent(surface);
  const [width, height] = spans(surface);
  const found = centres(ARROWS).flatMap((place) => {
    const vector = slope(place);
    const size = vector ? Math.hypot(vector[0] * width, vector[1] * height) : 0;
    return vector && size > 0 ? [{ place, vector, size }] : [];
  });
  const steep = found.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(0.9 * found.length)] ?? 1;
  const lines = found.map(({ place: [across, up], vector, size }) => {
    const share = Math.max(0.06, Math.min(1, 1 + Math.log10(size / steep) / DECADES));
    const length = Math.hypot(...vector);
    const [dx, dy] = vector.map((part) => ((part / length) * share * LONGEST) / ARROWS / 2);
    return /** @type {Place[]} */ ([[across - dx, up - dy], [across + dx, up + dy]]);
  });
  return drawn(lines, surface, palette, { head: (line) => line.length - 1, size: 6 });
}

/**
 * Lines of steepest descent, evenly spaced, each with an arrowhead that says which way is down.
 * @param {Surface} surface
 * @param {Palette} palette
 */
export function streams(surface, palette) {
  const slope = descent(surface);
  const taken = new Set();
  const cells = Math.round(1 / APART);
  /** @param {Place} place */
  const cellOf = ([across, up]) => Math.floor(across * cells) + 1000 * Math.floor(up * cells);
  /** @type {Place[][]} */
  const lines = [];
  for (const seed of scattered(centres(cells))) {
    if (taken.has(cellOf(seed))) continue;
    const own = new Set();
    /** @param {Place} place */
    const stop = (place) => {
      const cell = cellOf(place);
      if (taken.has(cell)) return true;
      own.add(cell);
      return false;
    };
    const up = trace(slope, seed, -1, stop);
    const line = [...up.reverse(), ...trace(slope, seed, 1, stop).slice(1)];
    if (line.length < SHORTEST) continue;
    for (const cell of own.add(cellOf(seed))) taken.add(cell);
    lines.push(line);
  }
  return drawn(lines, surface, palette, { head: (line) => line.length >> 1, size: 8 });
}

/**
 * The middles of `count` × `count` cells.
 * @param {number} count
 */
function centres(count) {
  return Array.from({ length: count * count }, (_unused, index) =>
    /** @type {Place} */ ([((index % count) + 0.5) / count, (Math.floor(index / count) + 0.5) / count]),
  );
}

/**
 * The same items in an order that leaps about, always the same one: neighbours that start one after the other would
 * cut each other short.
 * @template T
 * @param {T[]} items
 */
function scattered(items) {
  const leap = Math.round(items.length * 0.381966) | 1;
  const steps = [leap, leap + 2, leap + 4, leap + 6].find((size) => common(size, items.length) === 1) ?? 1;
  return items.map((_unused, index) => items[(index * steps) % items.length]);
}

/** @param {number} a @param {number} b @returns {number} the greatest common divisor */
function common(a, b) {
  return b === 0 ? a : common(b, a % b);
}

/**
 * Lines, with an arrowhead at one point of each. Plotly turns a head away from the point before it, as both stand on
 * the screen; that one is not to be seen.
 * @param {Place[][]} lines
 * @param {Surface} surface
 * @param {Palette} palette
 * @param {{head: (line: Place[]) => number, size: number}} heads
 */
function drawn(lines, surface, palette, { head, size }) {
  const ends = lines.flatMap((line) => line.slice(head(line) - 1, head(line) + 1));
  const shared = { type: "scatter", hoverinfo: "skip" };
  return [
    { ...shared, mode: "lines", ...placed(lines.flatMap((line) => [...line, null]), surface), line: { width: WIDTH, color: palette.field } },
    {
      ...shared,
      mode: "markers",
      ...placed(ends, surface),
      marker: { symbol: "arrow", angleref: "previous", size: ends.map((_unused, index) => (index % 2 ? size : 0)), color: palette.field, opacity: 1, line: { width: 0 } },
    },
  ];
}

/**
 * The coordinates of places; null for a gap.
 * @param {(Place|null)[]} places
 * @param {Surface} surface
 */
function placed(places, surface) {
  const [width, height] = spans(surface);
  return {
    x: places.map((place) => place && surface.x[0] + place[0] * width),
    y: places.map((place) => place && surface.y[0] + place[1] * height),
  };
}

/** @param {Surface} surface */
function spans({ x, y }) {
  return [x[x.length - 1] - x[0], y[y.length - 1] - y[0]];
}
