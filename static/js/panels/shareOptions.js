// @ts-check
/** What can be chosen of an artefact: a control for each option that it declares. */

import { element } from "../dom.js";
import { _ } from "../i18n.js";
import { shareField } from "./shareField.js";
import { shareNumber } from "./shareNumber.js";

/** @typedef {import("../types.js").ShareOption} Option */

/** Sizes that slides and pages have, in pixels. */
const SIZES = [
  { value: "960,540", label: _("Slide, 16:9") },
  { value: "1280,720", label: _("Large slide, 16:9") },
  { value: "1920,1080", label: _("Projector, 16:9") },
  { value: "800,600", label: _("Slide, 4:3") },
  { value: "480,540", label: _("Half a slide") },
  { value: "600,600", label: _("Square") },
];

/** @type {Record<Option["kind"], (option: Option, value: string, change: (value: string) => void) => HTMLElement>} */
const CONTROLS = {
  boolean: ({ label }, value, change) =>
    element(
      "label",
      { class: "share-switch" },
      element("input", { type: "checkbox", checked: value === "true", change: (/** @type {any} */ { target }) => change(String(target.checked)) }),
      _(label),
    ),
  choice: ({ name, label, values }, value, change) => select(name, _(label), values.map((one) => ({ ...one, label: _(one.label) })), value, change),
  size: ({ name, label }, value, change) => {
    const sizes = SIZES.some((size) => size.value === value) ? SIZES : [...SIZES, { value, label: _("As in the link") }];
    const told = sizes.map((size) => ({ value: size.value, label: `${size.label} · ${size.value.replace(",", " × ")}` }));
    return select(name, _(label), told, value, change);
  },
  integer: shareNumber,
  number: shareNumber,
  string: ({ name, label, maximum }, value, change) =>
    shareField(name, _(label), element("input", { type: "text", value, maxlength: maximum, input: (/** @type {any} */ { target }) => change(target.value) }), "share-text").box,
};

/**
 * @param {string} name
 * @param {string} label
 * @param {{value: string, label: string}[]} values
 * @param {string} value
 * @param {(value: string) => void} change
 */
function select(name, label, values, value, change) {
  const options = values.map((one) => element("option", { value: one.value, selected: one.value === value }, one.label));
  return shareField(name, label, element("select", { change: (/** @type {any} */ { target }) => change(target.value) }, ...options)).box;
}

/**
 * The controls of an artefact.
 * @param {Option[]} options
 * @param {(name: string) => string} value
 * @param {(name: string, value: string) => void} change
 */
export function shareOptions(options, value, change) {
  return options.map((option) => CONTROLS[option.kind](option, value(option.name), (chosen) => change(option.name, chosen)));
}
