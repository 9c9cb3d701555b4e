// @ts-check
/** A line of an update rule with a step's numbers in the places of its symbols. */

import { element, math, write } from "../dom.js";
import { exact, number } from "../format.js";
import { made } from "./terms.js";

/** @typedef {{name: string, previous: boolean}} Quantity  what a symbol stands for, and whether before the step */
/** @typedef {{value: number|null, text: string, given: boolean}} Reading  a number, how it is written, whether it was set */
/** @typedef {{element: Element, write: (read: (quantity: Quantity) => Reading) => void}} Writable */
/** @typedef {{name: string, word: string}} Switch  a hyperparameter that is on or off, and its word in a formula */

const ASSIGNED = ["=", "←"];
/** In front of these, and behind this, a line can break. */
const INFIX = ["+", "−", "·", "/"];
const QUAD = "1em";
/** A number behind one of these needs no parentheses, whatever its sign. */
const OPENING = ["(", ",", "|", "<", ">"];

/**
 * @param {import("../types.js").Formula} formula a line of the kind `symbol = what it becomes`
 * @param {Switch[]} switches
 * @returns {{result: Quantity|null, condition: string|null, open: boolean,
 *   at: (step: number, isOn: boolean) => Writable|null}|null}
 *   what the line is for, the switch that decides about it, whether that decides about the line below as well, and the
 *   right-hand side at a step, if there is one; null for what is no mathematics
 */
export function substitution(formula, switches) {
  const whole = math(formula);
  if (!(whole instanceof Element) || whole.localName !== "math") return null;
  const [target, rule] = sides([...(whole.firstElementChild?.children ?? [])]);
  const { usual, beginning, step } = cases(rule);
  const { condition, on, off } = alternatives(usual, switches);
  const symbol = target.find((part) => part.hasAttribute("data-symbol"));
  const [first, ifOn, ifOff] = [beginning, on, off].map((parts) => (parts?.length ? writable(parts) : null));
  return {
    result: symbol ? quantity(symbol) : null,
    condition,
    open: condition !== null && !ifOff,
    at: (now, isOn) => (first && now === step ? first : isOn ? ifOn : ifOff),
  };
}

/**
 * A number in as few digits as say what was set.
 * @param {number|null} value
 */
export function brief(value) {
  return number(value, 6).replace(/\.?0+×/, "×");
}

/**
 * A number that takes about as much room whatever it is.
 * @param {number|null} value
 */
export function steady(value) {
  const size = Math.abs(value ?? 0);
  return value === null || size < 1e-3 || size >= 1e3 ? number(value) : value.toPrecision(4).replace("-", "−");
}

/** @param {Element[]} parts */
function sides(parts) {
  const sign = parts.findIndex(({ textContent }) => ASSIGNED.includes(textContent ?? ""));
  return [parts.slice(0, sign), parts.slice(sign + 1)];
}

/**
 * Parts a rule from what it says of one of the first steps, as in `v_t = …, v_1 = …`.
 * @param {Element[]} parts
 */
function cases(parts) {
  const place = parts.findIndex((part) => part.hasAttribute("data-step"));
  if (place < 0) return { usual: parts };
  const comma = parts.slice(0, place).map(({ textContent }) => textContent).lastIndexOf(",");
  const [, beginning] = sides(parts.slice(place));
  return { usual: parts.slice(0, comma), beginning, step: Number(parts[place].getAttribute("data-step")) };
}

/**
 * Parts a rule at the words `if …, else` about a switch.
 * @param {Element[]} parts
 * @param {Switch[]} switches
 */
function alternatives(parts, switches) {
  const told = parts.map(({ localName, textContent }) => (localName === "mtext" ? textContent ?? "" : ""));
  const place = told.findIndex((text) => switches.some(({ word }) => text.includes(word)));
  if (place < 0) return { condition: null, on: parts, off: parts };
  const { name } = /** @type {Switch} */ (switches.find(({ word }) => told[place].includes(word)));
  return { condition: name, on: parts.slice(0, place), off: parts.slice(place + 1) };
}

/**
 * @param {Element[]} parts
 * @returns {Writable}
 */
function writable(parts) {
  const row = made("mrow");
  row.append(...parts.map((part) => part.cloneNode(true)));
  const places = [...row.querySelectorAll("[data-symbol]")].map(toNumber);
  for (const list of [row, ...row.querySelectorAll("mrow, msqrt")]) multiply(list);
  const guarded = places.map((place) => ({ ...place, guard: guardOf(place.number) }));
  return {
    element: element("span", {}, ...pieces([...row.children])),
    write(read) {
      for (const { number, symbol, guard } of guarded) {
        const { value, text, given } = read(symbol);
        number.classList.toggle("is-given", given || value === 0);
        number.setAttribute("data-value", exact(value));
        const written = guard.test(text) ? `(${text})` : text;
        write(number, written);
      }
    },
  };
}

/**
 * One formula as several, between which a line can break: at wide spaces, behind commas, and in front of operators
 * outside parentheses.
 * @param {Element[]} parts
 */
function pieces(parts) {
  /** @type {Element[][]} */
  const lists = [[]];
  let depth = 0;
  for (const part of parts) {
    const sign = part.localName === "mo" ? part.textContent ?? "" : "";
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (INFIX.includes(sign) && depth === 0 && part !== parts[0]) {
      part.setAttribute("form", "infix");
      lists.push([]);
    }
    lists[lists.length - 1].push(part);
    if (sign === "," || part.getAttribute("width") === QUAD) lists.push([]);
  }
  return lists.filter(({ length }) => length).map((list) => {
    const piece = made("math");
    piece.append(...list);
    return piece;
  });
}

/**
 * Puts a place for a number where a symbol stands.
 * @param {Element} symbol
 */
function toNumber(symbol) {
  const number = made("mn");
  for (const { name, value } of symbol.attributes) if (name.startsWith("data-")) number.setAttribute(name, value);
  symbol.replaceWith(number);
  return { number, symbol: quantity(symbol) };
}

/**
 * @param {Element} symbol
 * @returns {Quantity}
 */
function quantity(symbol) {
  return { name: symbol.getAttribute("data-symbol") ?? "", previous: symbol.getAttribute("data-previous") === "true" };
}

/**
 * Writes the dot between factors, which symbols can do without and numbers cannot.
 * @param {Element} row
 */
function multiply(row) {
  const parts = [...row.children];
  for (const space of parts.filter(isSpace)) {
    const [before, after] = [space.previousElementSibling, space.nextElementSibling];
    if (before && after && endsFactor(before) && beginsFactor(after)) space.remove();
  }
  for (const part of [...row.children].slice(1)) {
    const before = part.previousElementSibling;
    if (before && endsFactor(before) && beginsFactor(part)) part.before(made("mo", "·"));
  }
}

/** @param {Element} part */
function isSpace({ localName }) {
  return localName === "mspace";
}

/** @param {Element} part */
function endsFactor({ localName, textContent }) {
  return localName === "mo" ? textContent === ")" : localName !== "mtext" && localName !== "mspace";
}

/** @param {Element} part */
function beginsFactor({ localName, textContent }) {
  if (localName === "mo") return textContent === "(" || /^\p{L}+$/u.test(textContent ?? "");
  return localName !== "mtext" && localName !== "mspace";
}

/**
 * What about a number calls for parentheses where it stands: a sign behind an operator, and a power of ten besides
 * under a power or a bar.
 * @param {Element} number
 */
function guardOf(number) {
  const parent = /** @type {Element} */ (number.parentElement);
  const isBase = parent.localName === "msup" && parent.firstElementChild === number;
  const before = number.previousElementSibling?.textContent ?? "";
  if (isBase || before === "/") return /^−|×/;
  return before && !OPENING.includes(before) && number.previousElementSibling?.localName === "mo" ? /^−/ : /^(?!)/;
}
