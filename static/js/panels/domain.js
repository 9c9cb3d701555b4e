// @ts-check
/** The part of the plane that a formula of one's own is drawn over. */

import { byId, show } from "../dom.js";
import { pair, parse } from "../format.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").Domain} Domain */

/** @param {(domain: Domain) => void} change */
export function domainFields(change) {
  const host = byId("domain");
  const problem = byId("domain-error");
  const fields = [...host.querySelectorAll("input")];
  /** @type {Domain} */
  let domain = [[-5, 5], [-5, 5]];

  /** @param {HTMLInputElement} field */
  const placeOf = ({ dataset }) => ({ axis: dataset.axis === "x" ? 0 : 1, end: Number(dataset.end) });
  /** @param {HTMLInputElement} field */
  const edgeOf = (field) => String(domain[placeOf(field).axis][placeOf(field).end]);

  host.addEventListener("change", (/** @type {Event} */ { target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    const { axis, end } = placeOf(field);
    const values = pair(field.value) ?? moved(domain[axis], end, parse(field.value));
    problem.textContent = values && values[0] === values[1] ? _("The two ends must differ.") : "";
    if (!values || values[0] === values[1]) {
      field.value = edgeOf(field);
      return;
    }
    const next = structuredClone(domain);
    next[axis] = values[0] < values[1] ? values : [values[1], values[0]];
    // At once, as the next edge may be typed before the answer is there.
    domain = next;
    for (const one of fields) one.value = edgeOf(one);
    change(next);
  });

  return {
    /** @param {Domain|null} next null where a landscape has its own */
    update(next) {
      host.hidden = next === null;
      if (!next) {
        for (const field of fields) field.removeAttribute("aria-invalid");
        return;
      }
      if (JSON.stringify(next) !== JSON.stringify(domain)) problem.textContent = "";
      domain = next;
      for (const field of fields) show(field, edgeOf(field));
    },
  };
}

/**
 * The edges with one of them moved. A lower end that passes the upper one takes it along, as the upper one will be
 * typed next; an upper end below the lower one means that the two were swapped.
 * @param {[number, number]} edges
 * @param {number} end
 * @param {number|null} value
 * @returns {[number, number]|null}
 */
function moved([low, high], end, value) {
  if (value === null) return null;
  if (end === 1) return [low, value];
  return [value, value < high ? high : value + (high - low)];
}
