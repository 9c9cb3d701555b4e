// @ts-check
/** Where f has no value: hatched, so that it cannot be taken for low ground or for paper. Pure: no DOM, no Plotly. */

/** @typedef {import("../types.js").Heights} Heights */

/** How many lines there are from corner to corner, and how finely they are cut where f has a value again. */
const LINES = 90;
const PIECES = 400;

/**
 * A trace of slanting lines over the points of the grid that have no value; none if there are no such points.
 * @param {import("../types.js").Surface} surface
 * @param {import("../types.js").Palette} palette
 */
export function voids({ x, y, z }, palette) {
  if (!z.some((row) => row.includes(null))) return [];
  const [columns, rows] = [x.length - 1, y.length - 1];
  const [width, height] = [x[columns] - x[0], y[rows] - y[0]];
  const line = { x: /** @type {Heights} */ ([]), y: /** @type {Heights} */ ([]) };
  const empty = (/** @type {number} */ across, /** @type {number} */ up) =>
    across >= 0 && across <= 1 && z[Math.round(up * rows)][Math.round(across * columns)] === null;
  for (let index = 1; index < LINES; index += 1) {
    const foot = (2 * index) / LINES - 1;
    // Told once for each piece: the same place written another way may round to the next point of the grid.
    const bare = Array.from({ length: PIECES + 1 }, (_unused, piece) => empty(foot + piece / PIECES, piece / PIECES));
    for (const [piece, here] of bare.entries()) {
      if (!here) continue;
      const up = piece / PIECES;
      const last = !bare[piece + 1];
      if (!bare[piece - 1] || last) {
        line.x.push(x[0] + (foot + up) * width);
        line.y.push(y[0] + up * height);
      }
      if (last) {
        line.x.push(null);
        line.y.push(null);
      }
    }
  }
  return [{ type: "scatter", mode: "lines", ...line, line: { width: 1, color: palette.hatch }, hoverinfo: "skip" }];
}
