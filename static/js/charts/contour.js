// @ts-check
/** The ground as contours, with every path, the start and the marked points. Pure: no DOM, no Plotly. */

import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { placed } from "../levels.js";
import { domainOf, inside, isNumber, lastInside, pointAt, shown, stepAt } from "../result.js";
import { axis, layout, plain, stroke } from "./style.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Domain} Domain */

/** Runs up to this many steps show a dot for each. */
const DOTTED = 60;
const WIDTH = 2.25;
const CASING = 5;

const SYMBOLS = {
  minimum: { symbol: "star", size: 13 },
  saddle: { symbol: "x-thin-open", size: 10 },
  maximum: { symbol: "triangle-up-open", size: 10 },
  degenerate: { symbol: "diamond-open", size: 10 },
};

/**
 * @param {Result} result
 * @param {Picture} picture
 * @returns {import("../types.js").Figure}
 */
export function figure(result, picture) {
  const { palette, position } = picture;
  const domain = domainOf(result.surface);
  const visible = shown(result, picture.hidden);
  const data = [
    ground(result.surface, picture.palette),
    ...visible.flatMap((trajectory) => path(trajectory, picture)),
    marks(result, picture),
    starts(result, picture),
    { ...heads(visible, domain, picture, position), type: "scatter", mode: "markers", hoverinfo: "skip" },
  ];
  return {
    data,
    layout: layout(palette, {
      margin: { l: 44, r: 8, t: 8, b: 40 },
      xaxis: axis(palette, { range: domain[0], title: { text: "x", standoff: 4 } }),
      yaxis: axis(palette, { range: domain[1], title: { text: "y", standoff: 4 } }),
    }),
  };
}

/**
 * The moving part at a position: the paths as far as they have come, and their heads.
 * @param {Result} result
 * @param {Picture} picture
 * @param {number} position
 * @returns {import("../types.js").Frame}
 */
export function frame(result, picture, position) {
  const visible = shown(result, picture.hidden);
  const lines = visible.flatMap((trajectory) => {
    const { x, y } = travelled(trajectory, position);
    return [{ x, y }, { x, y }];
  });
  const count = lines.length;
  return {
    data: [...lines, heads(visible, domainOf(result.surface), picture, position)],
    traces: [...lines.map((_unused, index) => index + 1), count + 3],
  };
}

/** @type {WeakMap<import("../types.js").Surface, {palette: import("../types.js").Palette, trace: Record<string, any>}>} */
const grounds = new WeakMap();

/**
 * The contours; the same object for the same ground, so that it is drawn once.
 * @param {import("../types.js").Surface} surface
 * @param {import("../types.js").Palette} palette
 */
function ground(surface, palette) {
  const known = grounds.get(surface);
  if (known?.palette === palette) return known.trace;
  const trace = contours(surface, palette);
  grounds.set(surface, { palette, trace });
  return trace;
}

/**
 * @param {import("../types.js").Surface} surface
 * @param {import("../types.js").Palette} palette
 */
function contours(surface, palette) {
  const { x, y, z, levels, scale } = surface;
  const last = Math.max(1, levels.length - 1);
  const shades = palette.contour;
  return {
    type: "contour",
    x,
    y,
    z: placed(z, levels, scale),
    zauto: false,
    zmin: -1,
    zmax: last + 1,
    autocontour: false,
    contours: { start: 0, end: last, size: 1, coloring: "fill" },
    colorscale: shades.map((shade, index) => [index / (shades.length - 1), shade]),
    showscale: false,
    line: { width: 0.6, color: palette.line, smoothing: 1 },
    hoverinfo: "none",
    connectgaps: false,
  };
}

/**
 * A path twice: a casing that lifts it off the ground and off other paths, and its own line.
 * @param {Trajectory} trajectory
 * @param {Picture} picture
 */
function path(trajectory, picture) {
  const { color, dash } = stroke(trajectory, picture);
  const { x, y } = travelled(trajectory, picture.position);
  const dotted = trajectory.x.length <= DOTTED + 1;
  const hover = trajectory.x.map((_unused, step) => [step, number(trajectory.x[step]), number(trajectory.y[step]), exact(trajectory.loss[step]) || "–"]);
  const casing = { type: "scatter", mode: "lines", x, y, hoverinfo: "skip", line: { width: CASING, color: picture.palette.casing } };
  const line = {
    type: "scatter",
    mode: dotted ? "lines+markers" : "lines",
    x,
    y,
    name: plain(trajectory.name),
    line: { width: WIDTH, color, dash },
    marker: { size: 4.5, color, line: { width: 0 } },
    customdata: hover,
    hovertemplate: `${_("step {step}", { step: "%{customdata[0]}" })}<br>(%{customdata[1]}, %{customdata[2]})<br>f = %{customdata[3]}`,
  };
  return [casing, line];
}

/**
 * The coordinates of a path up to a position.
 * @param {Trajectory} trajectory
 * @param {number} position
 */
function travelled(trajectory, position) {
  const step = stepAt(trajectory, position);
  const x = trajectory.x.slice(0, step + 1);
  const y = trajectory.y.slice(0, step + 1);
  const head = position > step ? pointAt(trajectory, position) : null;
  if (head) {
    x.push(head[0]);
    y.push(head[1]);
  }
  return { x, y };
}

/**
 * Where every path stands. A path that has left the picture has an arrow at the edge where it went; one that ended
 * in no number has a cross at its last place.
 * @param {Trajectory[]} trajectories
 * @param {Domain} domain
 * @param {Picture} picture
 * @param {number} position
 */
function heads(trajectories, domain, picture, position) {
  const found = trajectories.map((trajectory) => ({ ...head(trajectory, domain, position), color: stroke(trajectory, picture).color }));
  return {
    x: found.map(({ x }) => x),
    y: found.map(({ y }) => y),
    marker: {
      symbol: found.map(({ symbol }) => symbol),
      angle: found.map(({ angle }) => angle),
      size: found.map(({ symbol }) => (symbol === "circle" ? 11 : 13)),
      color: found.map(({ color }) => color),
      line: { width: 2, color: picture.palette.casing },
      opacity: 1,
    },
    cliponaxis: false,
  };
}

/**
 * @param {Trajectory} trajectory
 * @param {Domain} domain
 * @param {number} position
 * @returns {{x: number|null, y: number|null, symbol: string, angle: number}}
 */
function head(trajectory, domain, position) {
  const point = pointAt(trajectory, position);
  if (point && inside(domain, ...point)) return { x: point[0], y: point[1], symbol: "circle", angle: 0 };
  const step = stepAt(trajectory, position);
  const last = lastInside(trajectory, domain, step);
  if (last < 0) return { x: null, y: null, symbol: "circle", angle: 0 };
  const [x, y] = [Number(trajectory.x[last]), Number(trajectory.y[last])];
  const next = last < step ? [trajectory.x[last + 1], trajectory.y[last + 1]] : point ?? [];
  const [nextX, nextY] = next;
  if (!isNumber(nextX) || !isNumber(nextY)) return { x, y, symbol: "x", angle: 0 };
  return { ...crossing(domain, [x, y], [nextX, nextY]), symbol: "triangle-up" };
}

/**
 * Where the line from a point inside to one outside meets the edge, and the angle from "up" of the way out.
 * @param {Domain} domain
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
function crossing([[x0, x1], [y0, y1]], from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const exits = [
    { share: dx > 0 ? (x1 - from[0]) / dx : Infinity, angle: 90 },
    { share: dx < 0 ? (x0 - from[0]) / dx : Infinity, angle: 270 },
    { share: dy > 0 ? (y1 - from[1]) / dy : Infinity, angle: 0 },
    { share: dy < 0 ? (y0 - from[1]) / dy : Infinity, angle: 180 },
  ];
  const { share, angle } = exits.reduce((first, other) => (other.share < first.share ? other : first));
  return { x: from[0] + share * dx, y: from[1] + share * dy, angle };
}

/**
 * @param {Result} result
 * @param {Picture} picture
 */
function marks({ surface }, { palette }) {
  const points = surface.critical_points;
  const names = {
    minimum: _("Local minimum"),
    saddle: _("Saddle point"),
    maximum: _("Maximum"),
    degenerate: _("Degenerate critical point"),
  };
  const symbols = points.map(({ kind, global }) => (kind === "minimum" && !global ? { symbol: "star-open", size: 11 } : SYMBOLS[kind]));
  return {
    type: "scatter",
    mode: "markers",
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    text: points.map(({ kind, global }) => (kind === "minimum" && global ? _("Global minimum") : names[kind])),
    customdata: points.map(({ x, y, value }) => [number(x), number(y), exact(value)]),
    hovertemplate: "%{text}<br>(%{customdata[0]}, %{customdata[1]})<br>f = %{customdata[2]}<extra></extra>",
    marker: {
      symbol: symbols.map(({ symbol }) => symbol),
      size: symbols.map(({ size }) => size),
      color: palette.ink,
      line: { width: symbols.map(({ symbol }) => (symbol === "star" ? 1.5 : 1.75)), color: symbols.map(({ symbol }) => (symbol === "star" ? palette.casing : palette.ink)) },
    },
  };
}

/**
 * @param {Result} result
 * @param {Picture} picture
 */
function starts({ scene }, { palette }) {
  const points = scene.start ?? [];
  return {
    type: "scatter",
    mode: "markers",
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    hoverinfo: "skip",
    marker: { symbol: "circle-open", size: 15, color: palette.ink, line: { width: 2, color: palette.ink } },
  };
}
