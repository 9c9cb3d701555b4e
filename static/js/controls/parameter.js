// @ts-check
/** A declared parameter as a control: a slider over the range worth exploring, and an entry for any number. */

import { element, iconButton, math, show } from "../dom.js";
import { parse } from "../format.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").Parameter} Parameter */

/** Places on a slider: an arrow key moves by one of them. */
const PLACES = 240;
let made = 0;
/** As many characters as a box has room for in letters of the usual size. */
const ROOM = 7;

/**
 * @typedef {{element: HTMLElement, update: (value: any, usual?: any) => void}} Control
 *   `update` shows a value, which is marked where it differs from the usual one: the default, unless told otherwise
 */

/**
 * @param {Parameter} parameter
 * @param {{field: string, change: (value: any, gesture?: string) => void, brief?: boolean, symbol?: string}} options
 *   `field` is the parameter's place in the scene or its optimizer; `change` gets a gesture while the slider moves; a `brief` control
 *   shows its symbol only; `symbol` is by what the formulas beside it know the parameter
 * @returns {Control}
 */
export function parameterControl(parameter, options) {
  return parameter.kind === "bool" ? toggle(parameter, options) : numeric(parameter, options);
}

/**
 * @param {Parameter} parameter
 * @param {{field: string, change: (value: boolean) => void, symbol?: string}} options
 * @returns {Control}
 */
function toggle(parameter, { field, change, symbol }) {
  const box = element("input", { type: "checkbox", "data-field": field, change: () => change(box.checked) });
  const description = _(parameter.description);
  const label = element("label", { class: "parameter parameter-switch", "data-symbol": symbol }, box, element("span", {}, description));
  return {
    element: label,
    update: (value, usual = parameter.default) => {
      box.checked = Boolean(value);
      label.classList.toggle("is-changed", Boolean(value) !== Boolean(usual));
    },
  };
}

/**
 * @param {Parameter} parameter
 * @param {{field: string, change: (value: number|null, gesture?: string) => void, brief?: boolean, symbol?: string}} options
 * @returns {Control}
 */
function numeric(parameter, { field, change, brief = false, symbol }) {
  made += 1;
  const id = `parameter-${made}`;
  const description = _(parameter.description);
  let shown = "";
  /** The parameter with the range that its slider has now. */
  let reach = parameter;
  /** @type {number|null} */
  let ordinary = /** @type {number|null} */ (parameter.default);
  /** What the slider was moved away from: it leads back to that, though its places lie beside it. @type {number|null} */
  let left = null;
  /** What the slider has said last. @type {number|null} */
  let moved = null;
  const placeOf = (/** @type {number} */ value) => Math.round(PLACES * shareOf(reach, value));
  const entry = element("input", {
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "data-field": field,
    placeholder: parameter.default === null ? _("auto") : null,
    change: () => {
      const value = parse(entry.value, parameter.kind === "int");
      if (value !== null) change(parameter.kind === "int" ? Math.round(value) : value);
      else if (parameter.default === null && entry.value.trim() === "") change(null);
      else entry.value = shown;
    },
  });
  const reset = iconButton("reset", _("Reset"), {
    class: "icon-button reset",
    hidden: true,
    click: () => {
      // What is wrong in the box goes with it.
      entry.removeAttribute("aria-invalid");
      change(ordinary);
      entry.focus();
    },
  });
  const slider = parameter.slider && element("input", {
    type: "range",
    min: 0,
    max: PLACES,
    "aria-label": description,
    input: () => {
      const place = Number(slider.value);
      const value = left !== null && placeOf(left) === place ? left : valueAt(reach, place / PLACES);
      moved = value;
      show(entry, String(value));
      change(value, id);
    },
    dblclick: () => change(ordinary),
  });
  const label = element(
    "label",
    { for: id, class: brief ? "parameter-symbol" : "parameter-label", title: description },
    math(parameter.symbol),
    element("span", { class: brief ? "visually-hidden" : "parameter-description" }, description),
  );
  const whole = element(
    "div",
    { class: `parameter${brief ? " parameter-brief" : ""}`, "data-symbol": symbol },
    label,
    slider,
    element("div", { class: "entry" }, reset, entry),
  );
  return {
    element: whole,
    update: (value, usual = parameter.default) => {
      ordinary = usual;
      shown = textOf(value);
      show(entry, shown);
      const long = entry.value.length > ROOM;
      entry.toggleAttribute("data-long", long);
      entry.title = long ? entry.value : "";
      const changed = shown !== textOf(usual);
      whole.classList.toggle("is-changed", changed);
      reset.hidden = !changed;
      if (changed) {
        const value = textOf(usual) || _("auto");
        reset.title = _("Reset to {value}", { value });
        reset.setAttribute("aria-label", _("{parameter}: reset to {value}", { parameter: description, value }));
      }
      if (!slider) return;
      // A slider that is being moved keeps its range: its thumb would jump otherwise.
      reach = holding(slider.matches(":active, :focus") ? reach : parameter, value ?? middle(parameter));
      if (value !== moved) left = value;
      if (!slider.matches(":active")) slider.value = String(placeOf(value ?? middle(parameter)));
      slider.setAttribute("aria-valuetext", shown || _("auto"));
    },
  };
}

/** @param {number|null|undefined} value */
function textOf(value) {
  return value === null || value === undefined ? "" : String(value);
}

/**
 * The value at a share of the slider, with as few digits as tell one place from the next.
 * @param {Parameter} parameter
 * @param {number} share 0 to 1
 */
export function valueAt(parameter, share) {
  const [low, high] = /** @type {[number, number]} */ (parameter.slider);
  if (share <= 0) return low;
  if (share >= 1) return high;
  const log = isLog(parameter);
  const value = log ? low * (high / low) ** share : low + share * (high - low);
  if (parameter.kind === "int") return Math.round(value);
  const step = log ? (high / low) ** (1 / PLACES) - 1 : (high - low) / PLACES;
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  return Number(log ? value.toPrecision(digits + 1) : value.toFixed(digits));
}

/**
 * Where a value stands on the slider; at an end if it is beyond it.
 * @param {Parameter} parameter
 * @param {number} value
 */
export function shareOf(parameter, value) {
  const [low, high] = /** @type {[number, number]} */ (parameter.slider);
  const held = Math.max(low, Math.min(high, value));
  return isLog(parameter) ? Math.log(held / low) / Math.log(high / low) : (held - low) / (high - low);
}

/**
 * The parameter with a slider that reaches as far as a value. No logarithmic one reaches zero.
 * @param {Parameter} parameter
 * @param {number} value
 * @returns {Parameter}
 */
function holding(parameter, value) {
  const [low, high] = /** @type {[number, number]} */ (parameter.slider);
  if (isLog(parameter) && value <= 0) return parameter;
  return { ...parameter, slider: [Math.min(low, value), Math.max(high, value)] };
}

/** @param {Parameter} parameter */
function isLog({ scale, slider }) {
  return scale === "log" && slider !== null && slider[0] > 0;
}

/** @param {Parameter} parameter */
function middle(parameter) {
  return valueAt(parameter, 0.5);
}
