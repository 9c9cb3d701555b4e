// @ts-check
/** When a run stops before its last step. */

import { byId, show, write } from "../dom.js";
import { exact, parse } from "../format.js";
import { _ } from "../i18n.js";

const RULES = /** @type {const} */ ({ grad_norm: "stop-grad-norm", loss: "stop-loss" });

/** @param {(change: (scene: import("../types.js").Scene) => void) => void} edit */
export function stopRules(edit) {
  const summary = byId("stop-summary");
  /** @type {Record<string, number|null>} */
  let stop = {};
  const entries = Object.entries(RULES).map(([name, id]) => ({ name, entry: byId(id) }));

  for (const { name, entry } of entries) {
    entry.addEventListener("change", () => {
      const value = parse(entry.value);
      if (value === null && entry.value.trim() !== "") entry.value = textOf(stop[name]);
      else edit((scene) => void (scene.stop = { ...scene.stop, [name]: value }));
    });
  }

  return {
    /** @param {import("../types.js").Scene} scene */
    update(scene) {
      stop = scene.stop ?? {};
      for (const { name, entry } of entries) show(entry, textOf(stop[name]));
      write(summary, headline(stop));
    },
  };
}

/**
 * The rule in a few words, so that it is seen without opening anything.
 * @param {Record<string, number|null>} stop
 */
function headline({ grad_norm: norm = null, loss = null }) {
  if (norm !== null && loss !== null) return _("Stops early: gradient norm ≤ {norm} or loss ≤ {loss}", { norm: exact(norm), loss: exact(loss) });
  if (norm !== null) return _("Stops early: gradient norm ≤ {norm}", { norm: exact(norm) });
  if (loss !== null) return _("Stops early: loss ≤ {loss}", { loss: exact(loss) });
  return _("Stop early");
}

/** @param {number|null|undefined} value */
function textOf(value) {
  return value === null || value === undefined ? "" : String(value);
}
