// @ts-check
/** The player's buttons, keys and slider, and the number of steps. */

import { byId, show } from "../dom.js";
import { parse } from "../format.js";
import { _ } from "../i18n.js";

/** @typedef {ReturnType<typeof import("../player.js").createPlayer>} Player */

/**
 * @param {Player} player
 * @param {{edit: (change: (scene: import("../types.js").Scene) => void) => void,
 *   setView: (change: Partial<import("../types.js").View>) => void}} actions
 */
export function transportPanel(player, { edit, setView }) {
  const [play, scrub, step, steps, speed, loop] = ["play", "scrub", "step", "steps", "speed", "loop"].map(byId);
  let count = 1;

  play.addEventListener("click", player.toggle);
  byId("back").addEventListener("click", () => player.step(-1));
  byId("forward").addEventListener("click", () => player.step(1));
  scrub.addEventListener("input", () => player.seek(Number(scrub.value)));
  speed.addEventListener("change", () => setView({ speed: Number(speed.value) }));
  loop.addEventListener("change", () => setView({ loop: loop.checked }));
  steps.addEventListener("change", () => {
    const value = parse(steps.value);
    if (value === null) steps.value = String(count);
    else edit((scene) => void (scene.steps = value));
  });

  for (const plot of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".plot"))) {
    plot.addEventListener("pointerdown", () => plot.focus({ preventScroll: true }), { capture: true });
  }

  return {
    /**
     * @param {number} taken the steps that the scene asks for
     * @param {import("../types.js").View} view
     */
    update(taken, view) {
      count = taken;
      show(steps, String(taken));
      speed.value = String(view.speed);
      loop.checked = view.loop;
    },
    /** @param {number} position */
    move(position) {
      const whole = Math.floor(position);
      const text = _("step {step} of {steps}", { step: whole, steps: player.steps });
      if (step.textContent === text) return;
      scrub.max = String(player.steps);
      scrub.value = String(whole);
      scrub.style.setProperty("--share", String(whole / player.steps));
      scrub.setAttribute("aria-valuetext", text);
      step.textContent = text;
    },
    played() {
      play.dataset.playing = String(player.playing);
      play.setAttribute("aria-label", player.playing ? _("Pause") : _("Play"));
    },
  };
}
