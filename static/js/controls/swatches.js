// @ts-check
/** The colours to choose from, over the page. */

import { lineOf, paint, PATHS } from "../colours.js";
import { element } from "../dom.js";
import { _ } from "../i18n.js";

const COLOURS = [_("blue"), _("red"), _("green"), _("magenta"), _("purple"), _("amber"), _("teal"), _("brown")];
const LINES = {
  solid: (/** @type {string} */ colour) => _("{colour}, solid", { colour }),
  dash: (/** @type {string} */ colour) => _("{colour}, dashed", { colour }),
  dot: (/** @type {string} */ colour) => _("{colour}, dotted", { colour }),
  dashdot: (/** @type {string} */ colour) => _("{colour}, dashed and dotted", { colour }),
};
/** Each colour with both of its lines. */
const SLOTS = 2 * PATHS;

/**
 * One picker serves all; whoever opens it says whose colour it is.
 * @returns {{open: (anchor: HTMLElement, choice: {name: string, slot: number, taken: Map<number, string>, choose: (slot: number) => void}) => void}}
 */
export function swatches() {
  /** @type {(slot: number) => void} */
  let choose = () => {};
  const legend = element("legend", {});
  const choices = Array.from({ length: SLOTS }, (_unused, slot) => choiceOf(slot, () => choose(slot)));
  const popover = element("div", { class: "swatches", popover: "auto" }, element("fieldset", {}, legend, ...choices.map(({ label }) => label)));
  // A choice by the pointer is final; the arrow keys try one after the other.
  popover.addEventListener("click", (/** @type {MouseEvent} */ { target, detail }) => {
    if (detail > 0 && target instanceof Element && target.closest("label")) popover.hidePopover();
  });
  popover.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter") return;
    // The button that opened it has the focus again, and would be pressed by the same key.
    event.preventDefault();
    popover.hidePopover();
  });
  document.body.append(popover);

  return {
    open(anchor, { name, slot, taken, choose: chosen }) {
      choose = chosen;
      legend.textContent = _("Colour of {name}", { name });
      for (const [place, { input, label }] of choices.entries()) {
        const owner = taken.get(place);
        input.checked = place === slot % SLOTS;
        const line = LINES[lineOf(place).dash](COLOURS[lineOf(place).colour]);
        label.title = owner && place !== slot ? _("{line}: trade with {name}", { line, name: owner }) : line;
        input.setAttribute("aria-label", label.title);
        label.classList.toggle("is-taken", owner !== undefined);
      }
      popover.showPopover();
      const { left, bottom } = anchor.getBoundingClientRect();
      popover.style.left = `${Math.max(0, Math.min(left, innerWidth - popover.offsetWidth))}px`;
      popover.style.top = `${Math.max(0, Math.min(bottom, innerHeight - popover.offsetHeight))}px`;
      choices[slot % SLOTS].input.focus();
    },
  };
}

/**
 * @param {number} slot
 * @param {() => void} change
 */
function choiceOf(slot, change) {
  const input = element("input", { type: "radio", name: "swatch", value: slot, change });
  const label = element("label", { class: "swatch" }, input, element("span", { class: "chip", "aria-hidden": "true" }));
  paint(label, slot);
  return { input, label };
}
