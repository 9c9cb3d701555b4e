// @ts-check
/**
 * A plot: Plotly draws its ground, its axes and what is in space, and is called nowhere else; lines, markers and words
 * are drawn over that by a pencil, since Plotly takes half a frame for the least of changes. Both take the same
 * figures: traces and a layout in Plotly's words. What a figure has in common with the one before is not drawn again.
 */

import { createPencil } from "./pencil.js";
import { typeSize } from "./theme.js";
import { createTip } from "./tip.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {{ground: any[], stubs: any[], layout: Record<string, any>, rest: string}} Part */

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false, showTips: false };
/** What of a layout is as large as the page's type is. */
const SIZES = ["size", "l", "r", "t", "b", "ticklen", "standoff"];
/** How long axes may wait, while curves are drawn anew in every frame, in milliseconds. */
const PATIENCE = 350;
/** How far a pressed pointer goes before it is a drag and no click, in pixels. */
const SLACK = 4;

/**
 * Plotly, once its script has run, which stands behind this module's in the page.
 * @type {Promise<any>}
 */
const library = new Promise((resolve, reject) => {
  const script = document.getElementById("plotly");
  script?.addEventListener("load", () => resolve(/** @type {any} */ (window).Plotly));
  script?.addEventListener("error", () => reject(new Error("plotly.js could not be loaded")));
});
// Whoever draws is told; until then it is nobody's fault.
library.catch(() => {});

/**
 * @param {any} host the element to draw in
 * @param {{click?: (x: number, y: number, event: MouseEvent) => void, hover?: (x: number|null, y: number|null) => void,
 *   over?: (meta: any) => void, placed?: () => void, space?: boolean}} [listeners]
 *   `click` and `hover` in the coordinates of the data; `hover` with nulls when the pointer leaves. `over` with the
 *   `meta` of the trace under the pointer, or null; `placed` whenever the axes may lie elsewhere than before. A plot in
 *   `space` is turned by the pointer, and drawn when there is time.
 */
export function createPlot(host, { click, hover, over, placed, space = false } = {}) {
  const pencil = createPencil(host);
  /** @type {Figure|null} the figure that is wanted */
  let figure = null;
  /** @type {Part|null} what Plotly has drawn */
  let drawn = null;
  /** The moving part of a plot in space. @type {Frame|null} */
  let frame = null;
  let busy = false;
  /** When Plotly is to draw axes that may wait, and whether that is now. @type {number|undefined} */
  let waiting;
  let due = false;
  /** What stands out. @type {any} */
  let emphasis = null;

  const sketch = () => {
    if (!figure || !drawn || space) return;
    const traces = figure.data.filter(isMoving);
    const some = emphasis !== null && traces.some(({ meta }) => meta === emphasis);
    pencil.draw(traces, host._fullLayout, (trace) => (some && trace.meta !== undefined && trace.meta !== emphasis ? 0.25 : 1));
  };

  /** @param {any} Plotly */
  const first = (Plotly) => {
    new ResizeObserver(async () => {
      // What is hidden has no size to take on.
      if (!host.offsetParent) return;
      pencil.fit();
      await settle();
      await Plotly.Plots.resize(host);
      sketch();
      placed?.();
    }).observe(host);
    if (space) return;
    pencil.fit();
    createTip(host, pencil, over);
    let pressed = { clientX: 0, clientY: 0 };
    host.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => void (pressed = event), { capture: true });
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
    waiting ??= setTimeout(() => {
      [waiting, due] = [undefined, true];
      void settle();
    }, PATIENCE);
    return true;
  };

  /** Lets Plotly draw until what is drawn is what is wanted; at once, where it already is. */
  const settle = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let part = partOf(figure); !idle(part); part = partOf(figure)) {
        const Plotly = await library;
        if (space && drawn) await leisure();
        if (frame && same(drawn, part)) {
          const moving = frame;
          frame = null;
          await Plotly.restyle(host, columns(moving), moving.traces);
          continue;
        }
        due = false;
        // Plotly writes into the layout it is given, as the camera's place when that is turned.
        await Plotly.react(host, [...part.ground, ...part.stubs], sized(structuredClone(part.layout)), { ...CONFIG, staticPlot: !space });
        if (!drawn) first(Plotly);
        drawn = part;
        placed?.();
      }
    } finally {
      busy = false;
    }
    sketch();
    host.dataset.drawn = String(Number(host.dataset.drawn ?? 0) + 1);
  };

  /** @param {{clientX: number, clientY: number}} pointer in pixels from the corner of the axes, and their sizes */
  const inAxes = ({ clientX, clientY }) => {
    const { xaxis, yaxis } = host._fullLayout;
    const box = host.getBoundingClientRect();
    return { x: clientX - box.left - xaxis._offset, y: clientY - box.top - yaxis._offset, xaxis, yaxis };
  };

  /** Whether a pointer is in the axes, or among them. @param {{clientX: number, clientY: number}} pointer */
  const within = ({ clientX, clientY }) => {
    const { l, t, w, h } = host._fullLayout._size;
    const box = host.getBoundingClientRect();
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
      return settle();
    },
    /** @param {Frame} next for the figure drawn last */
    move(next) {
      if (!figure) return;
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
      if (!busy) sketch();
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
    /** How far the axes are from the edges, in pixels; null before anything is drawn. */
    margins() {
      if (!drawn) return null;
      const { l, r, t, b } = host._fullLayout._size;
      return { left: l, right: r, top: t, bottom: b };
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
      if (!busy) sketch();
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

/** @param {Record<string, any>} trace */
function isMoving({ type }) {
  return type === "scatter";
}

/**
 * Plotly's part of a figure: the ground, and an empty trace for each pair of axes, which Plotly leaves out otherwise.
 * `rest` is equal where all but the ground is.
 * @param {Figure|null} figure
 * @returns {Part}
 */
function partOf(figure) {
  const { data, layout } = figure ?? { data: [], layout: {} };
  const pairs = new Set(data.filter(isMoving).map(({ xaxis = "x", yaxis = "y" }) => `${xaxis} ${yaxis}`));
  const stubs = [...pairs].map((pair) => {
    const [xaxis, yaxis] = pair.split(" ");
    return { type: "scatter", mode: "lines", x: [], y: [], xaxis, yaxis };
  });
  return { ground: data.filter((trace) => !isMoving(trace)), stubs, layout, rest: JSON.stringify([layout, stubs, typeSize()]) };
}

/**
 * @param {Part|null} drawn
 * @param {Part} wanted
 */
function same(drawn, { ground, rest }) {
  return drawn?.rest === rest && drawn.ground.length === ground.length && ground.every((trace, index) => trace === drawn.ground[index]);
}

/**
 * Whether the numbers of a figure stand on the drawn axes as well, so that these may follow a moment later. Layouts tell
 * by their `meta`: where that is the same, a place on an axis means the same.
 * @param {Part} drawn
 * @param {Part} wanted
 */
function mayWait(drawn, wanted) {
  return !wanted.ground.length && wanted.layout.meta !== undefined && JSON.stringify(wanted.layout.meta) === JSON.stringify(drawn.layout.meta);
}

/**
 * A trace with a part of it changed; what is said of its markers and its line is added to what they have.
 * @param {Record<string, any>} trace
 * @param {Record<string, any>} change
 */
function merged(trace, change) {
  return { ...trace, ...change, marker: { ...trace.marker, ...change.marker }, line: { ...trace.line, ...change.line } };
}

/**
 * The moving parts of a frame as Plotly restyles them: an array for each attribute.
 * @param {Frame} frame
 */
function columns({ data }) {
  return Object.fromEntries(Object.keys(data[0]).filter((key) => Array.isArray(data[0][key])).map((key) => [key, data.map((trace) => trace[key])]));
}

/**
 * A layout in the size of the page's type. Charts are written for letters of the usual size.
 * @param {any} part
 * @param {string} [name]
 * @returns {any}
 */
function sized(part, name = "") {
  if (typeof part === "number") return SIZES.includes(name) ? part * typeSize() : part;
  if (!part || typeof part !== "object" || Array.isArray(part) || typeSize() === 1) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, sized(value, key)]));
}

/** Waits until the browser has nothing better to do. */
function leisure() {
  return new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 400 }) : setTimeout(resolve, 100)));
}
