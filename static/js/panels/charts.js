// @ts-check
/** The charts beside the map: which of them are shown, each with its type of axis, and the step in all of them. */

import { CHARTS } from "../charts/index.js";
import { element } from "../dom.js";
import { _ } from "../i18n.js";
import { createPlot } from "../plot.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").View} View */

const AXES = { log: _("log"), linear: _("linear") };

/**
 * @param {HTMLElement} host
 * @param {{setView: (change: Partial<View>) => void, seek: (step: number) => void}} actions
 */
export function chartsPanel(host, { setView, seek }) {
  const panels = CHARTS.map((chart) => ({ ...chart, ...panelOf(chart, { setView, seek }) }));
  host.append(...panels.map(({ section }) => section));
  /** @type {typeof panels} */
  let visible = [];

  return {
    /** @param {Result} result @param {Picture} picture */
    draw(result, picture) {
      visible = panels.filter(({ id }) => picture.view.panels.includes(id));
      for (const panel of panels) panel.section.hidden = !visible.includes(panel);
      for (const { radios, axis } of visible) for (const radio of radios) radio.checked = radio.value === picture.view[/** @type {keyof View} */ (axis)];
      return Promise.all(visible.map(({ plot, figure }) => plot.draw(figure(result, picture))));
    },
    /** @param {Result} result @param {Picture} picture @param {number} position */
    move(result, picture, position) {
      for (const { plot, frame } of visible) plot.move(frame(result, picture, position));
    },
  };
}

/**
 * @param {import("../types.js").Chart} chart
 * @param {{setView: (change: Partial<View>) => void, seek: (step: number) => void}} actions
 */
function panelOf({ id, label, axis }, { setView, seek }) {
  const host = element("div", { id, class: "plot", role: "application", tabindex: 0, "aria-label": label, "aria-describedby": "plot-keys" });
  const radios = axis
    ? Object.keys(AXES).map((type) => element("input", { type: "radio", name: `${id}-axis`, value: type, change: () => setView({ [axis]: type }) }))
    : [];
  const scale = element(
    "fieldset",
    { class: "segments", hidden: !axis },
    element("legend", { class: "visually-hidden" }, _("Scale of the axis: {chart}", { chart: label })),
    ...radios.map((radio) => element("label", {}, radio, AXES[/** @type {keyof typeof AXES} */ (radio.value)])),
  );
  const section = element("section", { class: "course", "aria-label": label }, host, element("div", { class: "plot-footer" }, scale));
  return { section, radios, plot: createPlot(host, { click: (step) => seek(Math.round(step)) }) };
}
