// @ts-check
/** What of a figure Plotly draws, and what the pencil does. */

import { legible } from "./legible.js";
import { typeSize } from "./theme.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {{ground: any[], stubs: any[], layout: Record<string, any>, size: number, rest: string}} Part what Plotly draws of a figure */

/** What of a layout is as large as the page's type is. */
const SIZES = ["size", "l", "r", "t", "b", "ticklen", "standoff"];

/** The least part of an axis that must be used while it stays as it is under a drag. */
const AMPLE = 0.5;

/** From the edge of a plot to the numbers at its axis of y: the axis's name and the gaps, in pixels. */
const BESIDE = 28.8;

/** What of an axis changes with the numbers it shows. */
const SHIFTING = ["range", "tickvals", "ticktext", "tick0", "dtick"];

/** @param {Record<string, any>} trace */
export function isPencilled({ type }) {
  return type === "scatter";
}

/**
 * Plotly's part of a figure: the ground, and an empty trace for each pair of axes, which Plotly leaves out otherwise.
 * `rest` is equal where all but the ground is.
 * @param {Figure|null} figure
 * @param {number} height of the plot, in pixels
 * @returns {Part}
 */
export function partOf(figure, height) {
  const { data, layout: told } = figure ?? { data: [], layout: {} };
  const layout = legible(told, height / typeSize());
  const pairs = new Set(data.filter(isPencilled).map(({ xaxis = "x", yaxis = "y" }) => `${xaxis} ${yaxis}`));
  const stubs = [...pairs].map((pair) => {
    const [xaxis, yaxis] = pair.split(" ");
    return { type: "scatter", mode: "lines", x: [], y: [], xaxis, yaxis };
  });
  const size = typeSize();
  return { ground: data.filter((trace) => !isPencilled(trace)), stubs, layout, size, rest: JSON.stringify([layout, stubs, size]) };
}

/**
 * @param {Part|null} drawn
 * @param {Part} wanted
 */
export function same(drawn, { ground, rest }) {
  return drawn?.rest === rest && sameGround(drawn.ground, ground);
}

/**
 * @param {any[]} drawn
 * @param {any[]} wanted
 */
function sameGround(drawn, wanted) {
  return drawn.length === wanted.length && wanted.every((trace, index) => trace === drawn[index]);
}

/**
 * What has changed, as Plotly is told of it, where that is nothing but the ranges and ticks of axes: these alone take
 * Plotly a quarter of the time. Otherwise null.
 * @param {Part|null} drawn
 * @param {Part} wanted
 * @returns {Record<string, any>|null}
 */
export function shifts(drawn, wanted) {
  if (!drawn || drawn.size !== wanted.size || !sameGround(drawn.ground, wanted.ground)) return null;
  const still = (/** @type {Part} */ { layout, stubs }) => JSON.stringify([layout, stubs], (key, value) => (SHIFTING.includes(key) ? undefined : value));
  if (still(drawn) !== still(wanted)) return null;
  const axes = Object.keys(wanted.layout).filter((name) => /^[xy]axis/.test(name));
  const changes = axes.flatMap((axis) => SHIFTING.map((name) => [`${axis}.${name}`, drawn.layout[axis][name], wanted.layout[axis][name]]));
  return Object.fromEntries(changes.flatMap(([key, before, now]) => (JSON.stringify(before) === JSON.stringify(now) ? [] : [[key, structuredClone(now) ?? null]])));
}

/**
 * Whether the numbers of a figure stand on the drawn axes as well, so that these may follow a moment later. Layouts tell
 * by their `meta`: where that is the same, a place on an axis means the same.
 * @param {Part} drawn
 * @param {Part} wanted
 */
export function mayWait(drawn, wanted) {
  return !wanted.ground.length && wanted.layout.meta !== undefined && JSON.stringify(wanted.layout.meta) === JSON.stringify(drawn.layout.meta);
}

/**
 * Whether the drawn axes still suit what is wanted: it is seen whole, and not small.
 * @param {Part} drawn
 * @param {Part} wanted
 */
export function suits({ layout: drawn }, { layout: wanted }) {
  const axes = Object.keys(wanted).filter((name) => /^[xy]axis/.test(name));
  return axes.every((axis) => {
    const [[bottom, top], [low, high]] = [drawn[axis].range, wanted[axis].range];
    return low >= bottom && high <= top && high - low >= AMPLE * (top - bottom);
  });
}

/**
 * The axes of a layout, as far as the pencil needs to know them, before Plotly has made room for their labels.
 * @param {Record<string, any>} layout
 * @param {{width: number, height: number}} host in pixels
 * @returns {Record<string, any>}
 */
export function outlined(layout, host) {
  const margin = roomy(layout, host.height);
  const [width, height] = [host.width - margin.l - margin.r, host.height - margin.t - margin.b];
  const axes = Object.entries(layout).filter(([name]) => /^[xy]axis/.test(name));
  return Object.fromEntries(
    axes.map(([name, { type = "linear", range, domain: [from, to] = [0, 1] }]) => {
      const [_offset, _length] = name.startsWith("x") ? [margin.l + from * width, (to - from) * width] : [margin.t + (1 - to) * height, (to - from) * height];
      return [name, { type, range, _offset, _length }];
    }),
  );
}

/**
 * The margins of a layout, with the room that Plotly will make for the numbers at a named axis of y.
 * @param {Record<string, any>} layout
 * @param {number} height of the plot, in pixels
 * @returns {{l: number, r: number, t: number, b: number}}
 */
export function roomy({ margin, yaxis, font }, height) {
  if (!yaxis?.title || !yaxis.automargin) return margin;
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = `${yaxis.tickfont.size}px ${font.family}`;
  const widest = Math.max(...ticks(yaxis.range, height - margin.t - margin.b).map((text) => pen.measureText(text).width));
  return { ...margin, l: Math.max(margin.l, Math.ceil(widest + BESIDE * typeSize())) };
}

/**
 * The numbers that Plotly writes at a linear axis of y.
 * @param {[number, number]} range
 * @param {number} length in pixels
 */
function ticks([low, high], length) {
  const rough = (high - low) / (Math.max(4, Math.min(9, length / 40)) + 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([2, 5].find((times) => rough < times * power) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_unused, at) => String(Number(((first + at) * step).toPrecision(12))).replace("-", "−"));
}

/**
 * A trace with a part of it changed; what is said of its markers and its line is added to what they have.
 * @param {Record<string, any>} trace
 * @param {Record<string, any>} change
 */
export function merged(trace, change) {
  return { ...trace, ...change, marker: { ...trace.marker, ...change.marker }, line: { ...trace.line, ...change.line } };
}

/**
 * The moving parts of a frame as Plotly restyles them: an array for each attribute.
 * @param {Frame} frame
 */
export function columns({ data }) {
  return Object.fromEntries(Object.keys(data[0]).filter((key) => Array.isArray(data[0][key])).map((key) => [key, data.map((trace) => trace[key])]));
}

/**
 * A layout in the size of the page's type. Charts are written for letters of the usual size.
 * @param {any} part
 * @param {string} [name]
 * @returns {any}
 */
export function sized(part, name = "") {
  if (typeof part === "number") return SIZES.includes(name) ? part * typeSize() : part;
  if (!part || typeof part !== "object" || Array.isArray(part) || typeSize() === 1) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, sized(value, key)]));
}

/** Waits until the browser has nothing better to do. */
export function leisure() {
  return new Promise((resolve) => ("requestIdleCallback" in window ? requestIdleCallback(resolve, { timeout: 400 }) : setTimeout(resolve, 100)));
}
