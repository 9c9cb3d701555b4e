// @ts-check
/** One chart beside the map: its heading, its axis, the lines of the step through it, and what is to say instead. */

import { assign, check, element, fit, hide, iconButton, write } from "../dom.js";
import { _ } from "../i18n.js";
import { createPlot } from "../plot.js";
import { rowsLayer } from "./rows.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Hover} Hover */
/** @typedef {import("../types.js").View} View */
/**
 * @typedef {{setView: (change: Partial<View>) => void, seek: (step: number) => void, hover: (hover: Hover|null) => void,
 *   close: (id: string) => void, enlarge: (id: string) => void}} Actions
 */

const AXES = { linear: _("linear"), log: _("log"), symlog: _("symlog") };

/**
 * @param {import("../types.js").Chart} chart
 * @param {Actions} actions
 */
export function chartPanel(chart, { setView, seek, hover, close, enlarge }) {
  const { id, label, brief, axis, space = false } = chart;
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
  const note = element("p", { class: "course-note" });
  const size = iconButton("enlarge", _("Enlarge {chart}", { chart: label }), { "aria-pressed": "false", click: () => enlarge(id) });
  const dismiss = iconButton("remove", _("Hide {chart}", { chart: label }), { click: () => close(id) });
  const cursor = element("div", { class: "course-line", "aria-hidden": "true" });
  const hovered = element("div", { class: "course-line is-hovered", "aria-hidden": "true", hidden: true });
  const notice = element("p", { class: "course-notice", hidden: true });
  const rows = chart.rows ? rowsLayer(chart, setView) : null;
  const title = element("h2", { class: "course-title", title: label }, label);
  const heading = element("div", { class: "course-heading" }, title, scale, element("span", { class: "course-buttons" }, size, dismiss), note, rows?.chooser ?? null);
  const box = element("div", { class: "course-box" }, host, ...(space ? [] : [cursor, hovered]), rows?.element ?? null, notice);
  const section = element("section", { class: space ? "course is-space" : "course", "aria-label": label }, heading, box);
  new ResizeObserver(() => fit(title, [label, brief])).observe(heading);
  let last = { steps: 1, position: 0 };
  /** @type {Hover|null} */
  let linked = null;
  /** @type {number|null} */
  let card = null;
  /** @type {number|null} */
  let step = null;

  const tell = () => hover(step === null ? null : { step, card });
  const plot = createPlot(host, {
    space,
    placed: () => place(),
    ...(space
      ? {}
      : {
          click: (/** @type {number} */ at) => seek(Math.round(at)),
          hover: (/** @type {number|null} */ x) => {
            const next = x === null || Number.isNaN(x) ? null : Math.max(0, Math.min(last.steps, Math.round(x)));
            if (next === step) return;
            step = next;
            if (step === null) card = null;
            tell();
          },
          over: (/** @type {number|null} */ on) => {
            if (on === card) return;
            card = on;
            tell();
          },
        }),
  });
  host.addEventListener("pointerdown", () => host.focus({ preventScroll: true }), { capture: true });

  /** Puts the lines of the step where they belong. */
  const place = () => {
    plot.enclose(box);
    put(cursor, Math.floor(last.position));
    put(hovered, linked?.step ?? null);
  };

  /** @param {any} line @param {number|null} at */
  const put = (line, at) => {
    const left = at === null || box.classList.contains("is-void") ? null : plot.across(at);
    hide(line, left === null);
    assign(line, "data-step", String(at));
    if (left !== null) line.style.transform = `translateX(${left}px)`;
  };

  return {
    id,
    section,
    /** @param {Result} result @param {Picture} picture */
    draw(result, picture) {
      last = { steps: result.steps, position: picture.position };
      check(radios, picture.view[/** @type {keyof View} */ (axis)]);
      write(note, chart.note?.(result, picture) ?? "");
      const instead = space && !hasWebGL() ? { text: _("This browser cannot draw in three dimensions here: WebGL is off or missing.") } : chart.notice?.(result, picture) ?? null;
      box.classList.toggle("is-void", instead !== null);
      hide(notice, !instead);
      if (instead && notice.dataset.text !== instead.text) {
        const { remedy } = instead;
        notice.dataset.text = instead.text;
        notice.replaceChildren(instead.text, ...(remedy ? [element("button", { type: "button", class: "quiet-button", click: () => setView(remedy.view) }, remedy.label)] : []));
      }
      rows?.draw(result, picture);
      if (space && instead) return Promise.resolve();
      return plot.draw(chart.figure(result, picture)).then(place);
    },
    /** @param {Result} result @param {Picture} picture @param {number} position */
    move(result, picture, position) {
      last = { steps: result.steps, position };
      put(cursor, Math.floor(position));
      rows?.move(position);
      if (!box.classList.contains("is-void")) plot.move(chart.frame(result, picture, position));
    },
    /** @param {Hover|null} next */
    setHover(next) {
      linked = next;
      put(hovered, next?.step ?? null);
    },
    emphasise: plot.emphasise,
    /** @param {boolean} large */
    enlarge(large) {
      section.classList.toggle("is-enlarged", large);
      size.setAttribute("aria-pressed", String(large));
      size.querySelector("use").setAttribute("href", large ? "#icon-reduce" : "#icon-enlarge");
    },
  };
}

/** @type {boolean|undefined} */
let webGL;

/** Whether anything can be drawn in space; asked once, as a browser gives few contexts. */
function hasWebGL() {
  if (webGL === undefined) {
    const context = document.createElement("canvas").getContext("webgl");
    webGL = context !== null;
    context?.getExtension("WEBGL_lose_context")?.loseContext();
  }
  return webGL;
}
