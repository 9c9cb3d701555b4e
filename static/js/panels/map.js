// @ts-check
/** The contour plot under the pointer: a click places the nearest start, and a start can be dragged. */

import { legend } from "../charts/paths.js";
import { byId, element } from "../dom.js";
import { number, point } from "../format.js";
import { _ } from "../i18n.js";
import { keyOf, placeOf } from "../identity.js";
import { createPlot } from "../plot.js";
import { domainOf, inside, isNumber } from "../result.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */

/** How near the pointer must be to take hold of a start, in pixels. */
const REACH = { mouse: 12, pen: 16, touch: 24 };
let drags = 0;

/**
 * @param {any} host
 * @param {(change: (scene: Scene) => void, how?: {gesture?: string}) => void} edit
 */
export function mapPanel(host, edit) {
  const readout = byId("readout");
  const hint = readout.textContent;
  /** @type {Result|null} */
  let result = null;
  /** @type {{key: number, gesture: string}|null} */
  let drag = null;

  const plot = createPlot(host, {
    /** @param {number} x @param {number} y @param {MouseEvent} event */
    click: (x, y, event) => {
      const { start } = nearest(event);
      if (start) place(keyOf(start), x, y);
    },
    /** @param {number|null} x @param {number|null} y */
    hover: (x, y) => {
      readout.textContent = describe(x, y) ?? hint;
    },
  });

  /** @param {{clientX: number, clientY: number}} pointer */
  const nearest = (pointer) => {
    const starts = result?.scene.start ?? [];
    const distances = starts.map((start) => plot.distance(start, pointer));
    const distance = Math.min(Infinity, ...distances);
    return { start: starts[distances.indexOf(distance)], distance };
  };

  /** @param {number} key the start's @param {number} x @param {number} y @param {string} [gesture] */
  const place = (key, x, y, gesture) => {
    if (!result) return;
    const point = [rounded(x, result.surface.x), rounded(y, result.surface.y)];
    edit(({ start }) => void Object.assign(start?.[placeOf(start, key)] ?? [], point), { gesture });
  };

  /** @param {number|null} x @param {number|null} y */
  const describe = (x, y) => {
    if (!result || x === null || y === null) return null;
    const { surface } = result;
    const column = cell(surface.x, x);
    const row = cell(surface.y, y);
    if (column === null || row === null) return null;
    return _("f{point} ≈ {value}", { point: point([x, y]), value: number(surface.z[row][column]) });
  };

  host.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    const near = nearest(event);
    if (event.button !== 0 || !near.start || near.distance > REACH[/** @type {keyof typeof REACH} */ (event.pointerType)]) return;
    drags += 1;
    drag = { key: keyOf(near.start), gesture: `drag ${drags}` };
    host.setPointerCapture(event.pointerId);
    host.classList.add("is-dragging");
    event.preventDefault();
    event.stopPropagation();
  }, true);
  // A finger on a start moves the start, not the page.
  host.addEventListener("touchstart", (/** @type {TouchEvent} */ event) => {
    if (nearest(event.touches[0]).distance <= REACH.touch) event.preventDefault();
  }, { passive: false, capture: true });
  host.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!drag) host.classList.toggle("is-near", nearest(event).distance <= REACH.mouse);
    else place(drag.key, ...plot.toData(event), drag.gesture);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    host.addEventListener(end, () => {
      drag = null;
      host.classList.remove("is-dragging");
    });
  }

  return {
    plot,
    /** @param {Result} next */
    update(next) {
      result = next;
      byId("nowhere").hidden = next.surface.z.some((row) => row.some(isNumber));
      byId("legend").replaceChildren(...entries(next));
    },
  };
}

/**
 * What the marks on the map mean.
 * @param {Result} result
 */
function entries({ scene, surface }) {
  const started = scene.start?.some((start) => inside(domainOf(surface), ...start));
  const marks = legend(surface).map(({ sign, word }) => element("li", {}, element("span", { class: "mark", "aria-hidden": "true" }, sign), word));
  return started ? [element("li", {}, element("span", { class: "mark mark-start" }), _("start")), ...marks] : marks;
}

/**
 * A coordinate as exact as a pointer can be, to about a thousandth of what is shown, and not beyond what is shown.
 * @param {number} value
 * @param {number[]} grid
 */
function rounded(value, grid) {
  const step = 10 ** Math.floor(Math.log10((grid[grid.length - 1] - grid[0]) / 1000));
  const [first, last] = [Math.ceil(grid[0] / step), Math.floor(grid[grid.length - 1] / step)];
  const count = Math.max(first, Math.min(Math.round(value / step), last));
  return Number((count * step).toFixed(Math.max(0, -Math.log10(step))));
}

/**
 * The place on an even grid that is nearest to a value; null outside.
 * @param {number[]} grid
 * @param {number} value
 */
function cell(grid, value) {
  const share = (value - grid[0]) / (grid[grid.length - 1] - grid[0]);
  return share >= 0 && share <= 1 ? Math.round(share * (grid.length - 1)) : null;
}
