// @ts-check
/** The landscape: chosen, typed, shaped by its parameters. */

import { parameterControl } from "../controls/parameter.js";
import { byId, element, identifier, math, show } from "../dom.js";
import { parse } from "../format.js";
import { _ } from "../i18n.js";
import { domainOf } from "../result.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").Parameter} Parameter */

/** How long a person pauses before what they type is read, in milliseconds. */
const PAUSE = 300;

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {(change: (scene: Scene) => void, how?: {gesture?: string, view?: Partial<import("../types.js").View>}) => void} edit
 */
export function landscapePanel(catalogue, edit) {
  const select = byId("landscape");
  const formula = byId("formula");
  const rendered = byId("rendered");
  const domain = byId("domain");
  const parameters = byId("landscape-parameters");
  const own = element("option", { value: "", hidden: true }, _("Your own formula"));
  /** @type {Result|null} */
  let result = null;
  /** @type {Record<string, ReturnType<typeof parameterControl>>} */
  let controls = {};
  let controlsOf = "";
  let asked = "";
  /** @type {number|undefined} */
  let waiting;
  /** What was suggested last and not chosen, as JSON. @type {{optimizers?: string, steps?: string}} */
  const suggested = {};

  select.append(own, ...groups(catalogue.landscapes));

  select.addEventListener("change", () => {
    /** @type {Partial<import("../types.js").View>} */
    const view = {};
    edit((scene) => {
      scene.landscape = select.value;
      delete scene.start;
      if (JSON.stringify(scene.steps) === suggested.steps) delete scene.steps;
      if (JSON.stringify(scene.optimizers) === suggested.optimizers) delete scene.optimizers;
      if (!scene.optimizers) Object.assign(view, { colours: [], hidden: [] });
    }, { view });
  });

  const typed = () => {
    clearTimeout(waiting);
    const expression = formula.value.trim();
    if (!result || expression === "" || expression === asked) return;
    asked = expression;
    const { landscape } = result.scene;
    const known = typeof landscape === "string" ? {} : (landscape.parameters ?? {});
    const named = Object.fromEntries(Object.entries(known).filter(([name]) => new RegExp(`\\b${name}\\b`).test(expression)));
    const unchanged = expression === expressionOf(result, catalogue);
    const next = unchanged ? landscape : { expression, domain: domainOf(result.surface), parameters: named };
    edit((scene) => void (scene.landscape = next), { gesture: "formula" });
  };
  formula.addEventListener("input", () => {
    rendered.classList.toggle("is-stale", formula.value.trim() !== asked);
    clearTimeout(waiting);
    waiting = setTimeout(typed, PAUSE);
  });
  formula.addEventListener("change", typed);

  domain.addEventListener("change", (/** @type {any} */ { target }) => {
    if (!result) return;
    const edges = structuredClone(domainOf(result.surface));
    const value = parse(target.value);
    if (value === null) {
      for (const field of domain.querySelectorAll("input")) field.value = edgeOf(edges, field);
      return;
    }
    edges[target.dataset.axis === "x" ? 0 : 1][Number(target.dataset.end)] = value;
    edit((scene) => {
      scene.landscape = { .../** @type {any} */ (scene.landscape), domain: edges };
    });
  });

  /** @param {Parameter[]} declared */
  const rebuild = (declared) => {
    controls = Object.fromEntries(
      declared.map((parameter) => {
        const field = `landscape.parameters.${parameter.name}`;
        const change = (/** @type {any} */ value, /** @type {string|undefined} */ gesture) =>
          edit((scene) => {
            /** @type {any} */ (scene.landscape).parameters[parameter.name] = value;
          }, { gesture });
        return [parameter.name, parameterControl(parameter, { field, change })];
      }),
    );
    parameters.replaceChildren(...Object.values(controls).map((control) => control.element));
  };

  return {
    /** @param {Result} next */
    update(next) {
      result = next;
      const { landscape, optimizers, steps } = next.scene;
      // A formula keeps the suggestion of the landscape before it, which is still nobody's choice.
      const given = new Set(next.query.split("&").map((part) => part.split("=", 1)[0]));
      if (!given.has("optimizer")) suggested.optimizers = JSON.stringify(optimizers);
      if (!given.has("steps")) suggested.steps = JSON.stringify(steps);
      if (typeof landscape === "string") return;
      const declared = "id" in landscape ? catalogue.landscapes.find(({ id }) => id === landscape.id) : undefined;
      own.hidden = declared !== undefined;
      select.value = declared?.id ?? "";
      byId("sentence").textContent = declared ? _(declared.sentence) : "";
      const expression = expressionOf(next, catalogue);
      // A formula that was refused stays where it is to be put right.
      if (!formula.hasAttribute("aria-invalid")) asked = expression;
      show(formula, expression);
      rendered.classList.toggle("is-stale", formula.value.trim() !== asked);
      rendered.replaceChildren(math(next.surface.formula));
      const values = landscape.parameters ?? {};
      const key = `${declared?.id ?? ""} ${Object.keys(values).join(" ")}`;
      if (key !== controlsOf) rebuild(declared?.parameters ?? Object.keys(values).map(undeclared));
      controlsOf = key;
      for (const [name, control] of Object.entries(controls)) control.update(values[name]);
      domain.hidden = declared !== undefined;
      const edges = domainOf(next.surface);
      for (const field of domain.querySelectorAll("input")) show(field, edgeOf(edges, field));
    },
  };
}

/**
 * The edge that a field is for, as text.
 * @param {import("../types.js").Domain} edges
 * @param {HTMLInputElement} field
 */
function edgeOf(edges, { dataset }) {
  return String(edges[dataset.axis === "x" ? 0 : 1][Number(dataset.end)]);
}

/**
 * The text of the landscape's formula.
 * @param {Result} result
 * @param {import("../types.js").Catalogue} catalogue
 */
function expressionOf({ scene: { landscape } }, catalogue) {
  if (typeof landscape === "string") return landscape;
  if ("expression" in landscape) return landscape.expression;
  return catalogue.landscapes.find(({ id }) => id === landscape.id)?.expression ?? "";
}

/**
 * Options in groups by family, in the order given.
 * @param {{id: string, label: string, family: string}[]} declarations
 */
export function groups(declarations) {
  const families = [...new Set(declarations.map(({ family }) => family))];
  return families.map((family) =>
    element(
      "optgroup",
      { label: _(family) },
      ...declarations.filter((one) => one.family === family).map(({ id, label }) => element("option", { value: id }, _(label))),
    ),
  );
}

/**
 * A parameter that a person's own formula has.
 * @param {string} name
 * @returns {Parameter}
 */
function undeclared(name) {
  return {
    name,
    symbol: identifier(name),
    kind: "float",
    default: 1,
    minimum: null,
    maximum: null,
    open_minimum: false,
    open_maximum: false,
    slider: null,
    scale: "linear",
    description: "",
  };
}
