// @ts-check
/** Puts the explorer together: an edit goes to the explorer, its result to the charts and the panels. */

import { createApi } from "./api.js";
import { CHARTS } from "./charts/index.js";
import * as ground from "./charts/ground.js";
import * as paths from "./charts/paths.js";
import { slots } from "./colours.js";
import { byId } from "./dom.js";
import { createExplorer } from "./explorer.js";
import { _, ngettext } from "./i18n.js";
import { chartsPanel } from "./panels/charts.js";
import { headerPanel } from "./panels/header.js";
import { landscapePanel } from "./panels/landscape.js";
import { mapPanel } from "./panels/map.js";
import { optimizersPanel } from "./panels/optimizers.js";
import { outcomesPanel, sentence } from "./panels/outcomes.js";
import { startsPanel } from "./panels/starts.js";
import { statusPanel } from "./panels/status.js";
import { transportPanel } from "./panels/transport.js";
import { createPlayer } from "./player.js";
import { createPlot } from "./plot.js";
import { shown } from "./result.js";
import { createState } from "./state.js";
import * as theme from "./theme.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").View} View */

const api = createApi(document.documentElement.dataset.api ?? "/api/v1");
const state = createState((query) => {
  restyle();
  void explorer.load(query);
});
const status = statusPanel();
const explorer = createExplorer({ api, state, include: needed, onResult: arrived, onProblem: status.report, onBusy: status.busy });
const player = createPlayer({ move: moved, change: played });

const view = () => state.view;
const { edit } = explorer;
const header = headerPanel({ setView, view, say: status.say });
const outcomes = outcomesPanel();
const transport = transportPanel(player, { edit, setView });
const terrain = createPlot(byId("ground-layer"));
const map = mapPanel(byId("path-layer"), edit);
const charts = chartsPanel(byId("charts"), { setView, seek: player.seek });
/** The panels that are made from the declarations, once those are here. @type {{update: (result: Result) => void}[]} */
let declared = [];
let palette = theme.palette();
/** The ground that is on the screen. */
let drawn = { surface: /** @type {import("./types.js").Surface|null} */ (null), palette };
let whole = -1;
/** @type {import("./types.js").Emphasis} */
const emphasis = { card: null, symbol: null };

/** @returns {import("./types.js").Picture} */
function picture() {
  const { view } = state;
  const count = explorer.result?.cardNames.length ?? 0;
  return { view, hidden: new Set(view.hidden), colours: slots(view.colours, count), position: player.position, palette, emphasis };
}

/** What the API must include for the panels that are shown. */
function needed() {
  const { panels } = state.view;
  const wanted = CHARTS.filter(({ id }) => panels.includes(id)).map(({ include }) => include);
  return [...new Set([...wanted, panels.includes("inspector") ? "state" : undefined])].filter((name) => name !== undefined);
}

/** @param {Result} result */
function arrived(result) {
  const { at } = state.view;
  player.resize(result.steps);
  if (!player.playing) player.place(at ?? result.steps);
  for (const panel of declared) panel.update(result);
  map.update(result);
  draw();
}

/** Draws everything that depends on the result and the view. */
function draw() {
  const { result } = explorer;
  player.set(state.view);
  if (!result) return;
  const now = picture();
  const drawings = [];
  if (drawn.surface !== result.surface || drawn.palette !== palette) {
    drawn = { surface: result.surface, palette };
    drawings.push(terrain.draw(ground.figure(result.surface, palette)));
  }
  drawings.push(map.plot.draw(paths.figure(result, now)), charts.draw(result, now));
  Promise.all(drawings).catch((error) => status.report(error, false));
  header.update(api.numbersUrl(result.query));
  transport.update(result.scene.steps ?? result.steps, state.view);
  outcomes.update(result, state.view);
  describe(result, now);
  whole = -1;
  follow(player.position);
}

/**
 * Says in words what the plots show.
 * @param {Result} result
 * @param {import("./types.js").Picture} now
 */
function describe(result, { hidden }) {
  const visible = shown(result, hidden);
  const ends = visible.map((trajectory) => `${trajectory.name}: ${sentence(trajectory, result)}`).join("; ");
  const landscape = _(result.surface.label);
  document.title = _("{landscape} · Thalweg", { landscape });
  const summary = ngettext("{landscape} with {count} path. {ends}.", "{landscape} with {count} paths. {ends}.", visible.length, { landscape, ends });
  byId("contour").setAttribute("aria-label", _("Contour plot: {summary}", { summary }));
}

/** @param {number} position */
function moved(position) {
  const { result } = explorer;
  if (!result) return;
  const now = picture();
  map.plot.move(paths.frame(result, now, position));
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
}

function played() {
  transport.played();
  if (!player.playing) remember();
}

/** Keeps the position in the address, unless it is the end. */
function remember() {
  state.write({ view: { at: player.position >= player.steps ? null : Math.round(player.position) } });
}

/** Takes the colours of the view's theme. */
function restyle() {
  theme.apply(state.view.theme);
  palette = theme.palette();
}

/** @param {Partial<View>} change */
function setView(change) {
  state.write({ view: change }, { push: !("theme" in change || "speed" in change) });
  restyle();
  const { result } = explorer;
  if (result && needed().some((name) => !result.include.includes(name))) explorer.refresh();
  if (result) for (const panel of declared) panel.update(result);
  draw();
}

/** Waits for the declarations for as long as it takes. */
async function catalogue() {
  for (let wait = 1000; ; wait = Math.min(2 * wait, 8000)) {
    try {
      return await api.catalogue();
    } catch (error) {
      status.report(/** @type {Error} */ (error), false);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

theme.onSystemChange(() => setView({}));
void explorer.load(state.query);
const declarations = await catalogue();
declared = [
  landscapePanel(declarations, edit),
  startsPanel(declarations, edit),
  optimizersPanel(declarations, { edit, setView, view }),
];
for (const panel of explorer.result ? declared : []) panel.update(/** @type {Result} */ (explorer.result));
