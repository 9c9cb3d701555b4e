// @ts-check
/**
 * Lines, cut where they leave what is seen: a canvas cannot count as far as a path that diverges. What is left lies where
 * it would with exact numbers, however far the ends are, as in `app/figures/clipping.py`.
 */

/** @typedef {[number, number]} Place */
/** @typedef {{low: Place, high: Place}} Box */

/** How far beyond the canvas lines go on, in pixels, so that nobody sees where they end. */
const BEYOND = 50;
/** From points so many sizes of a box away, the digits of float64 say well enough where a line meets it. */
const FAR = 1e6;
/** From here on products may be beyond float64; a power of two takes no digit away. */
const HUGE = { from: 2 ** 500, factor: 2 ** -600 };

/**
 * Adds a line through points to a path. A point that is no number is a gap.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} path
 * @param {ArrayLike<number>} x in pixels
 * @param {ArrayLike<number>} y
 * @param {number} width of the canvas
 * @param {number} height
 * @param {(index: number, box: Box) => Place[]|null} part what is seen of the line to a point, in pixels
 */
export function clipped(path, x, y, width, height, part) {
  /** @type {Box} */
  const box = { low: [-BEYOND, -BEYOND], high: [width + BEYOND, height + BEYOND] };
  let drawing = false;
  for (let index = 0; index < x.length; index += 1) {
    const here = inside(x[index], y[index], box);
    if (index > 0 && here && drawing) {
      path.lineTo(x[index], y[index]);
    } else if (index > 0 && (here || !Number.isNaN(x[index] + y[index]))) {
      const seen = Number.isNaN(x[index - 1] + y[index - 1]) ? null : part(index, box);
      if (seen && !drawing) path.moveTo(...seen[0]);
      if (seen) path.lineTo(...seen[1]);
      drawing = seen !== null && here;
    } else {
      drawing = false;
    }
    if (here && !drawing) {
      path.moveTo(x[index], y[index]);
      drawing = true;
    }
  }
}

/** @param {number} x @param {number} y @param {Box} box */
function inside(x, y, { low, high }) {
  return x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1];
}

/**
 * The part of a segment that is within a box; null where there is none.
 * @param {Place} from
 * @param {Place} to
 * @param {Box} box
 * @returns {Place[]|null}
 */
export function segment(from, to, box) {
  const [begins, ends] = [inside(...from, box), inside(...to, box)];
  if (begins && ends) return [from, to];
  const met = meetings(from, to, box);
  const found = [...(begins ? [from] : []), ...met, ...(ends ? [to] : [])];
  const [first, last] = [found[0], found[found.length - 1]];
  // What only touches a corner is not seen.
  return found.length && (first[0] !== last[0] || first[1] !== last[1]) ? [first, last] : null;
}

/**
 * Where a line meets the edges of a box, in its own order.
 * @param {Place} from
 * @param {Place} to
 * @param {Box} box
 * @returns {Place[]}
 */
function meetings(from, to, { low, high }) {
  const factor = Math.max(...[...from, ...to].map(Math.abs)) > HUGE.from ? HUGE.factor : 1;
  const [a, b, least, most] = [from, to, low, high].map(([x, y]) => /** @type {Place} */ ([factor * x, factor * y]));
  const found = [0, 1].flatMap((axis) =>
    [least[axis], most[axis]].flatMap((edge) => {
      if (a[axis] === b[axis] || edge < Math.min(a[axis], b[axis]) || edge > Math.max(a[axis], b[axis])) return [];
      const across = meeting(a, b, axis, edge, Math.max(...[...least, ...most].map(Math.abs)));
      return across >= least[1 - axis] && across <= most[1 - axis] ? [axis ? [across, edge] : [edge, across]] : [];
    }),
  );
  const way = [Math.sign(b[0] - a[0]), Math.sign(b[1] - a[1])];
  const far = (/** @type {number[]} */ [x, y]) => way[0] * x + way[1] * y;
  return found.sort((one, other) => far(one) - far(other)).map(([x, y]) => [x / factor, y / factor]);
}

/**
 * The other coordinate of a line where it has `edge` on an axis.
 * @param {Place} from
 * @param {Place} to
 * @param {number} axis
 * @param {number} edge
 * @param {number} size of the box
 */
function meeting(from, to, axis, edge, size) {
  const reach = (/** @type {Place} */ [x, y]) => Math.max(Math.abs(x), Math.abs(y));
  // The nearer end is the more exact one, whichever way the line goes.
  const turned = reach(from) > reach(to) || (reach(from) === reach(to) && from[0] > to[0]);
  const [near, distant] = turned ? [to, from] : [from, to];
  const [way, across] = [distant[axis] - near[axis], distant[1 - axis] - near[1 - axis]];
  // Along an edge it stays there, whatever the last digit says.
  if (reach(near) <= FAR * size || across === 0) return near[1 - axis] + ((edge - near[axis]) / way) * across;
  // Between two points that far away, the last digit of either is wider than the box.
  return (edge * across - determinant(near[axis], near[1 - axis], distant[axis], distant[1 - axis])) / way;
}

/** a·d − b·c, as exact as a number can be. @param {number} a @param {number} b @param {number} c @param {number} d */
function determinant(a, b, c, d) {
  const [one, other] = [product(a, d), product(b, c)];
  return one.value - other.value + (one.rest - other.rest);
}

/**
 * A product and what its rounding has left out, after Dekker (1971).
 * @param {number} a
 * @param {number} b
 */
function product(a, b) {
  const value = a * b;
  const [[a1, a2], [b1, b2]] = [a, b].map((number) => {
    const wide = (2 ** 27 + 1) * number;
    const head = wide - (wide - number);
    return [head, number - head];
  });
  return { value, rest: a2 * b2 - (value - a1 * b1 - a2 * b1 - a1 * b2) };
}
