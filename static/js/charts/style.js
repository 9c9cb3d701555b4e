// @ts-check
/** What the charts have in common. */

import { lineOf } from "../colours.js";
import { _ } from "../i18n.js";
import { wholeSteps } from "./ticks.js";

/** @typedef {import("../types.js").Palette} Palette */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** Around the contour plot, whose layers must lie exactly over one another. */
export const MARGIN = { l: 44, r: 8, t: 8, b: 40 };

/** So many paths can lie on one another with their casings; more would hide one another. */
const CROWD = 12;
/** The finest that many paths become, as a part of the usual width. */
const FINEST = 0.4;

/** Whether there are so many paths that one must not cover the others. @param {number} count */
export const crowded = (count) => count > CROWD;

/** The width of lines, dots and rings among so many paths, as a part of the usual one. @param {number} count */
export const boldness = (count) => (crowded(count) ? Math.max(FINEST, Math.sqrt(CROWD / count)) : 1);

/**
 * The line of a trajectory: its optimizer's colour and dashes.
 * @param {Trajectory} trajectory
 * @param {Picture} picture
 */
export function stroke({ card }, { colours, palette }) {
  const { colour, dash } = lineOf(colours[card] ?? card);
  return { color: palette.path[colour], dash };
}

/**
 * @param {Palette} palette
 * @param {Record<string, any>} [rest]
 */
export function axis(palette, rest = {}) {
  return {
    automargin: false,
    zeroline: false,
    showgrid: false,
    showline: true,
    linecolor: palette.hairline,
    ticks: "outside",
    ticklen: 4,
    tickcolor: palette.hairline,
    tickfont: { size: 11, color: palette.muted },
    exponentformat: "power",
    ...rest,
  };
}

/**
 * @param {Palette} palette
 * @param {Record<string, any>} rest
 */
export function layout(palette, rest) {
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: palette.font, size: 12, color: palette.ink },
    showlegend: false,
    ...rest,
  };
}

/**
 * The layout of a chart over the step.
 * @param {Palette} palette
 * @param {Record<string, any>} rest
 */
export function course(palette, rest) {
  return layout(palette, { margin: { l: 58, r: 14, t: 8, b: 36 }, ...rest });
}

/**
 * @param {number} steps
 * @param {Palette} palette
 */
export function stepAxis(steps, palette) {
  // Where no step was taken there is an axis all the same.
  const end = Math.max(1, steps);
  return axis(palette, { range: [-0.01 * end, 1.02 * end], title: { text: _("step"), standoff: 2, font: { size: 11, color: palette.muted } }, ...wholeSteps(end) });
}

/**
 * The step of the first number: what is known of each step and not of the start begins one later.
 * @param {Trajectory} trajectory
 * @param {import("../types.js").Numbers} numbers
 */
export function firstStep({ x }, numbers) {
  return x.length - numbers.length;
}

/** @type {WeakMap<import("../types.js").Numbers, import("../types.js").Numbers>} */
const counts = new WeakMap();

/**
 * The step of each number.
 * @param {Trajectory} trajectory
 * @param {import("../types.js").Numbers} numbers
 */
export function stepsOf(trajectory, numbers) {
  const first = firstStep(trajectory, numbers);
  const known = counts.get(numbers) ?? numbers.map((_unused, index) => first + index);
  counts.set(numbers, known);
  return known;
}

/** @param {string} text of a person's own, to stand in a Plotly label */
export function plain(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
