// @ts-check
/** The page's own link without the keys that nothing has, which the server knows and tells. */

const told = /** @type {HTMLMetaElement|null} */ (document.querySelector('meta[name="thalweg:unknown"]'));
const unknown = told?.content.split("&") ?? [];

/** The query of the address, as far as there are keys for it. */
export function addressed() {
  const parts = location.search.replace(/^\?/, "").split("&");
  return parts.filter((part) => part && !unknown.includes(part.split("=", 1)[0])).join("&");
}
