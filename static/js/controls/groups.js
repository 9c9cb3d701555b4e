// @ts-check
/** The entries of a menu, by family. */

import { element } from "../dom.js";
import { _ } from "../i18n.js";

/**
 * Options in groups by family, in the order given.
 * @param {{id: string, label: string, family: string}[]} declarations
 */
export function groups(declarations) {
  const families = [...new Set(declarations.map(({ family }) => family))];
  return families.map((family) =>
    element(
      "optgroup",
      { label: _(family) },
      ...declarations.filter((one) => one.family === family).map(({ id, label }) => element("option", { value: id }, _(label))),
    ),
  );
}
