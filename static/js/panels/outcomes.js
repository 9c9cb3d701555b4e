// @ts-check
/** How every trajectory ended, in a table that is also the legend of the plots. */

import { paint, slots } from "../colours.js";
import { byId, element } from "../dom.js";
import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { climbed, domainOf, lastInside, stepAt } from "../result.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** The numbers of a summary, in the order of the table. */
const NUMBERS = [
  { name: "final_loss", heading: _("final loss") },
  { name: "best_loss", heading: _("best loss") },
  { name: "distance_to_minimum", heading: _("to minimum"), title: _("distance from the last point to the nearest known minimum") },
  { name: "turning_angle", heading: _("zigzag"), title: _("mean angle between one step and the next: 0° is straight on, 180° is to and fro"), unit: "°", digits: 3 },
  { name: "steps_to_tolerance", heading: _("arrived"), title: _("the first step whose loss is within the tolerance of the minimum") },
  { name: "evaluations", heading: _("evaluations"), title: _("evaluations of the function and its gradient") },
];

export function outcomesPanel() {
  const body = byId("outcome-rows");
  const atCursor = element("th", { scope: "col", class: "number" });
  /** @type {Result|null} */
  let result = null;

  byId("outcome-headings").append(
    element("th", { scope: "col" }, _("trajectory")),
    element("th", { scope: "col" }, _("outcome")),
    atCursor,
    ...NUMBERS.map(({ heading, title }) => element("th", { scope: "col", class: "number", title }, heading)),
  );

  return {
    /**
     * @param {Result} next
     * @param {import("../types.js").View} view
     */
    update(next, view) {
      result = next;
      const places = slots(view.colours, next.cardNames.length);
      body.replaceChildren(
        ...next.trajectories.map((trajectory) => {
          const hidden = view.hidden.includes(trajectory.key);
          const row = element(
            "tr",
            { class: hidden ? "is-hidden" : null, "data-status": trajectory.outcome.status, "data-climbed": climbed(trajectory) },
            element("th", { scope: "row" }, element("span", { class: "chip", "aria-hidden": "true" }), trajectory.name),
            element("td", { class: "outcome", title: trajectory.outcome.message }, sentence(trajectory, next)),
            element("td", { class: "number at-cursor" }),
            ...NUMBERS.map(({ name, unit = "", digits }) => {
              const value = trajectory.summary[name];
              const text = number(value, digits);
              return element("td", { class: "number", title: exact(value) }, text === "–" ? text : text + unit);
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
    completed: climbed(trajectory) ? _("all {step} steps, climbing", { step }) : _("all {step} steps", { step }),
    converged: _("converged at {step}", { step }),
    diverged: _("diverged at {step}", { step }),
  }[status];
  const last = trajectory.x.length - 1;
  const seen = lastInside(trajectory, domainOf(surface), last);
  if (seen === last) return ended;
  return _("{ended}, out of view from {step}", { ended, step: seen + 1 });
}
