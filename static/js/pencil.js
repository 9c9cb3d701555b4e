// @ts-check
/**
 * Draws what moves: lines, markers and words on a canvas over a plot, within the frame. It takes traces as Plotly's
 * scatter does, as far as the charts use them. Every point is where it is, to a hundredth of a pixel
 * (`simplified.js`); a value that is no number is a gap.
 */

import { clipped, segment } from "./clipping.js";
import { letter } from "./lettering.js";
import { mark } from "./marker.js";
import { simplified, TOLERANCE } from "./simplified.js";
import { typeSize } from "./theme.js";

/** @typedef {import("./clipping.js").Box} Box */
/** @typedef {import("./clipping.js").Place} Place */
/** @typedef {{xaxis: Axis, yaxis: Axis}} Axes */
/** @typedef {{type: string, range: [number, number], _offset: number, _length: number}} Axis of a drawn Plotly layout */
/**
 * @typedef {{ofX: unknown, axes: Axes, x: Float64Array, y: Float64Array, outline?: Path2D}} Places
 *   of a trace in pixels, of which x and on which axes; and the line through them, once it is drawn
 * @typedef {{trace: Record<string, any>, places: Places, x: Float64Array, y: Float64Array,
 *   seen: (index: number, slack?: number) => boolean, rooms?: (import("./charts/edge.js").Box|null)[]}} Placed
 *   a trace with its places in pixels, and which of them are not cut off, up to some pixels; `rooms` is where its words are
 */

/** Of places, in pixels. */
const ROUNDING = 0.01;
/** How long dashes and gaps are, in line widths. @type {Record<string, number[]>} */
const DASHES = { solid: [], dot: [1, 1.5], dash: [3.5, 2], dashdot: [4, 2, 1, 2] };

/** @param {HTMLElement} host an element with a position, which the canvas fills */
export function createPencil(host) {
  const canvas = document.createElement("canvas");
  canvas.className = "pencil";
  canvas.setAttribute("aria-hidden", "true");
  /** Asked for when the canvas is in the page. @type {CanvasRenderingContext2D} */
  let context;
  /** @type {Placed[]} */
  let placed = [];
  /** Pixels of the screen in one of the page's, and how much larger than usual everything is drawn. */
  let [ratio, size] = [1, 1];
  /** The pixels of the screen that the canvas takes, as far as the browser tells. */
  let exact = [NaN, NaN];
  /** What was drawn last. @type {(() => void)|null} */
  let again = null;

  const wipe = () => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  };

  /** Makes the canvas as large as its host. */
  const fit = () => {
    [ratio, size] = [devicePixelRatio, typeSize()];
    if (canvas.parentElement !== host) host.append(canvas);
    context ??= /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const sizes = [host.clientWidth, host.clientHeight].map((side, index) => {
      const pixels = Math.round(side * ratio);
      // An enlarged page lies between the pixels of the screen, and the browser takes one more or less; `side` is rounded.
      return Math.abs(exact[index] - pixels) <= 1 + ratio / 2 ? exact[index] : pixels;
    });
    Object.assign(canvas, { width: sizes[0], height: sizes[1] });
  };

  /**
   * @param {Record<string, any>[]} traces from the lowest to the top
   * @param {Record<string, any>} layout Plotly's own, which knows the axes
   * @param {(trace: Record<string, any>) => number} strength how strongly a trace is drawn, up to 1
   */
  const draw = (traces, layout, strength) => {
    if (!context) fit();
    again = () => draw(traces, layout, strength);
    wipe();
    const known = new Map();
    placed = traces.map((trace) => place(trace, layout, known));
    for (const one of placed) {
      const { xaxis, yaxis } = one.places.axes;
      const box = { left: xaxis._offset, top: yaxis._offset, right: xaxis._offset + xaxis._length, bottom: yaxis._offset + yaxis._length };
      const { mode } = one.trace;
      context.save();
      context.globalAlpha = (one.trace.opacity ?? 1) * strength(one.trace);
      if (mode.includes("lines")) within(context, one.trace, box, () => line(context, one, size, { width: canvas.width / ratio, height: canvas.height / ratio, ratio }));
      // A mark is there or not, and whole at the edge.
      if (mode.includes("markers")) markers(context, one, size);
      if (mode.includes("text")) within(context, one.trace, box, () => letter(context, one, size, box, placed));
      context.restore();
    }
  };

  // A canvas that has a pixel too few is stretched, and its lines are blurred.
  if ("devicePixelContentBoxSize" in ResizeObserverEntry.prototype) {
    new ResizeObserver(([{ devicePixelContentBoxSize: [box] }]) => {
      exact = [box.inlineSize, box.blockSize];
      if (!context) return;
      fit();
      // Even the same size again wipes it.
      again?.();
    }).observe(canvas, { box: "device-pixel-content-box" });
  }

  return {
    fit,
    draw,
    /** What is drawn, and where. */
    get placed() {
      return placed;
    },
  };
}

/**
 * Draws within the axes, unless a trace goes beyond them.
 * @param {CanvasRenderingContext2D} context
 * @param {Record<string, any>} trace
 * @param {{left: number, top: number, right: number, bottom: number}} box the axes
 * @param {() => void} draw
 */
function within(context, { cliponaxis }, { left, top, right, bottom }, draw) {
  if (cliponaxis === false) return draw();
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  draw();
  context.restore();
}

/**
 * @param {Record<string, any>} trace
 * @param {Record<string, any>} layout
 * @returns {Axes}
 */
function axesOf({ xaxis = "x", yaxis = "y" }, layout) {
  return { xaxis: layout[xaxis.replace("x", "xaxis")], yaxis: layout[yaxis.replace("y", "yaxis")] };
}

/**
 * @param {Record<string, any>} trace
 * @param {Record<string, any>} layout
 * @param {Map<unknown, Places>} known those of the traces before by their y: a path has the same as its casing
 * @returns {Placed}
 */
function place(trace, layout, known) {
  const axes = axesOf(trace, layout);
  const { xaxis, yaxis } = axes;
  let places = known.get(trace.y);
  if (places?.ofX !== trace.x || places?.axes.xaxis !== xaxis || places.axes.yaxis !== yaxis) {
    places = { ofX: trace.x, axes, x: along(trace.x, xaxis, false), y: along(trace.y, yaxis, true) };
    known.set(trace.y, places);
  }
  const { x: across, y: down } = places;
  const seen = (/** @type {number} */ index, slack = 0) =>
    trace.cliponaxis === false ||
    [[across[index] - xaxis._offset, xaxis._length], [down[index] - yaxis._offset, yaxis._length]].every(([from, length]) => from >= -slack && from <= length + slack);
  return { trace, places, x: across, y: down, seen };
}

/**
 * Values as places on an axis, in pixels; NaN where there is none.
 * @param {ArrayLike<number|null>} values
 * @param {Axis} axis
 * @param {boolean} upwards
 */
function along(values, { type, range: [from, to], _offset, _length }, upwards) {
  const places = new Float64Array(values.length);
  const scale = ((upwards ? -1 : 1) * _length) / (to - from);
  const zero = upwards ? _offset + _length : _offset;
  for (let index = 0; index < places.length; index += 1) {
    const value = values[index];
    places[index] = value === null ? NaN : zero + scale * ((type === "log" ? Math.log10(value) : value) - from);
  }
  return places;
}

/**
 * What is seen of the line to a point: cut by its numbers, of which pixels have lost the last digits.
 * @param {Record<string, any>} trace
 * @param {Places} places
 * @returns {(index: number, box: Box) => Place[]|null}
 */
function seen(trace, { x, y, axes: { xaxis, yaxis } }) {
  if (xaxis.type === "log" || yaxis.type === "log") return (index, box) => segment([x[index - 1], y[index - 1]], [x[index], y[index]], box);
  return (index, { low, high }) => {
    // Pixels count downwards.
    const box = /** @type {Box} */ ({
      low: [valueAt(low[0], xaxis, false), valueAt(high[1], yaxis, true)],
      high: [valueAt(high[0], xaxis, false), valueAt(low[1], yaxis, true)],
    });
    const part = segment([trace.x[index - 1], trace.y[index - 1]], [trace.x[index], trace.y[index]], box);
    return part && part.map(([across, up]) => [along([across], xaxis, false)[0], along([up], yaxis, true)[0]]);
  };
}

/**
 * The value at a place on a linear axis.
 * @param {number} place in pixels
 * @param {Axis} axis
 * @param {boolean} upwards
 */
function valueAt(place, { range: [from, to], _offset, _length }, upwards) {
  const share = upwards ? _offset + _length - place : place - _offset;
  return from + (share / _length) * (to - from);
}

/**
 * A line through the places of a trace, as far as it is seen.
 * @param {Placed} placed
 * @param {{width: number, height: number, ratio: number}} canvas in pixels of the page, and those of the screen in one of them
 */
function outlineOf({ trace, places }, { width, height, ratio }) {
  const outline = new Path2D();
  const path = simplified(outline, TOLERANCE / ratio);
  clipped(path, places.x, places.y, width, height, seen(trace, places));
  path.end();
  return outline;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Placed} placed
 * @param {number} size
 * @param {{width: number, height: number, ratio: number}} canvas
 */
function line(context, placed, size, canvas) {
  const { trace, places, x, y } = placed;
  const { color, dash = "solid" } = trace.line ?? {};
  const width = (trace.line?.width ?? 2) * size;
  if (!width) return;
  context.lineWidth = width;
  context.strokeStyle = color;
  context.lineJoin = "round";
  context.lineCap = dash === "solid" ? "round" : "butt";
  context.setLineDash(DASHES[dash]?.map((length) => length * width) ?? dash.split(",").map((/** @type {string} */ length) => parseFloat(length) * size));
  context.stroke((places.outline ??= outlineOf(placed, canvas)));
  context.fillStyle = color;
  context.beginPath();
  // A point that no line joins to a neighbour is a dot, twice as wide as the line.
  const known = (/** @type {number} */ index) => index < x.length && !Number.isNaN(x[index] + y[index]);
  for (let index = 0, before = false, here = known(0); index < x.length; index += 1) {
    const after = known(index + 1);
    if (here && !before && !after) {
      context.moveTo(x[index] + width, y[index]);
      context.arc(x[index], y[index], width, 0, 2 * Math.PI);
    }
    before = here;
    here = after;
  }
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Placed} placed
 * @param {number} size
 */
function markers(context, { trace, x, y, seen }, size) {
  const { marker = {} } = trace;
  context.setLineDash([]);
  for (let index = 0; index < x.length; index += 1) {
    // One beyond the axes would peep in at the edge; one on the edge is there, whatever the last digit says.
    if (Number.isNaN(x[index] + y[index]) || !seen(index, ROUNDING)) continue;
    const own = (/** @type {any} */ value) => (Array.isArray(value) ? value[index] : value);
    mark(context, own(marker.symbol) ?? "circle", x[index], y[index], {
      size: size * (own(marker.size) ?? 6),
      angle: (own(marker.angle) ?? 0) + (marker.angleref === "previous" ? bearing(x, y, index) : 0),
      color: own(marker.color),
      opacity: own(marker.opacity) ?? 1,
      width: size * (own(marker.line?.width) ?? 0),
      outline: own(marker.line?.color),
    });
  }
}

/**
 * The way from the point before to a point, in degrees clockwise from up.
 * @param {Float64Array} x
 * @param {Float64Array} y
 * @param {number} index
 */
function bearing(x, y, index) {
  return index ? (Math.atan2(x[index] - x[index - 1], y[index - 1] - y[index]) * 180) / Math.PI : 0;
}
