// @ts-check
/**
 * Contours at levels of any spacing. Plotly draws evenly spaced contours, so a value is drawn at its place among
 * the levels: level i at i, between two levels in proportion. Only the drawing sees these numbers.
 */

/** How many levels the server draws. */
export const LEAST = 2;
export const MOST = 200;

/**
 * The function that gives a value's place among `levels`.
 * @param {number[]} levels rising
 * @param {"linear"|"log"} scale how the levels are spaced above `lowest`
 * @param {number} lowest the lowest value drawn
 * @returns {(value: number) => number}
 */
export function placing(levels, scale, lowest) {
  const last = levels.length - 1;
  const floor = Math.min(lowest, levels[0]);
  const measure = scale === "log" ? (/** @type {number} */ value) => Math.log(Math.max(value - floor, Number.MIN_VALUE)) : (/** @type {number} */ value) => value;
  const measured = levels.map(measure);
  const finite = measured.filter(Number.isFinite);
  const typical = finite.length > 1 ? (finite[finite.length - 1] - finite[0]) / (finite.length - 1) : 1;

  return (value) => {
    if (last < 0) return 0;
    if (value < levels[0]) return Math.max(-1, (measure(value) - measured[0]) / typical);
    if (value >= levels[last]) return last + Math.min(1, (measure(value) - measured[last]) / typical);
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (levels[middle] <= value) low = middle;
      else high = middle;
    }
    const span = measured[high] - measured[low];
    return low + (Number.isFinite(span) && span > 0 ? (measure(value) - measured[low]) / span : (value - levels[low]) / (levels[high] - levels[low]));
  };
}

/**
 * A grid of values as places among the levels; null stays null.
 * @param {import("./types.js").Heights[]} z
 * @param {number[]} levels
 * @param {"linear"|"log"} scale
 * @returns {import("./types.js").Heights[]}
 */
export function placed(z, levels, scale) {
  let lowest = Infinity;
  for (const row of z) for (const value of row) if (value !== null && value < lowest) lowest = value;
  const place = placing(levels, scale, lowest);
  return z.map((row) => row.map((value) => (value === null ? null : place(value))));
}

/**
 * The value at a place, between the points of the grid around it; null where one of them has none.
 * @param {import("./types.js").Surface} surface
 * @param {number} across
 * @param {number} up
 */
export function heightAt({ x, y, z }, across, up) {
  const [column, right] = cell(x, across);
  const [row, above] = cell(y, up);
  const corners = [z[row]?.[column], z[row]?.[column + 1], z[row + 1]?.[column], z[row + 1]?.[column + 1]];
  if (corners.some((value) => value === null || value === undefined)) return null;
  const [a, b, c, d] = /** @type {number[]} */ (corners);
  return (1 - above) * ((1 - right) * a + right * b) + above * ((1 - right) * c + right * d);
}

/**
 * The point of an even grid before a value, and how far it is from there to the next.
 * @param {number[]} grid
 * @param {number} value
 */
function cell(grid, value) {
  const cells = grid.length - 1;
  const share = (value - grid[0]) / (grid[cells] - grid[0]);
  const index = Math.min(Math.floor(share * cells), cells - 1);
  return [index, share * cells - index];
}
