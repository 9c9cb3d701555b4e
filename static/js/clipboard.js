// @ts-check
/** Copies a text, and shows that it did. */

import { element, icon } from "./dom.js";
import { _ } from "./i18n.js";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2000;

/**
 * Whether a text could be copied: over http only the older way is open, and only within a dialog that has the focus.
 * @param {string} text
 * @param {Element} near where a field may stand for a moment
 */
async function copied(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { class: "visually-hidden", readonly: true, tabindex: -1 });
    field.value = text;
    near.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/**
 * A button that copies.
 * @param {string} label
 * @param {() => string} text
 * @param {(said: string) => void} say for those who do not see the button
 * @param {Record<string, any>} [properties]
 */
export function copyButton(label, text, say, properties = {}) {
  const words = element("span", { class: "copy-words" }, label);
  const button = element("button", { type: "button", class: "copy-button", ...properties }, icon("duplicate"), icon("done"), words);
  /** @type {number|undefined} */
  let saying;
  button.addEventListener("click", async () => {
    const done = await copied(text(), button.parentElement);
    button.focus();
    button.classList.toggle("is-copied", done);
    words.textContent = done ? _("Copied") : _("Select and copy it by hand");
    say(done ? _("Copied") : words.textContent);
    clearTimeout(saying);
    saying = setTimeout(() => {
      button.classList.remove("is-copied");
      words.textContent = label;
    }, SAID);
  });
  return button;
}
