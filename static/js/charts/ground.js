// @ts-check
/** The ground as contours, to lie under the paths. Pure: no DOM, no Plotly. */

import { placed } from "../levels.js";
import { domainOf } from "../result.js";
import { axis, layout, MARGIN } from "./style.js";

/**
 * @param {import("../types.js").Surface} surface
 * @param {import("../types.js").Palette} palette
 * @returns {import("../types.js").Figure}
 */
export function figure(surface, palette) {
  const [x, y] = domainOf(surface);
  return {
    data: [contours(surface, palette)],
    layout: layout(palette, {
      margin: MARGIN,
      xaxis: axis(palette, { range: x, visible: false }),
      yaxis: axis(palette, { range: y, visible: false }),
    }),
  };
}

/**
 * @param {import("../types.js").Surface} surface
 * @param {import("../types.js").Palette} palette
 */
function contours({ x, y, z, levels, scale }, palette) {
  const last = Math.max(1, levels.length - 1);
  const shades = palette.contour;
  return {
    type: "contour",
    x,
    y,
    z: placed(z, levels, scale),
    zauto: false,
    zmin: -1,
    zmax: last + 1,
    autocontour: false,
    contours: { start: 0, end: last, size: 1, coloring: "fill" },
    colorscale: shades.map((shade, index) => [index / (shades.length - 1), shade]),
    showscale: false,
    line: { width: 0.6, color: palette.line },
    hoverinfo: "skip",
  };
}
