// @ts-check
/** The charts beside the map: which of them are shown, and the step, the hover and the emphasis in all of them. */

import { CHARTS } from "../charts/index.js";
import { arrange, assign, element, hide } from "../dom.js";
import { _ } from "../i18n.js";
import { chartPanel } from "./chart.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Hover} Hover */
/** @typedef {import("../types.js").View} View */

/** What can be shown and hidden, in the order in which the address names it. */
const PANELS = [
  { id: "contour", brief: _("Contours"), label: _("Contour plot") },
  ...CHARTS,
  { id: "inspector", brief: _("Inspector"), label: _("Inspector") },
];

/**
 * @param {HTMLElement} host
 * @param {{setView: (change: Partial<View>) => void, seek: (step: number) => void, hover?: (hover: Hover|null) => void}} actions
 */
export function chartsPanel(host, { setView, seek, hover }) {
  const ground = /** @type {HTMLElement} */ (document.querySelector(".ground"));
  /** @type {{result: Result, picture: Picture}|null} */
  let now = null;
  /** @type {string|null} */
  let enlarged = null;
  /** @type {ReturnType<typeof chartPanel>[]} */
  let visible = [];
  /** What was hidden at once, last. @type {string[]|null} */
  let aside = null;
  /** @type {number|null} the optimizer that stands out */
  let card = null;

  /** @param {string} id */
  const toggle = (id) => {
    const shown = now?.picture.view.panels ?? [];
    const wanted = shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id];
    const known = PANELS.filter((panel) => wanted.includes(panel.id)).map((panel) => panel.id);
    setView({ panels: [...known, ...wanted.filter((other) => !known.includes(other))] });
    if (wanted.includes(id)) document.getElementById(id)?.closest("section")?.scrollIntoView({ block: "nearest" });
  };

  /** @param {string} id of the chart that shall fill the place of all, or no longer */
  const enlarge = (id) => {
    enlarged = id === enlarged ? null : id;
    host.classList.toggle("has-enlarged", enlarged !== null);
    for (const panel of panels.values()) panel.enlarge(panel.id === enlarged);
    if (now) void draw(now.result, now.picture);
  };

  /** @param {Hover|null} next */
  const setHover = (next) => {
    for (const panel of visible) panel.setHover(next);
  };

  /** @param {Hover|null} next */
  const hovered = (next) => {
    setHover(next);
    emphasise(next?.card ?? null);
    hover?.(next);
  };

  /** @param {string} id */
  const close = (id) => {
    hovered(null);
    toggle(id);
    buttons.find(({ dataset }) => dataset.panel === id).focus();
  };

  /** @type {Map<string, ReturnType<typeof chartPanel>>} those that have been shown */
  const panels = new Map();

  /** @param {import("../types.js").Chart} chart */
  const panelOf = (chart) => {
    const panel = panels.get(chart.id) ?? chartPanel(chart, { setView, seek, hover: hovered, close, enlarge });
    panels.set(chart.id, panel);
    return panel;
  };

  const buttons = PANELS.map(({ id, brief, label }) =>
    element("button", { type: "button", class: "toggle", "aria-pressed": "false", "data-panel": id, title: label, click: () => toggle(id) }, brief),
  );
  const empty = element("p", { class: "charts-empty" }, _("No chart is shown."), element("span", {}, ` ${_("Any of those above can be.")}`));
  const list = element("div", { class: "chart-list" });
  host.prepend(element("div", { class: "chart-bar", role: "group", "aria-label": _("Charts") }, ...buttons), list);
  host.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && enlarged) enlarge(enlarged);
  });

  /** @param {Result} result @param {Picture} picture */
  const draw = (result, picture) => {
    now = { result, picture };
    const { panels: shown } = picture.view;
    if (enlarged && !shown.includes(enlarged)) enlarge(enlarged);
    for (const button of buttons) assign(button, "aria-pressed", String(shown.includes(button.dataset.panel)));
    visible = CHARTS.filter(({ id }) => (enlarged ? id === enlarged : shown.includes(id))).map(panelOf);
    arrange(list, visible.length ? visible.map(({ section }) => section) : [empty]);
    hide(ground, !shown.includes("contour"));
    return Promise.all(visible.map((panel) => panel.draw(result, picture).then(() => panel.emphasise(card))));
  };

  /**
   * Lets the curves of one optimizer stand out.
   * @param {number|null} next its place
   */
  const emphasise = (next) => {
    if (next === card) return;
    card = next;
    for (const panel of visible) panel.emphasise(card);
  };

  return {
    draw,
    /**
     * Hides everything beside the map, or shows again what was hidden so last.
     * @param {string[]} shown
     * @param {string[]} usual what there is to show where nothing has been hidden yet
     */
    toggleAll(shown, usual) {
      const bare = shown.every((id) => id === "contour");
      setView({ panels: bare ? aside ?? usual : ["contour"] });
      if (!bare) aside = shown;
    },
    /** @param {Result} result @param {Picture} picture @param {number} position */
    move(result, picture, position) {
      now = { result, picture: { ...picture, position } };
      for (const panel of visible) panel.move(result, picture, position);
    },
    setHover,
    /** @param {import("../types.js").Emphasis} emphasis */
    setEmphasis: ({ card: next }) => emphasise(next),
  };
}
