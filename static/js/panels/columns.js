// @ts-check
/** The columns of the table of outcomes: what each shows of a trajectory, in short and exactly. */

import { degrees, number, whole } from "../format.js";
import { _ } from "../i18n.js";
import { finite } from "../numbers.js";
import { lastInside, stepAt } from "../result.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/**
 * @typedef {{result: Result, position: number}} Moment
 * @typedef {{id: string, heading: string, title?: string, class?: string, value: (trajectory: Trajectory, moment: Moment) => any,
 *   text: (value: any) => string, rank?: (trajectory: Trajectory) => number[]}} Column
 *   `value` is what is copied, and what a column is sorted by unless it has a `rank`; `text` is what is read
 */

const asItIs = (/** @type {any} */ value) => String(value);

/**
 * A column for a number of the summary.
 * @param {string} id
 * @param {string} heading
 * @param {(value: any) => string} text
 * @param {string} [title]
 * @returns {Column}
 */
const summed = (id, heading, text, title) => ({ id, heading, title, class: "number", text, value: ({ summary }) => summary[id] });

/** In the order in which a narrow screen shows them. @type {Column[]} */
export const COLUMNS = [
  { id: "name", heading: _("trajectory"), value: ({ name }) => name, text: asItIs },
  { id: "outcome", heading: _("outcome"), class: "outcome", value: (trajectory, { result }) => sentence(trajectory, result), text: asItIs, rank: ending },
  { id: "loss", heading: "", class: "number at-cursor", value: (trajectory, { position }) => finite(trajectory.loss[stepAt(trajectory, position)]), text: number },
  summed("final_loss", _("final loss"), number),
  summed("best_loss", _("best loss"), number),
  summed("distance_to_minimum", _("to minimum"), number, _("distance from the last point to the nearest known minimum")),
  summed("turning_angle", _("zigzag"), degrees, _("mean angle between one step and the next: 0° is straight on, 180° is to and fro")),
  summed("steps_to_tolerance", _("steps to within"), whole, _("the first step whose loss is within the tolerance of the minimum")),
  { id: "rate", heading: "η", class: "number learning-rate", value: ({ hyperparameters }) => hyperparameters.lr, text: number, title: _("learning rate") },
  summed("evaluations", _("evaluations"), whole, _("evaluations of the function or its gradient that the update rule used")),
];

/**
 * How a trajectory ended, and since when one cannot see it.
 * @param {Trajectory} trajectory
 * @param {Result} result
 */
export function sentence(trajectory, { domain }) {
  const { message } = trajectory.outcome;
  const last = trajectory.x.length - 1;
  const seen = lastInside(trajectory, domain, last);
  return seen === last ? message : `${message} ${_("Out of view from step {step}.", { step: seen + 1 })}`;
}

/** How runs end, the best end first. */
const ENDS = ["converged", "completed", "diverged"];

/**
 * How a trajectory ended, when, and how low it came: the sooner it arrives and the later it is lost, the better.
 * @param {Trajectory} trajectory
 */
function ending({ outcome, summary }) {
  const { status, step } = outcome;
  return [ENDS.indexOf(status), status === "diverged" ? -step : step, summary.final_loss ?? Infinity];
}

/**
 * Trajectories in the order of a column; where it has no value, last.
 * @param {Trajectory[]} trajectories
 * @param {Column} column
 * @param {1|-1} direction
 * @param {Moment} moment
 */
export function sorted(trajectories, { value, rank }, direction, moment) {
  const known = new Map(trajectories.map((trajectory) => [trajectory, rank ? rank(trajectory) : [value(trajectory, moment) ?? null]]));
  return [...trajectories].sort((first, second) => {
    const [ones, others] = [known.get(first) ?? [], known.get(second) ?? []];
    for (const [index, one] of ones.entries()) {
      const other = others[index];
      if (one === other) continue;
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      return direction * (typeof one === "string" ? one.localeCompare(other, undefined, { numeric: true }) : one - other);
    }
    return 0;
  });
}
