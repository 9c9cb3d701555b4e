// @ts-check
/** What the arrows on the map mean, in words. */

import { STYLES } from "../charts/arrows.js";
import { element, svg } from "../dom.js";
import { _ } from "../i18n.js";
import { hasDirection } from "../inspection.js";
import { side } from "./terms.js";

const WIDTH = 30;
const DASHES = { solid: "none", dash: "7 4", dot: "2 3" };

/**
 * @param {import("./terms.js").Terms} terms
 * @param {import("../types.js").OptimizerDeclaration} declared
 */
export function arrowKey({ rate, gradient, direction, size }, declared) {
  const followed = entry(arrow("direction"), side("−", rate, direction), " ", size ? _("what the rule follows, before it is divided") : _("what the rule follows"));
  return {
    element: element(
      "ul",
      { class: "arrow-key", "aria-label": _("The arrows on the map") },
      entry(arrow("step"), _("the step, to the faint dot where it leads")),
      entry(arrow("gradient"), side("−", rate, gradient), " ", _("where plain gradient descent would go at the same rate")),
      followed,
      size && entry(frame(), side("±", rate, size), " ", _("what it is divided by: an arrow to this frame makes a step of the rate itself")),
    ),
    /** @param {import("../inspection.js").Step} step */
    update(step) {
      followed.hidden = !hasDirection(step, declared);
    },
  };
}

/**
 * @param {Element} picture
 * @param {...(Node|string)} words
 */
function entry(picture, ...words) {
  return element("li", {}, picture, element("span", {}, ...words));
}

/** @param {"gradient"|"direction"|"step"} name */
function arrow(name) {
  const { width, dash } = STYLES[name];
  return drawing(
    svg("line", { x1: 0, y1: 6, x2: WIDTH - 6, y2: 6, "stroke-width": width, "stroke-dasharray": DASHES[/** @type {keyof typeof DASHES} */ (dash)] }),
    svg("path", { d: `M${WIDTH} 6 l-9 -4 v8 z`, class: "arrow-head" }),
  );
}

function frame() {
  return drawing(svg("rect", { x: 4, y: 1, width: WIDTH - 8, height: 10, fill: "none", "stroke-width": STYLES.frame.width }));
}

/** @param {...Element} shapes */
function drawing(...shapes) {
  return svg("svg", { viewBox: `0 0 ${WIDTH} 12`, width: WIDTH, height: 12, "aria-hidden": "true" }, ...shapes);
}
