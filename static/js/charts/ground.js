// @ts-check
/** The ground: contours, where f has no value, the labels of the levels, and the way down. Pure: no DOM, no Plotly. */

import { placed } from "../levels.js";
import { domainOf } from "../result.js";
import { arrows, streams } from "./field.js";
import { labels } from "./labels.js";
import { axis, layout } from "./style.js";
import { voids } from "./voids.js";

/** @typedef {import("../types.js").Surface} Surface */
/** @typedef {import("../types.js").Palette} Palette */

/**
 * What can lie under the paths, by the name that the view has for it, in the order of drawing.
 * @type {Record<string, (surface: Surface, palette: Palette, z: import("../types.js").Heights[]) => Record<string, any>[]>}
 */
const LAYERS = { labels, arrows, streams };
/** Of a line between two colours, in pixels. */
export const THICKNESS = 0.6;
/** The overlays that change the ground's drawing. */
export const OVERLAYS = ["fill", "lines", ...Object.keys(LAYERS)];

/**
 * @param {Surface} surface
 * @param {Palette} palette
 * @param {string[]} overlays
 * @returns {import("../types.js").Figure}
 */
export function figure(surface, palette, overlays) {
  const [x, y] = domainOf(surface);
  const z = placed(surface.z, surface.levels, surface.scale);
  const layers = Object.entries(LAYERS).filter(([name]) => overlays.includes(name));
  return {
    data: [contours(surface, z, palette, overlays), ...voids(surface, palette), ...layers.flatMap(([, layer]) => layer(surface, palette, z))],
    layout: layout(palette, {
      // No more than the axes enclose: it lies behind them and is stretched while one zooms.
      margin: { l: 0, r: 0, t: 0, b: 0 },
      xaxis: axis(palette, { range: x, visible: false }),
      yaxis: axis(palette, { range: y, visible: false }),
    }),
  };
}

/**
 * @param {Surface} surface
 * @param {import("../types.js").Heights[]} z places among the levels
 * @param {Palette} palette
 * @param {string[]} overlays
 */
function contours({ x, y, levels }, z, palette, overlays) {
  const last = Math.max(1, levels.length - 1);
  const shades = palette.contour;
  const filled = overlays.includes("fill");
  return {
    type: "contour",
    x,
    y,
    z,
    zauto: false,
    zmin: -1,
    zmax: last + 1,
    autocontour: false,
    contours: { start: 0, end: last, size: 1, coloring: filled ? "fill" : "none", showlines: overlays.includes("lines") },
    colorscale: shades.map((shade, index) => [index / (shades.length - 1), shade]),
    showscale: false,
    line: { width: filled ? THICKNESS : 1, color: palette.line },
    hoverinfo: "skip",
  };
}
