// @ts-check
/** An update rule line by line: as it is declared, and below it with a step's numbers, for x and for y. */

import { element, math } from "../dom.js";
import { exact } from "../format.js";
import { _ } from "../i18n.js";
import { AXES, isGiven, isSet, valueOf } from "../inspection.js";
import { spoken } from "./spoken.js";
import { brief, steady, substitution } from "./substitution.js";

/** @typedef {import("../inspection.js").Step} Step */
/** @typedef {import("../inspection.js").Axis} Axis */
/** @typedef {import("./substitution.js").Quantity} Quantity */

/** @typedef {{element: Element, open: string|null, update: (step: Step, above: string|null) => void}} Line */

/** @param {import("../types.js").OptimizerDeclaration} declared */
export function ruleTable({ formula, hyperparameters }) {
  const switches = hyperparameters
    .filter(({ kind }) => kind === "bool")
    .map(({ name, symbol }) => ({ name, word: math(symbol).textContent ?? name }));
  const lines = formula.map((line) => ruleLine(line, switches));
  const table = element(
    "table",
    { class: "inspector-rule", pointerover: tell },
    element("caption", { class: "visually-hidden" }, _("The update rule, and the same with the numbers of this step")),
    ...lines.map((line) => line.element),
  );
  return {
    element: element("div", { class: "inspector-scroll", role: "region", tabindex: 0, "aria-label": _("The update rule in numbers") }, table),
    /** @param {Step} step */
    update(step) {
      for (const [index, line] of lines.entries()) line.update(step, lines[index - 1]?.open ?? null);
    },
  };
}

/**
 * @param {import("../types.js").Formula} formula
 * @param {import("./substitution.js").Switch[]} switches
 * @returns {Line}
 */
function ruleLine(formula, switches) {
  const rows = AXES.flatMap((axis) => {
    const line = substitution(formula, switches);
    return line ? [{ axis, ...line, cell: element("td", { class: "substituted" }), end: element("td", { class: "result" }) }] : [];
  });
  const condition = rows[0]?.condition ?? null;
  const numbers = rows.map(({ axis, cell, end }) => element("tr", {}, element("th", { class: "axis", scope: "row" }, axis), cell, end));
  const idle = element("span", { class: "idle", hidden: true }, _("not in use"));
  const heading = element("tr", {}, element("td", { class: "declared", colspan: 3 }, spoken(formula), idle));
  const group = element("tbody", {}, heading, ...numbers);
  return {
    element: group,
    open: rows[0]?.open ? condition : null,
    /** @param {Step} step @param {string|null} above the switch of the line above, if this line is its alternative */
    update(step, above) {
      const isOn = condition === null || isSet(step, condition);
      let applies = above === null || !isSet(step, above);
      for (const { axis, at, result, cell, end } of rows) {
        const written = at(step.to, isOn);
        applies &&= written !== null;
        if (!written || !result) continue;
        written.write((quantity) => read(step, quantity, axis));
        if (cell.firstChild !== written.element) cell.replaceChildren(written.element);
        const { value, text } = read(step, result, axis);
        end.textContent = `= ${text}`;
        end.title = exact(value);
      }
      for (const row of numbers) row.hidden = !applies;
      group.classList.toggle("is-idle", !applies);
      idle.hidden = applies;
    },
  };
}

/**
 * @param {Step} step
 * @param {Quantity} quantity
 * @param {Axis} axis
 */
function read(step, { name, previous }, axis) {
  const [value, given] = [valueOf(step, name, axis, previous), isGiven(step, name)];
  return { value, text: given ? brief(value) : steady(value), given };
}

/**
 * Tells all digits of the number under the pointer. Mathematics has no tooltips of its own.
 * @param {PointerEvent} event
 */
function tell({ target }) {
  if (!(target instanceof Element)) return;
  const cell = /** @type {HTMLElement|null} */ (target.closest(".substituted"));
  if (cell) cell.title = target.closest("mn")?.getAttribute("data-value") ?? "";
}
