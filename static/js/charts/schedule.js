// @ts-check
/** The learning rate against the step, small enough for a card. */

import { element, svg, write } from "../dom.js";
import { exact, number } from "../format.js";
import { _ } from "../i18n.js";
import { isNumber, NONE } from "../numbers.js";

const WIDTH = 240;
const HEIGHT = 44;
/** Between the line and the edge, so that none of its width is cut off. */
const INSET = 3;
/** A scale is logarithmic if the highest rate is so many times the lowest, and so many times the one in the middle. */
const SPAN = { lowest: 100, middle: 5 };

/** @returns {{element: HTMLElement, update: (rates: import("../types.js").Numbers) => void, move: (position: number) => void}} */
export function rateChart() {
  const line = svg("path", { class: "rate-line" });
  const cursor = svg("path", { class: "rate-cursor" });
  const picture = svg("svg", { class: "rate-picture", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, line, cursor);
  const [top, bottom, end] = [1, 2, 3].map(() => element("span"));
  const now = element("output", { class: "rate-now" });
  let rates = NONE;
  let position = 0;

  const point = () => {
    if (!rates.length) return;
    const step = Math.min(Math.floor(position), rates.length - 1);
    const x = across(step, rates.length);
    cursor.setAttribute("d", `M${x} 0V${HEIGHT}`);
    write(now, _("η = {rate} at step {step}", { rate: number(rates[step]), step: step + 1 }));
    now.title = exact(rates[step]);
  };

  return {
    element: element(
      "figure",
      { class: "rate", role: "group", "aria-label": _("Learning rate against step") },
      element("div", { class: "rate-scale", "aria-hidden": "true" }, top, bottom),
      picture,
      element("div", { class: "rate-steps" }, element("span", { "aria-hidden": "true" }, "1"), now, element("span", { "aria-hidden": "true" }, end)),
    ),
    update(next) {
      rates = next;
      const { low, high, place } = scaleOf(next.filter(isNumber));
      top.textContent = number(high, 3);
      bottom.textContent = low === high ? "" : number(low, 3);
      end.textContent = String(next.length);
      line.setAttribute("d", outline(next, place));
      point();
    },
    move(next) {
      position = next;
      point();
    },
  };
}

/**
 * The ends of the vertical scale and the height of a rate on it.
 * @param {import("../types.js").Numbers} rates
 */
function scaleOf(rates) {
  const high = rates.reduce((most, rate) => Math.max(most, rate), -Infinity);
  const low = rates.reduce((least, rate) => Math.min(least, rate), Infinity);
  const middle = [...rates].sort((one, other) => one - other)[Math.floor(rates.length / 2)];
  const log = low > 0 && high / low > SPAN.lowest && high / middle > SPAN.middle;
  const [from, to] = log ? [Math.log(low), Math.log(high)] : [Math.min(0, low), high];
  const place = (/** @type {number} */ rate) => HEIGHT - INSET - ((log ? Math.log(rate) : rate) - from) * ((HEIGHT - 2 * INSET) / (to - from || 1));
  return { low: log ? low : Math.min(0, low), high, place };
}

/**
 * @param {number} step
 * @param {number} count
 */
function across(step, count) {
  return Number((INSET + (step * (WIDTH - 2 * INSET)) / Math.max(1, count - 1)).toFixed(2));
}

/**
 * The line through the rates. Where several share a place, from the lowest to the highest of them.
 * @param {import("../types.js").Numbers} rates
 * @param {(rate: number) => number} place
 */
function outline(rates, place) {
  /** @type {Map<number, number[]>} */
  const columns = new Map();
  for (const [step, rate] of rates.entries()) {
    if (!isNumber(rate)) continue;
    const x = rates.length > WIDTH ? Math.round(across(step, rates.length)) : across(step, rates.length);
    const y = Number(place(rate).toFixed(2));
    const found = columns.get(x);
    if (!found) columns.set(x, [y, y, y, y]);
    else columns.set(x, [found[0], Math.min(found[1], y), Math.max(found[2], y), y]);
  }
  const points = [...columns].flatMap(([x, heights]) => [...new Set(heights)].map((y) => `${x} ${y}`));
  return points.length ? `M${points.join("L")}` : "";
}
