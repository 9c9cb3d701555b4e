// @ts-check
/** Every path over the ground, with the starts and the marked points. Pure: no DOM, no Plotly. */

import { _ } from "../i18n.js";
import { climbed, inside, pointAt, shown, stepAt } from "../result.js";
import { seen } from "../window.js";
import { arrows, moved } from "./arrows.js";
import { heads } from "./heads.js";
import { marks } from "./marks.js";
import { axis, boldness, crowded, layout, MARGIN, plain, stroke } from "./style.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Domain} Domain */

/** Runs up to this many steps show a dot for each. */
const DOTTED = 60;
/** The letters of a tick for which there is room in any case, and of all ticks across together. */
const USUAL = 6;
const LETTERS = 40;
const WIDTH = 2.25;
const CASING = 5;

/** What is left of the paths beside the one that is looked at. */
const FADED = 0.22;

/**
 * @param {Result} result
 * @param {Picture} picture
 * @returns {import("../types.js").Figure}
 */
export function figure(result, picture) {
  const { palette, position, view } = picture;
  const domain = seen(view, result.domain);
  const visible = layered(shown(result, picture.hidden), picture);
  const points = view.overlays.includes("points") ? result.surface.critical_points : [];
  const bold = boldness(visible.length);
  const data = [
    ...woven(visible.map((trajectory) => path(trajectory, picture, bold))),
    { ...dots(visible, domain, picture, position), type: "scatter", mode: "markers", hoverinfo: "skip" },
    marks(points, palette),
    ...arrows(result, picture),
    hovered(visible, domain, picture),
    starts(result, picture, bold),
    { ...heads(visible, domain, picture, position), type: "scatter", mode: "markers+text" },
  ];
  return {
    data,
    layout: layout(palette, {
      margin: MARGIN,
      xaxis: axis(palette, { range: domain[0], title: { text: "x", standoff: 4 }, tickangle: 0, ...fewer(domain[0]) }),
      yaxis: axis(palette, { range: domain[1], automargin: "left", title: { text: "y", standoff: 4 } }),
    }),
  };
}

/**
 * How many ticks there are across, where their numbers are long, as in a deep zoom.
 * @param {[number, number]} edges
 */
function fewer([low, high]) {
  const letters = 4 + Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)) / (high - low)));
  return letters > USUAL ? { nticks: Math.max(2, Math.floor(LETTERS / letters)) } : {};
}

/**
 * The moving part at a position: the paths as far as they have come, and their heads.
 * @param {Result} result
 * @param {Picture} picture
 * @param {number} position
 * @returns {import("../types.js").Frame}
 */
export function frame(result, picture, position) {
  const visible = layered(shown(result, picture.hidden), picture);
  const domain = seen(picture.view, result.domain);
  const lines = woven(
    visible.map((trajectory) => {
      const { x, y } = travelled(trajectory, position);
      return [{ x, y }, { x, y }];
    }),
  );
  const step = moved(result, { ...picture, position });
  const first = lines.length + 2;
  return {
    data: [...lines, dots(visible, domain, picture, position), ...step, heads(visible, domain, picture, position)],
    traces: [...lines.keys(), lines.length, ...step.map((_unused, index) => first + index), first + step.length + 2],
  };
}

/**
 * The trajectories from the lowest to the top: those that went wild below those that did not, and the one that is
 * looked at above all.
 * @param {Trajectory[]} trajectories
 * @param {Picture} picture
 */
function layered(trajectories, { emphasis }) {
  const height = (/** @type {Trajectory} */ trajectory) => (trajectory.card === emphasis.card ? 2 : climbed(trajectory) ? 0 : 1);
  return [...trajectories].sort((one, other) => height(one) - height(other));
}

/**
 * How strongly a path is drawn: weakly while another is looked at.
 * @param {Trajectory} trajectory
 * @param {Picture} picture
 */
function strength({ card }, { emphasis }) {
  return emphasis.card === null || emphasis.card === card ? 1 : FADED;
}

/**
 * Casings and lines in the order of drawing: each line on its own casing, or among many all lines above all casings.
 * @template T
 * @param {T[][]} pairs
 * @returns {T[]}
 */
function woven(pairs) {
  return crowded(pairs.length) ? [...pairs.map(([casing]) => casing), ...pairs.map(([, line]) => line)] : pairs.flat();
}

/**
 * A path twice: a casing that lifts it off the ground and off other paths, and its own line.
 * @param {Trajectory} trajectory
 * @param {Picture} picture
 * @param {number} bold
 */
function path(trajectory, picture, bold) {
  const { color, dash } = stroke(trajectory, picture);
  const { x, y } = travelled(trajectory, picture.position);
  const opacity = strength(trajectory, picture);
  const casing = { type: "scatter", mode: "lines", x, y, opacity, hoverinfo: "skip", line: { width: CASING * bold, color: picture.palette.casing } };
  const line = {
    type: "scatter",
    mode: "lines",
    x,
    y,
    opacity,
    name: plain(trajectory.name),
    meta: trajectory.card,
    line: { width: WIDTH * bold, color, dash },
    // The served numbers as they are; a drag has no time to write each of them out.
    customdata: trajectory.loss,
    hovertemplate: `<b>%{fullData.name}</b><br>${_("step {step}", { step: "%{pointNumber}" })}<br>(%{x:.4~g}, %{y:.4~g})<br>f = %{customdata}<extra></extra>`,
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
      const opacity = strength(trajectory, picture);
      const steps = [...Array(stepAt(trajectory, position) + 1).keys()];
      const seen = steps.filter((step) => inside(domain, trajectory.x[step], trajectory.y[step]));
      return seen.map((step) => ({ x: trajectory.x[step], y: trajectory.y[step], color, opacity }));
    });
  return {
    x: found.map(({ x }) => x),
    y: found.map(({ y }) => y),
    marker: { size: 4.5 * boldness(trajectories.length), color: found.map(({ color }) => color), opacity: found.map(({ opacity }) => opacity) },
  };
}

/**
 * Where the paths are at the step under the pointer.
 * @param {Trajectory[]} trajectories
 * @param {Domain} domain
 * @param {Picture} picture
 */
function hovered(trajectories, domain, { hover, emphasis, palette }) {
  const { step } = hover ?? { step: -1 };
  const there = trajectories.filter(({ x, y, card }) => inside(domain, x[step], y[step]) && (emphasis.card === null || emphasis.card === card));
  return {
    type: "scatter",
    mode: "markers",
    x: there.map(({ x }) => x[step]),
    y: there.map(({ y }) => y[step]),
    marker: { symbol: "circle-open", size: 12, color: palette.ink, line: { width: 1.5 } },
  };
}

/**
 * The coordinates of a path up to a position.
 * @param {Trajectory} trajectory
 * @param {number} position
 */
function travelled(trajectory, position) {
  const step = stepAt(trajectory, position);
  const [x, y] = [trajectory.x.subarray(0, step + 1), trajectory.y.subarray(0, step + 1)];
  const head = position > step && step + 1 < trajectory.x.length ? pointAt(trajectory, position) : null;
  return head ? { x: longer(x, head[0]), y: longer(y, head[1]) } : { x, y };
}

/**
 * Numbers with one more at the end.
 * @param {import("../types.js").Numbers} numbers
 * @param {number} last
 */
function longer(numbers, last) {
  const all = new Float64Array(numbers.length + 1);
  all.set(numbers);
  all[numbers.length] = last;
  return all;
}

/**
 * @param {Result} result
 * @param {Picture} picture
 * @param {number} bold
 */
function starts({ scene }, { palette }, bold) {
  const points = scene.start ?? [];
  return {
    type: "scatter",
    mode: "markers",
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    hoverinfo: "skip",
    landmark: true,
    marker: { symbol: "circle-open", size: 15 * bold, color: palette.ink, line: { width: 2 * bold, color: palette.ink } },
  };
}
