// @ts-check
/** The examples: a dialog to choose one from, and the caption that says what to observe in the chosen one. */

import { byId, element, hide } from "../dom.js";
import { _ } from "../i18n.js";
import { split } from "../state.js";
import { presetTiles } from "./presetTiles.js";

/** @typedef {import("../types.js").Preset} Preset */
/** @typedef {import("../types.js").View} View */

/**
 * @param {Preset[]} presets
 * @param {{choose: (query: string, view: Partial<View>) => void, setView: (change: Partial<View>) => void, view: () => View,
 *   coming: () => Partial<View>|undefined, preview: import("./presetTiles.js").Preview}} actions
 *   `choose` shows a scene, as a step of the history, with a change of the view; `coming` is the view of
 *   what is asked for and not yet on the screen; `preview` fetches what a small picture of a scene shows
 */
export function presetsPanel(presets, { choose, setView, view, coming, preview }) {
  const caption = byId("preset");
  const button = byId("presets-open");
  const dialog = byId("presets");
  const again = byId("preset-again");
  const tiles = presetTiles(presets, { pick: (id) => pick(id), preview });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let shown = "";

  /** @param {string} id */
  const pick = (id) => {
    dialog.close();
    // An audience waits for the player, and its keys.
    if (view().present) button.blur();
    show(presets.find((preset) => preset.id === id));
  };

  /** @param {Preset|undefined} preset */
  const show = (preset) => {
    if (!preset) return;
    const { query, view: own } = split(preset.query);
    const { window, levels, scale, hidden, colours } = own;
    const panels = broughtAlong(preset) || leftBehind() ? own.panels : wanted().panels;
    // Who wants nothing to move sees the whole of it at once.
    const at = calm.matches ? null : 0;
    choose(query, { window, levels, scale, hidden, colours, panels, inspect: null, at, preset: preset.id });
  };

  /** Whether an example wants panels of its own. @param {Preset} preset */
  const broughtAlong = ({ query }) => /(^|&)panels=/.test(query);
  /** Whether the panels are those that the example before brought along; a person's choice stays. */
  const leftBehind = () => {
    const before = presets[chosen()];
    return before !== undefined && broughtAlong(before) && String(split(before.query).view.panels) === String(wanted().panels);
  };
  const wanted = () => ({ ...view(), ...coming() });
  const chosen = () => presets.findIndex(({ id }) => id === wanted().preset);
  /** The one that is so many places on, around the end. @param {number} by */
  const beside = (by) => {
    const from = chosen();
    return presets[from < 0 ? (by > 0 ? 0 : presets.length - 1) : (from + by + presets.length) % presets.length];
  };
  const next = () => show(beside(1));
  const previous = () => show(beside(-1));

  button.disabled = false;
  button.addEventListener("click", () => tiles.open(view().preset));
  byId("presets-close").addEventListener("click", () => dialog.close());
  byId("preset-next").addEventListener("click", next);
  byId("preset-previous").addEventListener("click", previous);
  again.addEventListener("click", () => show(presets[chosen()]));
  byId("preset-close").addEventListener("click", () => {
    setView({ preset: null });
    button.focus();
  });

  return {
    next,
    previous,
    open: () => tiles.open(view().preset),
    /**
     * Shows the caption of the view's preset.
     * @param {View} now
     * @param {string} [query] of the scene that is drawn
     */
    update(now, query) {
      const index = presets.findIndex(({ id }) => id === now.preset);
      const preset = presets[index];
      hide(caption, !preset);
      if (!preset) {
        shown = "";
        return;
      }
      if (query !== undefined) again.hidden = query === split(preset.query).query;
      if (shown === preset.id) return;
      shown = preset.id;
      byId("preset-text").replaceChildren(
        element("strong", { class: "preset-title" }, _(preset.label)),
        " ",
        element("span", { class: "preset-sentence" }, _(preset.sentence)),
      );
      byId("preset-place").textContent = _("{place} of {count}", { place: index + 1, count: presets.length });
    },
  };
}
