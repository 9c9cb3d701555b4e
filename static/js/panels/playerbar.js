// @ts-check
/** The player's buttons, slider and step, wherever they stand. */

import { byId } from "../dom.js";
import { _ } from "../i18n.js";

/**
 * @param {ReturnType<typeof import("../player.js").createPlayer>} player
 * @param {(step: number, steps: number) => string} [brief] the step in fewer words, where there is little room
 */
export function playerBar(player, brief) {
  const [play, scrub, step] = ["play", "scrub", "step"].map(byId);
  let told = "";

  play.addEventListener("click", player.toggle);
  byId("back").addEventListener("click", () => player.step(-1));
  byId("forward").addEventListener("click", () => player.step(1));
  scrub.addEventListener("input", () => player.seek(Number(scrub.value)));

  return {
    /** @param {number} position */
    move(position) {
      const whole = Math.floor(position);
      const text = _("step {step} of {steps}", { step: whole, steps: player.steps });
      if (text === told) return;
      told = text;
      scrub.max = String(player.steps);
      scrub.value = String(whole);
      scrub.style.setProperty("--share", String(whole / player.steps));
      scrub.setAttribute("aria-valuetext", text);
      step.textContent = brief?.(whole, player.steps) ?? text;
    },
    played() {
      play.dataset.playing = String(player.playing);
      play.setAttribute("aria-label", player.playing ? _("Pause") : _("Play"));
    },
  };
}
