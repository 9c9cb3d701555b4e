// @ts-check
/** What is wrong, said where one looks: at the formula, at the field, or in the line at the top. */

import { Problem } from "../api.js";
import { byId } from "../dom.js";
import { _ } from "../i18n.js";

export function statusPanel() {
  const line = byId("status");
  const formula = byId("formula-error");

  const clear = () => {
    line.textContent = "";
    line.classList.remove("is-problem");
    formula.textContent = "";
    for (const field of document.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  };

  return {
    /**
     * @param {Error|null} problem
     * @param {boolean} atLoad whether it is the scene of the address that is wrong
     */
    report(problem, atLoad) {
      clear();
      if (!problem) return;
      line.classList.add("is-problem");
      if (!(problem instanceof Problem)) {
        line.textContent = _("The server does not answer. Trying again …");
        return;
      }
      if (problem.passing) {
        line.textContent = _("The server is busy. Trying again …");
        return;
      }
      const error = problem.errors[0];
      const message = sentence(problem.message, error?.field);
      if (atLoad) {
        line.textContent = _("This link cannot be read, so here is the textbook scene instead. {message}", { message });
      } else if (error?.field.startsWith("landscape") && !error.field.startsWith("landscape.parameters")) {
        formula.textContent = error.column ? _("Column {column}: {message}", { column: error.column, message }) : message;
        byId("formula").setAttribute("aria-invalid", "true");
        line.classList.remove("is-problem");
      } else {
        line.textContent = message;
        document.querySelector(`[data-field="${CSS.escape(error?.field ?? "")}"]`)?.setAttribute("aria-invalid", "true");
      }
    },
    /** @param {string} text */
    say(text) {
      clear();
      line.textContent = text;
    },
    /** @param {boolean} busy */
    busy(busy) {
      document.body.toggleAttribute("data-busy", busy);
    },
  };
}

/**
 * A message as a sentence; its field, which one sees, is left out.
 * @param {string} text
 * @param {string} [field]
 */
function sentence(text, field) {
  const plain = field && text.startsWith(`${field}: `) ? text.slice(field.length + 2) : text;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
