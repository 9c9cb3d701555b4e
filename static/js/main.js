// @ts-check
/** Puts the explorer together: an edit goes to the explorer, its result to the charts and the panels. */

import { createApi } from "./api.js";
import { assign, byId } from "./dom.js";
import { createExplorer } from "./explorer.js";
import { onHighlight, spotlight } from "./highlight.js";
import { _ } from "./i18n.js";
import { chartsPanel } from "./panels/charts.js";
import { headerPanel } from "./panels/header.js";
import { keysPanel } from "./panels/keys.js";
import { inspectorPanel } from "./panels/inspector.js";
import { landscapePanel } from "./panels/landscape.js";
import { mapPanel } from "./panels/map.js";
import { optimizersPanel } from "./panels/optimizers.js";
import { overlaysPanel } from "./panels/overlays.js";
import { outcomesPanel } from "./panels/outcomes.js";
import { presenterPanel } from "./panels/presenter.js";
import { presetsPanel } from "./panels/presets.js";
import { sharePanel } from "./panels/share.js";
import { startsPanel } from "./panels/starts.js";
import { statusPanel } from "./panels/status.js";
import { summaryPanel } from "./panels/summary.js";
import { transportPanel } from "./panels/transport.js";
import { needed, pictureOf } from "./picture.js";
import { createPlayer } from "./player.js";
import { persistently } from "./retry.js";
import { shortcuts } from "./shortcuts.js";
import { createState } from "./state.js";
import * as theme from "./theme.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").View} View */

/**
 * How long a gesture pauses before what it does not move is looked at, and how often its numbers are written out while
 * the paths and curves follow in every frame, in milliseconds.
 */
const REST = 120;
const READABLE = 250;

const api = createApi(document.documentElement.dataset.api ?? "/api/v1");
const state = createState(() => {
  const shown = explorer.isShown();
  if (shown) status.shown(explorer.own || explorer.astray);
  if (explorer.result?.query === state.query) setView({}, false);
  // A step back in the view alone needs no server.
  if (shown) return;
  const { at } = state.view;
  leave();
  // The step at which it stops playing is of the scene that is left.
  state.write({ view: { at } });
  void explorer.load();
});
const status = statusPanel();
const explorer = createExplorer({ api, state, include: needed, onResult: arrived, onProblem: (problem, linked) => (problem ? status.report(problem, linked) : status.shown(linked)), onBusy: status.busy, onAnswer: (remedy, linked) => status.edited(remedy, linked, explorer.pending) });
const player = createPlayer({ move: moved, change: played });
const view = () => state.view;
const { edit } = explorer;
/** The address of what is shown, which is not that of the page where its link cannot be read. */
const link = (/** @type {Partial<View>} */ change = {}) => state.url(change, explorer.astray ? "" : undefined);
const header = headerPanel({ setView, view, url: (change) => state.url({ ...(player.playing && { at: Math.floor(player.position) }), ...change }), reset, say: status.say });
const presenter = presenterPanel({ view, result: () => explorer.result, setView, light: spotlight });
const outcomes = outcomesPanel({ edit, setView, say: status.say });
const summary = summaryPanel();
const transport = transportPanel(player, { edit, view, setView, say: status.say });
const map = mapPanel(byId("path-layer"), { edit, view, look, hover: hoverOn });
const overlays = overlaysPanel({ setView, say: status.say });
const charts = chartsPanel(byId("charts"), { setView, seek: player.seek, hover: hoverOn });
/** The panels that are made from the declarations, once those are here. @type {{update: (result: Result) => void, move?: (position: number) => void}[]} */
let declared = [];
/** @type {ReturnType<typeof inspectorPanel>|null} once the declarations are here */
let inspector = null;
let [whole, written, palette] = [-1, 0, theme.palette(state.view.colorscale)];
/** @type {ReturnType<typeof startsPanel>|null} */
let starts = null;
/** @type {[number?, number?]} */
let [resting, beside] = [];
/** @type {import("./types.js").OptimizerDeclaration[]} those that there are, once that is known */
let optimizers = [];
/** @type {import("./types.js").Emphasis} */
let emphasis = { card: null, symbol: null };
/** The example that plays as soon as it is there. @type {string|null} */
let awaited = null;
/** The step under the pointer, in a chart or on the map. @type {import("./types.js").Hover|null} */
let hovered = null;

function picture() {
  return pictureOf(state.view, explorer.result, { position: player.position, palette, emphasis, hover: hovered, optimizers });
}

/**
 * @param {Result} result
 * @param {boolean} [continuing] whether it comes of a gesture, which may go on: then all that is moved by it
 *   follows at once, and what stands still anyway is looked at when there is time
 */
function arrived(result, continuing = false) {
  // A scene that is shorter now has no such step.
  if (Number(state.view.at) > (result.scene.steps ?? result.steps)) state.write({ view: { at: null } });
  player.resize(result.steps);
  if (!player.playing) player.place(state.view.at ?? result.steps);
  if (continuing) outcomes.hold(true);
  draw(continuing);
  if (declared.length) assign(document.body, "data-ready", "");
  clearTimeout(resting);
  const rest = () => void (tabulate(), attend(result));
  if (continuing) resting = setTimeout(rest, REST);
  else attend(result);
  // Another may have been chosen meanwhile.
  if (awaited !== null && awaited === state.view.preset) player.play();
  awaited = null;
}

/** What a hand that moves something does not look at; what it has set stays until it is answered. @param {Result} result */
function attend(result) {
  outcomes.hold(false);
  for (const panel of explorer.pending ? [] : declared) panel.update(result);
  overlays.update(result, picture());
  header.update(api.numbersUrl(result.query));
  transport.update(explorer.pending ? null : result.scene.steps ?? result.steps, state.view);
  document.title = _("{landscape} · Thalweg", { landscape: _(result.surface.label) });
}

/** Writes the numbers beside the plots; what has been set in another way than by a gesture that goes on stays until it is answered. */
function tabulate(continuing = false) {
  const { result } = explorer;
  if (!result) return;
  written = performance.now();
  map.tell();
  const settled = continuing || !explorer.pending;
  outcomes.update(result, state.view, settled);
  inspector?.update(result, picture());
  if (settled) starts?.update(result);
  whole = -1;
  follow(player.position);
}

/**
 * Draws everything that depends on the result and the view. While a gesture goes on the paths come first, and what
 * stands beside them in the next task, which is most often within the same frame.
 * @param {boolean} [continuing] whether a gesture goes on
 */
function draw(continuing = false) {
  const { result } = explorer;
  if (!continuing) restyle();
  player.set(state.view);
  presenter.update();
  presets?.update(state.view, result?.query);
  if (!result) return;
  map.draw(result, picture()).catch(status.report);
  if (continuing) beside ??= setTimeout(accompany, 0, true);
  else accompany(false);
}

/**
 * Draws what stands beside the map.
 * @param {boolean} continuing whether a gesture goes on
 */
function accompany(continuing) {
  clearTimeout(beside);
  beside = undefined;
  const { result } = explorer;
  if (!result) return;
  charts.draw(result, picture()).catch(status.report);
  explorer.look();
  // Along with a drawing: between two it would be in the way of the next. The last numbers are written when it rests.
  if (!continuing || performance.now() - written >= READABLE) tabulate(continuing);
  summary.update(result, state.view);
}

/** @param {number} position */
function moved(position) {
  const { result } = explorer;
  if (!result) return;
  const now = picture();
  map.move(result, now, position);
  charts.move(result, now, position);
  follow(position);
  if (!player.playing) remember();
}

/**
 * Shows a position in the panels; the table only when the step is another.
 * @param {number} position
 */
function follow(position) {
  transport.move(position);
  if (Math.floor(position) === whole) return;
  whole = Math.floor(position);
  outcomes.move(position);
  inspector?.move(position);
  for (const panel of declared) panel.move?.(position);
}

function played() {
  transport.played();
  remember();
}

/** Keeps the position in the address, unless it is the end, or moves: nobody has chosen a step that is passing. */
function remember() {
  const chosen = !player.playing && player.position < player.steps;
  state.write({ view: { at: chosen ? Math.round(player.position) : null } });
}

/** Takes the colours of the view's theme. */
function restyle() {
  theme.apply(state.view.theme);
  palette = theme.palette(state.view.colorscale);
}

/** A scene that is left plays no further, and what was said of it for a moment, and what a hand holds, goes with it. */
function leave() {
  player.pause();
  status.hush();
  map.rest();
}

/** Shows the first scene as it comes without a link, in the reader's theme and language. */
function reset() {
  const { theme: worn, lang } = state.view;
  leave();
  void explorer.open("", { ...state.usual, theme: worn, lang });
}

/**
 * Shows a scene from its first step on, and plays it unless the reader wants nothing to move.
 * @param {string} query
 * @param {Partial<View>} change of the view
 */
function choose(query, change) {
  leave();
  awaited = matchMedia("(prefers-reduced-motion: reduce)").matches ? null : change.preset ?? null;
  void explorer.open(query, change);
}

/** @param {import("./types.js").Emphasis} next */
function highlight(next) {
  emphasis = next;
  charts.setEmphasis(emphasis);
  if (explorer.result) map.draw(explorer.result, picture()).catch(status.report);
}

/** @param {import("./types.js").Hover|null} next */
function hoverOn(next) {
  if (next?.step === hovered?.step && next?.card === hovered?.card) return;
  hovered = next;
  charts.setHover(next);
  highlight({ card: next?.card ?? null, symbol: null });
}

/**
 * Shows a part of the plane: the paths at once, the ground as it is drawn already, and soon a finer one.
 * @param {View["window"]} window
 * @param {boolean} fresh whether it is a step of the history of its own
 */
function look(window, fresh) {
  state.write({ view: { window } }, { push: fresh });
  const { result } = explorer;
  if (!result) return;
  map.draw(result, picture()).catch(status.report);
  explorer.look();
}

/**
 * @param {Partial<View>} change
 * @param {boolean} [fresh] whether it is a step of the history of its own
 */
function setView(change, fresh = !("theme" in change || "speed" in change || "loop" in change)) {
  state.write({ view: change }, { push: fresh });
  status.left(explorer.astray);
  const { result } = explorer;
  if (result && needed(state.view.panels).some((name) => !result.include.includes(name))) explorer.refresh();
  draw();
  if (result) attend(result);
}

theme.onSystemChange(() => setView({}));
onHighlight(highlight);
/** @type {ReturnType<typeof presetsPanel>|null} */
let presets = null;
const share = sharePanel({ query: () => link().replace(/^[^?#]*\??/, "").replace(/#.*/, ""), result: () => explorer.result, speed: () => view().speed, api, report: status.attempted });
keysPanel(shortcuts({ player, pace: transport, map, presenter, presets: () => presets, share: share.open, togglePanels: () => charts.toggleAll(view().panels, state.usual.panels) }), { presenting: () => view().present });
void explorer.load();
const declarations = await persistently(api.catalogue, status.attempted);
optimizers = declarations.optimizers;
inspector = inspectorPanel(byId("inspector"), declarations, { setView, view, step: player.step });
declared = [
  landscapePanel(declarations, edit, api.thumbnail),
  (starts = startsPanel(declarations, edit)),
  optimizersPanel(declarations, { edit, setView, view, say: status.say, ask: (scene) => api.trajectories(scene, [], AbortSignal.timeout(5000)) }),
];
presets = presetsPanel(declarations.presets, { choose, setView, view, coming: () => explorer.coming, preview: api.preview });
presets.update(state.view, explorer.result?.query);
for (const panel of explorer.result ? declared : []) panel.update(/** @type {Result} */ (explorer.result));
for (const panel of declared) panel.move?.(player.position);
if (explorer.result) document.body.dataset.ready = "";
if (["state", "inspector"].some((panel) => state.view.panels.includes(panel))) draw();
