// @ts-check
/** Fills the places of a snippet, each value escaped as the snippet's language wants it. `app/snippets/base.py` does the same. */

/** @typedef {import("./types.js").Piece} Piece */

const PLACE = /\{(url|file|name|link|title|width|height|rate)\}/g;
const ADDRESSES = ["url", "link"];
/** @type {Record<string, string>} */
const HTML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
/** @type {Record<string, string>} */
const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** @type {Record<Piece["syntax"], (text: string) => string>} */
const ESCAPES = {
  html: (text) => text.replace(/[&<>"']/g, (character) => HTML[character]),
  markdown: (text) => text.replace(/[\\`*_[\]<>#|$]/g, "\\$&"),
  latex: (text) => text.replace(/[\\~^{}$&#_%]/g, (character) => LATEX[character] ?? `\\${character}`),
  python: (text) => text.replace(/[\\"]/g, "\\$&"),
  text: (text) => text,
};

/**
 * @param {Piece} piece
 * @param {Record<string, string>} values
 */
export function fill({ template, syntax }, values) {
  return template.replace(PLACE, (_whole, name) => {
    const text = values[name].replace(/\s+/g, " ");
    // Between < and > an address stands in Markdown as it is.
    if (!ADDRESSES.includes(name)) return ESCAPES[syntax](text);
    if (syntax === "markdown") return text;
    // TeX has no plain character for these.
    return ESCAPES[syntax](syntax === "latex" ? text.replaceAll("~", "%7E").replaceAll("^", "%5E") : text);
  });
}
