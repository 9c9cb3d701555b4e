// @ts-check
/** The card of one optimizer: its learning rate at once, everything else when it is opened. */

import { paint } from "../colours.js";
import { parameterControl } from "../controls/parameter.js";
import { element, iconButton, show } from "../dom.js";
import { _ } from "../i18n.js";
import { explanation } from "./explanation.js";
import { schedulePart } from "./schedule.js";

/** @typedef {import("../types.js").OptimizerDeclaration} OptimizerDeclaration */
/**
 * @typedef {{change: (change: (optimizer: any) => void, gesture?: string) => void, remove: () => void, duplicate: () => void,
 *   toggle: () => void, recolour: (anchor: HTMLElement) => void, move: (by: number) => void}} Actions
 * @typedef {{index: number, name: string, slot: number, hidden: boolean, only: boolean, usual: Record<string, any>,
 *   rates: import("../types.js").Numbers}} State
 *   where the card stands and what it shows besides the scene's optimizer: its usual hyperparameters, and its learning
 *   rate at each step
 */

/**
 * @param {OptimizerDeclaration} declared
 * @param {import("../types.js").ScheduleDeclaration[]} schedules
 * @param {Actions} actions
 */
export function optimizerCard(declared, schedules, actions) {
  const controls = declared.hyperparameters.map((parameter, rank) => {
    const { name } = parameter;
    /** @param {any} value @param {string} [gesture] */
    const change = (value, gesture) => actions.change((optimizer) => void (optimizer[name] = value), gesture);
    return { name, ...parameterControl(parameter, { field: name, change, brief: rank === 0, symbol: name }) };
  });
  const [first, ...others] = controls;
  const schedule = declared.scheduled ? schedulePart(schedules, actions.change) : null;
  const body = element(
    "div",
    { class: "card-body", hidden: true },
    element("p", { class: "sentence" }, _(declared.sentence)),
    ...others.map((control) => control.element),
    schedule?.element ?? null,
    explanation(declared),
  );
  /** @type {State|null} */
  let shown = null;
  /** Draws what only an open card shows. */
  const unfolded = () => {
    if (!body.hidden && shown) schedule?.draw(shown.rates);
  };
  const heading = headingOf(declared, actions, body, unfolded);
  const card = element("li", { class: "card" }, heading.element, first?.element ?? null, body);
  return {
    element: card,
    focus: heading.focus,
    /** Puts the focus where one begins to change it. */
    tend: () => first?.element.querySelector("input")?.focus(),
    /**
     * @param {any} optimizer as the scene has it
     * @param {State} state
     */
    update(optimizer, state) {
      shown = state;
      for (const control of controls) control.update(optimizer[control.name], state.usual[control.name]);
      schedule?.update(optimizer.schedule);
      unfolded();
      for (const field of card.querySelectorAll("[data-field]")) {
        field.dataset.field = field.dataset.field.replace(/^(optimizers\[\d+\]\.)?/, `optimizers[${state.index}].`);
      }
      card.dataset.card = String(state.index);
      paint(card, state.slot);
      card.classList.toggle("is-hidden", state.hidden);
      heading.update(optimizer, state);
    },
    /**
     * Shows the rate at a step.
     * @param {number} position
     */
    move: (position) => schedule?.move(position),
  };
}

/**
 * The colour, the name and what can be done with the whole. While the card is open its name can be written where it stands.
 * @param {OptimizerDeclaration} declared
 * @param {Actions} actions
 * @param {HTMLElement} body
 * @param {() => void} unfolded is called when the card has been opened or closed
 */
function headingOf(declared, actions, body, unfolded) {
  const chip = element("button", { type: "button", class: "chip-button", click: () => actions.recolour(chip) }, element("span", { class: "chip" }));
  const name = element("span", { class: "card-name" });
  const label = element("input", {
    type: "text",
    class: "card-label",
    maxlength: 80,
    autocomplete: "off",
    hidden: true,
    placeholder: _(declared.label),
    "aria-label": _("Name in the legend"),
    change: () => actions.change((optimizer) => void (optimizer.label = label.value.trim() || null)),
  });
  const duplicate = iconButton("duplicate", _("Duplicate"), { click: actions.duplicate });
  const visible = iconButton("shown", _("Show"), { "aria-pressed": "true", click: actions.toggle });
  const remove = iconButton("remove", _("Remove"), { click: actions.remove });
  const unfold = (/** @type {boolean} */ open) => {
    body.hidden = label.hidden = !open;
    name.classList.toggle("visually-hidden", open);
    summary.setAttribute("aria-expanded", String(open));
    unfolded();
  };
  const summary = element(
    "button",
    {
      type: "button",
      class: "card-summary",
      "aria-expanded": "false",
      "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown",
      click: () => unfold(body.hidden === true),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by || !event.altKey) return;
        event.preventDefault();
        actions.move(by);
      },
    },
    name,
    element("span", { class: "disclosure", "aria-hidden": "true" }),
  );
  return {
    element: element("div", { class: "card-heading" }, chip, label, summary, duplicate, visible, remove),
    focus: () => summary.focus(),
    /** @param {any} optimizer @param {State} state */
    update(optimizer, state) {
      name.textContent = optimizer.label ? state.name : _(state.name);
      show(label, optimizer.label ?? "");
      chip.setAttribute("aria-label", _("Colour of {name}", { name: state.name }));
      chip.title = _("Colour");
      summary.title = _("Alt+↑ and Alt+↓ move it up and down");
      duplicate.setAttribute("aria-label", _("Duplicate {name}", { name: state.name }));
      visible.setAttribute("aria-pressed", String(!state.hidden));
      visible.setAttribute("aria-label", _("Show {name}", { name: state.name }));
      visible.title = state.hidden ? _("Show") : _("Hide");
      visible.querySelector("use").setAttribute("href", state.hidden ? "#icon-hidden" : "#icon-shown");
      remove.setAttribute("aria-label", _("Remove {name}", { name: state.name }));
      remove.disabled = state.only;
    },
  };
}
