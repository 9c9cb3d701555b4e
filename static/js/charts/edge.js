// @ts-check
/**
 * Words at the edge of the map that do not cover one another: the rules are those of `app/figures/edge.py`, where they
 * also give way to the values of contour lines, which here lie on another canvas. Pure: no DOM.
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box  in pixels, downwards */
/** @typedef {{x: number, y: number, angle: number, width: () => number}} Word  where its arrow is and points to, and how wide it is */

/** Where words may stand beside an arrow, by the way it points: inside the picture, the nicest place first. */
const SIDES = /** @type {const} */ ({
  0: [["center", "below"], ["left", "below"], ["right", "below"]],
  90: [["left", "middle"], ["left", "below"], ["left", "above"]],
  180: [["center", "above"], ["left", "above"], ["right", "above"]],
  270: [["right", "middle"], ["right", "below"], ["right", "above"]],
});
/** How many lines of words from its arrow a text may be, where others are nearer. */
const ROWS = 8;
/** Boxes that only touch do so up to rounding, in pixels. */
const ROUNDING = 1e-6;
/** So many arrows have words; among more nobody finds those that belong to one. */
const MOST = 60;

/**
 * Where the words beside each arrow stand; null where there is no room left. Those told last lie above the others, and
 * are nearest to their arrows.
 * @param {(Word|null)[]} words
 * @param {Box} box the picture
 * @param {{line: number, gap: number, apart: number}} type the height of a line, and how far words are from their arrow and
 *   from those beside them
 * @param {Box[]} marks what is not to be covered
 * @returns {(Box|null)[]}
 */
export function written(words, box, type, marks) {
  const taken = [...marks];
  /** @type {(Box|null)[]} */
  const found = words.map(() => null);
  const told = words.flatMap((word, index) => (word ? [{ word, index }] : []));
  for (const { word, index } of told.slice(-MOST).reverse()) {
    const room = roomFor(word, box, type, taken);
    if (room) taken.push(room);
    found[index] = room;
  }
  return found;
}

/**
 * @param {Word} word
 * @param {Box} box
 * @param {{line: number, gap: number, apart: number}} type
 * @param {Box[]} taken
 * @returns {Box|null}
 */
function roomFor(word, box, { line, gap, apart }, taken) {
  const { x, y, angle } = word;
  const width = word.width() + apart;
  for (let row = 0; row < ROWS; row += 1) {
    for (const [across, up] of SIDES[/** @type {keyof typeof SIDES} */ (angle)]) {
      const left = x + { left: -gap - width, center: -width / 2, right: gap }[across];
      const top = y + { below: gap + row * line, middle: (row - 0.5) * line, above: -gap - (row + 1) * line }[up];
      const room = { left, top, right: left + width, bottom: top + line };
      const fits = room.left >= box.left && room.right <= box.right && room.top >= box.top && room.bottom <= box.bottom;
      if (fits && !taken.some((other) => overlap(room, other))) return room;
    }
  }
  return null;
}

/** @param {Box} one @param {Box} other */
function overlap(one, other) {
  const [right, bottom] = [one.right - ROUNDING, one.bottom - ROUNDING];
  return one.left + ROUNDING < other.right && other.left < right && one.top + ROUNDING < other.bottom && other.top < bottom;
}
