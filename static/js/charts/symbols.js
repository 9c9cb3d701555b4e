// @ts-check
/** Symbols where there is only plain text, as under the pointer. Pure: no DOM, no Plotly. */

/** @type {Record<string, string>} */
const LETTERS = { eta: "η", lambda: "λ", mu: "μ", nu: "ν", pi: "π", rho: "ρ", sigma: "σ", theta: "θ", Delta: "Δ" };
/** @type {Record<string, string>} Marks that Unicode sets over the letter before them. */
const OVER = { hat: "\u0302", bar: "\u0304", tilde: "\u0303" };

/**
 * A symbol in LaTeX without its accent and index: what the corrected form of a quantity shares with the raw one.
 * @param {string} latex
 */
export function stem(latex) {
  return latex.replace(/\\hat\s*/g, "").replace(/_(t|\{t\})$/, "").replace(/[{}\s]/g, "");
}

/**
 * A symbol as plain text.
 * @param {string} latex
 */
export function plainSymbol(latex) {
  return latex
    .replace(/_(t|\{t\})$/, "")
    .replace(/\\(hat|bar|tilde)\s*\{?(\\?[A-Za-z]+?)\}?(?=[^A-Za-z]|$)/g, (_whole, mark, letter) => `${letter}${OVER[mark]}`)
    .replace(/\\([A-Za-z]+)/g, (_whole, name) => LETTERS[name] ?? name)
    .replace(/[{}^]/g, "");
}
