// @ts-check
/** Zooming and panning by wheel, pointer, fingers and keys. It knows nothing of what is drawn. */

import { panned, zoomed } from "../window.js";

/** @typedef {import("../types.js").Domain} Domain */
/** @typedef {import("../types.js").Point} Point */
/** @typedef {{clientX: number, clientY: number}} Pointer */

/** How much a notch of a wheel, in pixels, and a key zoom. */
const WHEEL = 0.0018;
const PINCH = 0.012;
const KEY = 1.5;
/** Pixels in a line and in a page, as some wheels count. */
const UNITS = [1, 16, 400];
/** How far a pressed pointer goes before it is a drag and no click, in pixels. */
const SLACK = 4;
/** How far an arrow key goes, in parts of the window. */
const NUDGE = 0.1;
/** Wheel turns that come closer than this belong together, and a page that scrolls keeps the wheel, in milliseconds. */
const REST = 400;

/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-NUDGE, 0], ArrowRight: [NUDGE, 0], ArrowDown: [0, -NUDGE], ArrowUp: [0, NUDGE] };

/**
 * @param {HTMLElement} host of the drawing
 * @param {{keys: HTMLElement, domain: () => Domain|null, share: (pointer: Pointer) => Point, taken: (event: PointerEvent) => boolean,
 *   look: (domain: Domain|null, fresh: boolean) => void, scrolls?: boolean}} parts
 *   `keys` hears the arrow keys; `domain` is what is seen, `share` where a pointer is in it, from 0 to 1 across and up;
 *   `taken` tells that a press belongs to something else; `look` shows another domain, null for the whole, and `fresh`
 *   says that a new gesture begins; `scrolls` leaves the wheel alone unless Ctrl is held, as it is for a pinch
 */
export function zoomable(host, { keys, domain, share, taken, look, scrolls = false }) {
  /** What the gesture has come to, without the rounding of what is kept. @type {Domain|null} */
  let live = null;
  let turned = -Infinity;
  let scrolled = -Infinity;
  /** @type {{id: number, x: number, y: number, from: Domain, moving: boolean}|null} */
  let drag = null;
  /** @type {{from: Domain, shares: Point[], fresh: boolean}|null} */
  let pinch = null;

  /** @param {Domain} from @param {Point} at @returns {Point} */
  const placeIn = (from, at) => [from[0][0] + at[0] * (from[0][1] - from[0][0]), from[1][0] + at[1] * (from[1][1] - from[1][0])];

  document.addEventListener("scroll", () => void (scrolled = performance.now()), { passive: true });
  host.addEventListener("wheel", (event) => {
    const now = performance.now();
    const current = domain();
    if (!current || now - scrolled < REST || (scrolls && !event.ctrlKey)) return;
    event.preventDefault();
    const fresh = now - turned > REST;
    if (fresh || !live) live = current;
    turned = now;
    const distance = event.deltaY * UNITS[event.deltaMode];
    live = zoomed(live, Math.exp(-distance * (event.ctrlKey ? PINCH : WHEEL)), placeIn(live, share(event)));
    look(live, fresh);
  }, { passive: false });

  host.addEventListener("pointerdown", (event) => {
    const from = domain();
    const wanted = event.button === 1 || (event.button === 0 && (event.shiftKey || !taken(event)));
    if (!from || !wanted || event.pointerType === "touch") return;
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY, from, moving: false };
    host.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault();
  }, { capture: true });
  host.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const fresh = !drag.moving;
    if (fresh && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) return;
    drag.moving = true;
    host.classList.add("is-panning");
    const [start, here] = [share({ clientX: drag.x, clientY: drag.y }), share(event)];
    look(panned(drag.from, [start[0] - here[0], start[1] - here[1]]), fresh);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    host.addEventListener(end, () => {
      drag = null;
      host.classList.remove("is-panning");
    });
  }

  /** @param {TouchEvent} event */
  const sharesOf = ({ touches }) => [share(touches[0]), share(touches[1])];
  host.addEventListener("touchstart", (event) => {
    const from = domain();
    if (event.touches.length !== 2 || !from) return;
    event.preventDefault();
    event.stopPropagation();
    pinch = { from, shares: sharesOf(event), fresh: true };
  }, { passive: false, capture: true });
  host.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    look(pinched(pinch.from, pinch.shares, sharesOf(event)), pinch.fresh);
    pinch.fresh = false;
  }, { passive: false, capture: true });
  host.addEventListener("touchend", () => void (pinch = null));

  const zoom = (/** @type {number} */ factor) => {
    const current = domain();
    if (current) look(zoomed(current, factor), true);
  };

  keys.addEventListener("keydown", (event) => {
    const current = domain();
    const by = event.shiftKey && event.target === keys ? ARROWS[event.key] : undefined;
    if (!current || !by || event.ctrlKey || event.metaKey || event.altKey) return;
    look(panned(current, by), !event.repeat);
    event.preventDefault();
    event.stopPropagation();
  });

  return { nearer: () => zoom(KEY), further: () => zoom(1 / KEY), whole: () => look(null, true) };
}

/**
 * What is seen when two fingers have moved, so that both are still on the same ground: alike in both directions.
 * @param {Domain} from
 * @param {Point[]} before where the fingers were
 * @param {Point[]} after where they are
 */
export function pinched(from, before, after) {
  const apart = ([one, other] = /** @type {Point[]} */ ([])) => Math.hypot(one[0] - other[0], one[1] - other[1]);
  const centre = ([one, other] = /** @type {Point[]} */ ([])) => /** @type {Point} */ ([(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]);
  const factor = Math.max(apart(after), 0.01) / Math.max(apart(before), 0.01);
  const [held, now] = [centre(before), centre(after)];
  const still = /** @type {Point} */ (held.map((part, axis) => from[axis][0] + part * (from[axis][1] - from[axis][0])));
  return panned(zoomed(from, factor, still), [held[0] - now[0], held[1] - now[1]]);
}
