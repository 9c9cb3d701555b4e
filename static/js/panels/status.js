// @ts-check
/** What is wrong, said where one looks: at the formula, at the field, or in the line at the top. */

import { Problem, Unreachable } from "../api.js";
import { byId, element } from "../dom.js";
import { parse } from "../format.js";
import { _ } from "../i18n.js";

/** How long a remark stays, in milliseconds. */
const MOMENT = 4000;
/** From when on a wait is shown, in milliseconds. */
const NOTICEABLE = 400;
/** What takes more lines beside the tools has a row of its own. */
const LINES = 2;
const NUMBERS = 'input:is([inputmode="decimal"], [inputmode="numeric"])';

export function statusPanel() {
  const line = byId("status");
  const formula = byId("formula");
  /** What was said of a text that is no number. */
  let remark = "";
  /** What is wrong, or was passed over, for as long as it stands. */
  let standing = { text: "", problem: false, passing: false, linked: false };
  /** What of the link is passed over, as the server says it, until it is told. */
  let passed = line.textContent;
  /** @type {number|undefined} */
  let waiting;
  /** @type {number|undefined} */
  let moment;

  const fit = () => {
    line.classList.remove("is-long");
    line.classList.toggle("is-long", standing.linked || line.scrollHeight > (LINES + 0.5) * parseFloat(getComputedStyle(line).lineHeight));
  };

  /** @param {Omit<typeof standing, "linked">} said */
  const show = ({ text, problem, passing }) => {
    line.textContent = text;
    line.classList.toggle("is-problem", problem);
    line.classList.toggle("is-passing", passing);
    if (text) fit();
    else line.classList.remove("is-long");
  };
  /**
   * @param {string} text
   * @param {{problem?: boolean, passing?: boolean, linked?: boolean}} [kind] `passing`: whether it will be gone by itself;
   *   `linked`: whether it is of the link, which the server says in a row of its own before there is a script
   */
  const tell = (text, { problem = false, passing = false, linked = false } = {}) => {
    clearTimeout(moment);
    standing = { text, problem, passing, linked };
    show(standing);
  };
  addEventListener("resize", () => line.textContent && fit());

  const clear = () => {
    if (!standing.text) return;
    tell("");
    for (const sentence of document.querySelectorAll(".field-error")) sentence.remove();
    // What is wrong with a formula is told by its box, for as long as it stands there.
    for (const field of document.querySelectorAll("[aria-invalid]")) if (field !== formula) field.removeAttribute("aria-invalid");
  };

  /** @param {string} [field] */
  const fieldsOf = (field = "") => [...document.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)];

  // Before the field's own listener, which puts back the number that it had: with that, nothing is wrong any more.
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(NUMBERS) || parse(target.value, target.inputMode === "numeric") !== null) return;
    const text = target.value.trim();
    if (text === "" && target.placeholder) return;
    clear();
    remark = text === "" ? _("An empty box is not a number.") : _("{text} is not a number.", { text });
    tell(remark);
  }, { capture: true });
  document.addEventListener("input", () => {
    if (remark && standing.text === remark) tell("");
  });

  /**
   * @param {Problem} problem
   * @param {boolean} atLoad
   */
  const decline = (problem, atLoad) => {
    const error = problem.errors[0];
    const fields = fieldsOf(error?.field);
    const card = fields[0]?.closest(".card")?.querySelector(".card-name")?.textContent;
    if (atLoad) {
      passed = "";
      tell(_("This link cannot be read, so here is the textbook scene instead. {message}", { message: problem.detail }), { problem: true, linked: true });
      return;
    }
    const message = sentence(problem.message, error?.field, card);
    const typed = fields.includes(formula);
    const said = typed && error.column ? _("Column {column}: {message}", { column: error.column, message }) : message;
    if (!typed) {
      tell(said, { problem: true });
      fields[0]?.closest(".parameter, .inline-field, .starts li, .outcomes-window")?.after(element("p", { class: "error field-error" }, said));
    }
    for (const field of fields) {
      field.setAttribute("aria-invalid", "true");
      field.dispatchEvent(new CustomEvent("refused", { detail: { ...error, said } }));
    }
  };

  return {
    /**
     * @param {Error|null} problem
     * @param {boolean} atLoad whether it is the scene of the address that is wrong
     */
    report(problem, atLoad) {
      clear();
      if (!problem && !passed) return;
      if (!problem) {
        tell(passed, { problem: true, linked: true });
        passed = "";
      } else if (problem instanceof Unreachable) {
        tell(_("The server does not answer. Trying again …"), { problem: true, passing: true });
      } else if (!(problem instanceof Problem)) {
        tell(_("The plots cannot be drawn. Reloading the page may help."), { problem: true });
      } else if (problem.passing) {
        tell(_("The server is busy. Trying again …"), { problem: true, passing: true });
      } else {
        decline(problem, atLoad);
      }
    },
    /**
     * Says something that is of interest for a moment, and leaves what stands.
     * @param {string} text
     */
    say(text) {
      clearTimeout(moment);
      show({ text, problem: false, passing: true });
      moment = setTimeout(() => show(standing), MOMENT);
    },
    /** Shows that an answer is awaited, once one takes a while. @param {boolean} busy */
    busy(busy) {
      clearTimeout(waiting);
      if (busy) waiting = setTimeout(() => document.body.setAttribute("data-busy", ""), NOTICEABLE);
      else document.body.removeAttribute("data-busy");
    },
  };
}

/**
 * A message as a sentence; its field, which one sees, is left out. An optimizer goes by the name on its card.
 * @param {string} text
 * @param {string} [field]
 * @param {string|null} [card]
 */
function sentence(text, field, card) {
  const plain = field && text.startsWith(`${field}: `) ? text.slice(field.length + 2) : text;
  if (card) return _("{name}: {message}", { name: card, message: plain.replace(/^optimizers\[\d+\]\./, "") });
  // A field may begin a sentence; the name of a function or a variable stays as it is.
  return field && plain.startsWith(field) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
}
