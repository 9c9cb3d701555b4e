// @ts-check
/** The landscape: chosen from the gallery or typed, and shaped by its parameters. */

import { paint, thinned } from "../charts/thumbnail.js";
import { byId } from "../dom.js";
import { _ } from "../i18n.js";
import { domainOf } from "../result.js";
import { palette, scheme } from "../theme.js";
import { domainFields } from "./domain.js";
import { formulaBox } from "./formula.js";
import { gallery } from "./gallery.js";
import { landscapeParameters } from "./parameters.js";
import { suggestions } from "./suggestions.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").View} View */

/** How many values of the ground a small picture passes over. */
const STEP = 4;

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {(change: (scene: Scene) => void, how?: {gesture?: string, view?: Partial<View>, written?: boolean, anew?: boolean}) => void} edit
 * @param {(id: string) => Promise<import("../charts/thumbnail.js").Ground>} picture
 */
export function landscapePanel(catalogue, edit, picture) {
  const { landscapes } = catalogue;
  const button = byId("landscape");
  const name = byId("landscape-name");
  const canvas = byId("landscape-picture");
  const own = byId("own-scene");
  const suggested = suggestions(catalogue);
  /** @type {Result|null} */
  let result = null;
  /** Values of parameters that the formula has had, should it name them again. @type {Record<string, number>} */
  let remembered = {};
  /** @type {import("../types.js").Surface|null} */
  let painted = null;
  let paintedIn = "";

  /**
   * Changes the scene so that the landscape's suggestions come, unless they are replaced by a person's choice.
   * @param {(scene: Scene) => void} change
   */
  const suggest = (change) => {
    /** @type {Partial<View>} */
    const view = {};
    edit((scene) => {
      change(scene);
      delete scene.start;
      if (!scene.optimizers) Object.assign(view, { colours: [], hidden: [] });
    }, { view, anew: true });
  };

  /** @param {string} id */
  const choose = (id) =>
    suggest((scene) => {
      scene.landscape = id;
      suggested.drop(scene);
    });

  own.addEventListener("click", () => {
    suggest((scene) => {
      delete scene.optimizers;
      delete scene.steps;
    });
    button.focus();
  });

  /** @param {string} expression @param {Record<string, number>} [more] */
  const typed = (expression, more = {}) => {
    if (!result) return null;
    const named = Object.fromEntries(Object.entries(remembered).filter(([one]) => names(expression, one)));
    return { expression, domain: result.domain, parameters: { ...named, ...more } };
  };

  const formula = formulaBox({
    read: (expression) => {
      if (!result) return;
      const unchanged = expression === expressionOf(result, landscapes);
      const next = unchanged ? result.scene.landscape : typed(expression);
      edit((scene) => void (scene.landscape = /** @type {any} */ (next)), { gesture: "formula", written: true });
    },
    define: (expression, unknown) => {
      const next = typed(expression, Object.fromEntries(unknown.map((one) => [one, 1])));
      edit((scene) => void (scene.landscape = /** @type {any} */ (next)));
    },
    knows: (one) => one in remembered,
  });
  /** @type {ReturnType<typeof gallery>|undefined} */
  let dialog;
  // Its thirty pictures and formulas are made when nothing else is to do, or when someone wants to see them.
  const made = () => (dialog ??= gallery(landscapes, { picture, choose, compose: formula.focus }));
  const domain = domainFields((edges) => edit(({ landscape }) => void Object.assign(landscape, { domain: edges })));
  const parameters = landscapeParameters({
    change: (one, value, gesture) => edit((scene) => void Object.assign(valuesOf(scene), { [one]: value }), { gesture }),
    remove: (one) => {
      edit((scene) => void delete valuesOf(scene)[one]);
      byId("formula").focus();
    },
  });

  whenIdle(made);
  button.addEventListener("click", () => {
    // Not every browser gives a button that is clicked the focus, which is to come back to it.
    button.focus();
    made().open(declaredOf(result)?.id ?? "");
  });
  // As a menu does, the arrows go from one to the next.
  button.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = landscapes.findIndex(({ id }) => id === declaredOf(result)?.id);
    const next = step && landscapes[step > 0 ? at + 1 : at < 0 ? landscapes.length - 1 : at - 1];
    if (!step) return;
    if (next) choose(next.id);
    event.preventDefault();
    event.stopPropagation();
  });

  /** @param {Result|null} shown */
  const declaredOf = (shown) => {
    const landscape = shown?.scene.landscape;
    return typeof landscape === "object" && "id" in landscape ? landscapes.find(({ id }) => id === landscape.id) : undefined;
  };

  /** @param {Result} shown of which the picture shows the whole, though one may have zoomed in */
  const repaint = ({ surface, domain }) => {
    // In the presenter's mode there is no room for it.
    if ((surface === painted && scheme() === paintedIn) || !canvas.clientWidth) return;
    if (painted && JSON.stringify(domainOf(surface)) !== JSON.stringify(domain)) return;
    [painted, paintedIn] = [surface, scheme()];
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    paint(canvas, thinned(surface, STEP), surface.critical_points.filter((point) => point.global), palette());
  };

  return {
    /** @param {Result} next */
    update(next) {
      result = next;
      const { landscape } = next.scene;
      suggested.update(next);
      own.disabled = suggested.all;
      if (typeof landscape === "string") return;
      const declared = declaredOf(next);
      const values = landscape.parameters ?? {};
      remembered = declared ? values : { ...remembered, ...values };
      name.textContent = declared ? _(declared.label) : _("Your own formula");
      byId("landscape-family").textContent = declared ? _(declared.family) : "";
      byId("sentence").textContent = declared ? _(declared.sentence) : "";
      button.setAttribute("aria-label", _("{landscape}: choose another landscape", { landscape: name.textContent }));
      repaint(next);
      const expression = expressionOf(next, landscapes);
      formula.update(expression, next.surface.formula);
      const unused = declared ? [] : Object.keys(values).filter((one) => !names(expression, one));
      parameters.update(declared?.id ?? "", values, declared?.parameters, unused);
      domain.update(declared ? null : next.domain);
    },
  };
}

/**
 * The values of a scene's parameters; of nothing, while another landscape is awaited.
 * @param {Scene} scene
 * @returns {Record<string, number>}
 */
function valuesOf({ landscape }) {
  return (typeof landscape === "object" && landscape.parameters) || {};
}

/** Safari has no requestIdleCallback. @param {() => void} callback */
function whenIdle(callback) {
  if ("requestIdleCallback" in window) requestIdleCallback(callback);
  else setTimeout(callback);
}

/**
 * Whether a formula has a name.
 * @param {string} expression
 * @param {string} name
 */
function names(expression, name) {
  return new RegExp(`\\b${name}\\b`).test(expression);
}

/**
 * The text of the landscape's formula.
 * @param {Result} result
 * @param {import("../types.js").LandscapeDeclaration[]} landscapes
 */
function expressionOf({ scene: { landscape } }, landscapes) {
  if (typeof landscape === "string") return landscape;
  if ("expression" in landscape) return landscape.expression;
  return landscapes.find(({ id }) => id === landscape.id)?.expression ?? "";
}
