// @ts-check
/** The contour plot under the pointer: a click places the nearest start, and a start can be dragged. */

import { legend } from "../charts/marks.js";
import * as paths from "../charts/paths.js";
import { zoomable } from "../controls/zoom.js";
import { byId, element, fit, hide, write } from "../dom.js";
import { number, point } from "../format.js";
import { _ } from "../i18n.js";
import { keyOf, placeOf } from "../identity.js";
import { heightAt } from "../levels.js";
import { createPlot } from "../plot.js";
import { isNumber } from "../numbers.js";
import { inside } from "../result.js";
import { kept, seen, sensible } from "../window.js";
import { hand } from "./hand.js";
import { startHandles } from "./handles.js";
import { terrain } from "./terrain.js";

/** @typedef {import("../types.js").Domain} Domain */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").View} View */

/** How near the pointer must be to take hold of a start, in pixels. */
const REACH = { mouse: 12, pen: 16, touch: 24 };
let drags = 0;

/**
 * @param {any} host
 * @param {{edit: (change: (scene: Scene) => void, how?: {gesture?: string, undo?: boolean}) => void, view: () => View,
 *   look: (window: View["window"], fresh: boolean) => void, hover: (hover: import("../types.js").Hover|null) => void,
 *   scrolls?: boolean}} actions
 *   `look` shows a part of the plane; `fresh` says that it is a new step of the history; `scrolls` leaves the wheel to
 *   the page around
 */
export function mapPanel(host, { edit, view, look, hover, scrolls = false }) {
  const readout = byId("readout");
  const touched = matchMedia("(pointer: coarse)").matches;
  const hints = touched ? [_("Tap or drag the start; two fingers zoom.")] : [readout.textContent, _("Click places the start, scroll zooms.")];
  let [hint] = hints;
  const ground = terrain();
  const handles = startHandles(edit);
  const held = hand();
  /** The start that was dragged last. */
  let moved = NaN;
  /** @type {Result|null} */
  let result = null;
  /** @type {{key: number, gesture: string, from: import("../types.js").Point}|null} */
  let drag = null;
  /** Whether the pointer is pressed still, after what it dragged has gone back. */
  let undone = false;
  /** @type {string|null} the legend, once there is one */
  let listed = null;
  /** @type {[number|null, number|null]} where the pointer is */
  let pointed = [null, null];

  const enclose = () => plot.enclose(byId("contour"));
  const plot = createPlot(host, {
    /** @param {number} x @param {number} y @param {MouseEvent} event */
    click: (x, y, event) => {
      if (undone) return;
      const { start } = nearest(event);
      if (event.altKey || event.ctrlKey || event.metaKey) add(x, y);
      else if (start) place(keyOf(start), snapped(x, y));
    },
    over: (card, step) => hover(card === null ? null : { step, card }),
    /** @param {number|null} x @param {number|null} y */
    hover: (x, y) => {
      pointed = [x, y];
      if (!drag) tell();
    },
    // Long numbers take more room than the ticks have otherwise, and the ground lies within the axes.
    placed: enclose,
    foreseen: enclose,
  });

  /** Says what is under the pointer. */
  const tell = () => {
    write(readout, describe(...pointed) ?? hint);
  };

  /** Says as well where the starts are. */
  const retell = () => {
    const here = domain();
    if (result && here) handles.update(result.scene, here);
    tell();
  };

  const suit = () => {
    hint = fit(readout, hints);
    tell();
  };
  new ResizeObserver(suit).observe(readout);

  const domain = () => result && seen(view(), result.domain);

  const zoom = zoomable(host, {
    keys: byId("contour"),
    domain,
    share: plot.share,
    scrolls,
    taken: (event) => nearest(event).distance <= reach(event),
    look: (next, fresh) => {
      if (result && (!next || sensible(next, result.domain))) look(next && kept(next, result.domain), fresh);
    },
  });
  const whole = byId("zoom-home");
  const nowhere = byId("nowhere");
  byId("zoom-in").addEventListener("click", zoom.nearer);
  byId("zoom-out").addEventListener("click", zoom.further);
  whole.addEventListener("click", () => {
    zoom.whole();
    byId("contour").focus({ preventScroll: true });
  });

  /** @param {{clientX: number, clientY: number}} pointer */
  const nearest = (pointer) => {
    const starts = result?.scene.start ?? [];
    const places = starts.map((start) => (keyOf(start) === moved && held.point) || start);
    const distances = places.map((point) => plot.distance(point, pointer));
    const distance = Math.min(Infinity, ...distances);
    const nearby = distances.indexOf(distance);
    return { start: starts[nearby], point: places[nearby], distance };
  };

  /** @param {number} x @param {number} y @returns {import("../types.js").Point} */
  const snapped = (x, y) => {
    const [across, up] = domain() ?? [];
    return across && up ? [rounded(x, across), rounded(y, up)] : [x, y];
  };

  /** @param {number} key the start's @param {import("../types.js").Point} point @param {string} [gesture] */
  const place = (key, point, gesture) => edit(({ start }) => void Object.assign(start?.[placeOf(start, key)] ?? [], point), { gesture });

  /** @param {number} x @param {number} y */
  const add = (x, y) => edit((scene) => void (scene.start = [...(scene.start ?? []), snapped(x, y)]));

  /** @param {number|null} x @param {number|null} y */
  const describe = (x, y) => {
    const here = domain();
    if (!result || !here || x === null || y === null || !inside(here, x, y)) return null;
    const height = heightAt(result.surface, x, y);
    return isNumber(height) ? _("f{point} ≈ {value}", { point: point([x, y]), value: number(height) }) : _("f{point} has no value", { point: point([x, y]) });
  };

  host.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    undone = false;
    const near = nearest(event);
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || !near.start || near.distance > reach(event)) return;
    drags += 1;
    drag = { key: keyOf(near.start), gesture: `drag ${drags}`, from: [...near.point] };
    moved = drag.key;
    host.setPointerCapture(event.pointerId);
    host.classList.add("is-dragging");
    // The arrow keys go on with what the hand has begun, unless they are a lecturer's.
    if (!view().present) handles.focus(drag.key);
    event.preventDefault();
    event.stopPropagation();
  }, true);
  // A finger on a start moves the start, not the page.
  host.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => {
    if (event.touches.length === 1 && nearest(event.touches[0]).distance <= REACH.touch) event.preventDefault();
    else drag = null;
  }, { passive: false, capture: true });
  host.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!drag) host.classList.toggle("is-near", nearest(event).distance <= REACH.mouse);
    else {
      const point = snapped(...plot.toData(event));
      held.follow(point, plot.toPlace(point));
      place(drag.key, point, drag.gesture);
    }
  });
  const drop = () => {
    if (!drag) return;
    drag = null;
    host.classList.remove("is-dragging");
    retell();
  };
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) host.addEventListener(end, drop);
  // As anywhere: what was taken hold of goes back to where it was. The other keys wait until the hand lets go.
  addEventListener("keydown", (event) => {
    if (!drag) return;
    event.stopImmediatePropagation();
    // Nor does the page scroll away under it.
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.preventDefault();
    if (event.key !== "Escape") return;
    undone = true;
    const { key, gesture, from } = drag;
    edit(({ start }) => void Object.assign(start?.[placeOf(start, key)] ?? [], from), { gesture, undo: true });
    held.rest();
    drop();
  }, { capture: true });

  return {
    /** @param {Result} next @param {Picture} picture */
    async draw(next, picture) {
      const { start } = next.scene;
      if (next !== result) held.answered(start?.[placeOf(start, moved)], drag !== null);
      result = next;
      const here = seen(picture.view, next.domain);
      ground.look(here);
      // What is dragged is shown by its mark; its handle follows in the end.
      if (!drag) handles.update(next.scene, here);
      hide(whole, picture.view.window === null);
      list(next, picture);
      hide(nowhere, next.surface.z.some((row) => row.some(isNumber)));
      await Promise.all([ground.draw(next, picture), plot.draw(paths.figure(next, picture))]);
    },
    /** @param {Result} next @param {Picture} picture @param {number} position */
    move(next, picture, position) {
      plot.move(paths.frame(next, picture, position));
    },
    tell: retell,
    /** Lets go of what was taken to a place where the paths have not come. */
    rest: held.rest,
    ...zoom,
  };

  /** @param {Result} next @param {Picture} picture */
  function list(next, picture) {
    const found = entries(next, picture.view);
    const text = found.map(({ sign, word }) => `${sign} ${word}`).join("\n");
    if (text === listed) return;
    listed = text;
    byId("legend").replaceChildren(
      ...found.map(({ sign, word }) => element("li", {}, element("span", { class: sign ? "mark" : "mark mark-start", "aria-hidden": "true" }, sign), word)),
    );
    // What stands beside it has the room that is left, from the first time that it is seen.
    suit();
  }
}

/** @param {PointerEvent} event */
function reach({ pointerType }) {
  return REACH[/** @type {keyof typeof REACH} */ (pointerType)] ?? REACH.mouse;
}

/**
 * What the marks on the map mean; the start's sign is a ring.
 * @param {Result} result
 * @param {View} view
 */
function entries({ scene, surface, domain }, view) {
  if (!view.overlays.includes("legend")) return [];
  const here = seen(view, domain);
  const started = scene.start?.some((start) => inside(here, ...start));
  const marks = view.overlays.includes("points") ? legend(surface.critical_points, here) : [];
  return [
    ...(started ? [{ sign: "", word: _("start") }] : []),
    ...marks.map(({ sign, word, value }) => ({ sign, word: value === null ? word : _("{mark}, f = {value}", { mark: word, value }) })),
    ...(view.overlays.includes("arrows") ? [{ sign: "→", word: _("−∇f, its length on a log scale") }] : []),
    ...(view.overlays.includes("streams") ? [{ sign: "⇝", word: _("−∇f, the way down") }] : []),
  ];
}

/**
 * A coordinate as exact as a pointer can be, to about a thousandth of what is shown, and not beyond what is shown.
 * @param {number} value
 * @param {[number, number]} edges
 */
function rounded(value, [low, high]) {
  const power = Math.floor(Math.log10((high - low) / 1000));
  const step = 10 ** power;
  const count = Math.max(Math.ceil(low / step), Math.min(Math.round(value / step), Math.floor(high / step)));
  return Number((count * step).toFixed(Math.min(100, Math.max(0, -power))));
}
