// @ts-check
/** Says in a small box what the pointer is on: the nearest drawn point, in the words of its trace. */

import { element } from "./dom.js";
import { exact, number } from "./format.js";

/** @typedef {{trace: Record<string, any>, index: number}} Found */

/** How near a point must be, in pixels. */
const REACH = 16;

/**
 * @param {HTMLElement} host
 * @param {ReturnType<typeof import("./pencil.js").createPencil>} pencil
 * @param {(meta: any, index: number) => void} [over] hears the `meta` of the trace that the pointer is on, or null, and
 *   which of its points
 */
export function createTip(host, pencil, over) {
  /** Where the pointer is in the host, if it is there and not pressed. @type {{x: number, y: number}|null} */
  let pointer = null;
  const box = element("div", { class: "tip", hidden: true, "aria-hidden": "true" });

  const update = () => {
    const found = pointer && nearest(pencil.placed, pointer.x, pointer.y);
    box.hidden = !found;
    over?.(found?.trace.meta ?? null, found?.index ?? 0);
    if (found) box.replaceChildren(...lines(found));
    if (found && box.parentElement !== host) host.append(box);
  };
  const leave = () => {
    pointer = null;
    update();
  };

  host.addEventListener("pointermove", (event) => {
    // Who drags something looks at that.
    if (event.buttons) {
      if (pointer) leave();
      return;
    }
    const edges = host.getBoundingClientRect();
    const [x, y] = [event.clientX - edges.left, event.clientY - edges.top];
    pointer = { x, y };
    update();
    box.classList.toggle("is-left", x > edges.width / 2);
    box.classList.toggle("is-above", y > edges.height / 2);
    box.style.left = `${x}px`;
    box.style.top = `${y}px`;
  });
  host.addEventListener("pointerleave", leave);
  // What zooms moves the point away from under the pointer.
  host.addEventListener("wheel", leave, { passive: true });

  return {
    /** Looks again at what is under the pointer, after it has been drawn anew. */
    update: () => void (pointer && update()),
  };
}

/**
 * The drawn point nearest to a place; of several at one place the one on top.
 * @param {import("./pencil.js").Placed[]} placed
 * @param {number} x in pixels
 * @param {number} y
 */
function nearest(placed, x, y) {
  let [found, least] = [/** @type {Found|null} */ (null), REACH ** 2];
  for (const { trace, x: xs, y: ys, seen } of placed) {
    if (!trace.hovertemplate && !trace.hovertext) continue;
    for (let index = 0; index < xs.length; index += 1) {
      const distance = (xs[index] - x) ** 2 + (ys[index] - y) ** 2;
      if (distance <= least && seen(index) && (trace.hovertemplate || own(trace.hovertext, index))) [found, least] = [{ trace, index }, distance];
    }
  }
  return found;
}

/**
 * What a trace says of one of its points: its template filled in, or its text.
 * @param {Found} found
 */
function lines({ trace, index }) {
  const { hovertemplate, hovertext, x, y, text, customdata, name } = trace;
  /** @type {Record<string, any>} */
  const known = { x: x[index], y: y[index], text: own(text, index), customdata: own(customdata, index), pointNumber: index, "fullData.name": name };
  const told = hovertemplate
    ? hovertemplate.replace(/<extra>.*<\/extra>/, "").replace(/%\{([\w.]+)(?:\[(\d+)\])?(:[^}]*)?\}/g, fill)
    : own(hovertext, index);

  /** @param {string} _whole @param {string} key @param {string} [place] @param {string} [format] */
  function fill(_whole, key, place, format) {
    const value = place === undefined ? known[key] : known[key]?.[Number(place)];
    if (format) return number(value);
    return typeof value === "number" ? exact(value) || "–" : String(value ?? "–");
  }

  return told.split("<br>").map((/** @type {string} */ line) => element(line.startsWith("<b>") ? "b" : "span", {}, plain(line)));
}

/** @param {any} value @param {number} index */
function own(value, index) {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? /** @type {any} */ (value)[index] : value;
}

/** @param {string} text with Plotly's tags and entities */
function plain(text) {
  return text.replace(/<\/?b>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
