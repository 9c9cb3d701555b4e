// @ts-check
/** The ground under the paths. While one zooms, what has been drawn is stretched; a finer drawing follows. */

import * as ground from "../charts/ground.js";
import { paint } from "../charts/thumbnail.js";
import { byId, element } from "../dom.js";
import { createPlot } from "../plot.js";
import { domainOf } from "../result.js";

/** @typedef {import("../types.js").Domain} Domain */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Result} Result */

/** Stretched further than this, contours are no help any more and slow to draw. */
const FARTHEST = 100;
/** The most pixels of a sketch, each of which is reckoned; a larger one is stretched. */
const FINEST = 500_000;

export function terrain() {
  const host = byId("ground-layer");
  const frame = host.parentElement;
  const plot = createPlot(host, {
    placed: () => {
      watch.disconnect();
      sketch.remove();
      begun = true;
      const { xaxis, yaxis } = host.layout;
      shown = [xaxis.range, yaxis.range];
      place();
    },
  });
  /** What was asked to be drawn. */
  let drawn = { surface: /** @type {import("../types.js").Surface|null} */ (null), palette: /** @type {any} */ (null), overlays: "" };
  /** What of the plane the drawing on the screen shows, and what is to be seen. */
  let shown = /** @type {Domain|null} */ (null);
  let seen = /** @type {Domain|null} */ (null);
  /** Whether Plotly has drawn. */
  let begun = false;

  /** @type {HTMLCanvasElement} what is to be seen until Plotly has drawn */
  const sketch = element("canvas", { class: "sketch", "aria-hidden": "true" });
  const outline = () => {
    const { surface, palette, overlays } = drawn;
    if (!surface) return;
    // A new size wipes it.
    const { clientWidth: width, clientHeight: height } = sketch;
    const ratio = Math.min(devicePixelRatio, Math.sqrt(FINEST / (width * height)));
    Object.assign(sketch, { width: Math.round(ratio * width), height: Math.round(ratio * height) });
    if (!overlays.includes("fill")) return;
    paint(sketch, surface, [], overlays.includes("lines") ? palette : { ...palette, line: "rgba(0, 0, 0, 0)" }, ratio * ground.THICKNESS);
    sketch.dataset.painted = "";
  };
  // It is painted once it has been laid out, and again when that changes.
  const watch = new ResizeObserver(outline);

  const place = () => {
    if (!shown || !seen) return;
    const [x, y] = seen;
    const [across, up] = [x[1] - x[0], y[1] - y[0]];
    const scale = [(shown[0][1] - shown[0][0]) / across, (shown[1][1] - shown[1][0]) / up];
    const still = shown.every(([low, high], axis) => low === /** @type {Domain} */ (seen)[axis][0] && high === /** @type {Domain} */ (seen)[axis][1]);
    const shift = [(100 * (shown[0][0] - x[0])) / across, (100 * (y[1] - shown[1][1])) / up];
    host.style.transform = still ? "" : `translate(${shift[0]}%, ${shift[1]}%) scale(${scale[0]}, ${scale[1]})`;
    // Beyond what has been drawn there is, until it is drawn, more high ground.
    frame.style.background = still || !drawn.overlays.includes("fill") ? "" : drawn.palette.contour[drawn.palette.contour.length - 1];
    host.style.visibility = Math.max(...scale) > FARTHEST ? "hidden" : "";
  };

  return {
    /** @param {Result} result @param {Picture} picture */
    draw({ surface }, { palette, view }) {
      const overlays = ground.OVERLAYS.filter((name) => view.overlays.includes(name)).join(",");
      if (drawn.surface === surface && drawn.palette === palette && drawn.overlays === overlays) return undefined;
      drawn = { surface, palette, overlays };
      if (!begun) {
        shown = domainOf(surface);
        place();
        host.append(sketch);
        watch.unobserve(sketch);
        watch.observe(sketch);
      }
      return plot.draw(ground.figure(surface, palette, view.overlays));
    },
    /** @param {Domain} domain what is to be seen */
    look(domain) {
      seen = domain;
      place();
    },
  };
}
