// @ts-check
/** Formulas in the reader's language: the words between the symbols. */

import { math } from "../dom.js";
import { _ } from "../i18n.js";

/** The words of the rules and schedules, as the declarations have them. @type {Record<string, string>} */
const WORDS = {
  if: _("if"),
  else: _("else"),
  "if corrected, else": _("if corrected, else"),
  "if centered, else": _("if centered, else"),
  "if decoupled, else": _("if decoupled, else"),
  "up:": _("up:"),
  "down:": _("down:"),
};

/**
 * A formula to be read, and not to be taken apart.
 * @param {import("../types.js").Formula} formula
 */
export function spoken(formula) {
  const found = math(formula);
  for (const part of found instanceof Element ? found.querySelectorAll("mtext") : []) {
    // Its spaces do not break.
    const [, before, said, after] = /^(\s*)(.*?)(\s*)$/.exec(part.textContent ?? "") ?? [];
    const words = WORDS[said?.replaceAll("\u00a0", " ")];
    if (words) part.textContent = `${before}${words.replaceAll(" ", "\u00a0")}${after}`;
  }
  return found;
}
