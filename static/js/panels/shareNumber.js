// @ts-check
/** A number that is chosen while sharing. One that cannot be is told of at its field, and the last good one stays. */

import { element } from "../dom.js";
import { _ } from "../i18n.js";
import { patiently } from "../patience.js";
import { shareField } from "./shareField.js";

/** @typedef {import("../types.js").ShareOption} Option */

/** A number is judged when the hand rests: on its way to 12 it is 1. In milliseconds. */
const PAUSE = { moment: 700, most: Infinity };

/**
 * The rule that a text breaks, in a sentence; "" if it breaks none.
 * @param {Option} option
 * @param {{value: string, badInput: boolean}} typed
 */
function complaint({ kind, minimum, above, maximum }, { value, badInput }) {
  if (badInput) return _("It must be a number.");
  if (value === "") return "";
  const number = Number(value);
  const enough = above === null ? number >= (minimum ?? -Infinity) : number > above;
  const whole = kind === "integer";
  if (enough && number <= (maximum ?? Infinity) && (!whole || Number.isInteger(number))) return "";
  const told = { least: above ?? minimum ?? "−∞", most: maximum ?? "∞", value };
  if (whole) return _("It must be a whole number from {least} to {most}, not {value}.", told);
  if (above !== null) return _("It must be above {least} and at most {most}, not {value}.", told);
  return _("It must be a number from {least} to {most}, not {value}.", told);
}

/**
 * @param {Option} option
 * @param {string} value
 * @param {(value: string) => void} change
 */
export function shareNumber(option, value, change) {
  const { name, label, minimum, above, maximum, default: usual } = option;
  const field = element("input", { type: "number", value, min: minimum ?? above, max: maximum, step: "any", placeholder: usual ?? "" });
  const { box, tell } = shareField(name, _(label), field);

  const judged = () => complaint(option, { value: field.value, badInput: field.validity.badInput });
  const judge = () => {
    later.cancel();
    tell(judged());
  };
  const later = patiently(judge, PAUSE);

  field.addEventListener("input", () => {
    if (judged()) return later.ask();
    judge();
    change(field.value && String(Number(field.value)));
  });
  field.addEventListener("change", judge);
  return box;
}
