// @ts-check
/** The marked points of a landscape: minima, saddles, maxima. Pure: no DOM, no Plotly. */

import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { inside } from "../result.js";

/** @typedef {import("../types.js").CriticalPoint} CriticalPoint */
/** @typedef {import("../types.js").Palette} Palette */

/** How each kind is marked: on the map, in the legend, and in words in the legend and under the pointer. */
const MARKS = {
  global: { symbol: "star", size: 19, sign: "★", word: _("minimum"), name: _("Global minimum") },
  minimum: { symbol: "star-open", size: 16, sign: "☆", word: _("local minimum"), name: _("Local minimum") },
  saddle: { symbol: "x-thin-open", size: 10, sign: "×", word: _("saddle"), name: _("Saddle point") },
  maximum: { symbol: "triangle-up-open", size: 10, sign: "△", word: _("maximum"), name: _("Maximum") },
  degenerate: { symbol: "diamond-open", size: 10, sign: "◇", word: _("degenerate"), name: _("Degenerate critical point") },
};

/** What is closer to zero is taken for it in the legend; the exact value is under the pointer. */
const ROUNDING = 1e-12;

/** @param {CriticalPoint} point */
function markOf({ kind, global }) {
  return MARKS[kind === "minimum" && global ? "global" : kind];
}

/**
 * The kinds of marks that are in the picture: how many of each, and their value of f where they share one.
 * @param {CriticalPoint[]} points
 * @param {import("../types.js").Domain} domain what is seen
 */
export function legend(points, domain) {
  const seen = points.filter(({ x, y }) => inside(domain, x, y));
  return Object.values(MARKS).flatMap((mark) => {
    const values = seen.filter((point) => markOf(point) === mark).map(({ value }) => number(Math.abs(value) < ROUNDING ? 0 : value, 3));
    const shared = values.every((value) => value === values[0]) ? values[0] : null;
    return values.length ? [{ ...mark, count: values.length, value: shared }] : [];
  });
}

/** What has been made of points, which stay while a start is dragged. @type {WeakMap<CriticalPoint[], {palette: Palette, trace: Record<string, any>}>} */
const made = new WeakMap();

/**
 * @param {CriticalPoint[]} points
 * @param {Palette} palette
 */
export function marks(points, palette) {
  const known = made.get(points);
  if (known?.palette === palette) return known.trace;
  const trace = traceOf(points, palette);
  made.set(points, { palette, trace });
  return trace;
}

/**
 * @param {CriticalPoint[]} points
 * @param {Palette} palette
 */
function traceOf(points, palette) {
  const symbols = points.map(markOf);
  const names = symbols.map((mark, index) => {
    const [place, count] = [symbols.slice(0, index + 1), symbols].map((some) => some.filter((other) => other === mark).length);
    return count > 1 ? _("{name}, {number} of {count}", { name: mark.name, number: place, count }) : mark.name;
  });
  return {
    type: "scatter",
    mode: "markers",
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    text: names,
    customdata: points.map(({ x, y, value }) => [number(x), number(y), exact(value)]),
    hovertemplate: "%{text}<br>(%{customdata[0]}, %{customdata[1]})<br>f = %{customdata[2]}<extra></extra>",
    landmark: true,
    marker: {
      symbol: symbols.map(({ symbol }) => symbol),
      size: symbols.map(({ size }) => size),
      color: palette.ink,
      opacity: 1,
      line: { width: symbols.map(({ symbol }) => (symbol === "star" ? 1.5 : 1.75)), color: symbols.map(({ symbol }) => (symbol === "star" ? palette.casing : palette.ink)) },
    },
  };
}
