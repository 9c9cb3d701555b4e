// @ts-check
/**
 * The step that comes next, as arrows from the head of the path that is looked into. All are in the map's own units:
 * the step as it is, the rate times the downhill slope, which is where plain gradient descent would go, the rate times
 * the direction that the rule follows, and the rate times the sizes by which it divides, as a frame. Pure: no DOM, no
 * Plotly.
 */

import { changeOf, hasDirection, inspected, pairOf, sizesOf, stepFrom } from "../inspection.js";
import { isNumber } from "../numbers.js";
import { inside } from "../result.js";
import { seen } from "../window.js";
import { stroke } from "./style.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Domain} Domain */
/** @typedef {import("../types.js").Point} Point */
/** @typedef {import("../inspection.js").Pair} Pair */
/** @typedef {{x: (number|null)[], y: (number|null)[]}} Line */

/** The panel that the arrows belong to, and their own name among the overlays. */
export const PANEL = "inspector";
export const OVERLAY = "step";

/** How each is drawn, from the lowest to the top: here and in the words beside the map. */
export const STYLES = {
  frame: { width: 1.25, dash: "solid" },
  gradient: { width: 2, dash: "dot" },
  direction: { width: 2, dash: "dash" },
  step: { width: 3, dash: "solid" },
};
const CASING = 3;
const HEAD = 11;
/** @type {Line} */
const NOTHING = { x: [], y: [] };

/** @param {{view: import("../types.js").View}} picture */
export function isShown({ view }) {
  return view.panels.includes(PANEL) && view.overlays.includes(OVERLAY);
}

/**
 * The traces of the arrows, each above its casing; none while they are not shown.
 * @param {Result} result
 * @param {Picture} picture
 */
export function arrows(result, picture) {
  const { palette } = picture;
  const scatter = { type: "scatter", hoverinfo: "skip" };
  const looks = Object.entries(STYLES).flatMap(([name, style]) => [
    { ...scatter, uid: `casing-${name}`, mode: "lines", line: { color: palette.casing, width: style.width + CASING } },
    { ...scatter, uid: `arrow-${name}`, mode: name === "frame" ? "lines" : "lines+markers", line: { color: palette.ink, ...style } },
  ]);
  const next = [...looks, { ...scatter, uid: "arrow-ghost", mode: "markers" }];
  return moved(result, picture).map((moving, index) => ({ ...next[index], ...moving }));
}

/**
 * What changes in the traces of `arrows` with the position, in their order.
 * @param {Result} result
 * @param {Picture} picture
 * @returns {Record<string, any>[]}
 */
export function moved(result, picture) {
  if (!isShown(picture)) return [];
  const { frame, gradient, direction, step, ghost } = shapes(result, picture);
  return [
    frame,
    frame,
    ...[gradient, direction, step].flatMap((line) => [line, { ...line, marker: head(line, picture) }]),
    { ...ghost.line, marker: ghost.marker },
  ];
}

/**
 * @param {Result} result
 * @param {Picture} picture
 */
function shapes(result, picture) {
  const trajectory = inspected(result, picture);
  const step = trajectory && stepFrom(trajectory, picture.position);
  const from = step && pairOf(step, "position", true);
  const domain = seen(picture.view, result.domain);
  const nowhere = { gradient: NOTHING, direction: NOTHING, step: NOTHING, frame: NOTHING, ghost: { line: NOTHING, marker: {} } };
  if (!trajectory?.state || !step || !from || !inside(domain, from.x, from.y)) return nowhere;
  const here = /** @type {Point} */ ([from.x, from.y]);
  const rate = Number(trajectory.learning_rate?.[step.from]);
  const rule = picture.optimizers.find(({ id }) => id === trajectory.optimizer);
  const reach = (/** @type {Pair} */ change, factor = 1) => arrow(domain, here, { x: here[0] + factor * Number(change.x), y: here[1] + factor * Number(change.y) });
  return {
    gradient: reach(pairOf(step, "gradient"), -rate),
    direction: rule && hasDirection(step, rule) ? reach(pairOf(step, rule.direction), -rate) : NOTHING,
    step: reach(changeOf(step)),
    frame: rule?.divisor ? around(here, sizesOf(step, rule.divisor), rate) : NOTHING,
    ghost: ghostAt(domain, pairOf(step, "position"), stroke(trajectory, picture).color, picture),
  };
}

/**
 * A line from one point to another, as far as the edge of the map.
 * @param {Domain} domain
 * @param {Point} from a point on the map
 * @param {Pair} to
 * @returns {Line}
 */
function arrow(domain, from, to) {
  if (!isNumber(to.x) || !isNumber(to.y)) return NOTHING;
  const change = [to.x - from[0], to.y - from[1]];
  const shares = change.map((part, axis) => (part === 0 ? 1 : (domain[axis][part > 0 ? 1 : 0] - from[axis]) / part));
  const share = Math.min(1, ...shares);
  return { x: [from[0], from[0] + share * change[0]], y: [from[1], from[1] + share * change[1]] };
}

/**
 * The head of an arrow, where it ends.
 * @param {Line} line
 * @param {Picture} picture
 */
function head({ x }, { palette }) {
  return {
    symbol: "arrow",
    angleref: "previous",
    size: HEAD,
    color: palette.ink,
    opacity: x.map((_unused, index) => (index ? 1 : 0)),
    line: { width: 1, color: palette.casing },
  };
}

/**
 * A frame around a point, as far as each axis is divided by, times the rate. What lies beyond the map is not seen.
 * @param {Point} here
 * @param {Pair} sizes
 * @param {number} rate
 * @returns {Line}
 */
function around([x, y], sizes, rate) {
  if (!isNumber(sizes.x) || !isNumber(sizes.y)) return NOTHING;
  const [left, right] = [x - rate * sizes.x, x + rate * sizes.x];
  const [low, high] = [y - rate * sizes.y, y + rate * sizes.y];
  return { x: [left, right, right, left, left], y: [low, low, high, high, low] };
}

/**
 * The head of the path as it will be.
 * @param {Domain} domain
 * @param {Pair} point
 * @param {string} color
 * @param {Picture} picture
 */
function ghostAt(domain, { x, y }, color, { palette }) {
  const line = inside(domain, x, y) ? { x: [x], y: [y] } : NOTHING;
  return { line, marker: { symbol: "circle", size: 13, color, opacity: 0.5, line: { width: 2, color: palette.ink } } };
}
