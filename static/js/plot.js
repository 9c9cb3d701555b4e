// @ts-check
/**
 * The only caller of Plotly. A plot takes whole figures and moving frames; while one is being drawn, only the newest
 * of each waits, and a figure makes the frames before it idle.
 */

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Frame} Frame */

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false, showTips: false };
const STILL = { mode: "immediate", frame: { redraw: false, duration: 0 }, transition: { duration: 0 } };

/**
 * Plotly, once its script has run, which stands behind this module's in the page.
 * @type {Promise<any>}
 */
const library = new Promise((resolve, reject) => {
  const script = document.getElementById("plotly");
  script?.addEventListener("load", () => resolve(/** @type {any} */ (window).Plotly));
  script?.addEventListener("error", () => reject(new Error("plotly.js could not be loaded")));
});
// Whoever draws is told; until then it is nobody's fault.
library.catch(() => {});

/**
 * @param {any} host the element to draw in
 * @param {{click?: (x: number, y: number, event: MouseEvent) => void, hover?: (x: number|null, y: number|null) => void}} [listeners]
 *   both in the coordinates of the data; `hover` with nulls when the pointer leaves. Without either the plot is still.
 */
export function createPlot(host, { click, hover } = {}) {
  const still = !click && !hover;
  /** @type {Figure|null} */
  let figure = null;
  /** @type {Frame|null} */
  let frame = null;
  let busy = false;
  let drawn = false;

  /** @param {any} Plotly */
  const first = (Plotly) => {
    host.on("plotly_click", (/** @type {any} */ event) => click?.(event.xvals[0], event.yvals[0], event.event));
    host.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => hover?.(...toData(event)));
    host.addEventListener("pointerleave", () => hover?.(null, null));
    new ResizeObserver(() => Plotly.Plots.resize(host)).observe(host);
    drawn = true;
  };

  const pump = async () => {
    if (busy) return;
    busy = true;
    try {
      const Plotly = await library;
      while (figure || frame) {
        if (figure) {
          const next = figure;
          figure = null;
          await Plotly.react(host, next.data, next.layout, { ...CONFIG, staticPlot: still });
          if (!drawn) first(Plotly);
          host.dataset.drawn = String(Number(host.dataset.drawn ?? 0) + 1);
        } else if (frame) {
          const { data, traces } = frame;
          frame = null;
          await Plotly.animate(host, { data, traces }, STILL);
        }
      }
    } finally {
      busy = false;
    }
  };

  /** @param {{clientX: number, clientY: number}} pointer */
  const toData = ({ clientX, clientY }) => {
    const layout = host._fullLayout;
    if (!layout) return /** @type {[number, number]} */ ([NaN, NaN]);
    const box = host.getBoundingClientRect();
    return /** @type {[number, number]} */ ([
      layout.xaxis.p2d(clientX - box.left - layout.xaxis._offset),
      layout.yaxis.p2d(clientY - box.top - layout.yaxis._offset),
    ]);
  };

  return {
    /** @param {Figure} next */
    draw(next) {
      figure = next;
      frame = null;
      return pump();
    },
    /** @param {Frame} next for the figure drawn last */
    move(next) {
      if (figure || !drawn) return;
      frame = next;
      void pump();
    },
    toData,
    /**
     * How far a point of the data is from the pointer, in pixels.
     * @param {[number, number]} point
     * @param {{clientX: number, clientY: number}} pointer
     */
    distance([x, y], pointer) {
      const layout = host._fullLayout;
      if (!layout) return Infinity;
      const box = host.getBoundingClientRect();
      const across = box.left + layout.xaxis._offset + layout.xaxis.d2p(x) - pointer.clientX;
      const down = box.top + layout.yaxis._offset + layout.yaxis.d2p(y) - pointer.clientY;
      return Math.hypot(across, down);
    },
  };
}
