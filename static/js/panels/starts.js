// @ts-check
/** The starts: typed coordinates, and places worth trying. */

import { byId, element, iconButton, show } from "../dom.js";
import { parse, point } from "../format.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {(change: (scene: Scene) => void, how?: {gesture?: string}) => void} edit
 */
export function startsPanel(catalogue, edit) {
  const list = byId("starts");
  const suggestions = byId("suggestions");
  let suggestionsOf = /** @type {string|undefined|null} */ (null);
  /** @type {Result|null} */
  let result = null;

  byId("add-start").addEventListener("click", () => {
    edit((scene) => {
      const [x, y] = scene.start?.at(-1) ?? [0, 0];
      const width = result ? result.surface.x[result.surface.x.length - 1] - result.surface.x[0] : 1;
      scene.start = [...(scene.start ?? []), [Number((x + width / 8).toPrecision(4)), y]];
    });
  });

  /** @param {number} index */
  const row = (index) => {
    const fields = [_("x of start {number}", { number: index + 1 }), _("y of start {number}", { number: index + 1 })].map((label, axis) => {
      const field = element("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        "aria-label": label,
        "data-field": `start[${index}][${axis}]`,
        change: () => {
          const value = parse(field.value);
          if (value === null) field.value = String(result?.scene.start?.[index]?.[axis] ?? "");
          else edit((scene) => void (/** @type {any} */ (scene.start)[index][axis] = value));
        },
      });
      return field;
    });
    const remove = iconButton("remove", _("Remove start {number}", { number: index + 1 }), {
      click: () => edit((scene) => void scene.start?.splice(index, 1)),
    });
    return element("li", {}, element("i", {}, "x"), fields[0], element("i", {}, "y"), fields[1], remove);
  };

  return {
    /** @param {Result} next */
    update(next) {
      result = next;
      const { start = [], landscape } = next.scene;
      while (list.children.length > start.length) list.lastElementChild.remove();
      while (list.children.length < start.length) list.append(row(list.children.length));
      for (const [index, item] of [...list.children].entries()) {
        for (const [axis, field] of item.querySelectorAll("input").entries()) show(field, String(start[index][axis]));
        item.querySelector("button").hidden = start.length === 1;
      }
      const id = typeof landscape !== "string" && "id" in landscape ? landscape.id : undefined;
      if (id === suggestionsOf) return;
      suggestionsOf = id;
      const declared = catalogue.landscapes.find((one) => one.id === id);
      suggestions.replaceChildren(
        ...(declared?.starts ?? []).map(({ x, y, caption }) =>
          element(
            "li",
            {},
            element(
              "button",
              { type: "button", class: "suggestion", click: () => edit((scene) => void (scene.start = [[x, y]])) },
              element("span", { class: "suggestion-point" }, point([x, y])),
              element("span", {}, _(caption)),
            ),
          ),
        ),
      );
    },
  };
}
