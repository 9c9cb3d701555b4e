// @ts-check
/** The dialog with a picture of every example, in their groups. */

import { paintScene } from "../charts/preview.js";
import { byId, element } from "../dom.js";
import { _ } from "../i18n.js";
import { gathering } from "../retry.js";
import { onSystemChange, palette } from "../theme.js";
import { neighbour } from "./gallery.js";

/** @typedef {import("../types.js").Preset} Preset */
/** @typedef {{surface: import("../types.js").Surface, trajectories: import("../types.js").ServedTrajectory[]}} Scene */
/** @typedef {(query: string) => Promise<Scene>} Preview */
/** @typedef {{preset: Preset, canvas: HTMLCanvasElement, button: HTMLButtonElement, item: HTMLElement, scene: Scene|null}} Tile */

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/**
 * @param {Preset[]} presets
 * @param {{pick: (id: string) => void, preview: Preview}} actions
 */
export function presetTiles(presets, { pick, preview }) {
  const dialog = byId("presets");
  const tiles = presets.map((preset) => tileOf(preset, () => pick(preset.id)));

  const groups = [...new Set(presets.map(({ group }) => group))];
  byId("presets-groups").append(...groups.map((group, index) => groupOf(group, index, tiles.filter(({ preset }) => preset.group === group))));

  /** Makes one tile the stop for the Tab key. @param {Tile} stop */
  const stopAt = (stop) => {
    for (const tile of tiles) tile.button.tabIndex = tile === stop ? 0 : -1;
  };

  /** Draws a tile's picture if it has come, as sharp as the screen is. @param {Tile} tile @param {import("../types.js").Palette} colours */
  const draw = ({ canvas, scene }, colours) => {
    if (!scene || !canvas.clientWidth) return;
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    paintScene(canvas, scene, colours);
    canvas.classList.add("is-drawn");
  };

  const redraw = () => {
    const colours = palette();
    for (const tile of tiles) draw(tile, colours);
  };

  const fetchMissing = gathering({
    lacking: () => tiles.filter(({ scene }) => !scene),
    fetch: async (tile) => {
      tile.scene = await preview(tile.preset.query);
      draw(tile, palette());
    },
    wanted: () => dialog.open,
  });

  onSystemChange(() => dialog.open && redraw());
  // A click beside the dialog is one on its backdrop.
  dialog.addEventListener("click", (/** @type {MouseEvent} */ { target }) => target === dialog && dialog.close());
  dialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    // The keys of the page behind have a rest.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || !ARROWS.includes(event.key)) return;
    const at = tiles.findIndex(({ button }) => button === event.target);
    if (at < 0) return;
    const next = tiles[Math.max(0, neighbour(tiles.map(({ button }) => button.getBoundingClientRect()), at, event.key))];
    stopAt(next);
    next.button.focus();
    event.preventDefault();
  });

  return {
    /** @param {string|null} id of the example that is shown */
    open(id) {
      for (const { button, preset } of tiles) button.setAttribute("aria-current", String(preset.id === id));
      const current = tiles.find(({ preset }) => preset.id === id) ?? tiles[0];
      stopAt(current);
      dialog.showModal();
      current.button.focus();
      current.button.scrollIntoView({ block: "center" });
      // The dialog is on the screen first.
      requestAnimationFrame(() => {
        redraw();
        fetchMissing();
      });
    },
  };
}

/**
 * @param {Preset} preset
 * @param {() => void} click
 * @returns {Tile}
 */
function tileOf(preset, click) {
  const { id, label, sentence } = preset;
  const canvas = element("canvas", { class: "thumbnail", "aria-hidden": "true" });
  const button = element(
    "button",
    { type: "button", class: "tile preset-tile", "aria-labelledby": `preset-${id}`, "aria-describedby": `preset-${id}-sentence`, click },
    canvas,
    element("span", { id: `preset-${id}`, class: "tile-name" }, _(label)),
    element("span", { id: `preset-${id}-sentence`, class: "tile-sentence" }, _(sentence)),
  );
  return { preset, canvas, button, item: element("li", {}, button), scene: null };
}

/**
 * @param {string} group
 * @param {number} index
 * @param {Tile[]} members
 */
function groupOf(group, index, members) {
  const id = `presets-group-${index}`;
  const list = element("ol", { class: "gallery-grid" }, ...members.map(({ item }) => item));
  return element("section", { "aria-labelledby": id }, element("h3", { id, class: "gallery-family" }, _(group)), list);
}
