// @ts-check
/** A choice among the trajectories that are shown: whose numbers to look into. */

import { element, write } from "../dom.js";
import { inspected } from "../inspection.js";
import { shown } from "../result.js";

/**
 * @param {string} label
 * @param {(change: Partial<import("../types.js").View>) => void} setView
 * @param {Record<string, string>} [attributes]
 */
export function chooser(label, setView, attributes = {}) {
  const select = element("select", { ...attributes, "aria-label": label, change: () => setView({ inspect: select.value }) });
  return {
    element: select,
    /**
     * Offers the trajectories, and shows which is chosen.
     * @param {import("../types.js").Result} result
     * @param {import("../types.js").Picture} picture
     */
    update(result, picture) {
      const offered = shown(result, picture.hidden);
      const chosen = inspected(result, picture);
      while (select.options.length > offered.length) select.lastChild.remove();
      while (select.options.length < offered.length) select.append(element("option", {}));
      for (const [index, { tag, name }] of offered.entries()) {
        select.options[index].value = tag;
        write(select.options[index], name);
      }
      select.value = chosen?.tag ?? "";
      return chosen;
    },
  };
}
