// @ts-check
/** The values of the contour lines, written on them. Pure: no DOM, no Plotly. */

import { number } from "../format.js";

/** @typedef {import("../types.js").Surface} Surface */

/** How near labels may come to one another and to the edge, in parts of the picture. */
const APART = 0.13;
const EDGE = { across: 0.06, up: 0.03 };
/** As many lines as can have a label. */
const MOST = 24;

/**
 * A trace with a label for as many levels as have room for one, each where it is furthest from the others.
 * @param {Surface} surface
 * @param {import("../types.js").Palette} palette
 * @param {import("../types.js").Heights[]} z places among the levels
 */
export function labels({ x, y, levels, critical_points: marks }, palette, z) {
  /** @type {{across: number, up: number, level: number}[]} */
  const chosen = [];
  const marked = marks.map((point) => [(point.x - x[0]) / (x[x.length - 1] - x[0]), (point.y - y[0]) / (y[y.length - 1] - y[0])]);
  const covers = (/** @type {number[]} */ place) => marked.some(([across, up]) => Math.abs(place[0] - across) < EDGE.across && Math.abs(place[1] - up) < EDGE.up);
  for (const [level, places] of crossings(z, levels.length).entries()) {
    let best = { room: APART, place: /** @type {[number, number]|null} */ (null) };
    for (const place of places) {
      const room = Math.min(Infinity, ...chosen.map(({ across, up }) => Math.hypot(place[0] - across, 1.6 * (place[1] - up))));
      if (room > best.room && !covers(place)) best = { room, place };
    }
    if (best.place && chosen.length < MOST) chosen.push({ across: best.place[0], up: best.place[1], level });
  }
  return [{
    type: "scatter",
    mode: "text",
    x: chosen.map(({ across }) => x[0] + across * (x[x.length - 1] - x[0])),
    y: chosen.map(({ up }) => y[0] + up * (y[y.length - 1] - y[0])),
    text: chosen.map(({ level }) => number(levels[level], 3)),
    textfont: { size: 10, family: palette.font, color: palette.ink, casing: palette.casing },
    hoverinfo: "skip",
  }];
}

/**
 * For each level the places, in parts of the picture, where its line crosses a row of the grid.
 * @param {import("../types.js").Heights[]} z
 * @param {number} count
 */
function crossings(z, count) {
  /** @type {[number, number][][]} */
  const found = Array.from({ length: count }, () => []);
  for (let row = 0; row < z.length; row += 2) {
    const up = row / (z.length - 1);
    if (up < EDGE.up || up > 1 - EDGE.up) continue;
    const values = z[row];
    for (let column = 0; column + 1 < values.length; column += 1) {
      const [here, next] = [values[column], values[column + 1]];
      if (here === null || next === null) continue;
      const level = Math.floor(Math.max(here, next));
      if (level <= Math.min(here, next) || level < 0 || level >= count) continue;
      const across = (column + (level - here) / (next - here)) / (values.length - 1);
      if (across > EDGE.across && across < 1 - EDGE.across) found[level].push([across, up]);
    }
  }
  return found;
}
