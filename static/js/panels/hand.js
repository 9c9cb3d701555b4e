// @ts-check
/** The start under the hand, where its paths are late: a server that is far away or gone is not to hold it back. */

import { byId, hide } from "../dom.js";

/** @typedef {import("../types.js").Point} Point */

/** How late paths may be before the start goes ahead of them, in milliseconds. */
const LATE = 120;

export function hand() {
  const ring = byId("hand");
  /** Where the start has been taken, and no answer for it has come. @type {{point: Point, since: number}[]} */
  const asked = [];

  /** Where the ring is, in pixels from the corner of the map. */
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
    ring.style.transform = `translate(${at.x}px, ${at.y}px)`;
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
     * Takes the start to a place.
     * @param {Point} point
     * @param {{x: number, y: number}} place in pixels from the corner of the map
     */
    follow(point, place) {
      asked.push({ point, since: performance.now() });
      at = place;
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
    /** Where the start stands by the ring; null where that is not shown. @returns {Point|null} */
    get point() {
      return ring.hidden ? null : asked[asked.length - 1].point;
    },
  };
}
