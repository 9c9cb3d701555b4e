// @ts-check
/** The starts: typed coordinates, and places worth trying. */

import { arrange, assign, byId, element, hide, iconButton, show, touched, write } from "../dom.js";
import { parse, point } from "../format.js";
import { _, ngettext } from "../i18n.js";
import { keyOf, placeOf } from "../identity.js";
import { another, stepOf } from "../places.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").Point} Point */

/** How many steps an arrow key goes with Shift held. */
const LARGE = 10;

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {(change: (scene: Scene) => void, how?: {gesture?: string}) => void} edit
 */
export function startsPanel(catalogue, edit) {
  const list = byId("starts");
  const add = byId("add-start");
  const all = byId("all-starts");
  const suggestions = suggestedStarts((points) => edit((scene) => void (scene.start = points)));
  /** @type {Point[]} */
  let suggested = [];
  /** @type {Result|null} */
  let result = null;
  /** @type {Map<number, ReturnType<typeof rowOf>>} */
  let rows = new Map();

  add.addEventListener("click", () => {
    if (!result) return;
    const { surface } = result;
    edit((scene) => void (scene.start = [...(scene.start ?? []), another(scene.start ?? [], suggested, surface)]));
  });
  all.addEventListener("click", () => edit((scene) => void (scene.start = structuredClone(suggested))));

  /**
   * Moves one coordinate of a start.
   * @param {number} key
   * @param {number} axis
   * @param {number} value
   * @param {string} [gesture]
   */
  const move = (key, axis, value, gesture) =>
    edit(({ start }) => void Object.assign(start?.[placeOf(start, key)] ?? [], { [axis]: value }), { gesture });

  /** @param {number} key */
  const rowOf = (key) => {
    const fields = [0, 1].map((axis) => {
      const field = element("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        change: () => {
          const value = parse(field.value);
          if (value !== null) move(key, axis, value);
          else field.value = String(result?.scene.start?.[placeOf(result.scene.start, key)]?.[axis] ?? "");
        },
        keydown: (/** @type {KeyboardEvent} */ event) => {
          const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          const value = parse(field.value);
          if (!direction || !result || value === null) return;
          event.preventDefault();
          event.stopPropagation();
          const step = stepOf(result.surface[axis ? "y" : "x"]);
          const nudged = (/** @type {number} */ from) => Number((from + direction * step * (event.shiftKey ? LARGE : 1)).toPrecision(12));
          // From where the start is wanted, unless another number has been typed: what is shown may still be on its way.
          const typed = touched(field) ? value : null;
          edit(({ start }) => {
            const point = start?.[placeOf(start, key)];
            if (!point) return;
            point[axis] = nudged(typed ?? point[axis]);
            field.value = String(point[axis]);
            show(field, field.value);
          }, { gesture: `start ${key} ${axis}` });
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
      /** @param {Point} start @param {number} index @param {boolean} only */
      update(start, index, only) {
        const number = index + 1;
        for (const [axis, label] of [_("x of start {number}", { number }), _("y of start {number}", { number })].entries()) {
          assign(fields[axis], "aria-label", label);
          assign(fields[axis], "data-field", `start[${index}][${axis}]`);
          show(fields[axis], String(start[axis]));
        }
        for (const name of ["title", "aria-label"]) assign(remove, name, _("Remove start {number}", { number }));
        hide(remove, only);
      },
    };
  };

  return {
    /** @param {Result} next */
    update(next) {
      result = next;
      const { start = [], landscape } = next.scene;
      const grown = rows.size > 0 && start.length > rows.size;
      rows = new Map(start.map(keyOf).map((key) => [key, rows.get(key) ?? rowOf(key)]));
      arrange(list, [...rows.values()].map((row) => row.element));
      for (const [index, row] of [...rows.values()].entries()) row.update(start[index], index, start.length === 1);
      // The newest stands last, where a long list may hide it.
      if (grown) list.scrollTop = list.scrollHeight;
      const id = typeof landscape !== "string" && "id" in landscape ? landscape.id : undefined;
      const declared = catalogue.landscapes.find((one) => one.id === id)?.starts ?? refuge(next);
      suggested = declared.map(({ x, y }) => [x, y]);
      suggestions.update(declared, start);
      hide(all, suggested.length < 2);
      all.disabled = JSON.stringify(start) === JSON.stringify(suggested);
      write(all, ngettext("Start from {count} of these", "Start from all {count} of these", suggested.length));
    },
  };
}

/**
 * Somewhere to go from starts at which a formula has no value.
 * @param {Result} result
 * @returns {import("../types.js").SuggestedStart[]}
 */
function refuge({ scene, surface, trajectories }) {
  const stuck = trajectories.every(({ outcome }) => outcome.status === "diverged" && outcome.step === 0);
  if (!stuck || !surface.z.some((row) => row.some((value) => value !== null))) return [];
  const [x, y] = another(scene.start ?? [], [], surface);
  return [{ x, y, caption: _("Here f has a value") }];
}

/**
 * The landscape's own starts with what is to be seen from there.
 * @param {(points: Point[]) => void} choose
 */
function suggestedStarts(choose) {
  const list = byId("suggestions");
  /** @type {import("../types.js").SuggestedStart[]|null} */
  let listed = null;
  /** @type {HTMLButtonElement[]} */
  let buttons = [];

  return {
    /** @param {import("../types.js").SuggestedStart[]} suggested @param {Point[]} used */
    update(suggested, used) {
      if (JSON.stringify(suggested) !== JSON.stringify(listed)) {
        buttons = suggested.map(({ x, y, caption }) =>
          element(
            "button",
            { type: "button", class: "suggestion", title: _(caption), click: () => choose([[x, y]]) },
            element("span", { class: "suggestion-point" }, point([x, y])),
            element("span", { class: "suggestion-caption" }, _(caption)),
          ),
        );
        list.replaceChildren(...buttons.map((button) => element("li", {}, button)));
      }
      listed = suggested;
      for (const [index, { x, y }] of suggested.entries()) {
        assign(buttons[index], "aria-pressed", String(used.some((start) => start[0] === x && start[1] === y)));
      }
    },
  };
}
