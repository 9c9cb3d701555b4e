// @ts-check
/** Loss against step, for every path, with the player's position. Pure: no DOM, no Plotly. */

import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { isNumber, shown, stepAt } from "../result.js";
import { axis, layout, plain, stroke } from "./style.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** How many times the height of the highest start an axis reaches at most. */
const HEADROOM = { linear: 2, log: 1000 };
/** The most orders of magnitude on a logarithmic axis. */
const DECADES = 20;

/**
 * @param {Result} result
 * @param {Picture} picture
 * @returns {import("../types.js").Figure}
 */
export function figure(result, picture) {
  const { palette, position } = picture;
  const visible = shown(result, picture.hidden);
  const { base, range, title } = scaleOf(result, picture);
  const log = picture.view.loss_axis === "log";
  const data = [
    ...visible.map((trajectory) => curve(trajectory, base, picture)),
    {
      ...cursor(position),
      type: "scatter",
      mode: "lines",
      yaxis: "y2",
      hoverinfo: "skip",
      line: { width: 1, color: palette.muted },
    },
    { ...dots(visible, { base, range }, picture, position), type: "scatter", mode: "markers", hoverinfo: "skip" },
  ];
  return {
    data,
    layout: layout(palette, {
      margin: { l: 58, r: 12, t: 8, b: 40 },
      xaxis: axis(palette, { range: [-0.01 * result.steps, 1.02 * result.steps], title: { text: _("step"), standoff: 4 } }),
      yaxis: axis(palette, {
        type: picture.view.loss_axis,
        range: log ? range.map(Math.log10) : range,
        title: { text: title, standoff: 4 },
        exponentformat: "power",
        showexponent: "all",
        showgrid: true,
        gridcolor: palette.hairline,
        automargin: "left",
        ...(log ? ticks(range, palette) : {}),
      }),
      yaxis2: { overlaying: "y", range: [0, 1], visible: false, fixedrange: true },
    }),
  };
}

/**
 * The moving part at a position.
 * @param {Result} result
 * @param {Picture} picture
 * @param {number} position
 * @returns {import("../types.js").Frame}
 */
export function frame(result, picture, position) {
  const visible = shown(result, picture.hidden);
  return {
    data: [cursor(position), dots(visible, scaleOf(result, picture), picture, position)],
    traces: [visible.length, visible.length + 1],
  };
}

/**
 * @typedef {{base: number, title: string, range: [number, number]}} Scale
 *   what is taken off every loss, what the rest is called, and the heights shown
 */

/** @type {WeakMap<Result, Map<string, Scale>>} */
const scales = new WeakMap();

/**
 * The vertical scale, which a frame must not work out again.
 * @param {Result} result
 * @param {Picture} picture
 * @returns {Scale}
 */
function scaleOf(result, picture) {
  const known = scales.get(result) ?? new Map();
  scales.set(result, known);
  const key = [picture.view.loss_axis, ...picture.hidden].join("&");
  if (!known.has(key)) {
    const visible = shown(result, picture.hidden);
    const { base, title } = picture.view.loss_axis === "log" ? baseline(result, visible) : { base: 0, title: _("loss") };
    known.set(key, { base, title, range: span(visible, base, picture.view.loss_axis) });
  }
  return known.get(key);
}

/**
 * What is taken off every loss on a logarithmic axis, as a loss may well be negative: the lowest value the landscape is
 * known to have, or the lowest loss shown where that lies deeper still.
 * @param {Result} result
 * @param {Trajectory[]} trajectories
 */
function baseline({ surface }, trajectories) {
  const minima = surface.critical_points.filter(({ kind, global }) => kind === "minimum" && global).map(({ value }) => value);
  const known = minima.length ? low(minima) : 0;
  const lowest = low(trajectories.map(({ loss }) => low(loss.filter(isNumber))));
  if (lowest < known) return { base: lowest, title: _("loss above the lowest one shown") };
  return { base: known, title: known === 0 ? _("loss") : _("loss above the minimum") };
}

/**
 * @param {number|null|undefined} loss
 * @param {number} base
 * @param {"log"|"linear"} scale
 */
function height(loss, base, scale) {
  if (!isNumber(loss)) return null;
  return scale === "log" && loss <= base ? null : loss - base;
}

/**
 * The range of the vertical axis. Paths that shoot up do not press the others flat: they leave through the top.
 * @param {Trajectory[]} trajectories
 * @param {number} base
 * @param {"log"|"linear"} scale
 * @returns {[number, number]}
 */
function span(trajectories, base, scale) {
  const heights = trajectories.map(({ loss }) => loss.map((value) => height(value, base, scale)).filter(isNumber));
  const first = Math.max(...heights.map((values) => values[0] ?? -Infinity));
  if (!Number.isFinite(first)) return scale === "log" ? [0.1, 1] : [0, 1];
  const every = heights.flatMap((values) => [low(values), high(values)]).filter(Number.isFinite);
  const bottom = Math.min(...every);
  if (scale === "linear") {
    const top = Math.min(Math.max(...every), first + (HEADROOM.linear - 1) * (first - bottom));
    const margin = 0.04 * (top - bottom || Math.abs(top) || 1);
    return [bottom - margin, top + margin];
  }
  const top = Math.min(Math.max(...every), first * HEADROOM.log);
  return [Math.max(bottom, top / 10 ** DECADES) / 1.5, top * 1.5];
}

/** @param {number[]} values */
function low(values) {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/** @param {number[]} values */
function high(values) {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/**
 * The ticks of a logarithmic axis: about six whole decades, or round numbers written out where there are not two.
 * @param {[number, number]} range
 * @param {import("../types.js").Palette} palette
 */
function ticks([bottom, top], palette) {
  const count = Math.log10(top / bottom);
  // Plotly sets powers a quarter larger than asked.
  if (count >= 2) return { dtick: Math.max(1, Math.ceil(count / 7)), tickfont: { size: 9, color: palette.muted } };
  const values = top < 10 * bottom ? even(bottom, top) : rounds(bottom, top);
  return { tickvals: values, ticktext: values.map((value) => number(value, 2)) };
}

/**
 * About five round numbers at even distances.
 * @param {number} bottom
 * @param {number} top
 */
function even(bottom, top) {
  const least = (top - bottom) / 6;
  const distance = rounds(least, 10 * least)[0];
  const first = Math.ceil(bottom / distance);
  return Array.from({ length: Math.floor(top / distance) - first + 1 }, (_unused, index) => (first + index) * distance);
}

/**
 * The numbers 1, 2 and 5 in every decade.
 * @param {number} bottom
 * @param {number} top
 */
function rounds(bottom, top) {
  const decade = 10 ** Math.floor(Math.log10(bottom));
  return [1, 10, 100].flatMap((power) => [1, 2, 5].map((digit) => digit * power * decade)).filter((value) => value >= bottom && value <= top);
}

/**
 * @param {Trajectory} trajectory
 * @param {number} base
 * @param {Picture} picture
 */
function curve(trajectory, base, picture) {
  return {
    type: "scatter",
    mode: "lines",
    x: trajectory.loss.map((_unused, step) => step),
    y: trajectory.loss.map((value) => height(value, base, picture.view.loss_axis)),
    name: plain(trajectory.name),
    line: { width: 1.75, ...stroke(trajectory, picture) },
    text: trajectory.loss.map(exact),
    hovertemplate: `<b>%{fullData.name}</b><br>${_("step {step}", { step: "%{x}" })}<br>f = %{text}<extra></extra>`,
  };
}

/** @param {number} position */
function cursor(position) {
  const step = Math.floor(position);
  return { x: [step, step], y: [0, 1] };
}

/**
 * Where the losses stand; none where a loss is beyond the axis.
 * @param {Trajectory[]} trajectories
 * @param {Scale} scale
 * @param {Picture} picture
 * @param {number} position
 */
function dots(trajectories, { base, range: [bottom, top] }, picture, position) {
  const steps = trajectories.map((trajectory) => stepAt(trajectory, position));
  const heights = trajectories.map(({ loss }, index) => height(loss[steps[index]], base, picture.view.loss_axis));
  return {
    x: steps,
    y: heights.map((value) => (isNumber(value) && value >= bottom && value <= top ? value : null)),
    marker: {
      size: 8,
      color: trajectories.map((trajectory) => stroke(trajectory, picture).color),
      line: { width: 1.5, color: picture.palette.casing },
    },
  };
}
