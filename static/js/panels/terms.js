// @ts-check
/** Small mathematics made of the symbols of a declaration. */

import { math } from "../dom.js";

/** @typedef {import("../types.js").Formula} Formula */

/** @typedef {import("../types.js").OptimizerDeclaration} OptimizerDeclaration */
/**
 * @typedef {{rate: Formula, gradient: Element, direction: Formula, size: Formula|Element|null}} Terms
 *   the symbols of the learning rate, the gradient, what a step follows and what it divides that by, if it does
 */

const MATHML = "http://www.w3.org/1998/Math/MathML";

/**
 * An empty element of MathML.
 * @param {string} name
 * @param {string} [text]
 */
export function made(name, text = "") {
  const element = document.createElementNS(MATHML, name);
  element.textContent = text;
  return element;
}

/**
 * Formulas and signs side by side. An element can be used again.
 * @param {...(Formula|Element|string)} parts a text is a sign
 */
export function side(...parts) {
  const whole = made("math");
  const row = made("mrow");
  row.append(...parts.map((part) => (typeof part === "string" ? made("mo", part) : part instanceof Element ? part.cloneNode(true) : inner(part))));
  whole.append(row);
  return whole;
}

/**
 * The square root of a formula.
 * @param {Formula} formula
 */
export function root(formula) {
  const sign = made("msqrt");
  sign.append(inner(formula));
  return sign;
}

/** @param {Formula} formula */
function inner(formula) {
  const row = made("mrow");
  const whole = math(formula);
  if (whole instanceof Element && whole.localName === "math") row.append(...whole.childNodes);
  else row.append(made("mi", formula.latex));
  return row;
}

/**
 * The symbols of what makes a step.
 * @param {OptimizerDeclaration} declared
 * @returns {Terms}
 */
export function termsOf({ hyperparameters, state, direction, divisor }) {
  const symbols = new Map([...hyperparameters, ...state].map(({ name, symbol }) => [name, symbol]));
  const symbolOf = (/** @type {string} */ name) => symbols.get(name) ?? { latex: name, mathml: "" };
  const gradient = made("mrow");
  gradient.append(made("mo", "∇"), made("mi", "f"));
  const size = divisor && symbolOf(divisor.name);
  return { rate: symbolOf("lr"), gradient, direction: symbolOf(direction), size: size && divisor.root ? root(size) : size };
}
