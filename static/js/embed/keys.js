// @ts-check
/**
 * The keys. A frame that has been clicked into hears all of them, and a deck none: those that mean nothing here are
 * handed on. Within a deck a control has its keys when the keyboard has reached it; whoever has clicked goes on to the
 * next slide with the arrows, as before.
 */

import { framed } from "./host.js";

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
/** What a control does with keys of its own. @type {[string, string[]][]} */
const CONTROLS = [
  [".handle", [...ARROWS, "Delete", "Backspace"]],
  ["input[type=radio], input[type=checkbox]", [...ARROWS, " "]],
  ["input", [...ARROWS, "Home", "End"]],
  ["button, a", [" ", "Enter"]],
];
/** What may mean something to a deck. */
const HANDED = /^(.|Arrow\w+|Page\w+|Home|End|Escape|Enter)$/u;

/**
 * @param {{run: Record<string, () => void>, deck: () => boolean, reveal: (method: string, ...args: unknown[]) => void, place?: string}} parts
 *   what the keys do, whether a deck is known to be around, and where in a frame the keys are its own: on its plots
 */
export function keys({ run, deck, reveal, place = ".plot" }) {
  let pointed = false;
  addEventListener("pointerdown", () => void (pointed = true), { capture: true });
  addEventListener("blur", () => void (pointed = false));

  /** @param {KeyboardEvent} event */
  const handOn = ({ key, keyCode, shiftKey }) => {
    if (!shiftKey) reveal("triggerKey", keyCode);
    // Without its Shift a key would mean another.
    else if (key === " ") reveal("prev");
    else if (key === "?") reveal("toggleHelp");
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab") pointed = false;
    const target = event.target instanceof Element ? event.target : document.body;
    const control = CONTROLS.find(([selector]) => target.matches(selector));
    const plotted = target.closest(place) && !control;
    const own = control ? control[1].includes(event.key) : (plotted || !framed) && Object.hasOwn(run, event.key) && !event.shiftKey;
    const zooming = plotted && event.shiftKey && ARROWS.includes(event.key);
    if ((own || zooming) && !(deck() && pointed)) {
      if (control || zooming) return;
      event.preventDefault();
      run[event.key]();
      return;
    }
    if (!framed || !HANDED.test(event.key)) return;
    handOn(event);
    if (!deck()) return;
    event.preventDefault();
    event.stopPropagation();
    // The key may lead to another slide; a frame that is unloaded then would keep the keyboard, and nobody would hear it.
    if (pointed) parent.focus();
  }, { capture: true });
}
