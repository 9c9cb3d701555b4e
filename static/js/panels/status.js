// @ts-check
/** What is wrong, said where one looks: at the formula, at the field, or in the line at the top; and what passes, beside it. */

import { Problem, Unreachable } from "../api.js";
import { onPress } from "../controls/press.js";
import { byId, element } from "../dom.js";
import { pair, parse } from "../format.js";
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
  const remark = byId("remark");
  const formula = byId("formula");
  /** What was said of a text that is no number, above and beside its field. @type {{said: string, beside: Element|null}|null} */
  let misread = null;
  /** What is wrong, for as long as it stands: from the beginning what the server says of the link, in a row of its own. */
  let standing = { text: line.textContent, problem: true, linked: true };
  /** That there is no answer, for as long as there is none. */
  let lasting = "";
  /** The fields that hold what was refused, with what was said of it, and where beside them. @type {Map<Element, {said: string, beside: Element|null}>} */
  const wrong = new Map();
  /** The fields that were handed in and are not answered yet. @type {Set<EventTarget|null>} */
  const handed = new Set();
  /** Whether what stands is to go as soon as nothing is pressed. */
  let [outdated, pressed] = [false, false];
  /** @type {number|undefined} */
  let waiting;
  /** @type {number|undefined} */
  let moment;

  const fit = () => {
    line.classList.remove("is-long");
    line.classList.toggle("is-long", standing.linked || line.scrollHeight > (LINES + 0.5) * parseFloat(getComputedStyle(line).lineHeight));
  };
  addEventListener("resize", () => line.textContent && fit());

  /** What is said of a text that is no number goes from beside its field as well. */
  const forget = () => {
    misread?.beside?.remove();
    misread = null;
  };

  /** @param {string} text @param {{problem?: boolean, linked?: boolean}} [kind] */
  const tell = (text, { problem = false, linked = false } = {}) => {
    standing = { text, problem, linked };
    if (text !== misread?.said) forget();
    outdated = false;
    line.textContent = text;
    line.classList.toggle("is-problem", problem);
    if (text) fit();
    else line.classList.remove("is-long");
  };

  /** Says what will be gone by itself. @param {string} text @param {boolean} problem */
  const mention = (text, problem) => {
    clearTimeout(moment);
    remark.textContent = text;
    remark.classList.toggle("is-problem", problem);
  };
  const last = (/** @type {string} */ text) => {
    lasting = text;
    mention(text, text !== "");
  };
  /** What was said for a moment is of the past; what lasts is not read out a second time. */
  const hush = () => {
    clearTimeout(moment);
    if (remark.textContent !== lasting) last(lasting);
  };

  /** What is written in a field is no longer what was refused. @param {Element} field */
  const forgive = (field) => {
    field.removeAttribute("aria-invalid");
    wrong.get(field)?.beside?.remove();
    wrong.delete(field);
  };
  const clear = () => {
    if (pressed) outdated = true;
    else if (standing.text) tell("");
  };
  const pardon = () => {
    handed.clear();
    for (const field of wrong.keys()) forgive(field);
    clear();
  };
  /** Says no more than what is still wrong: what panels have not taken the mark from, or the page has not lost. */
  const settle = (/** @type {boolean} */ linked) => {
    for (const field of wrong.keys()) if (!field.isConnected || !field.hasAttribute("aria-invalid")) forgive(field);
    const said = [...wrong.values()].pop()?.said;
    if (!said && !(linked && standing.linked)) clear();
    else if (said && said !== standing.text) tell(said, { problem: true });
  };

  /** @param {string} [field] */
  const fieldsOf = (field = "") => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)]);

  // What is written anew, or set by the slider beside it, is no longer what was refused.
  for (const type of ["change", "input"]) {
    document.addEventListener(type, ({ target }) => {
      for (const field of wrong.keys()) {
        const mended = target === field ? type === "change" : field.closest(".parameter")?.contains(/** @type {Node} */ (target));
        if (mended) forgive(field);
      }
      if (type === "change") handed.add(target);
    }, { capture: true });
  }
  // Before the field's own listener, which puts back the number that it had.
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(NUMBERS) || isRead(target)) return;
    const text = target.value.trim();
    if (text === "" && target.placeholder) return;
    forget();
    const said = text === "" ? _("An empty box is not a number.") : _("{text} is not a number.", { text });
    misread = { said, beside: besides(target, said) };
    tell(said);
  }, { capture: true });
  document.addEventListener("input", () => {
    if (misread) settle(false);
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
      pardon();
      tell(_("This link cannot be read, so here is the textbook scene instead. {message}", { message: problem.detail }), { problem: true, linked: true });
      return;
    }
    const message = sentence(problem.message, error?.field, { card, name: fields[0]?.dataset.name });
    const typed = fields.includes(formula);
    const said = typed && error.column ? _("Column {column}: {message}", { column: error.column, message }) : message;
    for (const field of fields) forgive(field);
    const beside = typed || !fields.length ? null : besides(fields[0], said);
    if (!typed) tell(said, { problem: true });
    else if (!wrong.size) tell("");
    for (const field of fields) {
      // What nobody has written, as where there is too much of all together, has its sentence and no mark.
      if (typed || handed.has(field)) field.setAttribute("aria-invalid", "true");
      // What is wrong with a formula is told by its box, for as long as it stands there.
      if (!typed) wrong.set(field, { said, beside });
      field.dispatchEvent(new CustomEvent("refused", { detail: { ...error, said } }));
    }
  };

  /** @param {Error} problem @param {boolean} [atLoad] whether it is the scene of the address that is wrong */
  const report = (problem, atLoad = false) => {
    if (problem instanceof Unreachable) {
      last(_("The server does not answer. Trying again …"));
    } else if (problem instanceof Problem && problem.passing) {
      last(_("The server is busy. Trying again …"));
    } else {
      if (problem instanceof Problem) {
        answered();
        decline(problem, atLoad);
      } else tell(_("The plots cannot be drawn. Reloading the page may help."), { problem: true });
    }
  };
  const answered = () => {
    if (lasting) last("");
  };

  // A row that goes takes the map from under the hand.
  onPress((now) => {
    pressed = now;
    if (outdated) clear();
  });

  return {
    report,
    /** What is asked for again and again has failed, or has come in the end. @param {Error|null} error */
    attempted: (error) => (error ? report(error) : answered()),
    /**
     * A scene is shown, and nothing is wrong any more.
     * @param {boolean} linked whether what was said of the page's link still holds
     */
    shown(linked) {
      answered();
      // Assistive technology hears of what changes.
      if (linked && standing.linked) line.firstElementChild && tell(standing.text, standing);
      else pardon();
    },
    /**
     * An edit is answered; what is wrong elsewhere still is.
     * @param {boolean} remedy whether it makes good a refusal, of which the report stays
     * @param {boolean} linked whether what was said of the page's link still holds
     * @param {boolean} pending whether another edit is not answered yet
     */
    edited(remedy, linked, pending) {
      answered();
      if (!pending) handed.clear();
      if (!remedy) settle(linked);
    },
    /** The view is another, and with it the address. @param {boolean} astray whether that still cannot be read */
    left(astray) {
      if (standing.linked && !astray) pardon();
    },
    /**
     * Says something that is of interest for a moment.
     * @param {string} text
     */
    say(text) {
      mention(text, false);
      moment = setTimeout(hush, MOMENT);
    },
    hush,
    /** Shows that an answer is awaited, once one takes a while. @param {boolean} busy */
    busy(busy) {
      clearTimeout(waiting);
      if (busy) waiting = setTimeout(() => document.body.setAttribute("data-busy", ""), NOTICEABLE);
      else document.body.removeAttribute("data-busy");
    },
  };
}

/**
 * Says something right below a field, if there is a place for it there.
 * @param {Element} field
 * @param {string} said
 */
function besides(field, said) {
  const place = field.closest(".parameter, .inline-field, .starts li, .outcomes-window");
  const sentence = place && element("p", { class: "error field-error" }, said);
  if (sentence) place.after(sentence);
  return sentence;
}

/**
 * Whether a field can be understood; one for an edge takes both as well.
 * @param {HTMLInputElement} field
 */
function isRead({ value, inputMode, dataset }) {
  return parse(value, inputMode === "numeric") !== null || (dataset.end !== undefined && pair(value) !== null);
}

/**
 * A message as a sentence; its field, which one sees, is left out or goes by its name on the page. An optimizer goes by the
 * name on its card.
 * @param {string} text
 * @param {string} [field]
 * @param {{card?: string|null, name?: string}} [seen] what the page says of the field
 */
function sentence(text, field, { card, name } = {}) {
  const plain = field && text.startsWith(`${field}: `) ? text.slice(field.length + 2) : text;
  if (card) return _("{name}: {message}", { name: card, message: plain.replace(/^optimizers\[\d+\]\./, "") });
  // A field may begin a sentence; the name of a function or a variable stays as it is.
  if (!field || !plain.startsWith(field)) return plain;
  const called = name ?? field.replace(/^landscape\.parameters\./, "");
  const said = `${called}${plain.slice(field.length)}`;
  return called === field ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}
