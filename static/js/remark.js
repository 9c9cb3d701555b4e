// @ts-check
/** What of the page's own link could not be read, as the server says it. */

import { _ } from "./i18n.js";

/** @type {HTMLMetaElement|null} */
const found = document.querySelector('meta[name="thalweg:remark"]');
let message = found?.content ?? "";

/** The sentence, the first time that it is asked for; nothing where all was read. */
export function passedOver() {
  const told = message;
  message = "";
  return told && _("A part of this link cannot be read and is passed over. {message}", { message: told });
}
