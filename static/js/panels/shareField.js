// @ts-check
/** A field of an option, with its name above, and below it what is wrong: told here, or by the server with "refused". */

import { element, hide, write } from "../dom.js";

/**
 * @param {string} name of the option
 * @param {string} label
 * @param {any} field
 * @param {string} [kind] a class
 */
export function shareField(name, label, field, kind = "") {
  const id = `share-${name}-error`;
  const error = element("p", { id, class: "error", role: "alert", hidden: true });
  field.dataset.option = name;
  field.setAttribute("aria-describedby", id);

  /** @param {string} said "" where nothing is wrong */
  const tell = (said) => {
    write(error, said);
    hide(error, !said);
    if (said) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  field.addEventListener("refused", (/** @type {CustomEvent<string>} */ { detail }) => tell(detail));
  const labelled = element("label", {}, element("span", {}, label), field);
  return { box: element("div", { class: `share-option ${kind}` }, labelled, error), tell };
}

/**
 * Tells the field that a problem is about, if there is one, and takes back what was told before.
 * @param {HTMLElement} place
 */
export function refusals(place) {
  /** @type {Element|null} */
  let told = null;
  const tell = (/** @type {string} */ detail) => told?.dispatchEvent(new CustomEvent("refused", { detail }));

  /** @param {{field: string, message: string}|undefined} error @returns {boolean} whether it was told */
  return (error) => {
    tell("");
    told = error ? place.querySelector(`[data-option="${CSS.escape(error.field)}"]`) : null;
    tell(error?.message.replace(`${error.field}: `, "") ?? "");
    return told !== null;
  };
}
