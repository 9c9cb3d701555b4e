// @ts-check
/** The presenter's mode: large type over the whole screen, and one optimizer after the other in the light. */

import { assign, byId } from "../dom.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").View} View */

/**
 * @param {{view: () => View, result: () => Result|null, setView: (change: Partial<View>) => void,
 *   light: (card: number|null) => void}} parts
 *   `light` lets the paths of one optimizer stand out, or those of all
 */
export function presenterPanel({ view, result, setView, light }) {
  const button = byId("present");
  /** @type {number|null} */
  let lit = null;
  /** The optimizers among which one was lit. */
  let known = "";

  /** @param {boolean} present */
  const set = (present) => {
    setView({ present });
    // Where the browser declines, the mode is a matter of the page alone.
    if (present) void document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) void document.exitFullscreen();
  };

  button.addEventListener("click", () => set(!view().present));
  // Escape leaves the full screen before the page hears of it.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && view().present) setView({ present: false });
  });

  return {
    toggle: () => set(!view().present),
    /**
     * The next optimizer that is shown; after the last one, all of them.
     * @param {number} by
     */
    next(by) {
      const now = result();
      if (!now) return;
      const cards = now.cardKeys.flatMap((key, card) => (view().hidden.includes(key) ? [] : [card]));
      const turn = [null, ...cards];
      lit = turn[(turn.indexOf(lit) + by + turn.length) % turn.length];
      light(lit);
      // Of the same start as before.
      const start = Math.max(0, now.trajectories.findIndex(({ tag }) => tag === view().inspect)) % (now.scene.start?.length || 1);
      setView({ inspect: now.trajectories.filter(({ card }) => card === lit)[start]?.tag ?? null });
    },
    update() {
      if (!view().present && document.fullscreenElement) void document.exitFullscreen();
      const keys = JSON.stringify(result()?.cardKeys);
      if (keys !== known) {
        known = keys;
        lit = null;
        light(lit);
      }
      document.documentElement.toggleAttribute("data-present", view().present);
      assign(button, "aria-pressed", String(view().present));
    },
  };
}
