// @ts-check
/** What an optimizer holds, before a step and after it: the point, the gradient, its memory, and the step itself. */

import { element, math, write } from "../dom.js";
import { exact } from "../format.js";
import { _ } from "../i18n.js";
import { AXES, changeOf, pairOf } from "../inspection.js";
import { steady } from "./substitution.js";

/** @typedef {import("../inspection.js").Step} Step */
/** @typedef {import("../inspection.js").Pair} Pair */

/** @param {import("../types.js").OptimizerDeclaration} declared */
export function vectorTable({ state }) {
  const remembered = state.filter(({ derived }) => !derived);
  const rows = [
    vectorRow(_("point"), (step) => [pairOf(step, "position", true), pairOf(step, "position")]),
    vectorRow(_("gradient"), (step) => [pairOf(step, "gradient")]),
    ...remembered.map(({ name, symbol, meaning }) => vectorRow(math(symbol), (step) => [pairOf(step, name, true), pairOf(step, name)], { name, title: _(meaning) })),
    vectorRow(_("step"), (step) => [null, changeOf(step)]),
  ];
  const groups = [_("before the step"), _("after it")];
  return {
    element: element(
      "table",
      { class: "inspector-vectors" },
      element("caption", { class: "visually-hidden" }, _("What the optimizer holds before the step and after it")),
      element("thead", {}, element("tr", {}, element("td", { rowspan: 2 }), ...groups.map((words) => element("th", { colspan: 2, scope: "colgroup" }, words))), element("tr", {}, ...groups.flatMap(() => AXES.map((axis) => element("th", { scope: "col" }, axis))))),
      element("tbody", {}, ...rows.map((row) => row.element)),
    ),
    /** @param {Step} step */
    update(step) {
      for (const row of rows) row.update(step);
    },
  };
}

/**
 * @param {string|Node} heading
 * @param {(step: Step) => (Pair|null)[]} pairs before the step, and after it
 * @param {{name?: string, title?: string}} [symbol] what the row is for
 */
function vectorRow(heading, pairs, { name, title } = {}) {
  const cells = [0, 1].flatMap((when) => AXES.map((axis) => ({ when, axis, cell: element("td", { class: "number" }) })));
  return {
    element: element("tr", { "data-symbol": name }, element("th", { scope: "row", title }, heading, title && element("span", { class: "visually-hidden" }, title)), ...cells.map(({ cell }) => cell)),
    /** @param {Step} step */
    update(step) {
      const found = pairs(step);
      for (const { when, axis, cell } of cells) {
        const pair = found[when];
        write(cell, pair ? steady(pair[axis]) : "");
        cell.title = pair ? exact(pair[axis]) : "";
      }
    },
  };
}
