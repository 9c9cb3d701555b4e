// @ts-check
/** What of the page's own link could not be read, as the server says it, and the link without the keys that nothing has. */

import { _ } from "./i18n.js";

let message = said("thalweg:remark");
const unknown = said("thalweg:unknown").split("&");

/** @param {string} name of what the head of the page says */
function said(name) {
  return /** @type {HTMLMetaElement|null} */ (document.querySelector(`meta[name="${name}"]`))?.content ?? "";
}

/** The sentence, the first time that it is asked for; nothing where all was read. */
export function passedOver() {
  const told = message;
  message = "";
  return told && _("A part of this link cannot be read and is passed over. {message}", { message: told });
}

/** The query of the address, as far as there are keys for it. */
export function addressed() {
  const parts = location.search.replace(/^\?/, "").split("&");
  return parts.filter((part) => part && !unknown.includes(part.split("=", 1)[0])).join("&");
}
