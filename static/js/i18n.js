// @ts-check
/** The words of the page: the English text is the key, and the catalogue of the page's language has the rest. */

const words = /** @type {Record<string, string[]>} */ (JSON.parse(document.getElementById("words")?.textContent ?? "{}"));
const rules = new Intl.PluralRules(document.documentElement.lang || "en");
const categories = ["zero", "one", "two", "few", "many", "other"].filter((category) =>
  rules.resolvedOptions().pluralCategories.includes(/** @type {Intl.LDMLPluralRule} */ (category)),
);

/**
 * @param {string} text
 * @param {Record<string, string|number>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The text in the page's language, with `{name}` replaced by `values.name`.
 * @param {string} text
 * @param {Record<string, string|number>} [values]
 */
export function _(text, values = {}) {
  return fill(words[text]?.[0] ?? text, values);
}

/**
 * The text for a count.
 * @param {string} one
 * @param {string} many
 * @param {number} count also available as `{count}`
 * @param {Record<string, string|number>} [values]
 */
export function ngettext(one, many, count, values = {}) {
  const forms = words[one];
  const text = forms ? forms[categories.indexOf(rules.select(count))] ?? forms[0] : count === 1 ? one : many;
  return fill(text, { count, ...values });
}
