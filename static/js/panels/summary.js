// @ts-check
/** Every trajectory in words, for those who do not see the picture. */

import { byId, element } from "../dom.js";
import { degrees, number, point } from "../format.js";
import { _, ngettext } from "../i18n.js";
import { isNumber } from "../numbers.js";
import { climbed, lastInside, shown } from "../result.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** From this mean angle between steps on, in degrees, a path goes to and fro, or winds; below it is all but straight. */
const TURNS = { toAndFro: 120, winding: 20 };
/** A drag is told when it has come to rest, in milliseconds. */
const PAUSE = 200;

/** The place on the page where the words are. */
export function summaryPanel() {
  const host = byId("summary");
  /** @type {number|undefined} */
  let waiting;
  return {
    /** @param {Result} result @param {import("../types.js").View} view */
    update(result, view) {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const hidden = new Set(view.hidden);
        const items = shown(result, hidden).map((trajectory) => element("li", {}, describe(trajectory, result)));
        const whole = overview(result, hidden);
        host.replaceChildren(element("p", {}, whole), element("ul", {}, ...items));
        byId("contour").setAttribute("aria-label", _("Contour plot: {summary}", { summary: whole }));
      }, PAUSE);
    },
  };
}

/**
 * What is on the map, and which path ends lowest.
 * @param {Result} result
 * @param {Set<string>} hidden
 */
export function overview(result, hidden) {
  const visible = shown(result, hidden);
  const landscape = _(result.surface.label);
  const paths = ngettext("{landscape} with {count} path.", "{landscape} with {count} paths.", visible.length, { landscape });
  const ended = visible.filter(({ summary }) => isNumber(summary.final_loss));
  if (ended.length < 2) return paths;
  const best = ended.reduce((lowest, other) => (Number(other.summary.final_loss) < Number(lowest.summary.final_loss) ? other : lowest));
  return `${paths} ${_("{name} ends lowest, at a loss of {loss}.", { name: best.name, loss: number(best.summary.final_loss) })}`;
}

/**
 * A trajectory from its start to its end.
 * @param {Trajectory} trajectory
 * @param {Result} result
 */
export function describe(trajectory, result) {
  return [course(trajectory), turns(trajectory), ...arrival(trajectory, result), leave(trajectory, result)].filter(Boolean).join(" ");
}

/** @param {Trajectory} trajectory */
function course(trajectory) {
  const { name, outcome, x, y, loss } = trajectory;
  const last = x.length - 1;
  const values = { name, start: point(trajectory.start), first: number(loss[0]), step: outcome.step, end: ending(x[last], y[last]), loss: number(loss[last]) };
  if (outcome.status === "diverged") {
    return outcome.step === 0
      ? _("{name} cannot start at {start}: the loss or its gradient has no finite value there.", values)
      : _("{name} starts at {start} with a loss of {first} and diverges: at step {step} its numbers are no longer finite.", values);
  }
  if (outcome.status === "converged") return _("{name} starts at {start} with a loss of {first} and stops early, at step {step}, at {end} with a loss of {loss}.", values);
  const told = { ...values, count: outcome.step };
  return climbed(trajectory)
    ? ngettext(
        "{name} starts at {start} with a loss of {first}, climbs, and is after {count} step at {end} with a loss of {loss}.",
        "{name} starts at {start} with a loss of {first}, climbs, and is after {count} steps at {end} with a loss of {loss}.",
        outcome.step,
        told,
      )
    : ngettext(
        "{name} starts at {start} with a loss of {first} and is after {count} step at {end} with a loss of {loss}.",
        "{name} starts at {start} with a loss of {first} and is after {count} steps at {end} with a loss of {loss}.",
        outcome.step,
        told,
      );
}

/** @param {Trajectory} trajectory */
function turns({ summary: { turning_angle: angle } }) {
  if (!isNumber(angle)) return "";
  const values = { angle: degrees(Number(angle.toFixed(angle < 10 ? 1 : 0))) };
  if (angle >= TURNS.toAndFro) return _("It goes to and fro, turning by {angle} at each step on average.", values);
  if (angle >= TURNS.winding) return _("It winds, turning by {angle} at each step on average.", values);
  return _("It hardly turns, by {angle} at each step on average.", values);
}

/**
 * How near it has come to the minimum, and when it was lowest.
 * @param {Trajectory} trajectory
 * @param {Result} result
 */
function arrival({ summary, outcome }, { scene }) {
  if (outcome.status === "diverged") return [];
  const { distance_to_minimum: distance, steps_to_tolerance: arrived, best_step: step, best_loss: loss, final_step: last } = summary;
  return [
    isNumber(distance) ? _("It ends {distance} from the nearest known minimum.", { distance: number(distance) }) : "",
    isNumber(arrived) ? _("It first comes within {tolerance} of the lowest loss at step {step}.", { step: arrived, tolerance: number(scene.tolerance) }) : "",
    isNumber(step) && isNumber(last) && step < last ? _("Its lowest loss was {loss}, at step {step}.", { loss: number(loss), step }) : "",
  ];
}

/**
 * @param {Trajectory} trajectory
 * @param {Result} result
 */
function leave(trajectory, { domain }) {
  const last = trajectory.x.length - 1;
  const seen = lastInside(trajectory, domain, last);
  return seen === last ? "" : _("Out of view from step {step}.", { step: seen + 1 });
}

/**
 * @param {number|null} x
 * @param {number|null} y
 */
function ending(x, y) {
  return isNumber(x) && isNumber(y) ? point([x, y]) : _("infinity");
}
