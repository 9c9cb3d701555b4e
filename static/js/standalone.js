// @ts-check
/** A figure that is a file of its own: it draws, plays and steps by what stands in the file, and asks nobody. */

import * as ground from "./charts/ground.js";
import { CHARTS } from "./charts/index.js";
import { legend } from "./charts/marks.js";
import * as paths from "./charts/paths.js";
import { lineOf, slots } from "./colours.js";
import { assign, byId, element, hide, write } from "./dom.js";
import { createHost, framed } from "./embed/host.js";
import { keys } from "./embed/keys.js";
import { _ } from "./i18n.js";
import { chartPanel } from "./panels/chart.js";
import { bytes, floats } from "./numbers.js";
import { createPlayer } from "./player.js";
import { createPlot } from "./plot.js";
import { derive } from "./result.js";
import * as theme from "./theme.js";
import { seen } from "./window.js";

/** @typedef {import("./types.js").Hover} Hover */

const given = JSON.parse(byId("figure-data").textContent, (_key, value) => listed(value) ?? value);
let { view } = given;
const surface = decoded(given.surface);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const result = { ...derive(given.answer, surface, given.domain), include: given.include };
const colours = slots(view.colours, result.cardNames.length);
const palette = theme.palette(view.colorscale);
/** @type {number|null} the optimizer that stands out */
let card = null;
/** @type {Hover|null} */
let hovered = null;

const [stage, play, scrub, step, back, forward] = ["stage", "play", "scrub", "step", "back", "forward"].map(byId);
const player = createPlayer({ move, change: played });
const contour = view.panels.includes("contour");
const terrain = contour ? createPlot(byId("ground-layer")) : null;
const map = contour
  ? createPlot(byId("path-layer"), {
      click: player.toggle,
      over: (on, at) => hover(on === null ? null : { step: at, card: on }),
      placed: () => map?.enclose(byId("map")),
      foreseen: () => map?.enclose(byId("map")),
    })
  : null;
const panels = CHARTS.filter(({ id }) => view.panels.includes(id)).map((chart) =>
  chartPanel(chart, { setView, seek: player.seek, hover, close: () => {}, enlarge: () => {} }),
);

/** @returns {import("./types.js").Picture} */
function picture() {
  return { view, hidden: new Set(view.hidden), colours, position: player.position, palette, emphasis: { card, symbol: null }, hover: hovered, optimizers: given.optimizers };
}

async function draw() {
  const now = picture();
  await Promise.all([
    terrain?.draw(ground.figure(surface, palette, view.overlays)),
    map?.draw(paths.figure(result, now)),
    ...panels.map((panel) => panel.draw(result, now)),
  ]);
  for (const panel of panels) panel.emphasise(card);
}

/** Draws, and says so where that cannot be done. */
function redraw() {
  draw().catch(() => hide(byId("problem"), false));
}

/** @param {Record<string, any>} change */
function setView(change) {
  view = { ...view, ...change };
  player.set(view);
  redraw();
}

/** @param {Hover|null} next */
function hover(next) {
  if (next?.step === hovered?.step && next?.card === hovered?.card) return;
  hovered = next;
  card = next?.card ?? null;
  for (const panel of panels) {
    panel.setHover(next);
    panel.emphasise(card);
  }
  void map?.draw(paths.figure(result, picture()));
}

/** @param {number} position */
function move(position) {
  const now = picture();
  map?.move(paths.frame(result, now, position));
  for (const panel of panels) panel.move(result, now, position);
  tell(position);
}

/** @param {number} position */
function tell(position) {
  const whole = Math.floor(position);
  const text = _("step {step} of {steps}", { step: whole, steps: player.steps });
  if (step.textContent === text) return;
  scrub.value = String(whole);
  scrub.style.setProperty("--share", String(player.steps ? whole / player.steps : 0));
  scrub.setAttribute("aria-valuetext", text);
  write(step, text);
}

function played() {
  assign(play, "data-playing", String(player.playing));
  assign(play, "aria-label", player.playing ? _("Pause") : _("Play"));
}

/** The paths by name; each can be hidden, and stands out while it is pointed at. */
function names() {
  return result.cardNames.map((name, index) => {
    const { colour, dash } = lineOf(colours[index]);
    const key = result.cardKeys[index];
    const button = element("button", { type: "button", class: "name", "aria-pressed": String(!view.hidden.includes(key)), title: _("Show or hide this path") }, element("span", { class: "swatch", "data-dash": dash, "aria-hidden": "true" }), name);
    button.style.setProperty("--chip", `var(--path-${colour + 1})`);
    button.addEventListener("click", () => {
      const hidden = view.hidden.includes(key) ? view.hidden.filter((/** @type {string} */ other) => other !== key) : [...view.hidden, key];
      button.setAttribute("aria-pressed", String(!hidden.includes(key)));
      setView({ hidden });
    });
    for (const [type, on] of /** @type {const} */ ([["pointerenter", index], ["pointerleave", null], ["focus", index], ["blur", null]])) {
      button.addEventListener(type, () => hover(on === null ? null : { step: -1, card: on }));
    }
    return button;
  });
}

/** What the marks on the map mean. */
function marks() {
  if (!contour || !view.overlays.includes("legend")) return [];
  const domain = seen(view, result.domain);
  const found = view.overlays.includes("points") ? legend(surface.critical_points, domain) : [];
  const entry = (/** @type {string} */ sign, /** @type {string} */ word) =>
    element("span", { class: "meaning" }, element("span", { class: sign ? "mark" : "mark mark-start", "aria-hidden": "true" }, sign), word);
  return [entry("", _("start")), ...found.map(({ sign, word, value }) => entry(sign, value === null ? word : _("{mark}, f = {value}", { mark: word, value })))];
}

/**
 * A list of numbers with all their digits, as it stands in the file: by their bytes, or written out where that is shorter.
 * @param {any} told
 * @returns {import("./types.js").Numbers|null}
 */
function listed(told) {
  if (typeof told?.f8 === "string") return floats(told.f8);
  return Array.isArray(told?.list) ? Float64Array.from(told.list, (value) => value ?? NaN) : null;
}

/**
 * The ground as it stands in the file: heights above the lowest point, as base64 of floats.
 * @param {any} told
 * @returns {import("./types.js").Surface}
 */
function decoded(told) {
  const rows = (/** @type {{dtype: "f4"|"f8", bdata: string}} */ { dtype, bdata }, /** @type {number} */ base) => {
    const flat = new { f4: Float32Array, f8: Float64Array }[dtype](bytes(bdata));
    const width = told.x.length;
    return told.y.map((/** @type {number} */ _unused, /** @type {number} */ row) =>
      Array.from(flat.subarray(row * width, (row + 1) * width), (value) => (Number.isFinite(value) ? base + value : null)),
    );
  };
  const slopes = told.gradient_x && { gradient_x: rows(told.gradient_x, 0), gradient_y: rows(told.gradient_y, 0) };
  return { ...told, ...slopes, z: rows(told.z, told.lowest) };
}

/** Where the paths stand before it plays. */
function rest() {
  return view.at ?? player.steps;
}

/** @type {Record<string, () => void>} */
const KEYS = {
  " ": player.toggle,
  ArrowLeft: () => player.step(-1),
  ArrowRight: () => player.step(1),
  Home: () => player.seek(0),
  End: () => player.seek(player.steps),
};

/** What a deck has said last, if it has spoken. @type {"start"|"stop"|null} */
let turn = null;

/** In a deck it plays with its slide, and stands at its end otherwise. @param {"start"|"stop"} word */
function slide(word) {
  turn = word;
  const begins = word === "start" && !calm.matches;
  player.seek(begins ? (view.at ?? 0) : rest());
  if (begins) void Promise.resolve(unpacked).then(() => turn === "start" && player.play());
}

if (framed) {
  const host = createHost({ command: () => {}, slide });
  keys({ run: KEYS, deck: () => turn !== null, reveal: host.reveal, place: "body" });
} else {
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const act = KEYS[key];
    const own = target instanceof Element && target.closest(key === " " ? "button, input, a, summary" : "input[type=radio]");
    if (!act || own || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}
play.addEventListener("click", player.toggle);
back.addEventListener("click", () => player.step(-1));
forward.addEventListener("click", () => player.step(1));
scrub.addEventListener("input", () => player.seek(Number(scrub.value)));

player.resize(result.steps);
player.set(view);
player.place(rest());
scrub.max = String(result.steps);
for (const control of [play, scrub, back, forward]) control.disabled = !result.steps;
tell(player.position);
byId("names").replaceChildren(...names(), ...marks());
hide(byId("map"), !contour);
byId("charts").replaceChildren(...panels.map(({ section }) => section));
stage.dataset.charts = String(panels.length);
redraw();

/** Runs plotly.js, which a file may hold compressed. @param {HTMLElement} place where it stands */
async function unpack(place) {
  const source = new Blob([bytes(place.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  document.head.append(Object.assign(document.createElement("script"), { text: await new Response(source).text() }));
}

const library = byId("plotly");
/** What plays would halt while plotly.js begins to run. */
const unpacked = !library.hasAttribute("src") && unpack(library).then(
  () => library.dispatchEvent(new Event("load")),
  () => library.dispatchEvent(new Event("error")),
);
