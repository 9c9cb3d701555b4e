// @ts-check
/** The headings over the rows of a chart: symbol, meaning and the numbers at the cursor; and whose rows they are. */

import { AXES, valuesAt } from "../charts/internals.js";
import { element, math, write } from "../dom.js";
import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { chooser } from "./chooser.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Row} Row */

/**
 * @param {import("../types.js").Chart} chart
 * @param {(change: Partial<import("../types.js").View>) => void} setView
 */
export function rowsLayer(chart, setView) {
  const choice = chooser(_("Whose internals"), setView, { class: "course-subject" });
  const key = element(
    "span",
    { class: "course-key", "aria-hidden": "true" },
    ...AXES.map(([name, dash]) => element("span", { "data-dash": dash }, name)),
  );
  const layer = element("ol", { class: "rows" });
  /** @type {{row: Row, cells: any[][]}[]} */
  let headings = [];
  let drawn = "";
  /** @type {import("../types.js").Trajectory|null} */
  let chosen = null;
  let step = -1;

  /** @param {Row} row */
  const heading = (row) => {
    const cells = row.lines.map(() => AXES.map(([name]) => element("span", { class: "row-value", "data-along": name })));
    const values = row.lines.map(({ name, symbol }, line) =>
      element(
        "span",
        { class: line < row.lines.length - 1 ? "row-line is-raw" : "row-line", "data-name": name },
        row.lines.length > 1 && symbol ? math(symbol) : null,
        "(",
        cells[line][0],
        ", ",
        cells[line][1],
        ")",
      ),
    );
    const title = element("span", { class: "row-meaning", title: row.meaning }, row.symbol ? math(row.symbol) : null, row.meaning);
    return { row, cells, item: element("li", { class: "row", "data-row": row.name }, element("div", { class: "row-heading" }, title, element("span", { class: "row-values" }, ...values))) };
  };

  /** @param {number} position */
  const move = (position) => {
    if (!chosen || Math.floor(position) === step) return;
    step = Math.floor(position);
    for (const { row, cells } of headings) {
      for (const [line, values] of valuesAt(chosen, row, position).entries()) {
        for (const [along, value] of values.entries()) {
          write(cells[line][along], number(value, 3));
          cells[line][along].title = exact(value);
        }
      }
    }
  };

  return {
    element: layer,
    chooser: element("span", { class: "course-chooser" }, key, choice.element),
    move,
    /** @param {Result} result @param {Picture} picture */
    draw(result, picture) {
      chosen = choice.update(result, picture);
      const found = chart.rows?.(result, picture) ?? [];
      const wanted = JSON.stringify([chosen?.card, found.map(({ name, lines }) => [name, ...lines.map((line) => line.name)])]);
      if (wanted === drawn) {
        for (const [index, heading] of headings.entries()) heading.row = found[index];
      } else {
        drawn = wanted;
        const made = found.map(heading);
        headings = made;
        layer.replaceChildren(...made.map(({ item }) => item));
        if (chosen) layer.dataset.card = String(chosen.card);
        layer.closest(".course")?.style.setProperty("--rows", String(Math.max(1, found.length)));
      }
      step = -1;
      move(picture.position);
    },
  };
}
