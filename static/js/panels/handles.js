// @ts-check
/** The starts as buttons over the map, for the keyboard and for assistive technology. The pointer goes through them. */

import { arrange, assign, byId, element, hide } from "../dom.js";
import { point } from "../format.js";
import { _ } from "../i18n.js";
import { keyOf, placeOf } from "../identity.js";
import { inside } from "../result.js";

/** @typedef {import("../types.js").Domain} Domain */
/** @typedef {import("../types.js").Scene} Scene */

/** An arrow key moves a start by about this part of what is seen, as a power of ten; with Shift by more. */
const NUDGE = 1 / 100;
const FURTHER = 10;
const DIGITS = 12;

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** @param {(change: (scene: Scene) => void, how?: {gesture?: string}) => void} edit */
export function startHandles(edit) {
  const host = byId("handles");
  /** @type {Map<number, any>} */
  let handles = new Map();
  /** @type {Domain} */
  let domain = [[0, 1], [0, 1]];
  let visits = 0;

  /** @param {number} key @param {[number, number]} way @param {boolean} far */
  const nudge = (key, way, far) =>
    edit(({ start }) => {
      const moved = start?.[placeOf(start, key)];
      if (!moved) return;
      for (const axis of [0, 1]) {
        const [low, high] = domain[axis];
        const step = 10 ** Math.round(Math.log10((high - low) * NUDGE)) * (far ? FURTHER : 1);
        const next = Number((moved[axis] + way[axis] * step).toPrecision(DIGITS));
        // What is seen ends at its edge; a start that lies beyond goes no further.
        if (way[axis]) moved[axis] = way[axis] > 0 ? Math.min(next, Math.max(high, moved[axis])) : Math.max(next, Math.min(low, moved[axis]));
      }
    }, { gesture: `nudge ${visits}` });

  /** @param {number} key */
  const remove = (key) => {
    const others = [...handles.keys()].filter((other) => other !== key);
    if (!others.length) return;
    (handles.get(others[0]) ?? host).focus();
    edit((scene) => void (scene.start = scene.start?.filter((start) => keyOf(start) !== key)));
  };

  /** @param {number} key */
  const handleOf = (key) =>
    element("button", {
      type: "button",
      class: "handle",
      "aria-describedby": "handle-keys",
      focus: () => void (visits += 1),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const way = WAYS[event.key];
        if (way) nudge(key, way, event.shiftKey);
        else if (event.key === "Delete" || event.key === "Backspace") remove(key);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    });

  return {
    /** @param {number} key the start's */
    focus: (key) => handles.get(key)?.focus({ preventScroll: true }),
    /** @param {Scene} scene @param {Domain} seen */
    update({ start = [] }, seen) {
      domain = seen;
      handles = new Map(start.map(keyOf).map((key) => [key, handles.get(key) ?? handleOf(key)]));
      arrange(host, [...handles.values()]);
      for (const [index, handle] of [...handles.values()].entries()) {
        const [x, y] = start[index];
        hide(handle, !inside(domain, x, y));
        handle.style.left = `${(100 * (x - domain[0][0])) / (domain[0][1] - domain[0][0])}%`;
        handle.style.top = `${(100 * (domain[1][1] - y)) / (domain[1][1] - domain[1][0])}%`;
        assign(handle, "aria-label", _("Start {number} at {point}", { number: index + 1, point: point(start[index]) }));
      }
    },
  };
}
