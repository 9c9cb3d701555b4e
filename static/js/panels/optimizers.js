// @ts-check
/** The optimizers of the scene as cards, and the menu that adds one. Everything comes from the declarations. */

import { slots } from "../colours.js";
import { arrange, byId } from "../dom.js";
import { keyOf, placeOf } from "../identity.js";
import { optimizerCard } from "./card.js";
import { groups } from "./landscape.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").View} View */

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {{edit: (change: (scene: Scene) => void, how?: {gesture?: string, view?: Partial<View>}) => void,
 *   setView: (change: Partial<View>) => void, view: () => View}} actions
 */
export function optimizersPanel(catalogue, { edit, setView, view }) {
  const list = byId("cards");
  const menu = byId("add");
  /** @type {Map<number, ReturnType<typeof optimizerCard>>} */
  let cards = new Map();
  /** @type {string|undefined} the landscape, when it is one of the catalogue */
  let ground;
  /** @type {string[]} by which the view knows the optimizers */
  let keys = [];

  /**
   * What the landscape suggests for an optimizer, if it does.
   * @param {string} id
   */
  const suggestion = (id) =>
    catalogue.landscapes.find((landscape) => landscape.id === ground)?.optimizers.find((text) => text.split("(", 1)[0] === id);

  menu.append(...groups(catalogue.optimizers));
  menu.addEventListener("change", () => {
    const id = menu.value;
    menu.value = "";
    if (!id) return;
    // An object, as the identity of a text cannot be told.
    const added = Object(suggestion(id) ?? { id });
    edit((scene) => void scene.optimizers?.push(added));
  });

  /** @param {number} key */
  const actionsOf = (key) => ({
    /** @param {(optimizer: any) => void} change @param {string} [gesture] */
    change: (change, gesture) => edit(({ optimizers }) => change(optimizers?.[placeOf(optimizers, key)] ?? {}), { gesture }),
    remove: () => {
      edit((scene) => void (scene.optimizers = scene.optimizers?.filter((optimizer) => keyOf(optimizer) !== key)));
      menu.focus();
    },
    toggle: () => {
      const { hidden } = view();
      const known = keys[[...cards.keys()].indexOf(key)];
      setView({ hidden: hidden.includes(known) ? hidden.filter((other) => other !== known) : [...hidden, known] });
    },
  });

  /** @param {string} id @param {number} key */
  const cardOf = (id, key) => {
    const declared = catalogue.optimizers.find((one) => one.id === id);
    if (!declared) throw new Error(`no declaration of ${id}`);
    return optimizerCard(declared, catalogue.schedules, actionsOf(key));
  };

  return {
    /** @param {Result} result */
    update(result) {
      const { landscape, optimizers = [] } = result.scene;
      const count = optimizers.length;
      const grown = count === cards.size + 1;
      ground = typeof landscape !== "string" && "id" in landscape ? landscape.id : undefined;
      keys = result.cardKeys;
      cards = new Map(optimizers.map((optimizer) => [keyOf(optimizer), cards.get(keyOf(optimizer)) ?? cardOf(optimizer.id, keyOf(optimizer))]));
      arrange(list, [...cards.values()].map((card) => card.element));
      if (grown) list.lastElementChild.scrollIntoView({ block: "nearest" });
      const places = slots(view().colours, count);
      for (const [index, card] of [...cards.values()].entries()) {
        card.update(optimizers[index], {
          index,
          name: result.cardNames[index],
          slot: places[index],
          hidden: view().hidden.includes(keys[index]),
          only: count === 1,
        });
      }
    },
  };
}
