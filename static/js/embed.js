// @ts-check
/** Puts the embed together: a scene in the frame of another page, which plays it and is told what happens. */

import { createApi, Problem } from "./api.js";
import { assign, byId, hide, write } from "./dom.js";
import { autoplay } from "./embed/autoplay.js";
import { changed, commands } from "./embed/commands.js";
import { createHost } from "./embed/host.js";
import { keys } from "./embed/keys.js";
import { legendPanel } from "./embed/legend.js";
import { noticePanel } from "./embed/notice.js";
import { printed } from "./embed/picture.js";
import { room } from "./embed/room.js";
import { createExplorer } from "./explorer.js";
import { onHighlight } from "./highlight.js";
import { _ } from "./i18n.js";
import { chartsPanel } from "./panels/charts.js";
import { mapPanel } from "./panels/map.js";
import { playerBar } from "./panels/playerbar.js";
import { overview, summaryPanel } from "./panels/summary.js";
import { patiently } from "./patience.js";
import { needed, pictureOf } from "./picture.js";
import { createPlayer } from "./player.js";
import { refit } from "./plot.js";
import { addressed } from "./addressed.js";
import { persistently } from "./retry.js";
import { createState, DEFAULTS, join, split } from "./state.js";
import * as theme from "./theme.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").View} View */

/** What follows a gesture or a step is seen to once things have come to rest, in milliseconds. */
const REST = { moment: 150, most: 600 };

const root = document.documentElement;
const api = createApi(root.dataset.api ?? "/api/v1");
/** The link that the frame was opened with; commands change it, and the button leads back to it. */
const link = addressed();
const state = createState(null);
const notice = noticePanel();
const picture = printed();
const player = createPlayer({ move: moved, change: played });
const explorer = createExplorer({ api, state, include: (panels) => needed(panels), onResult: arrived, onProblem: report, onBusy: () => {}, onAnswer: (remedy, linked) => remedy || report(null, linked), fallback: false });
const auto = autoplay({ player, view: () => state.view });
const host = createHost({ command: (command) => obey(command), slide: onSlide });
const obey = commands({
  player,
  last: () => explorer.result?.scene.steps ?? Infinity,
  set: (query, glide) => {
    commanded = true;
    show(changed(link, query), glide);
  },
});
const bar = playerBar(player, (step, steps) => `${step} / ${steps}`);
const legend = legendPanel((hidden) => setView({ hidden }));
const summary = summaryPanel();
const map = mapPanel(byId("path-layer"), { edit: explorer.edit, view: () => state.view, look: (window) => setView({ window }), hover: hoverOn, scrolls: true });
const charts = chartsPanel(byId("charts"), { setView, seek: player.seek, hover: hoverOn });
const settled = patiently(settle, REST);
let palette = theme.palette(state.view.colorscale);
/** @type {import("./types.js").Emphasis} */
let emphasis = { card: null, symbol: null };
/** @type {import("./types.js").Hover|null} */
let hovered = null;
let told = -1;
/** The panels that the plots are fitted to. */
let layout = state.view.panels.join();
/** What optimizers remember, once that is to be seen. @type {import("./types.js").OptimizerDeclaration[]|null} */
let optimizers = null;
/** Whether a deck has spoken. */
let decked = false;
/** Whether the large button has been used. */
let begun = false;
/** The query that was opened or asked for last. */
let current = link;
/** Whether a command asked for it and is not answered yet. */
let commanded = false;
/** The last of them that was not refused. */
let granted = link;
/** The view before what was asked for and is not answered yet. */
let before = state.view;
/** Whether the paths are to stand where the view says, and not where they have come to. */
let placing = true;

const whole = () => Math.floor(player.position);
const drawing = () => pictureOf(state.view, explorer.result, { position: player.position, palette, emphasis, hover: hovered, optimizers: optimizers ?? [] });

/** @param {Result} result */
function arrived(result) {
  const first = root.dataset.query === undefined;
  const changes = root.dataset.query !== result.query;
  const ended = player.position >= player.steps && !player.playing;
  root.dataset.query = result.query;
  commanded = false;
  player.resize(result.steps);
  if (placing) {
    player.pause();
    player.place(auto.rest());
  } else if (ended) player.place(result.steps);
  placing = false;
  if (changes) host.tell(first ? "ready" : "scene", { query: result.query, step: whole(), steps: result.steps });
  draw();
  assign(document.body, "data-ready", "");
  auto.ready();
}

/** Draws all that depends on the result and the view. */
function draw() {
  const { result } = explorer;
  const { view } = state;
  dress(view);
  player.set(view);
  if (!result) return;
  if (!optimizers && needed(view.panels).includes("state")) void declare();
  const now = drawing();
  const laidOut = view.panels.join();
  Promise.all([view.panels.includes("contour") && map.draw(result, now), charts.draw(result, now)])
    .then(() => (laidOut === layout ? undefined : refit()))
    .then(() => void (layout = laidOut))
    .catch((error) => report(error, false));
  legend.update(result, now);
  follow(player.position);
  offer();
  settled.ask();
}

/** Asks what optimizers remember, once. */
async function declare() {
  optimizers = [];
  optimizers = await persistently(api.optimizers, (error) => report(error, !error && explorer.own));
  draw();
}

/** Gives the page what the view says of it. @param {View} view */
function dress(view) {
  theme.apply(view.theme);
  palette = theme.palette(view.colorscale);
  root.toggleAttribute("data-transparent", view.transparent);
  const caption = byId("caption");
  write(caption, view.caption ?? "");
  hide(caption, !view.caption);
  hide(byId("player"), !view.controls.includes("player"));
  hide(byId("open"), !view.controls.includes("link"));
  assign(byId("embed"), "data-charts", String(view.panels.filter((panel) => !["contour", "inspector"].includes(panel)).length));
}

/** What may wait: words, the way out, the picture for the printer, a finer ground. */
function settle() {
  const { result } = explorer;
  if (!result) return;
  const at = whole() >= player.steps ? null : whole();
  const words = overview(result, new Set(state.view.hidden));
  const { play, transparent, controls, ...kept } = state.view;
  byId("open").href = `${byId("open").pathname}?${join(result.query, { ...DEFAULTS, ...kept, at })}`;
  const asked = split(current);
  hide(byId("again"), join(state.query, { ...state.view, at: null }) === join(asked.query, { ...asked.view, at: null }));
  summary.update(result, state.view);
  picture.update(join(result.query, { ...state.view, at }), words);
  document.title = _("{landscape} · Thalweg", { landscape: _(result.surface.label) });
  write(byId("heading"), document.title);
  explorer.look();
}

/** @param {number} position */
function moved(position) {
  const { result } = explorer;
  if (!result) return;
  const now = drawing();
  if (state.view.panels.includes("contour")) map.move(result, now, position);
  charts.move(result, now, position);
  follow(position);
}

/** @param {number} position */
function follow(position) {
  bar.move(position);
  if (whole() === told) return;
  told = whole();
  host.tell("step", { step: told, steps: player.steps });
  settled.ask();
}

function played() {
  bar.played();
  offer();
  host.tell(player.playing ? "play" : player.position >= player.steps ? "ended" : "pause", { step: whole() });
}

/** The large button, where a click is to begin it. */
function offer() {
  const { play, controls } = state.view;
  hide(byId("begin"), play !== "click" || player.playing || !player.steps || !explorer.result || (begun && controls.includes("player")));
}

/** @param {"start"|"stop"} word */
function onSlide(word) {
  decked = true;
  auto.slide(word);
}

/**
 * Shows another query, or the same one again.
 * @param {string} query
 * @param {boolean} [glide] whether it plays on to its step, where only that is another
 */
function show(query, glide = false) {
  const next = split(query);
  const same = explorer.result !== null && next.query === state.query;
  placing = query === current || next.view.at !== split(current).view.at;
  if (current === granted) before = state.view;
  current = query;
  state.write({ query: next.query, view: next.view });
  if (!same) {
    void explorer.load().then(() => {
      if (current === query) granted = query;
    });
    return;
  }
  granted = query;
  commanded = false;
  notice.report(null, false);
  const at = auto.rest();
  if (placing) player.pause();
  const gliding = glide && auto.moves && at > player.position;
  if (placing && !gliding) player.seek(at);
  setView({});
  if (placing && gliding) player.playTo(at);
  placing = false;
  auto.ready();
}

/** @param {Partial<View>} change */
function setView(change) {
  state.write({ view: change });
  const { result } = explorer;
  if (result && needed(state.view.panels).some((name) => !result.include.includes(name))) explorer.refresh();
  draw();
}

/** @param {import("./types.js").Hover|null} next */
function hoverOn(next) {
  if (next?.step === hovered?.step && next?.card === hovered?.card) return;
  hovered = next;
  charts.setHover(next);
  highlight({ card: next?.card ?? null, symbol: null });
}

/** @param {import("./types.js").Emphasis} next */
function highlight(next) {
  emphasis = next;
  charts.setEmphasis(next);
  if (explorer.result && state.view.panels.includes("contour")) void map.draw(explorer.result, drawing());
}

/** @param {Error|null} problem @param {boolean} linked */
function report(problem, linked) {
  const said = notice.report(problem, linked);
  if (!problem) return;
  host.tell("error", { ...(commanded && { command: "set" }), message: said });
  // What was refused is not what is shown.
  if (problem instanceof Problem && !problem.passing && explorer.result && current !== granted) {
    state.write({ query: explorer.result.query, view: before });
    current = granted;
    placing = false;
  }
}

byId("again").addEventListener("click", () => {
  auto.anew();
  commanded = false;
  show(current);
});
byId("begin").addEventListener("click", () => {
  begun = true;
  player.play();
});
theme.onSystemChange(() => setView({}));
onHighlight(highlight);
keys({
  run: {
    " ": player.toggle,
    ArrowLeft: () => player.step(-1),
    ArrowRight: () => player.step(1),
    Home: () => player.seek(0),
    End: () => player.seek(player.steps),
    "+": map.nearer,
    "-": map.further,
    0: map.whole,
  },
  deck: () => decked || state.view.play === "slide",
  reveal: host.reveal,
});
dress(state.view);
await room();
theme.measureType();
void explorer.load();
