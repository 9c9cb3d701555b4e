// @ts-check
/** Lines on a canvas, cut where they leave it: a canvas cannot count as far as a path that diverges. */

/** How far beyond the canvas lines go on, in pixels, so that nobody sees where they end. */
const BEYOND = 50;

/**
 * Adds a line through points to the canvas's path. A point that is no number is a gap.
 * @param {CanvasRenderingContext2D} context
 * @param {ArrayLike<number>} x in pixels
 * @param {ArrayLike<number>} y
 * @param {number} width of the canvas
 * @param {number} height
 */
export function clipped(context, x, y, width, height) {
  const [right, bottom] = [width + BEYOND, height + BEYOND];
  const within = (/** @type {number} */ index) => x[index] >= -BEYOND && x[index] <= right && y[index] >= -BEYOND && y[index] <= bottom;
  let drawing = false;
  for (let index = 0; index < x.length; index += 1) {
    const here = within(index);
    if (index > 0 && here && drawing) {
      context.lineTo(x[index], y[index]);
    } else if (index > 0 && (here || !Number.isNaN(x[index] + y[index]))) {
      drawing = cross(context, [x[index - 1], y[index - 1]], [x[index], y[index]], drawing, [right, bottom]) && here;
    } else {
      drawing = false;
    }
    if (here && !drawing) {
      context.moveTo(x[index], y[index]);
      drawing = true;
    }
  }
}

/**
 * Adds the part of a segment that is within the box. Says whether there is one.
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {boolean} drawing whether the path has come to `from`
 * @param {[number, number]} box its far corner; the near one is at -BEYOND
 */
function cross(context, from, to, drawing, box) {
  const part = span(from, to, [-BEYOND, -BEYOND], box);
  if (!part) return false;
  const [enter, leave] = part;
  if (!drawing) context.moveTo(from[0] + enter * (to[0] - from[0]), from[1] + enter * (to[1] - from[1]));
  context.lineTo(from[0] + leave * (to[0] - from[0]), from[1] + leave * (to[1] - from[1]));
  return true;
}

/**
 * Between which shares of the way a segment is within a box, after Liang and Barsky (1984); null where it never is.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {[number, number]} low the box's near corner
 * @param {[number, number]} high its far one
 * @returns {[number, number]|null}
 */
export function span(from, to, low, high) {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1]) {
    const way = to[axis] - from[axis];
    if (Number.isNaN(way)) return null;
    const [first, last] = [low[axis] - from[axis], high[axis] - from[axis]].map((distance) => distance / way);
    if (way === 0 && (from[axis] < low[axis] || from[axis] > high[axis])) return null;
    if (way !== 0) [enter, leave] = [Math.max(enter, Math.min(first, last)), Math.min(leave, Math.max(first, last))];
  }
  return enter > leave ? null : [enter, leave];
}
