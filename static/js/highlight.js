// @ts-check
/**
 * What the pointer or the keyboard is on: an optimizer, and perhaps a symbol of its rule. Whatever belongs to an
 * optimizer stands in an element with its place as `data-card`; whatever shows a symbol is marked with `data-symbol`.
 */

/** @typedef {import("./types.js").Emphasis} Emphasis */

const LIT = "is-lit";
/** @type {Emphasis} */
const NOTHING = { card: null, symbol: null };

/** @type {Set<(emphasis: Emphasis) => void>} */
const listeners = new Set();
let pointed = NOTHING;
let shown = NOTHING;
let focused = NOTHING;
let current = NOTHING;
let byKeyboard = false;

/**
 * Calls `listener` whenever the emphasis is on something else.
 * @param {(emphasis: Emphasis) => void} listener
 */
export function onHighlight(listener) {
  listeners.add(listener);
}

/** Lights what has come to belong to the emphasis since it was set. */
export function relight() {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  const { card, symbol } = current;
  if (symbol === null) return;
  const within = card === null ? "" : `[data-card="${card}"] `;
  for (const use of document.querySelectorAll(`${within}[data-symbol="${CSS.escape(symbol)}"]`)) use.classList.add(LIT);
}

/** @param {EventTarget|null} target */
function emphasisOf(target) {
  if (!(target instanceof Element)) return NOTHING;
  const card = /** @type {HTMLElement|null} */ (target.closest("[data-card]"))?.dataset.card;
  const symbol = target.closest("[data-symbol]")?.getAttribute("data-symbol");
  return { card: card === undefined ? null : Number(card), symbol: symbol ?? null };
}

/**
 * Lets an optimizer stand out whenever neither pointer nor keyboard is on anything.
 * @param {number|null} card
 */
export function spotlight(card) {
  shown = { card, symbol: null };
  settle();
}

/** The pointer has the word, if it is on anything; then the keyboard, then the presenter. */
function settle() {
  const next = [pointed, focused].find(({ card, symbol }) => card !== null || symbol !== null) ?? shown;
  if (next.card === current.card && next.symbol === current.symbol) return;
  current = next;
  relight();
  for (const listener of listeners) listener(current);
}

document.addEventListener("pointerover", ({ target }) => {
  pointed = emphasisOf(target);
  settle();
});
// A finger that is lifted leaves the page too, and what it has touched is to stay.
document.documentElement.addEventListener("pointerleave", ({ pointerType }) => {
  if (pointerType === "touch") return;
  pointed = NOTHING;
  settle();
});
document.addEventListener("keydown", ({ key }) => {
  byKeyboard ||= key === "Tab" || key.startsWith("Arrow");
}, { capture: true });
document.addEventListener("pointerdown", () => {
  byKeyboard = false;
  focused = NOTHING;
  settle();
}, { capture: true });
document.addEventListener("focusin", ({ target }) => {
  focused = byKeyboard ? emphasisOf(target) : NOTHING;
  settle();
});
document.addEventListener("focusout", () => {
  focused = NOTHING;
  settle();
});
