// @ts-check
/** What is drawn of the ground: its contours and colours, the way down, the marks. */

import { byId, check, element, show } from "../dom.js";
import { parse } from "../format.js";
import { _ } from "../i18n.js";
import { LEAST, MOST } from "../levels.js";
import { DEFAULTS } from "../state.js";
import { SCALES } from "../theme.js";

/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {(change: Partial<View>, fresh?: boolean) => void} SetView */

/** The numbers of levels that the slider reaches. */
const SLIDER = [4, 60];

/** The layers that can be put on and taken off, in the order in which a link names them. */
const LAYERS = {
  fill: _("Colours"),
  lines: _("Lines"),
  labels: _("Values on the lines"),
  arrows: _("arrows"),
  streams: _("streamlines"),
  points: _("Minima, saddles, maxima"),
  legend: _("Legend"),
};
const FIELDS = /** @type {const} */ (["arrows", "streams"]);
const SCALE_NAMES = /** @type {Record<string, string>} */ ({
  water: _("Water"),
  cividis: _("Cividis"),
  earth: _("Earth"),
  grey: _("Grey"),
});

/** @param {{setView: SetView, say: (text: string) => void}} parts */
export function overlaysPanel({ setView, say }) {
  const menu = byId("overlays");
  /** @type {string[]} */
  let shown = [];

  /** @param {string[]} off @param {string[]} on */
  const change = (off, on) => {
    const wanted = [...shown.filter((name) => !off.includes(name)), ...on];
    const known = Object.keys(LAYERS);
    setView({ overlays: [...known.filter((name) => wanted.includes(name)), ...wanted.filter((name) => !known.includes(name))] });
  };

  /** @param {keyof typeof LAYERS} name */
  const layer = (name) => {
    const box = element("input", { type: "checkbox", name, change: () => change([name], box.checked ? [name] : []) });
    return { name, box, row: element("label", { class: "overlay" }, box, LAYERS[name]) };
  };
  const [fill, lines, labels, points, legend] = /** @type {const} */ (["fill", "lines", "labels", "points", "legend"]).map(layer);
  const boxes = [fill, lines, labels, points, legend];

  const levels = levelControl(setView, say);
  const spacing = choice("levels-scale", { linear: _("even"), log: _("logarithmic") }, (scale) => setView({ scale: /** @type {View["scale"]} */ (scale) }));
  const colours = choice("colorscale", Object.fromEntries(SCALES.map((name) => [name, SCALE_NAMES[name]])), (colorscale) => setView({ colorscale }));
  for (const [name, label] of colours.labels) label.dataset.scale = name;
  const field = choice("field", { "": _("none"), arrows: LAYERS.arrows, streams: LAYERS.streams }, (name) => change([...FIELDS], name ? [name] : []));

  const reset = element("button", {
    type: "button",
    class: "quiet-button",
    click: () => setView({ levels: null, scale: null, colorscale: DEFAULTS.colorscale, overlays: [...DEFAULTS.overlays] }),
  }, _("Reset"));

  byId("overlays-form").append(
    group(_("Contours"), fill.row, lines.row, labels.row),
    group(_("Number of levels"), ...levels.elements),
    group(_("Spacing of the levels"), spacing.host),
    group(_("Colour scale"), colours.host),
    group(_("The way down, −∇f"), field.host),
    group(_("Marks"), points.row, legend.row),
    reset,
  );

  // As any menu: Escape and a press elsewhere close it.
  menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (menu.open && !menu.contains(target)) menu.open = false;
  }, { capture: true });

  return {
    /** @param {Result} result @param {Picture} picture */
    update({ surface }, { view }) {
      shown = view.overlays;
      for (const { name, box } of boxes) box.checked = shown.includes(name);
      field.update(FIELDS.find((name) => shown.includes(name)) ?? "");
      levels.update(view.levels ?? surface.levels.length);
      spacing.update(view.scale ?? surface.scale);
      colours.update(SCALES.includes(view.colorscale) ? view.colorscale : SCALES[0]);
    },
  };
}

/**
 * @param {SetView} setView
 * @param {(text: string) => void} say
 */
function levelControl(setView, say) {
  const [least, most] = SLIDER;
  let fresh = true;
  let shown = "";
  const slider = element("input", {
    type: "range",
    min: least,
    max: most,
    "aria-label": _("Number of levels"),
    input: () => {
      setView({ levels: Number(slider.value) }, fresh);
      fresh = false;
    },
    change: () => void (fresh = true),
  });
  const entry = element("input", {
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-label": _("Number of levels"),
    "data-field": "levels",
    change: () => {
      const value = parse(entry.value, true);
      if (value !== null && Number.isInteger(value) && value >= LEAST && value <= MOST) return setView({ levels: value });
      if (value !== null) say(_("The number of levels must be a whole number from {least} to {most}, not {value}.", { least: LEAST, most: MOST, value: entry.value.trim() }));
      entry.value = shown;
    },
  });
  return {
    elements: [element("div", { class: "levels" }, slider, entry)],
    /** @param {number} value */
    update(value) {
      shown = String(value);
      if (slider !== document.activeElement || fresh) slider.value = String(value);
      show(entry, shown);
    },
  };
}

/**
 * One of a few, side by side.
 * @param {string} name
 * @param {Record<string, string>} texts by value
 * @param {(value: string) => void} change
 */
function choice(name, texts, change) {
  const radios = Object.keys(texts).map((value) => element("input", { type: "radio", name, value, change: () => change(value) }));
  const labels = radios.map((radio) => /** @type {[string, HTMLElement]} */ ([radio.value, element("label", {}, radio, texts[radio.value])]));
  return {
    labels,
    host: element("div", { class: "segments" }, ...labels.map(([, label]) => label)),
    /** @param {string} value */
    update(value) {
      check(radios, value);
    },
  };
}

/** @param {string} title @param {...HTMLElement} children */
function group(title, ...children) {
  return element("fieldset", { class: "overlay-group" }, element("legend", {}, title), ...children);
}
