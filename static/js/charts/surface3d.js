// @ts-check
/** The ground in space with the paths upon it. Pure: no DOM, no Plotly. */

import { _ } from "../i18n.js";
import { placed } from "../levels.js";
import { isNumber } from "../numbers.js";
import { domainOf, shown, stepAt } from "../result.js";
import { drape } from "./drape.js";
import { layout, stroke } from "./style.js";
import { shortest } from "./ticks.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Surface} Surface */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** How far over the ground a path lies, as a share of the height of the whole. */
const LIFT = 0.012;
const EYE = { x: -0.69, y: -1.03, z: 1.6 };
/** How many level lines help the eye. */
const LINES = 18;
/** About how many ticks an axis has, and in large type, for which there is less room. */
const TICKS = { usual: 5, large: 3 };

/**
 * @typedef {{measure: (value: number) => number, z: import("../types.js").Heights[], low: number, high: number}} Relief
 *   where a value is drawn, the ground so drawn, and its lowest and highest place
 */

/** @type {WeakMap<Surface, Relief>} */
const reliefs = new WeakMap();
/** @type {WeakMap<Trajectory, import("./drape.js").Drape>} */
const drapes = new WeakMap();

/**
 * The heights of the ground. Where its levels are logarithmic they are as well, above the lowest value.
 * @param {Surface} surface
 */
function reliefOf(surface) {
  const known = reliefs.get(surface);
  if (known) return known;
  const values = surface.z.flat().filter(isNumber);
  const lowest = values.reduce((least, value) => Math.min(least, value), Infinity);
  const threshold = (surface.levels.find((level) => level > lowest) ?? lowest + 1) - lowest;
  const measure = surface.scale === "log" ? (/** @type {number} */ value) => Math.asinh((value - lowest) / threshold) : (/** @type {number} */ value) => value;
  const z = surface.z.map((row) => row.map((value) => (value === null ? null : measure(value))));
  const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const found = values.length ? { measure, z, low: measure(lowest), high: measure(highest) } : { measure, z, low: 0, high: 1 };
  reliefs.set(surface, found);
  return found;
}

/**
 * @param {Result} result
 * @param {Picture} picture
 * @returns {import("../types.js").Figure}
 */
export function figure(result, picture) {
  const { palette } = picture;
  const { surface } = result;
  const relief = reliefOf(surface);
  const moving = frame(result, picture, picture.position).data;
  const visible = shown(result, picture.hidden);
  const lines = visible.flatMap((trajectory, index) => [
    { ...moving[2 * index], ...line(palette.casing, 9) },
    { ...moving[2 * index + 1], ...line(stroke(trajectory, picture).color, 5) },
  ]);
  const heads = { ...moving[moving.length - 1], type: "scatter3d", mode: "markers", hoverinfo: "skip" };
  return { data: [ground(surface, relief, palette), minima(surface, relief, palette), ...lines, heads], layout: scene(surface, relief, picture) };
}

/**
 * @param {Result} result
 * @param {Picture} picture
 * @param {number} position
 * @returns {import("../types.js").Frame}
 */
export function frame(result, picture, position) {
  const relief = reliefOf(result.surface);
  const visible = shown(result, picture.hidden);
  const lift = LIFT * (relief.high - relief.low || 1);
  const paths = visible.map((trajectory) => travelled(trajectory, result.surface, relief, lift, position));
  const ends = paths.map(({ x, y, z }) => [x, y, z].map((values) => values[values.length - 1] ?? null));
  const heads = {
    x: ends.map(([x]) => x),
    y: ends.map(([, y]) => y),
    z: ends.map(([, , z]) => z),
    marker: { size: 6, color: visible.map((trajectory) => stroke(trajectory, picture).color), line: { width: 2, color: picture.palette.casing }, opacity: 1 },
  };
  const lines = paths.flatMap(({ x, y, z }) => [{ x, y, z: z.map((height) => (height === null ? null : height - lift / 2)) }, { x, y, z }]);
  return { data: [...lines, heads], traces: [...lines, heads].map((_unused, index) => index + 2) };
}

/**
 * How the heights are measured: the name of their axis has no room for it.
 * @param {Result} result
 */
export function note({ surface }) {
  return surface.scale === "log" ? _("f, logarithmic") : "";
}

/**
 * What there is to say where the ground has no height that is seen: nothing of it can be drawn.
 * @param {Result} result
 * @returns {{text: string}|null}
 */
export function notice({ surface }) {
  return surface.z.some((row) => row.some(isNumber)) ? null : { text: _("There is no finite number to draw.") };
}

/**
 * A path on the ground up to a position.
 * @param {Trajectory} trajectory
 * @param {Surface} surface
 * @param {Relief} relief
 * @param {number} lift
 * @param {number} position
 */
function travelled(trajectory, surface, { z }, lift, position) {
  const known = drapes.get(trajectory) ?? drape(trajectory, { ...surface, z }, lift);
  drapes.set(trajectory, known);
  const count = known.ends[stepAt(trajectory, position)];
  return { x: known.x.slice(0, count), y: known.y.slice(0, count), z: known.z.slice(0, count) };
}

/** @param {string} color @param {number} width */
function line(color, width) {
  return { type: "scatter3d", mode: "lines", hoverinfo: "skip", line: { color, width } };
}

/** @param {Surface} surface @param {Relief} relief @param {import("../types.js").Palette} palette */
function ground({ x, y, z, levels, scale }, relief, { contour, line }) {
  return {
    type: "surface",
    x,
    y,
    z: relief.z,
    surfacecolor: placed(z, levels, scale),
    cmin: -1,
    cmax: Math.max(1, levels.length - 1) + 1,
    colorscale: contour.map((shade, index) => [index / (contour.length - 1), shade]),
    showscale: false,
    hoverinfo: "skip",
    contours: {
      x: { highlight: false },
      y: { highlight: false },
      z: { highlight: false, show: true, start: relief.low, end: relief.high, size: (relief.high - relief.low || 1) / LINES, color: blend(line, contour[Math.floor(contour.length / 2)]), width: 1 },
    },
    lighting: { ambient: 0.66, diffuse: 0.55, specular: 0.04, roughness: 0.9, fresnel: 0.02 },
    lightposition: { x: -4000, y: 2000, z: 9000 },
  };
}

/**
 * A colour that lets another shine through, as one that does not: in space there are no such lines.
 * @param {string} above
 * @param {string} below
 */
function blend(above, below) {
  const [[r, g, b, share = 1], under] = [above, below].map((colour) => (colour.match(/[\d.]+/g) ?? []).map(Number));
  return `rgb(${[r, g, b].map((part, index) => Math.round(share * part + (1 - share) * under[index])).join(", ")})`;
}

/** @param {Surface} surface @param {Relief} relief @param {import("../types.js").Palette} palette */
function minima({ critical_points }, { measure, high, low }, palette) {
  const points = critical_points.filter(({ kind }) => kind === "minimum");
  return {
    type: "scatter3d",
    mode: "markers",
    hoverinfo: "skip",
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    z: points.map(({ value }) => Math.max(measure(value), low) + LIFT * (high - low)),
    marker: { symbol: "diamond", size: 4, color: palette.ink, line: { width: 1, color: palette.casing } },
  };
}

/** @param {Surface} surface @param {Relief} relief @param {Picture} picture */
function scene(surface, { measure, low, high }, { palette, view }) {
  const count = view.present ? TICKS.large : TICKS.usual;
  const [x, y] = domainOf(surface);
  const log = surface.scale === "log";
  const apart = Math.ceil(surface.levels.length / count);
  const ticks = shortest(surface.levels.filter((_unused, index) => index % apart === 0));
  const quiet = { showbackground: false, gridcolor: palette.hairline, zeroline: false, showspikes: false, color: palette.muted, tickfont: { size: 10, color: palette.muted } };
  const title = (/** @type {string} */ text) => ({ text, font: { size: 12, color: palette.muted } });
  return layout(palette, {
    margin: { l: 0, r: 0, t: 0, b: 0 },
    uirevision: "camera",
    hovermode: false,
    scene: {
      uirevision: "camera",
      dragmode: "turntable",
      hovermode: false,
      aspectmode: "manual",
      aspectratio: { x: 1, y: 1, z: 0.62 },
      camera: { eye: EYE, center: { x: 0, y: 0, z: -0.2 } },
      xaxis: { ...quiet, title: title("x"), range: x, nticks: count + 1 },
      yaxis: { ...quiet, title: title("y"), range: y, nticks: count + 1 },
      zaxis: {
        ...quiet,
        title: title("f"),
        range: [low - 0.02 * (high - low || 1), high + 0.04 * (high - low || 1)],
        ...(log ? { tickvals: ticks.values.map(measure), ticktext: ticks.words } : { nticks: count }),
      },
    },
  });
}
