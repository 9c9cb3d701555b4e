// @ts-check
/** The player's bar with what it plays: the number of steps, how fast, and whether again and again. */

import { byId, element, show } from "../dom.js";
import { parse } from "../format.js";
import { _ } from "../i18n.js";
import { playerBar } from "./playerbar.js";

/** @typedef {ReturnType<typeof import("../player.js").createPlayer>} Player */

/**
 * @param {Player} player
 * @param {{edit: (change: (scene: import("../types.js").Scene) => void) => void,
 *   view: () => import("../types.js").View, setView: (change: Partial<import("../types.js").View>) => void,
 *   say: (text: string) => void}} actions
 */
export function transportPanel(player, { edit, view, setView, say }) {
  const [steps, speed, loop] = ["steps", "speed", "loop"].map(byId);
  const usual = [...speed.options].map((option) => Number(option.value));
  let count = 1;
  /** A speed that is none of the usual ones. */
  let other = element("option");

  speed.addEventListener("change", () => setView({ speed: Number(speed.value) }));
  loop.addEventListener("change", () => setView({ loop: loop.checked }));
  steps.addEventListener("change", () => {
    const value = parse(steps.value, true);
    if (value === null) steps.value = String(count);
    else edit((scene) => void (scene.steps = value));
  });

  for (const plot of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".plot"))) {
    plot.addEventListener("pointerdown", () => plot.focus({ preventScroll: true }), { capture: true });
  }

  return {
    /** Plays at the next usual speed, which is said: presenting, one does not see it. @param {1|-1} by */
    change(by) {
      const now = view().speed;
      const next = usual.toSorted((one, other) => by * (one - other)).find((one) => by * (one - now) > 0) ?? now;
      setView({ speed: next });
      say(_("Speed {speed}×", { speed: next }));
    },
    loop() {
      const again = !view().loop;
      setView({ loop: again });
      say(again ? _("Plays again and again") : _("Plays once"));
    },
    /**
     * @param {number|null} taken the steps that the scene asks for; null leaves what is there
     * @param {import("../types.js").View} view
     */
    update(taken, view) {
      count = taken ?? count;
      if (taken !== null) show(steps, String(taken));
      speed.value = String(view.speed);
      // A link may say any speed.
      if (!speed.value) {
        other.remove();
        other = element("option", { value: view.speed, selected: true }, `${view.speed}×`);
        speed.append(other);
      }
      loop.checked = view.loop;
    },
    ...playerBar(player),
  };
}
