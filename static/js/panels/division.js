// @ts-check
/**
 * Division by a size, to be seen: on the left what the step goes against, in frames of the sizes it is divided by, one
 * for each axis; on the right the same frames made equal, and the step in them.
 */

import { element, svg } from "../dom.js";
import { number } from "../format.js";
import { _ } from "../i18n.js";
import { AXES, changeOf, each, pairOf, sizesOf, valueOf } from "../inspection.js";
import { isNumber } from "../numbers.js";
import { side } from "./terms.js";

/** @typedef {import("../inspection.js").Pair} Pair */
/** @typedef {import("../inspection.js").Step} Step */
/** A bar's picture reaches this far to either side. */
const HALF = 100;
const HEIGHT = 22;

/**
 * @param {import("./terms.js").Terms} terms
 * @param {import("../types.js").OptimizerDeclaration} declared
 * @returns {{element: Element, update: (step: Step) => void}|null} null for a rule that divides by nothing
 */
export function divisionPicture({ direction, size, rate }, declared) {
  const { divisor } = declared;
  if (!size || !divisor) return null;
  const bars = AXES.map((axis) => ({ axis, before: bar(), after: bar() }));
  const picture = element(
    "div",
    { class: "division", role: "group", "aria-label": _("The division, axis by axis") },
    element("span"),
    element("span", { class: "division-heading" }, side("−", direction), " ", _("in a frame of"), " ", side("±", size)),
    element("span", { class: "division-heading" }, _("the step in a frame of"), " ", side("±", rate)),
    ...bars.flatMap(({ axis, before, after }) => [element("span", { class: "division-axis", "aria-hidden": "true" }, axis), before.element, after.element]),
  );
  return {
    element: picture,
    update(step) {
      const [followed, sizes, change] = [pairOf(step, declared.direction), sizesOf(step, divisor), changeOf(step)];
      const lr = Number(valueOf(step, "lr", "x"));
      const against = each((axis) => (isNumber(followed[axis]) ? -followed[axis] : null));
      const share = each((axis) => (isNumber(change[axis]) && lr > 0 ? change[axis] / lr : null));
      const [widest, longest] = [largest(against, sizes), Math.max(1, largest(share))];
      for (const { axis, before, after } of bars) {
        const values = { axis, value: number(against[axis]), size: number(sizes[axis]), step: number(change[axis]), share: number(share[axis]) };
        before.draw(against[axis], sizes[axis], widest, _("{axis}: {value} in a frame of ±{size}", values));
        after.draw(share[axis], 1, longest, _("{axis}: a step of {step}, {share} times the rate", values));
      }
    },
  };
}

/** A frame around the middle, and a bar from the middle to one side. */
function bar() {
  const box = { viewBox: `${-HALF - 2} 0 ${2 * HALF + 4} ${HEIGHT}`, preserveAspectRatio: "none" };
  const title = svg("title");
  const line = svg("line", { x1: -HALF, x2: HALF, y1: HEIGHT / 2, y2: HEIGHT / 2 });
  const frame = svg("rect", { y: 2, height: HEIGHT - 4, class: "division-frame" });
  const filled = svg("rect", { y: 7, height: HEIGHT - 14, class: "division-fill" });
  const middle = svg("line", { x1: 0, x2: 0, y1: 0, y2: HEIGHT });
  const picture = svg("svg", { ...box, role: "img", class: "division-bar" }, title, line, frame, filled, middle);
  return {
    element: picture,
    /**
     * @param {number|null} value
     * @param {number|null} size half the frame's width
     * @param {number} full what reaches from the middle to the side
     * @param {string} words
     */
    draw(value, size, full, words) {
      const [length, half] = [value, size].map((one) => (isNumber(one) ? (HALF * one) / full : 0));
      place(frame, -half, half);
      place(filled, Math.min(0, length), Math.max(0, length));
      picture.setAttribute("aria-label", words);
      title.textContent = words;
    },
  };
}

/**
 * @param {Element} rectangle
 * @param {number} from
 * @param {number} to
 */
function place(rectangle, from, to) {
  rectangle.setAttribute("x", from.toFixed(2));
  rectangle.setAttribute("width", (to - from).toFixed(2));
}

/** @param {Pair[]} pairs */
function largest(...pairs) {
  return Math.max(Number.MIN_VALUE, ...pairs.flatMap(({ x, y }) => [Math.abs(x ?? 0), Math.abs(y ?? 0)]));
}
