// @ts-check
/** The card of one optimizer: its learning rate at once, everything else when it is opened. */

import { paint } from "../colours.js";
import { parameterControl } from "../controls/parameter.js";
import { element, iconButton, math, show } from "../dom.js";
import { _ } from "../i18n.js";
import { schedulePart } from "./schedule.js";

/** @typedef {import("../types.js").OptimizerDeclaration} OptimizerDeclaration */
/** @typedef {{change: (change: (optimizer: any) => void, gesture?: string) => void, remove: () => void, toggle: () => void}} Actions */

/**
 * @param {OptimizerDeclaration} declared
 * @param {import("../types.js").ScheduleDeclaration[]} schedules
 * @param {Actions} actions
 */
export function optimizerCard(declared, schedules, actions) {
  const controls = declared.hyperparameters.map((parameter, rank) => {
    /** @param {any} value @param {string} [gesture] */
    const change = (value, gesture) => actions.change((optimizer) => void (optimizer[parameter.name] = value), gesture);
    return { name: parameter.name, ...parameterControl(parameter, { field: parameter.name, change, brief: rank === 0 }) };
  });
  const [first, ...others] = controls;
  const schedule = declared.scheduled ? schedulePart(schedules, actions.change) : null;
  const chip = element("span", { class: "chip", "aria-hidden": "true" });
  const name = element("span", { class: "card-name" });
  const label = element("input", {
    type: "text",
    maxlength: 80,
    autocomplete: "off",
    placeholder: _(declared.label),
    change: () => actions.change((optimizer) => void (optimizer.label = label.value.trim() || null)),
  });
  const visible = iconButton("shown", _("Show"), { "aria-pressed": "true", click: actions.toggle });
  const remove = iconButton("remove", _("Remove"), { click: actions.remove });
  const body = element(
    "div",
    { class: "card-body", hidden: true },
    element("p", { class: "sentence" }, _(declared.sentence)),
    ...others.map((control) => control.element),
    schedule?.element ?? null,
    element("label", { class: "parameter parameter-text" }, element("span", { class: "parameter-description" }, _("Name in the legend")), label),
    explanation(declared),
  );
  const summary = element(
    "button",
    {
      type: "button",
      class: "card-summary",
      "aria-expanded": "false",
      click: () => {
        body.hidden = !body.hidden;
        summary.setAttribute("aria-expanded", String(!body.hidden));
      },
    },
    chip,
    name,
    element("span", { class: "disclosure", "aria-hidden": "true" }),
  );
  const heading = element("div", { class: "card-heading" }, summary, visible, remove);
  const card = element("li", { class: "card" }, heading, first?.element ?? null, body);
  return {
    element: card,
    /**
     * @param {any} optimizer as the scene has it
     * @param {{index: number, name: string, slot: number, hidden: boolean, only: boolean}} state
     */
    update(optimizer, state) {
      for (const control of controls) control.update(optimizer[control.name]);
      schedule?.update(optimizer.schedule);
      for (const field of card.querySelectorAll("[data-field]")) {
        field.dataset.field = field.dataset.field.replace(/^(optimizers\[\d+\]\.)?/, `optimizers[${state.index}].`);
      }
      name.textContent = optimizer.label ? state.name : _(state.name);
      show(label, optimizer.label ?? "");
      paint(card, state.slot);
      card.classList.toggle("is-hidden", state.hidden);
      visible.setAttribute("aria-pressed", String(!state.hidden));
      visible.setAttribute("aria-label", _("Show {name}", { name: state.name }));
      visible.title = state.hidden ? _("Show") : _("Hide");
      visible.querySelector("use").setAttribute("href", state.hidden ? "#icon-hidden" : "#icon-shown");
      remove.setAttribute("aria-label", _("Remove {name}", { name: state.name }));
      remove.disabled = state.only;
    },
  };
}

/**
 * The rule with the meaning of its symbols, where it comes from and which form it follows.
 * @param {OptimizerDeclaration} declared
 */
function explanation({ formula, hyperparameters, state, reference, form }) {
  const symbols = [
    ...state.map(({ symbol, meaning }) => ({ symbol, meaning })),
    ...hyperparameters.filter(({ kind }) => kind !== "bool").map(({ symbol, description }) => ({ symbol, meaning: description })),
  ];
  return element(
    "div",
    { class: "explanation" },
    element("div", { class: "rule" }, ...formula.map((line) => element("div", { class: "rule-line" }, math(line)))),
    element("dl", { class: "symbols" }, ...symbols.flatMap(({ symbol, meaning }) => [element("dt", {}, math(symbol)), element("dd", {}, _(meaning))])),
    element("p", { class: "form" }, _(form)),
    citation(reference),
  );
}

/** @param {import("../types.js").Reference} reference */
export function citation({ authors, year, title, where, url }) {
  const work = url ? element("a", { href: url, rel: "noreferrer", target: "_blank" }, title) : element("cite", {}, title);
  return element("p", { class: "reference" }, `${authors} (${year}). `, work, where ? `. ${where}.` : ".");
}
