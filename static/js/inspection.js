// @ts-check
/** One step of a trajectory in numbers, each as the API gives it. Pure: no DOM. */

import { finite, isNumber } from "./numbers.js";
import { shown, stepAt } from "./result.js";

/** @typedef {import("./types.js").Trajectory} Trajectory */
/** @typedef {import("./types.js").OptimizerDeclaration} OptimizerDeclaration */
/** @typedef {"x"|"y"} Axis */
/** @typedef {{x: number|null, y: number|null}} Pair */
/**
 * @typedef {{trajectory: Trajectory, from: number, to: number, over: boolean}} Step
 *   the step between two points of a path; `over` where the cursor has reached the end, and it was the last one
 */

export const AXES = /** @type {const} */ (["x", "y"]);

/**
 * The trajectory that is looked into: the chosen one if it can be seen, otherwise the first that can.
 * @param {import("./types.js").Result} result
 * @param {{view: import("./types.js").View, hidden: Set<string>}} picture
 * @returns {Trajectory|null}
 */
export function inspected(result, { view, hidden }) {
  const visible = shown(result, hidden);
  return visible.find(({ tag }) => tag === view.inspect) ?? visible[0] ?? null;
}

/**
 * The step that comes next at a position, or the last one where none comes. Null for a path of a single point.
 * @param {Trajectory} trajectory
 * @param {number} position
 * @returns {Step|null}
 */
export function stepFrom(trajectory, position) {
  const last = trajectory.x.length - 1;
  if (last < 1) return null;
  const over = stepAt(trajectory, position) === last;
  const from = over ? last - 1 : stepAt(trajectory, position);
  return { trajectory, from, to: from + 1, over };
}

/**
 * What a symbol of the update rule stands for in a step.
 * @param {Step} step
 * @param {string} name of a hyperparameter, of a quantity of the state, or of what every rule is given
 * @param {Axis} axis
 * @param {boolean} [previous] whether the value before the step is meant
 * @returns {number|null}
 */
export function valueOf({ trajectory, from, to }, name, axis, previous = false) {
  const known = trajectory.state?.[name];
  if (known) return finite(known[axis][previous ? from : to]);
  if (name === "position") return finite(trajectory[axis][previous ? from : to]);
  if (name === "step") return to;
  if (name === "lr") return finite(trajectory.learning_rate?.[from]);
  return finite(trajectory.hyperparameters[name]);
}

/**
 * Whether a name stands for what was set, or counts, rather than for what the run made.
 * @param {Step} step
 * @param {string} name
 */
export function isGiven({ trajectory }, name) {
  return name === "step" || name in trajectory.hyperparameters;
}

/**
 * Whether a switch of the optimizer is on.
 * @param {Step} step
 * @param {string} name
 */
export function isSet({ trajectory }, name) {
  return trajectory.hyperparameters[name] === true;
}

/**
 * The same along both axes.
 * @param {Step} step
 * @param {string} name
 * @param {boolean} [previous]
 * @returns {Pair}
 */
export function pairOf(step, name, previous = false) {
  return { x: valueOf(step, name, "x", previous), y: valueOf(step, name, "y", previous) };
}

/**
 * How far a step goes.
 * @param {Step} step
 * @returns {Pair}
 */
export function changeOf(step) {
  const [before, after] = [pairOf(step, "position", true), pairOf(step, "position")];
  return each((axis) => (isNumber(before[axis]) && isNumber(after[axis]) ? after[axis] - before[axis] : null));
}

/**
 * What a step divides its direction by, along each axis.
 * @param {Step} step
 * @param {import("./types.js").Divisor} divisor
 * @returns {Pair}
 */
export function sizesOf(step, { name, root, plus }) {
  const added = plus === null ? 0 : valueOf(step, plus, "x") ?? 0;
  const values = pairOf(step, name);
  return each((axis) => {
    const value = values[axis];
    return isNumber(value) ? finite((root ? Math.sqrt(value) : value) + added) : null;
  });
}

/**
 * Whether a rule follows something else than the gradient in a step, at the learning rate.
 * @param {Step} step
 * @param {OptimizerDeclaration} declared
 */
export function hasDirection(step, { direction, factors }) {
  return factors.includes("lr") && AXES.some((axis) => valueOf(step, direction, axis) !== valueOf(step, "gradient", axis));
}

/**
 * @param {(axis: Axis) => number|null} value
 * @returns {Pair}
 */
export function each(value) {
  return { x: value("x"), y: value("y") };
}
