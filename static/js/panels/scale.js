// @ts-check
/** The scale of the loss axis. */

/** @typedef {import("../types.js").View} View */

/** @param {(change: Partial<View>) => void} setView */
export function scalePanel(setView) {
  const radios = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=loss-axis]"));
  for (const radio of radios) {
    radio.addEventListener("change", () => setView({ loss: /** @type {View["loss"]} */ (radio.value) }));
  }

  return {
    /** @param {View} view */
    update(view) {
      for (const radio of radios) radio.checked = radio.value === view.loss;
    },
  };
}
