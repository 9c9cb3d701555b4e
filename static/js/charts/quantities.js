// @ts-check
/** The numbers of a trajectory that are drawn against its step. */

import { _ } from "../i18n.js";
import { isNumber, NONE } from "../numbers.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Numbers} Numbers */
/**
 * @typedef {{id: string, label: string, brief: string, sign: string, axis: keyof import("../types.js").View,
 *   include?: string, numbers: (trajectory: Trajectory) => Numbers, absent?: string,
 *   baseline?: (result: Result, visible: Trajectory[]) => {base: number, note: string}}} Quantity
 *   its name and the short one on its button, how it is called in a formula, the numbers, what to say if
 *   there are none, and what is taken off every number on a logarithmic axis, with the words for it
 */

/** @type {Quantity[]} */
export const QUANTITIES = [
  { id: "loss", label: _("Loss"), brief: _("Loss"), sign: "f", axis: "loss_axis", numbers: ({ loss }) => loss, baseline: lowest },
  {
    id: "grad_norm",
    label: _("Length of the gradient"),
    brief: _("Gradient"),
    sign: "‖∇f‖",
    axis: "grad_norm_axis",
    include: "grad_norm",
    numbers: ({ grad_norm }) => grad_norm ?? NONE,
  },
  {
    id: "distance",
    label: _("Distance to the nearest minimum"),
    brief: _("Distance"),
    sign: "d",
    axis: "distance_axis",
    include: "distance",
    numbers: ({ distance }) => distance ?? NONE,
    absent: _("No minimum is known here, so there is nothing to measure the distance to."),
  },
  {
    id: "learning_rate",
    label: _("Learning rate"),
    brief: _("Rate"),
    sign: "η",
    axis: "learning_rate_axis",
    include: "learning_rate",
    numbers: ({ learning_rate }) => learning_rate ?? NONE,
  },
];

/**
 * What is taken off every loss, as a loss may well be negative: the lowest value the landscape is known to have, or the
 * lowest loss shown where that lies deeper still.
 * @param {Result} result
 * @param {Trajectory[]} trajectories
 */
function lowest({ surface }, trajectories) {
  const minima = surface.critical_points.filter(({ kind, global }) => kind === "minimum" && global).map(({ value }) => value);
  const known = minima.length ? Math.min(...minima) : 0;
  const shown = trajectories.reduce((least, { loss }) => loss.reduce((low, value) => (isNumber(value) ? Math.min(low ?? value, value) : low), least), /** @type {number|null} */ (null));
  if (shown !== null && shown < known) return { base: shown, note: _("above the lowest one shown") };
  return { base: known, note: known === 0 ? "" : _("above the minimum") };
}
