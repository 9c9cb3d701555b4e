// @ts-check
/** Every path over the ground, with the starts and the marked points. Pure: no DOM, no Plotly. */

import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { climbed, domainOf, inside, pointAt, shown, stepAt } from "../result.js";
import { heads } from "./heads.js";
import { axis, layout, MARGIN, plain, stroke } from "./style.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Domain} Domain */

/** Runs up to this many steps show a dot for each. */
const DOTTED = 60;
const WIDTH = 2.25;
const CASING = 5;

/** How each kind of point is marked: on the map, in the legend, and in words in the legend and under the pointer. */
const MARKS = {
  global: { symbol: "star", size: 13, sign: "★", word: _("minimum"), name: _("Global minimum") },
  minimum: { symbol: "star-open", size: 11, sign: "☆", word: _("local minimum"), name: _("Local minimum") },
  saddle: { symbol: "x-thin-open", size: 10, sign: "×", word: _("saddle"), name: _("Saddle point") },
  maximum: { symbol: "triangle-up-open", size: 10, sign: "△", word: _("maximum"), name: _("Maximum") },
  degenerate: { symbol: "diamond-open", size: 10, sign: "◇", word: _("degenerate"), name: _("Degenerate critical point") },
};

/** @param {import("../types.js").CriticalPoint} point */
function markOf({ kind, global }) {
  return MARKS[kind === "minimum" && global ? "global" : kind];
}

/**
 * The kinds of marks that are on the map.
 * @param {import("../types.js").Surface} surface
 */
export function legend(surface) {
  const domain = domainOf(surface);
  const found = new Set(surface.critical_points.filter(({ x, y }) => inside(domain, x, y)).map(markOf));
  return Object.values(MARKS).filter((mark) => found.has(mark));
}

/**
 * @param {Result} result
 * @param {Picture} picture
 * @returns {import("../types.js").Figure}
 */
export function figure(result, picture) {
  const { palette, position } = picture;
  const domain = domainOf(result.surface);
  const visible = layered(shown(result, picture.hidden));
  const data = [
    ...visible.flatMap((trajectory) => path(trajectory, picture)),
    { ...dots(visible, domain, picture, position), type: "scatter", mode: "markers", hoverinfo: "skip" },
    marks(result, picture),
    starts(result, picture),
    { ...heads(visible, domain, picture, position), type: "scatter", mode: "markers", hoverinfo: "skip" },
  ];
  return {
    data,
    layout: layout(palette, {
      margin: MARGIN,
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
  const visible = layered(shown(result, picture.hidden));
  const domain = domainOf(result.surface);
  const lines = visible.flatMap((trajectory) => {
    const { x, y } = travelled(trajectory, position);
    return [{ x, y }, { x, y }];
  });
  return {
    data: [...lines, dots(visible, domain, picture, position), heads(visible, domain, picture, position)],
    traces: [...lines.keys(), lines.length, lines.length + 3],
  };
}

/**
 * The trajectories from the lowest to the top: those that went wild below those that did not.
 * @param {Trajectory[]} trajectories
 */
function layered(trajectories) {
  return [...trajectories.filter(climbed), ...trajectories.filter((trajectory) => !climbed(trajectory))];
}

/**
 * A path twice: a casing that lifts it off the ground and off other paths, and its own line.
 * @param {Trajectory} trajectory
 * @param {Picture} picture
 */
function path(trajectory, picture) {
  const { color, dash } = stroke(trajectory, picture);
  const { x, y } = travelled(trajectory, picture.position);
  const hover = trajectory.x.map((_unused, step) => [step, number(trajectory.x[step]), number(trajectory.y[step]), exact(trajectory.loss[step]) || "–"]);
  const casing = { type: "scatter", mode: "lines", x, y, hoverinfo: "skip", line: { width: CASING, color: picture.palette.casing } };
  const line = {
    type: "scatter",
    mode: "lines",
    x,
    y,
    name: plain(trajectory.name),
    line: { width: WIDTH, color, dash },
    customdata: hover,
    hovertemplate: `<b>%{fullData.name}</b><br>${_("step {step}", { step: "%{customdata[0]}" })}<br>(%{customdata[1]}, %{customdata[2]})<br>f = %{customdata[3]}<extra></extra>`,
  };
  return [casing, line];
}

/**
 * A dot for each step of the short runs, where it is in the picture.
 * @param {Trajectory[]} trajectories
 * @param {Domain} domain
 * @param {Picture} picture
 * @param {number} position
 */
function dots(trajectories, domain, picture, position) {
  const found = trajectories
    .filter(({ x }) => x.length <= DOTTED + 1)
    .flatMap((trajectory) => {
      const { color } = stroke(trajectory, picture);
      const steps = [...Array(stepAt(trajectory, position) + 1).keys()];
      const seen = steps.filter((step) => inside(domain, trajectory.x[step], trajectory.y[step]));
      return seen.map((step) => ({ x: trajectory.x[step], y: trajectory.y[step], color }));
    });
  return {
    x: found.map(({ x }) => x),
    y: found.map(({ y }) => y),
    marker: { size: 4.5, color: found.map(({ color }) => color) },
  };
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
 * @param {Result} result
 * @param {Picture} picture
 */
function marks({ surface }, { palette }) {
  const points = surface.critical_points;
  const symbols = points.map(markOf);
  return {
    type: "scatter",
    mode: "markers",
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    text: symbols.map(({ name }) => name),
    customdata: points.map(({ x, y, value }) => [number(x), number(y), exact(value)]),
    hovertemplate: "%{text}<br>(%{customdata[0]}, %{customdata[1]})<br>f = %{customdata[2]}<extra></extra>",
    marker: {
      symbol: symbols.map(({ symbol }) => symbol),
      size: symbols.map(({ size }) => size),
      color: palette.ink,
      opacity: 1,
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
