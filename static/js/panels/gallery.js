// @ts-check
/** The gallery: a picture of every landscape, by family, to be searched and chosen from. */

import { paint } from "../charts/thumbnail.js";
import { byId, element, math } from "../dom.js";
import { _, ngettext } from "../i18n.js";
import { gathering } from "../retry.js";
import { onSystemChange, palette, scheme } from "../theme.js";

/** @typedef {import("../types.js").LandscapeDeclaration} Landscape */
/** @typedef {import("../charts/thumbnail.js").Ground} Ground */
/** @typedef {ReturnType<typeof tileOf>} Tile */

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/**
 * @param {Landscape[]} landscapes
 * @param {{picture: (id: string) => Promise<Ground>, choose: (id: string) => void, compose: () => void}} actions
 *   `picture` fetches the ground of one, `compose` is for who would rather write a formula
 */
export function gallery(landscapes, { picture, choose, compose }) {
  const dialog = byId("gallery");
  const search = byId("gallery-search");
  const nothing = byId("gallery-nothing");
  const tiles = landscapes.map((landscape) => tileOf(landscape, () => pick(landscape.id)));
  const families = [...new Set(landscapes.map(({ family }) => family))].map((family) =>
    familyOf(family, tiles.filter((tile) => tile.landscape.family === family)),
  );
  let current = "";
  let colours = { scheme: scheme(), palette: palette() };

  byId("gallery-families").append(...families.map(({ section }) => section));

  /** @param {string} id */
  const pick = (id) => {
    dialog.close();
    choose(id);
  };
  const visible = () => tiles.filter(({ item }) => !item.hidden);

  /** Makes one tile the grid's stop for the Tab key. @param {Tile|undefined} stop */
  const stopAt = (stop) => {
    for (const tile of tiles) tile.button.tabIndex = tile === stop ? 0 : -1;
  };

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    for (const { item, text } of tiles) item.hidden = !words.every((word) => text.includes(word));
    for (const { section, members } of families) section.hidden = members.every(({ item }) => item.hidden);
    const found = visible();
    nothing.hidden = found.length > 0;
    const [first] = words.length ? found : [];
    for (const tile of tiles) tile.button.classList.toggle("is-first", tile === first);
    stopAt(first ?? found.find(({ landscape }) => landscape.id === current) ?? found[0]);
    byId("gallery-count").textContent = found.length
      ? ngettext("{count} landscape", "{count} landscapes", found.length)
      : _("Nothing found");
  };

  const clear = () => {
    search.value = "";
    filter();
    search.focus();
  };

  /** Draws a tile's picture, as sharp as the screen is, if it has come and is not on the screen already. @param {Tile} tile */
  const draw = (tile) => {
    const { canvas, landscape, ground } = tile;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((size) => Math.round(size * devicePixelRatio));
    const drawn = `${width} ${height} ${scheme()}`;
    if (!ground || !width || drawn === tile.drawn) return;
    tile.drawn = drawn;
    Object.assign(canvas, { width, height });
    if (colours.scheme !== scheme()) colours = { scheme: scheme(), palette: palette() };
    paint(canvas, ground, landscape.minima, colours.palette);
    canvas.classList.add("is-drawn");
  };

  /** In the order in which it is seen. */
  const fetchMissing = gathering({
    lacking: () => tiles.filter(({ ground }) => !ground),
    fetch: async (tile) => {
      tile.ground = await picture(tile.landscape.id);
      draw(tile);
    },
    wanted: () => dialog.open,
  });

  const redraw = () => tiles.forEach(draw);

  search.addEventListener("input", filter);
  byId("gallery-clear").addEventListener("click", clear);
  byId("gallery-close").addEventListener("click", () => dialog.close());
  byId("gallery-compose").addEventListener("click", () => {
    dialog.close();
    compose();
  });
  // A click beside the dialog is one on its backdrop.
  dialog.addEventListener("click", (/** @type {MouseEvent} */ { target }) => target === dialog && dialog.close());
  onSystemChange(redraw);

  dialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    // The keys of the page behind have a rest.
    event.stopPropagation();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // A search field would only empty itself.
    if (event.key === "Escape") dialog.close();
    const shown = visible();
    const at = shown.findIndex(({ button }) => button === event.target);
    if (event.target === search) {
      const first = shown.find(({ button }) => button.tabIndex === 0);
      if (event.key === "Enter" && search.value.trim() && first) pick(first.landscape.id);
      else if (event.key === "ArrowDown") first?.button.focus();
      else return;
    } else if (at >= 0 && ARROWS.includes(event.key)) {
      const next = shown[neighbour(shown.map(({ button }) => button.getBoundingClientRect()), at, event.key)];
      if (next) {
        stopAt(next);
        next.button.focus();
      } else search.focus();
    } else if (at >= 0 && event.key.length === 1 && event.key !== " ") {
      search.focus();
      search.value = event.key;
      filter();
    } else return;
    event.preventDefault();
  });

  return {
    /**
     * Shows the gallery.
     * @param {string} id of the landscape that is shown; "" for a formula of one's own
     */
    open(id) {
      current = id;
      for (const { button, landscape } of tiles) button.setAttribute("aria-current", String(landscape.id === id));
      search.value = "";
      filter();
      dialog.showModal();
      const stop = tiles.find(({ button }) => button.tabIndex === 0)?.button;
      stop?.focus({ preventScroll: true });
      stop?.scrollIntoView({ block: "center" });
      // The dialog is on the screen first.
      requestAnimationFrame(() => {
        redraw();
        fetchMissing();
      });
    },
  };
}

/**
 * @param {Landscape} landscape
 * @param {() => void} click
 */
function tileOf(landscape, click) {
  const { id, label, family, sentence, expression } = landscape;
  const canvas = element("canvas", { class: "thumbnail", "aria-hidden": "true" });
  const button = element(
    "button",
    { type: "button", class: "tile", tabindex: -1, "aria-labelledby": `tile-${id}`, "aria-describedby": `tile-${id}-sentence`, "data-landscape": id, click },
    canvas,
    element("span", { id: `tile-${id}`, class: "tile-name" }, _(label)),
    element("span", { class: "tile-formula" }, math(landscape.formula)),
    element("span", { id: `tile-${id}-sentence`, class: "tile-sentence" }, _(sentence)),
  );
  const text = plain([id.replaceAll("_", " "), label, family, sentence, expression, expression.replaceAll(" ", ""), _(label), _(family), _(sentence)].join(" "));
  return { landscape, button, canvas, text, item: element("li", {}, button), ground: /** @type {Ground|null} */ (null), drawn: "" };
}

/**
 * @param {string} family
 * @param {Tile[]} members
 */
function familyOf(family, members) {
  const id = `family-${family.replaceAll(" ", "-")}`;
  const heading = element("h3", { id, class: "gallery-family" }, _(family));
  const list = element("ul", { class: "gallery-grid" }, ...members.map(({ item }) => item));
  return { members, section: element("section", { "aria-labelledby": id }, heading, list) };
}

/**
 * Which box an arrow key leads to from the one at `from`; -1 above the first row.
 * @param {DOMRect[]} boxes in the order of reading
 * @param {number} from
 * @param {string} key
 */
export function neighbour(boxes, from, key) {
  const last = boxes.length - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowLeft" || key === "ArrowRight") return Math.max(0, Math.min(last, from + (key === "ArrowRight" ? 1 : -1)));
  const down = key === "ArrowDown";
  const here = boxes[from];
  const beyond = boxes.filter(({ top }) => (down ? top > here.top + 4 : top < here.top - 4));
  if (!beyond.length) return down ? from : -1;
  const row = down ? Math.min(...beyond.map(({ top }) => top)) : Math.max(...beyond.map(({ top }) => top));
  const inRow = beyond.filter(({ top }) => Math.abs(top - row) <= 4);
  const nearest = inRow.reduce((best, box) => (Math.abs(box.left - here.left) < Math.abs(best.left - here.left) ? box : best));
  return boxes.indexOf(nearest);
}

/**
 * A text as it is compared: without capitals and accents.
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
}
