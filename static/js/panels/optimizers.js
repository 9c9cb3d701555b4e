// @ts-check
/** The optimizers of the scene as cards, and the menu that adds one. Everything comes from the declarations. */

import { free, slots } from "../colours.js";
import { byId } from "../dom.js";
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
  /** @type {ReturnType<typeof optimizerCard>[]} */
  let cards = [];
  let cardsOf = "";
  let count = 0;
  /** @type {string|undefined} the landscape, when it is one of the catalogue */
  let ground;
  /** @type {string[]} */
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
    const taken = slots(view().colours, count);
    const added = suggestion(id) ?? { id };
    edit((scene) => void scene.optimizers?.push(/** @type {any} */ (added)), { view: { colours: [...taken, free(taken)] } });
  });

  /** @param {number} index */
  const actionsOf = (index) => ({
    /** @param {(optimizer: any) => void} change @param {string} [gesture] */
    change: (change, gesture) => edit((scene) => change(scene.optimizers?.[index]), { gesture }),
    remove: () => {
      const colours = slots(view().colours, count).filter((_unused, other) => other !== index);
      const hidden = view().hidden.filter((key) => key !== keys[index]);
      edit((scene) => void scene.optimizers?.splice(index, 1), { view: { colours, hidden } });
      menu.focus();
    },
    toggle: () => {
      const { hidden } = view();
      const key = keys[index];
      setView({ hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key] });
    },
  });

  return {
    /** @param {Result} result */
    update(result) {
      const optimizers = result.scene.optimizers ?? [];
      const grown = optimizers.length === count + 1;
      const { landscape } = result.scene;
      ground = typeof landscape !== "string" && "id" in landscape ? landscape.id : undefined;
      count = optimizers.length;
      keys = result.cardKeys;
      const ids = optimizers.map(({ id }) => id).join(" ");
      if (ids !== cardsOf) {
        // A card that stays keeps what is open in it.
        const before = cardsOf ? cardsOf.split(" ") : [];
        const open = new Map(before.map((id, index) => [id, cards[index].open]));
        cards = optimizers.map(({ id }, index) => {
          const declared = catalogue.optimizers.find((one) => one.id === id);
          if (!declared) throw new Error(`no declaration of ${id}`);
          return optimizerCard(declared, catalogue.schedules, index, actionsOf(index), open.get(id) ?? false);
        });
        list.replaceChildren(...cards.map((card) => card.element));
        if (grown) list.lastElementChild.scrollIntoView({ block: "nearest" });
        cardsOf = ids;
      }
      const places = slots(view().colours, count);
      cards.forEach((card, index) =>
        card.update(optimizers[index], {
          name: result.cardNames[index],
          slot: places[index],
          hidden: view().hidden.includes(keys[index]),
          only: count === 1,
        }),
      );
    },
  };
}
