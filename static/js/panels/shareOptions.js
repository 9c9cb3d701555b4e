// @ts-check
/** What can be chosen of an artefact: a control for each option that it declares. */

import { element } from "../dom.js";
import { _ } from "../i18n.js";

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
  choice: ({ label, values }, value, change) => select(_(label), values.map((one) => ({ ...one, label: _(one.label) })), value, change),
  size: ({ label }, value, change) => {
    const sizes = SIZES.some((size) => size.value === value) ? SIZES : [...SIZES, { value, label: _("As in the link") }];
    const told = sizes.map((size) => ({ value: size.value, label: `${size.label} · ${size.value.replace(",", " × ")}` }));
    return select(_(label), told, value, change);
  },
  integer: number,
  number,
  string: ({ label, maximum }, value, change) =>
    labelled(_(label), "share-text", element("input", { type: "text", value, maxlength: maximum, input: (/** @type {any} */ { target }) => change(target.value) })),
};

/**
 * @param {Option} option
 * @param {string} value
 * @param {(value: string) => void} change
 */
function number({ label, minimum, maximum, default: usual }, value, change) {
  const input = (/** @type {any} */ { target }) => target.checkValidity() && change(target.value);
  const field = element("input", { type: "number", value, min: minimum, max: maximum, step: "any", placeholder: usual ?? "", input });
  return labelled(_(label), "", field);
}

/**
 * @param {string} label
 * @param {{value: string, label: string}[]} values
 * @param {string} value
 * @param {(value: string) => void} change
 */
function select(label, values, value, change) {
  const options = values.map((one) => element("option", { value: one.value, selected: one.value === value }, one.label));
  return labelled(label, "", element("select", { change: (/** @type {any} */ { target }) => change(target.value) }, ...options));
}

/**
 * @param {string} label
 * @param {string} kind
 * @param {HTMLElement} field
 */
function labelled(label, kind, field) {
  return element("label", { class: `share-option ${kind}` }, element("span", {}, label), field);
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
