// @ts-check
/** The player's buttons, slider and step, wherever they stand. */

import { byId, write } from "../dom.js";
import { _ } from "../i18n.js";

/**
 * @param {ReturnType<typeof import("../player.js").createPlayer>} player
 * @param {(step: number, steps: number) => string} [brief] the step in fewer words, where there is little room
 */
export function playerBar(player, brief) {
  const [play, scrub, step, back, forward] = ["play", "scrub", "step", "back", "forward"].map(byId);
  /** What moves the paths, if they have taken a step at all. */
  const controls = [play, scrub, back, forward];
  let told = "";

  play.addEventListener("click", player.toggle);
  back.addEventListener("click", () => player.step(-1));
  forward.addEventListener("click", () => player.step(1));
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
      scrub.style.setProperty("--share", String(player.steps ? whole / player.steps : 0));
      for (const control of controls) control.disabled = !player.steps;
      scrub.setAttribute("aria-valuetext", text);
      write(step, brief?.(whole, player.steps) ?? text);
    },
    played() {
      play.dataset.playing = String(player.playing);
      play.setAttribute("aria-label", player.playing ? _("Pause") : _("Play"));
    },
  };
}
