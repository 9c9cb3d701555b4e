// @ts-check
/** The keys of the page, in one table, and the dialog that lists them. */

import { byId, element } from "../dom.js";
import { _ } from "../i18n.js";

/**
 * @typedef {{keys: string[], shown: string, label: string, run: () => void, timed?: boolean, sideways?: boolean, clicker?: string}} Key
 *   `keys` as events name them, and as people do; a `timed` one moves the page elsewhere, and so works on the plots and
 *   the player only, or anywhere in the presenter's mode, or where nothing has the focus if it goes `sideways`, which no
 *   page does by itself; `clicker` is what a presenter's remote control sends
 */

const FIELDS = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";
const PRESSED = "button, summary, a, input, select";
/** What is pressed by a pointer only. */
const UNPRESSED = ".handle";
/** What arrow keys turn. */
const TURNED = "input, select";
const TIMED = ".transport, .plot";

/**
 * A key as the table names it: a letter also while Caps Lock is on, or where the keyboard writes Hangul.
 * @param {KeyboardEvent} event
 */
function named(event) {
  const { key, code, shiftKey } = event;
  // AltGr writes letters of its own, as ł.
  const foreign = key.length === 1 && !/^[ -~]$/.test(key) && !event.getModifierState("AltGraph");
  const letter = foreign ? /^Key([A-Z])$/.exec(code)?.[1] : /^[a-z]$/i.exec(key)?.[0];
  return letter ? letter[shiftKey ? "toUpperCase" : "toLowerCase"]() : key;
}

/**
 * @param {Key[]} table
 * @param {{presenting: () => boolean}} mode
 */
export function keysPanel(table, { presenting }) {
  const dialog = byId("keys");
  const open = () => dialog.showModal();
  const every = [...table, { keys: ["?"], shown: "?", label: _("Show these keys"), run: open }];
  byId("keys-list").append(...every.flatMap(({ shown, label }) => [element("dt", {}, ...shown.split(" ").map((key) => element("kbd", {}, key))), element("dd", {}, label)]));
  byId("keys-open").addEventListener("click", open);
  dialog.addEventListener("click", (/** @type {Event} */ { target }) => target === dialog && dialog.close());

  /** What was pressed by a pointer last, unless the keyboard has gone elsewhere since. @type {Element|null} */
  let clicked = null;
  document.addEventListener("click", ({ detail, target }) => void (clicked = detail ? /** @type {Element} */ (target).closest(PRESSED) : null), { capture: true });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") clicked = null;
    const target = /** @type {Element} */ (event.target);
    const key = named(event);
    const found = every.find(({ keys, clicker }) => keys.includes(key) || (presenting() && clicker === key));
    if (!found || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest(FIELDS) || document.querySelector("dialog[open]")) return;
    const pressed = /** @type {HTMLElement|null} */ (target.closest(PRESSED));
    if (key === " " && pressed && !pressed.matches(UNPRESSED)) {
      // Who presents with a pointer has done with what was clicked, and means the player.
      if (!presenting() || pressed !== clicked) return;
      pressed.blur();
    }
    if (found.sideways && target === document.body) {
      event.preventDefault();
      return found.run();
    }
    if (found.timed && !target.closest(TIMED) && (!presenting() || target.closest(TURNED))) return;
    event.preventDefault();
    found.run();
  });
}
