// @ts-check
/** One trajectory in numbers: the step that comes next from the cursor, and the rule that makes it. */

import { isShown, OVERLAY, PANEL } from "../charts/arrows.js";
import { paint } from "../colours.js";
import { element, hide, iconButton, write } from "../dom.js";
import { _ } from "../i18n.js";
import { stepFrom } from "../inspection.js";
import { arrowKey } from "./arrowkey.js";
import { chooser } from "./chooser.js";
import { divisionPicture } from "./division.js";
import { ruleTable } from "./rule.js";
import { termsOf } from "./terms.js";
import { vectorTable } from "./vectors.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../inspection.js").Step} Step */

/** @typedef {{element: Element, update: (step: Step) => void}} Part */

/** Nobody reads numbers faster, and to write many of them takes a good part of a frame. In milliseconds. */
const PAUSE = 100;

/**
 * @param {HTMLElement} host
 * @param {import("../types.js").Catalogue} catalogue
 * @param {{setView: (change: Partial<View>) => void, view: () => View, step: (by: number) => void}} actions
 */
export function inspectorPanel(host, { optimizers }, { setView, view, step: go }) {
  const chip = element("span", { class: "chip", "aria-hidden": "true" });
  const choice = chooser(_("The trajectory to look into"), setView);
  const title = element("h2", { class: "inspector-step" });
  const back = iconButton("back", _("Step back"), { click: () => go(-1) });
  const forward = iconButton("forward", _("Step forward"), { click: () => go(1) });
  const drawn = element("input", { type: "checkbox", change: () => setView({ overlays: toggled(view().overlays) }) });
  const close = iconButton("remove", _("Close the inspector"), { click: () => setView({ panels: view().panels.filter((panel) => panel !== PANEL) }) });
  const note = element("p", { class: "inspector-note" });
  const body = element("div", { class: "inspector-body", role: "region", tabindex: 0, "aria-label": _("The step in numbers") });
  host.replaceChildren(
    element("div", { class: "inspector-heading" }, chip, choice.element, close),
    element("div", { class: "inspector-steps" }, back, title, forward, element("label", { class: "inspector-drawn" }, drawn, _("arrows on the map"))),
    note,
    body,
  );
  /** @type {Trajectory|null} */
  let trajectory = null;
  let rule = "";
  /** @type {Part[]} */
  let parts = [];

  /** @param {string} id */
  const rebuild = (id) => {
    const declared = optimizers.find((one) => one.id === id);
    if (!declared || rule === id) return;
    const terms = termsOf(declared);
    parts = [ruleTable(declared), divisionPicture(terms, declared), vectorTable(declared), arrowKey(terms, declared)].filter((part) => part !== null);
    body.replaceChildren(...parts.map((part) => part.element));
    rule = id;
  };

  let position = 0;
  let shownAt = 0;
  /** @type {number|undefined} */
  let waiting;

  const show = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (host.hidden) return;
    shownAt = performance.now();
    const step = trajectory?.state ? stepFrom(trajectory, position) : null;
    write(title, step ? _("Step {from} → {to}", { from: step.from, to: step.to }) : "");
    write(note, words(trajectory, step));
    hide(body, !step);
    if (step) for (const part of parts) part.update(step);
  };

  return {
    /** @param {Result} result @param {Picture} picture */
    update(result, picture) {
      hide(host, !picture.view.panels.includes(PANEL));
      if (host.hidden) return;
      trajectory = choice.update(result, picture);
      drawn.checked = isShown(picture);
      if (trajectory) {
        paint(host, picture.colours[trajectory.card]);
        host.dataset.card = String(trajectory.card);
        rebuild(trajectory.optimizer);
      }
      position = picture.position;
      show();
    },
    /** @param {number} to a position of the player */
    move(to) {
      position = to;
      if (!host.hidden) waiting ??= setTimeout(show, Math.max(0, shownAt + PAUSE - performance.now()));
    },
  };
}

/**
 * What the numbers are of.
 * @param {Trajectory|null} trajectory
 * @param {Step|null} step
 */
function words(trajectory, step) {
  if (!trajectory) return _("Every trajectory is hidden.");
  if (!trajectory.state) return "";
  return step && !step.over ? _("What comes next from the cursor.") : ending(trajectory);
}

/**
 * Why there is no further step.
 * @param {Trajectory} trajectory
 */
function ending({ x, outcome: { status, step } }) {
  if (x.length < 2) return status === "diverged" ? _("No step can be taken here: there is no finite loss or slope to go by.") : _("There is no step: the run has converged where it starts.");
  return {
    completed: _("No further step: this was the last one."),
    converged: _("No further step: the run converged at step {step}. This was the last one.", { step }),
    diverged: _("No further step: at step {step} the numbers left what a computer can hold. This was the last one that stayed within.", { step }),
  }[status];
}

/** @param {string[]} overlays */
function toggled(overlays) {
  return overlays.includes(OVERLAY) ? overlays.filter((name) => name !== OVERLAY) : [...overlays, OVERLAY];
}
