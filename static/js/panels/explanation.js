// @ts-check
/** What stands behind an optimizer: its rule with the meaning of every symbol, its source and the form it follows. */

import { element, math } from "../dom.js";
import { number } from "../format.js";
import { _ } from "../i18n.js";
import { spoken } from "./spoken.js";

/**
 * The symbols of the list are buttons, so that the keyboard too can light up where each is used.
 * @param {import("../types.js").OptimizerDeclaration} declared
 */
export function explanation({ formula, hyperparameters, state, reference, form, receipt }) {
  const symbols = [
    ...state,
    ...hyperparameters.filter(({ kind }) => kind !== "bool").map(({ name, symbol, description }) => ({ name, symbol, meaning: description })),
  ];
  const entries = symbols.flatMap(({ name, symbol, meaning }) => [
    element("dt", {}, element("button", { type: "button", class: "symbol", "data-symbol": name, "aria-label": _("Where it is used: {meaning}", { meaning: _(meaning) }) }, math(symbol))),
    element("dd", { "data-symbol": name }, _(meaning)),
  ]);
  return element(
    "div",
    { class: "explanation" },
    element("div", { class: "rule" }, ...formula.map((line) => element("div", { class: "rule-line" }, spoken(line)))),
    element("dl", { class: "symbols" }, ...entries),
    element("p", { class: "form" }, _(form)),
    receipt && element("p", { class: "receipt" }, checked(receipt)),
    citation(reference),
  );
}

/**
 * What it was checked against, and how closely it was met.
 * @param {import("../types.js").Receipt} receipt
 */
function checked({ library, version, cases, steps, deviation }) {
  const facts = { library: `${library} ${version}`, cases, steps, deviation: number(deviation, 1) };
  if (deviation === 0) return _("Checked against {library}, step for step: {cases} runs, {steps} steps, no deviation.", facts);
  return _("Checked against {library}, step for step: {cases} runs, {steps} steps, largest relative deviation {deviation}.", facts);
}

/** @param {import("../types.js").Reference} reference */
function citation({ authors, year, title, where, url }) {
  const work = url ? element("a", { href: url, rel: "noreferrer", target: "_blank" }, title) : element("cite", {}, title);
  return element("p", { class: "reference" }, `${authors} (${year}). `, work, where ? `. ${where}.` : ".");
}
