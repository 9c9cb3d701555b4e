// @ts-check
/** The dialog with a picture of every example, in their groups. */

import { paintScene } from "../charts/preview.js";
import { byId, element } from "../dom.js";
import { _ } from "../i18n.js";
import { onSystemChange, palette } from "../theme.js";
import { neighbour } from "./gallery.js";

/** @typedef {import("../types.js").Preset} Preset */
/** @typedef {{surface: import("../types.js").Surface, trajectories: import("../types.js").ServedTrajectory[]}} Scene */
/** @typedef {(query: string) => Promise<Scene>} Preview */
/** @typedef {{preset: Preset, canvas: HTMLCanvasElement, button: HTMLButtonElement, item: HTMLElement, scene: Scene|null}} Tile */

/** How many pictures are asked for at a time: more would keep the scene itself waiting. */
const AT_ONCE = 3;
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/**
 * @param {Preset[]} presets
 * @param {{pick: (id: string) => void, preview: Preview}} actions
 */
export function presetTiles(presets, { pick, preview }) {
  const dialog = byId("presets");
  const tiles = presets.map((preset) => tileOf(preset, () => pick(preset.id)));
  let fetching = false;

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

  /** Fetches what is missing while the dialog is open; what fails is tried again when it opens again. */
  const fetchMissing = async () => {
    if (fetching) return;
    fetching = true;
    const missing = tiles.filter(({ scene }) => !scene);
    const worker = async () => {
      for (let tile = missing.shift(); tile && dialog.open; tile = missing.shift()) {
        tile.scene = await preview(tile.preset.query).catch(() => null);
        if (!tile.scene) missing.length = 0;
        draw(tile, palette());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    fetching = false;
  };

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
        void fetchMissing();
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
