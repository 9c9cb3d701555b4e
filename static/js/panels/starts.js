// @ts-check
/** The starts: typed coordinates, and places worth trying. */

import { arrange, byId, element, iconButton, show } from "../dom.js";
import { parse, point } from "../format.js";
import { _ } from "../i18n.js";
import { keyOf, placeOf } from "../identity.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {(change: (scene: Scene) => void, how?: {gesture?: string}) => void} edit
 */
export function startsPanel(catalogue, edit) {
  const list = byId("starts");
  const add = byId("add-start");
  const suggestions = byId("suggestions");
  let suggestionsOf = /** @type {string|undefined|null} */ (null);
  /** @type {Result|null} */
  let result = null;
  /** @type {Map<number, ReturnType<typeof rowOf>>} */
  let rows = new Map();

  add.addEventListener("click", () => {
    edit((scene) => {
      const [x, y] = scene.start?.at(-1) ?? [0, 0];
      const width = result ? result.surface.x[result.surface.x.length - 1] - result.surface.x[0] : 1;
      scene.start = [...(scene.start ?? []), [Number((x + width / 8).toPrecision(4)), y]];
    });
  });

  /** @param {number} key */
  const rowOf = (key) => {
    const fields = [0, 1].map((axis) => {
      const field = element("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        change: () => {
          const value = parse(field.value);
          if (value !== null) edit(({ start }) => void Object.assign(start?.[placeOf(start, key)] ?? [], { [axis]: value }));
          else field.value = String(result?.scene.start?.[placeOf(result.scene.start, key)]?.[axis] ?? "");
        },
      });
      return field;
    });
    const remove = iconButton("remove", "", {
      click: () => {
        edit((scene) => void (scene.start = scene.start?.filter((start) => keyOf(start) !== key)));
        add.focus();
      },
    });
    return {
      element: element("li", {}, element("i", {}, "x"), fields[0], element("i", {}, "y"), fields[1], remove),
      /** @param {import("../types.js").Point} start @param {number} index @param {boolean} only */
      update(start, index, only) {
        const number = index + 1;
        for (const [axis, label] of [_("x of start {number}", { number }), _("y of start {number}", { number })].entries()) {
          fields[axis].setAttribute("aria-label", label);
          fields[axis].dataset.field = `start[${index}][${axis}]`;
          show(fields[axis], String(start[axis]));
        }
        remove.title = _("Remove start {number}", { number });
        remove.setAttribute("aria-label", remove.title);
        remove.hidden = only;
      },
    };
  };

  return {
    /** @param {Result} next */
    update(next) {
      result = next;
      const { start = [], landscape } = next.scene;
      rows = new Map(start.map(keyOf).map((key) => [key, rows.get(key) ?? rowOf(key)]));
      arrange(list, [...rows.values()].map((row) => row.element));
      for (const [index, row] of [...rows.values()].entries()) row.update(start[index], index, start.length === 1);
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
