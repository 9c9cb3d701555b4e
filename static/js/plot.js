// @ts-check
/**
 * A plot: Plotly draws its ground, its axes and what is in space, and is called nowhere else; lines, markers and words
 * are drawn over that by a pencil, since Plotly takes half a frame for the least of changes. Both take the same
 * figures: traces and a layout in Plotly's words. What a figure has in common with the one before is not drawn again.
 */

import { plotly } from "./library.js";
import { keepOnPaper } from "./paper.js";
import { columns, isPencilled, leisure, mayWait, merged, outlined, partOf, roomy, same, shifts, sized, suits } from "./part.js";
import { patiently } from "./patience.js";
import { createPencil } from "./pencil.js";
import { measureType } from "./theme.js";
import { createTip } from "./tip.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./part.js").Part} Part */

const CONFIG = { displayModeBar: false, scrollZoom: false };
/**
 * How long axes may wait while curves are drawn anew in every frame: until those stand still for a moment, and at most
 * so long where the curves leave them or grow small on them; in milliseconds. Plotly takes a part of a frame for them,
 * and an axis that moves under a hand is hard to read.
 */
const PATIENCE = { moment: 100, most: 1000 };
/** How far a pressed pointer goes before it is a drag and no click, in pixels. */
const SLACK = 4;

/** What makes each of the plots as large as its place. @type {Set<() => Promise<void>>} */
const fits = new Set();

/** Makes all plots as large as their places now. A browser says only of what it shows that its place has changed. */
export async function refit() {
  await Promise.all([...fits].map((fit) => fit()));
}

/**
 * @param {any} host the element to draw in
 * @param {{click?: (x: number, y: number, event: MouseEvent) => void, hover?: (x: number|null, y: number|null) => void,
 *   over?: (meta: any, index: number) => void, placed?: () => void, foreseen?: () => void,
 *   space?: boolean}} [listeners]
 *   `click` and `hover` in the coordinates of the data; `hover` with nulls when the pointer leaves. `over` with the
 *   `meta` of the trace under the pointer, or null, and the place of the point in it; `placed` whenever the axes may lie elsewhere than before, and
 *   `foreseen` when it is known where they will lie, before they are drawn. A plot in
 *   `space` is turned by the pointer, and drawn when there is time.
 */
export function createPlot(host, { click, hover, over, placed, foreseen, space = false } = {}) {
  const pencil = space ? null : createPencil(host);
  /** @type {ReturnType<typeof createTip>|null} */
  let tip = null;
  /** @type {Figure|null} the figure that is wanted */
  let figure = null;
  /** @type {Part|null} what Plotly has drawn */
  let drawn = null;
  /** The moving part of a plot in space. @type {Frame|null} */
  let frame = null;
  let busy = false;
  /** Whether there is a canvas to draw on, but nothing of Plotly's yet. */
  let outlining = false;
  /** Whether axes that could wait have waited. */
  let due = false;
  /** How high the host is, in pixels, once that is known. */
  let height = 0;
  const axes = patiently(() => {
    due = true;
    void settle();
  }, PATIENCE);
  /** What stands out. @type {any} */
  let emphasis = null;
  /** Where the host is while it is pressed. @type {DOMRect|null} */
  let held = null;

  const sketch = () => {
    if (!figure || !pencil || (!drawn && !host.offsetParent)) return;
    const traces = figure.data.filter(isPencilled);
    const some = emphasis !== null && traces.some(({ meta }) => meta === emphasis);
    const layout = drawn ? host._fullLayout : outlined(sized(figure.layout), { width: host.clientWidth, height: host.clientHeight });
    pencil.draw(traces, layout, (trace) => (some && trace.meta !== undefined && trace.meta !== emphasis ? 0.25 : 1));
    host.placed = pencil.placed;
    tip?.update();
  };

  /** Draws about where Plotly's axes will lie, before Plotly is there: once there is room, and again when that changes. */
  const early = new ResizeObserver(() => {
    measureType();
    pencil?.fit();
    outlining = true;
    foreseen?.();
    sketch();
  });

  /** @param {any} Plotly */
  const first = (Plotly) => {
    // What is hidden has no size to take on.
    const isShown = () => host.isConnected && host.offsetParent;
    const resize = async () => {
      if (!isShown()) return;
      measureType();
      pencil?.fit();
      height = host.clientHeight;
      await settle();
      if (isShown()) await Plotly.Plots.resize(host);
      if (!busy) sketch();
      placed?.();
    };
    // Plotly refuses a host that is hidden meanwhile; it is measured again when it is shown.
    const fit = () => resize().catch(() => {});
    new ResizeObserver(fit).observe(host);
    fits.add(fit);
    keepOnPaper(/** @type {HTMLElement} */ (host.closest(".course-box") ?? host.closest(".plot, .map")), "width", "height");
    // The wheel scrolls what the plot stands in: in space Plotly takes it and does nothing with it.
    if (space) host.addEventListener("wheel", (/** @type {Event} */ event) => event.stopPropagation(), { capture: true });
    if (!pencil) return;
    pencil.fit();
    tip = createTip(host, pencil, over);
    let pressed = { clientX: 0, clientY: 0 };
    host.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      pressed = event;
      held = host.getBoundingClientRect();
    }, { capture: true });
    for (const end of ["pointerup", "pointercancel", "scroll"]) addEventListener(end, () => void (held = null), { capture: true });
    host.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      const moved = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY);
      if (moved <= SLACK && within(event)) click?.(...toData(event), event);
    });
    host.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => hover?.(...toData(event)));
    host.addEventListener("pointerleave", () => hover?.(null, null));
  };

  /** Whether Plotly has nothing to do just now. @param {Part} part what it is to have drawn */
  const idle = (part) => {
    if (!drawn || frame) return false;
    if (same(drawn, part)) return true;
    if (due || !mayWait(drawn, part)) return false;
    axes.ask(!suits(drawn, part));
    return true;
  };

  /** Lets Plotly draw until what is drawn is what is wanted; at once, where it already is. */
  const settle = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let part = partOf(figure, height); !idle(part); part = partOf(figure, height)) {
        if (!drawn && pencil) early.observe(host);
        const Plotly = await plotly();
        // What is wanted may be another by now.
        if (!drawn) part = partOf(figure, (height = host.clientHeight));
        // Where plotly.js cannot be had, that goes on.
        early.disconnect();
        if (space && drawn) await leisure();
        if (frame && same(drawn, part)) {
          const moving = frame;
          frame = null;
          await Plotly.restyle(host, columns(moving), moving.traces);
          continue;
        }
        due = false;
        const shift = space ? null : shifts(drawn, part);
        // Plotly writes into the layout it is given, as the camera's place when that is turned.
        if (shift) await Plotly.relayout(host, shift);
        else await Plotly.react(host, [...part.ground, ...part.stubs], sized(structuredClone(part.layout)), { ...CONFIG, staticPlot: !space });
        if (!drawn) first(Plotly);
        drawn = part;
        outlining = false;
        placed?.();
      }
    } finally {
      busy = due = false;
    }
    sketch();
    host.dataset.drawn = String(Number(host.dataset.drawn ?? 0) + 1);
  };

  /** Where the host is. While it is pressed it stays there, and the browser need not lay out the page to say so. */
  const boxOf = () => held ?? host.getBoundingClientRect();

  /** @param {{clientX: number, clientY: number}} pointer in pixels from the corner of the axes, and their sizes */
  const inAxes = ({ clientX, clientY }) => {
    const { xaxis, yaxis } = host._fullLayout;
    const box = boxOf();
    return { x: clientX - box.left - xaxis._offset, y: clientY - box.top - yaxis._offset, xaxis, yaxis };
  };

  /** Whether a pointer is in the axes, or among them. @param {{clientX: number, clientY: number}} pointer */
  const within = ({ clientX, clientY }) => {
    const { l, t, w, h } = host._fullLayout._size;
    const box = boxOf();
    const [x, y] = [clientX - box.left - l, clientY - box.top - t];
    return x >= 0 && x <= w && y >= 0 && y <= h;
  };

  /** @param {{clientX: number, clientY: number}} pointer @returns {[number, number]} */
  const toData = (pointer) => {
    if (!drawn) return [NaN, NaN];
    const { x, y, xaxis, yaxis } = inAxes(pointer);
    return [xaxis.p2d(x), yaxis.p2d(y)];
  };

  return {
    /** @param {Figure} next */
    draw(next) {
      figure = next;
      frame = null;
      if (!space) host.traces = next.data;
      if (outlining) {
        foreseen?.();
        sketch();
      }
      return settle();
    },
    /** @param {Frame} next for the figure drawn last */
    move(next) {
      // A frame of another figure, which is about to be drawn.
      if (!figure || next.traces.some((place) => place >= (figure?.data.length ?? 0))) return;
      if (space) {
        if (!drawn) return;
        frame = next;
        void settle();
        return;
      }
      const data = [...figure.data];
      for (const [index, place] of next.traces.entries()) data[place] = merged(data[place], next.data[index]);
      figure = { ...figure, data };
      host.traces = data;
      if (!busy || outlining) sketch();
    },
    toData,
    /**
     * Where a pointer is in the axes: from 0 to 1, from the left and from below.
     * @param {{clientX: number, clientY: number}} pointer
     * @returns {[number, number]}
     */
    share(pointer) {
      if (!drawn) return [0.5, 0.5];
      const { x, y, xaxis, yaxis } = inAxes(pointer);
      return [x / xaxis._length, 1 - y / yaxis._length];
    },
    /**
     * Tells an element's style how far the axes are from the edges, for what lies within them.
     * @param {HTMLElement} box
     */
    enclose(box) {
      if (!drawn && !outlining) return;
      const { l, r, t, b } = drawn ? host._fullLayout._size : roomy(sized(figure?.layout), host.clientHeight);
      box.dataset.enclosed = "";
      for (const [side, size] of Object.entries({ left: l, right: r, top: t, bottom: b })) box.style.setProperty(`--${side}`, `${size}px`);
    },
    /**
     * How far a place on the axis of x is from the left edge, in pixels; null where there is none.
     * @param {number} x
     */
    across(x) {
      const axis = drawn ? host._fullLayout.xaxis : null;
      return axis ? axis._offset + axis.d2p(x) : null;
    },
    /**
     * Lets the traces with this `meta` stand out; all of them for null.
     * @param {any} meta
     */
    emphasise(meta) {
      if (meta === emphasis) return;
      emphasis = meta;
      if (!busy || outlining) sketch();
    },
    /**
     * Where a point of the data is, in pixels from the corner of the plot.
     * @param {[number, number]} point
     */
    toPlace([x, y]) {
      const { xaxis, yaxis } = host._fullLayout;
      return { x: xaxis._offset + xaxis.d2p(x), y: yaxis._offset + yaxis.d2p(y) };
    },
    /**
     * How far a point of the data is from the pointer, in pixels.
     * @param {[number, number]} point
     * @param {{clientX: number, clientY: number}} pointer
     */
    distance([x, y], pointer) {
      if (!drawn) return Infinity;
      const at = inAxes(pointer);
      return Math.hypot(at.xaxis.d2p(x) - at.x, at.yaxis.d2p(y) - at.y);
    },
  };
}
