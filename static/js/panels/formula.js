// @ts-check
/** The formula box: read while one types, told what is wrong with it where that is. */

import { byId, element, math, show } from "../dom.js";
import { _, ngettext } from "../i18n.js";

/** How long a person pauses before what they type is read, in milliseconds. */
const PAUSE = 300;
/** A name that is no call, and no part of a number such as 1e5. */
const NAME = /(?<![\w.])[A-Za-z_]\w*\b(?!\s*\()/g;

/**
 * @param {{read: (expression: string) => void, define: (expression: string, names: string[]) => void,
 *   knows: (name: string) => boolean}} actions
 *   `read` asks for a formula to be drawn, `define` for one with new parameters, and `knows` tells whether there is a
 *   parameter of a name already
 */
export function formulaBox({ read, define, knows }) {
  const box = byId("formula-box");
  const field = byId("formula");
  const mark = byId("formula-mark");
  const remedy = byId("formula-remedy");
  const rendered = byId("rendered");
  const words = vocabulary(field);
  /** The formula that is drawn, and the one that was read last. */
  let [good, asked] = ["", ""];
  /** What was wrong with the formula that was refused last. @type {{expression: string, column: number, unknown: string[]}|null} */
  let refusal = null;
  /** @type {number|undefined} */
  let waiting;
  let shown = "";

  const text = () => field.value.replace(/\s/g, " ").trim();

  /** Shows whether the text is drawn, still to be read, or refused; where there is none, which formula comes back. */
  const settle = () => {
    const expression = text();
    const refused = refusal?.expression === expression;
    box.dataset.state = expression === good ? "drawn" : refused ? "refused" : expression === "" ? "empty" : "stale";
    point(mark, field.value, refused && refusal ? refusal.column : null);
    remedy.hidden = !refused || !refusal?.unknown.length;
    fit(field);
  };

  const readNow = () => {
    clearTimeout(waiting);
    const expression = text();
    if (expression === "" || expression === asked) return;
    asked = expression;
    read(expression);
  };

  /** Nothing is wrong with an empty box, nor with the formula that is put back into it. */
  const pardon = () => {
    refusal = null;
    field.removeAttribute("aria-invalid");
    byId("formula-error").textContent = "";
  };

  const restore = () => {
    pardon();
    field.value = good;
    readNow();
    settle();
  };

  field.addEventListener("input", () => {
    if (text() === "") pardon();
    settle();
    clearTimeout(waiting);
    waiting = setTimeout(readNow, PAUSE);
  });
  field.addEventListener("change", () => (text() === "" ? restore() : readNow()));
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") readNow();
    else if (event.key === "Escape" && text() !== good) restore();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("refused", (/** @type {CustomEvent} */ { detail: { column, rule, said } }) => {
    const unknown = rule === "unknown_name" ? [...new Set(asked.match(NAME))].filter((name) => !words.has(name) && !knows(name)) : [];
    refusal = { expression: asked, column, unknown };
    byId("formula-error").textContent = said;
    const names = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(unknown.map((name) => `“${name}”`));
    const label = ngettext("Make {names} a parameter", "Make {names} parameters", unknown.length, { names });
    const expression = asked;
    const click = () => {
      define(expression, unknown);
      field.focus();
    };
    remedy.replaceChildren(element("button", { type: "button", class: "quiet-button remedy", click }, label));
    settle();
  });

  return {
    focus: () => {
      field.focus();
      field.select();
    },
    /** @param {string} expression that is drawn @param {import("../types.js").Formula} formula the same, rendered */
    update(expression, formula) {
      // A formula that was refused stays where it is to be put right, whatever else is changed meanwhile.
      const kept = refusal?.expression === text() && expression === good && text() !== good;
      good = expression;
      field.placeholder = expression;
      if (!kept) {
        asked = good;
        pardon();
      }
      show(field, expression);
      settle();
      if (formula.latex === shown) return;
      shown = formula.latex;
      rendered.replaceChildren(math(formula));
      // What is wider than its place must be reached by the keyboard as well.
      rendered.tabIndex = rendered.scrollWidth > rendered.clientWidth ? 0 : -1;
    },
  };
}

/**
 * The words of a formula, from the help that lists them; choosing one writes it.
 * @param {HTMLTextAreaElement} field
 */
function vocabulary(field) {
  const toggle = byId("vocabulary-toggle");
  const help = byId("vocabulary");
  toggle.addEventListener("click", () => {
    help.hidden = !help.hidden;
    toggle.setAttribute("aria-expanded", String(!help.hidden));
  });
  help.addEventListener("click", (/** @type {any} */ { target }) => {
    const { word, function: call } = target.closest("[data-word]")?.dataset ?? {};
    if (!word) return;
    const { selectionStart: from, selectionEnd: to } = field;
    const argument = field.value.slice(from, to);
    field.focus();
    field.setRangeText(call === undefined ? word : `${word}(${argument})`, from, to, "end");
    // Inside the parentheses, where the argument goes.
    if (call !== undefined && !argument) field.selectionStart = field.selectionEnd -= 1;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return new Set(["x", "y", ...[...help.querySelectorAll("[data-word]")].map(({ dataset }) => dataset.word)]);
}

/**
 * Underlines a character behind the field, which is the same text in the same place.
 * @param {HTMLElement} mark
 * @param {string} text as it stands in the field
 * @param {number|null} column from 1, of the trimmed text
 */
function point(mark, text, column) {
  mark.hidden = column === null;
  if (column === null) return;
  const lead = text.length - text.trimStart().length;
  const characters = [...text.slice(lead)];
  const wrong = document.createElement("mark");
  // At the end there is no character, but there is a place.
  wrong.textContent = characters[column - 1] ?? "\u00a0";
  mark.replaceChildren(text.slice(0, lead) + characters.slice(0, column - 1).join(""), wrong, characters.slice(column).join(""));
}

/** Makes a field as high as its text, where the browser does not. @param {HTMLTextAreaElement} field */
function fit(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}
