// @ts-check
/** The schedule of one optimizer: a choice, the chosen one's parameters, and the rate that comes of it. */

import { rateChart } from "../charts/schedule.js";
import { parameterControl } from "../controls/parameter.js";
import { element } from "../dom.js";
import { _ } from "../i18n.js";
import { spoken } from "./spoken.js";

/**
 * @param {import("../types.js").ScheduleDeclaration[]} schedules
 * @param {(change: (optimizer: any) => void, gesture?: string) => void} change
 */
export function schedulePart(schedules, change) {
  const select = element(
    "select",
    { change: () => change((optimizer) => void (optimizer.schedule = select.value ? { id: select.value } : null)) },
    element("option", { value: "" }, _("none: the rate stays")),
    ...schedules.map(({ id, label }) => element("option", { value: id }, _(label))),
  );
  const body = element("div", { class: "schedule-body" });
  const rate = rateChart();
  rate.element.hidden = true;
  /** @type {{name: string, update: (value: any) => void}[]} */
  let controls = [];
  let shown = "";

  /** @param {string} id */
  const rebuild = (id) => {
    const declared = schedules.find((one) => one.id === id);
    const made = (declared?.parameters ?? []).map((parameter) => {
      const field = `schedule.${parameter.name}`;
      /** @param {any} value @param {string} [gesture] */
      const set = (value, gesture) => change((optimizer) => void (optimizer.schedule[parameter.name] = value), gesture);
      return { name: parameter.name, ...parameterControl(parameter, { field, change: set }) };
    });
    controls = made;
    body.replaceChildren(
      ...(declared ? [element("p", { class: "sentence" }, _(declared.sentence)), ...made.map((control) => control.element)] : []),
      ...(declared?.formula ?? []).map((line) => element("div", { class: "rule-line", tabindex: 0, role: "math", "aria-label": _("Formula of the schedule") }, spoken(line))),
    );
    shown = id;
  };

  return {
    element: element(
      "div",
      { class: "schedule" },
      element("label", { class: "parameter parameter-text" }, element("span", { class: "parameter-description" }, _("Schedule of the rate")), select),
      rate.element,
      body,
    ),
    /** @param {null|Record<string, any>} schedule */
    update(schedule) {
      const id = schedule?.id ?? "";
      rate.element.hidden = !schedule;
      if (id !== shown) rebuild(id);
      select.value = id;
      for (const control of controls) control.update(schedule?.[control.name]);
    },
    /**
     * Draws the rate at each step, if it is not always the same.
     * @param {import("../types.js").Numbers} rates
     */
    draw(rates) {
      if (shown) rate.update(rates);
    },
    move: rate.move,
  };
}
