// @ts-check
/** The way down between the points of the grid. Lengths are parts of the picture: across 0 to 1, up 0 to 1. */

/** @typedef {import("../types.js").Surface} Surface */
/** @typedef {[number, number]} Place */

/**
 * The function that gives −∇f at a place, as the picture shows it: how far across and how far up it leads, in the
 * picture's widths and heights. Null where f or its slope has no value.
 * @param {Surface} surface with its gradient
 * @returns {(place: Place) => Place|null}
 */
export function descent({ x, y, z, gradient_x = [], gradient_y = [] }) {
  const [columns, rows] = [x.length - 1, y.length - 1];
  const [width, height] = [x[columns] - x[0], y[rows] - y[0]];
  return ([across, up]) => {
    if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) return null;
    const [column, row] = [Math.min(Math.floor(across * columns), columns - 1), Math.min(Math.floor(up * rows), rows - 1)];
    const [right, above] = [across * columns - column, up * rows - row];
    let [slopeX, slopeY] = [0, 0];
    for (const [i, rowShare] of [[row, 1 - above], [row + 1, above]]) {
      for (const [j, columnShare] of [[column, 1 - right], [column + 1, right]]) {
        const share = rowShare * columnShare;
        if (share === 0) continue;
        const [gx, gy] = [gradient_x[i]?.[j] ?? null, gradient_y[i]?.[j] ?? null];
        if (z[i][j] === null || gx === null || gy === null) return null;
        slopeX += share * gx;
        slopeY += share * gy;
      }
    }
    return [-slopeX / width, -slopeY / height];
  };
}

/** The parts of one step of a line: short enough for the bend of a narrow valley. */
const STEP = 0.004;

/**
 * The line of steepest descent through a place, one way, until it leaves the picture, comes to rest, meets ground
 * without a slope, or `stop` says so.
 * @param {(place: Place) => Place|null} slope
 * @param {Place} from
 * @param {1|-1} way down or up
 * @param {(place: Place) => boolean} stop
 */
export function trace(slope, from, way, stop) {
  const found = [from];
  let heading = unit(slope(from), way);
  let place = from;
  while (heading && found.length < 1 / STEP) {
    const half = unit(slope([place[0] + (STEP / 2) * heading[0], place[1] + (STEP / 2) * heading[1]]), way);
    // Where the way turns back on itself there is a bottom, smooth or not.
    if (!half || half[0] * heading[0] + half[1] * heading[1] < 0) break;
    place = [place[0] + STEP * half[0], place[1] + STEP * half[1]];
    const next = unit(slope(place), way);
    if (!next || next[0] * half[0] + next[1] * half[1] < 0 || stop(place)) break;
    found.push(place);
    heading = next;
  }
  return found;
}

/** @param {Place|null} vector @param {number} way @returns {Place|null} */
function unit(vector, way) {
  const length = vector ? Math.hypot(...vector) : 0;
  return vector && length > 0 && Number.isFinite(length) ? [(way * vector[0]) / length, (way * vector[1]) / length] : null;
}
