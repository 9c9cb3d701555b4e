// @ts-check
/** The start under the hand, where its paths are late: a server that is far away or gone is not to hold it back. */

import { byId, hide } from "../dom.js";

/** @typedef {import("../types.js").Point} Point */

/** How late paths may be before the start goes ahead of them, in milliseconds. */
const LATE = 120;

/** @param {HTMLElement} host whose coordinates the pointer is told in */
export function hand(host) {
  const ring = byId("hand");
  /** Where the start has been taken, and no answer for it has come. @type {{point: Point, since: number}[]} */
  const asked = [];

  /** Where the pointer is. */
  let at = { x: 0, y: 0 };
  /** @type {number|undefined} */
  let waiting;

  const show = () => {
    waiting = undefined;
    if (!asked.length) return;
    const early = asked[0].since + LATE - performance.now();
    if (early > 0) {
      waiting = setTimeout(show, early);
      return;
    }
    const { left, top } = host.getBoundingClientRect();
    ring.style.transform = `translate(${at.x - left}px, ${at.y - top}px)`;
    hide(ring, false);
  };

  const rest = () => {
    clearTimeout(waiting);
    waiting = undefined;
    asked.length = 0;
    hide(ring, true);
  };

  return {
    /**
     * Follows the pointer to a place.
     * @param {PointerEvent} event
     * @param {Point} point
     */
    follow({ clientX, clientY }, point) {
      asked.push({ point, since: performance.now() });
      at = { x: clientX, y: clientY };
      if (waiting === undefined) show();
    },
    /**
     * Lets the ring go where the paths have come; and where they will not come, once the hand has let go.
     * @param {Point|undefined} point where they begin
     * @param {boolean} held
     */
    answered(point, held) {
      const found = asked.findLastIndex(({ point: [x, y] }) => x === point?.[0] && y === point?.[1]);
      asked.splice(0, found + 1);
      if (!asked.length || (found < 0 && !held)) rest();
    },
    rest,
  };
}
