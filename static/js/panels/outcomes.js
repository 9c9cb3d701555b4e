// @ts-check
/** How every trajectory ended, in a table that is also the legend of the plots. */

import { paint, slots } from "../colours.js";
import { byId, element } from "../dom.js";
import { degrees, exact, number, whole } from "../format.js";
import { _, ngettext } from "../i18n.js";
import { climbed, domainOf, lastInside, stepAt } from "../result.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** The numbers of a summary, in the order of the table. */
const NUMBERS = [
  { name: "final_loss", heading: _("final loss"), text: number },
  { name: "best_loss", heading: _("best loss"), text: number },
  { name: "distance_to_minimum", heading: _("to minimum"), text: number, title: _("distance from the last point to the nearest known minimum") },
  { name: "turning_angle", heading: _("zigzag"), text: degrees, title: _("mean angle between one step and the next: 0° is straight on, 180° is to and fro") },
  { name: "steps_to_tolerance", heading: "", text: whole, title: _("the first step whose loss is within the tolerance of the minimum") },
  { name: "evaluations", heading: _("evaluations"), text: whole, title: _("evaluations of the function or its gradient that the update rule used") },
];

export function outcomesPanel() {
  const body = byId("outcome-rows");
  const atCursor = element("th", { scope: "col", class: "number" });
  const headings = NUMBERS.map(({ heading, title }) => element("th", { scope: "col", class: "number", title }, heading));
  const arrival = headings[NUMBERS.findIndex(({ name }) => name === "steps_to_tolerance")];
  /** @type {Result|null} */
  let result = null;

  byId("outcome-headings").append(
    element("th", { scope: "col" }, _("trajectory")),
    element("th", { scope: "col" }, _("outcome")),
    atCursor,
    ...headings,
  );

  return {
    /**
     * @param {Result} next
     * @param {import("../types.js").View} view
     */
    update(next, view) {
      result = next;
      arrival.textContent = _("steps to within {tolerance}", { tolerance: exact(next.scene.tolerance) });
      const places = slots(view.colours, next.cardNames.length);
      body.replaceChildren(
        ...next.trajectories.map((trajectory) => {
          const hidden = view.hidden.includes(trajectory.key);
          const row = element(
            "tr",
            { class: hidden ? "is-hidden" : null, "data-status": trajectory.outcome.status, "data-climbed": climbed(trajectory) },
            element("th", { scope: "row", title: trajectory.name }, element("span", { class: "chip", "aria-hidden": "true" }), trajectory.name),
            element("td", { class: "outcome", title: trajectory.outcome.message }, sentence(trajectory, next)),
            element("td", { class: "number at-cursor" }),
            ...NUMBERS.map(({ name, text }) => {
              const value = trajectory.summary[name];
              return element("td", { class: "number", title: exact(value) }, text(value));
            }),
          );
          paint(row, places[trajectory.card]);
          return row;
        }),
      );
    },
    /**
     * Shows the losses at a step.
     * @param {number} position
     */
    move(position) {
      if (!result) return;
      atCursor.textContent = _("loss at {step}", { step: Math.floor(position) });
      for (const [index, cell] of body.querySelectorAll(".at-cursor").entries()) {
        const trajectory = result.trajectories[index];
        const loss = trajectory.loss[stepAt(trajectory, position)];
        cell.textContent = number(loss);
        cell.title = exact(loss);
      }
    },
  };
}

/**
 * How a trajectory ended, and whether one can see where.
 * @param {Trajectory} trajectory
 * @param {Result} result
 */
export function sentence(trajectory, { surface }) {
  const { status, step } = trajectory.outcome;
  const ended = {
    completed: climbed(trajectory)
      ? ngettext("{count} step, climbing", "all {count} steps, climbing", step)
      : ngettext("{count} step", "all {count} steps", step),
    converged: _("converged at {step}", { step }),
    diverged: step === 0 ? _("cannot start here") : _("diverged at {step}", { step }),
  }[status];
  const last = trajectory.x.length - 1;
  const seen = lastInside(trajectory, domainOf(surface), last);
  if (seen === last) return ended;
  return _("{ended}, out of view from {step}", { ended, step: seen + 1 });
}
