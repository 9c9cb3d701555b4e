// @ts-check
/** The optimizers of the scene as cards, and the menu that adds one. Everything comes from the declarations. */

import { slots } from "../colours.js";
import { groups } from "../controls/groups.js";
import { swatches } from "../controls/swatches.js";
import { arrange, byId } from "../dom.js";
import { exact } from "../format.js";
import { _ } from "../i18n.js";
import { relight } from "../highlight.js";
import { keyOf, placeOf } from "../identity.js";
import { NONE } from "../numbers.js";
import { bestRate, RATES } from "../trial.js";
import { optimizerCard } from "./card.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").View} View */

/** @typedef {{key: number, then?: "focus"|"tend", remark?: string}} Awaited */

/**
 * @param {import("../types.js").Catalogue} catalogue
 * @param {{edit: (change: (scene: Scene) => void, how?: {gesture?: string, view?: Partial<View>}) => void,
 *   setView: (change: Partial<View>) => void, view: () => View, say: (text: string) => void,
 *   ask: (scene: Scene) => Promise<import("../types.js").Answer>}} actions
 */
export function optimizersPanel(catalogue, { edit, setView, view, say, ask }) {
  const list = byId("cards");
  const menu = byId("add");
  const picker = swatches();
  /** @type {Map<number, ReturnType<typeof optimizerCard>>} */
  let cards = new Map();
  /** @type {Result|null} */
  let result = null;
  /** What the landscape suggests for each optimizer, as it is. @type {Record<string, Record<string, any>>} */
  let suggestions = {};
  let position = Infinity;
  /** The card that an edit will bring or move, and what is to be done and said then. @type {Awaited|null} */
  let awaited = null;

  const placeIn = (/** @type {number} */ key) => [...cards.keys()].indexOf(key);
  const taken = () => slots(view().colours, cards.size);

  /**
   * Adds an optimizer with the rate that its landscape suggests, or with the best of a few that are tried.
   * @param {string} id
   * @param {string} name
   */
  const add = async (id, name) => {
    /** @type {{id: string} & Record<string, any>} */
    let optimizer = { id, ...suggestions[id] };
    let remark = _("{name} is added with the settings that this landscape suggests.", { name });
    if (!suggestions[id] && result) {
      const lr = await bestRate(id, result, ask).catch(() => null);
      if (lr !== null) optimizer = { id, lr };
      remark = lr === null
        ? _("{name} is added with its default learning rate.", { name })
        : _("{name} is added at η = {rate}, the best of {count} rates tried from the first start.", { name, rate: exact(lr), count: RATES.length });
    }
    edit((scene) => void scene.optimizers?.push(/** @type {any} */ (optimizer)));
    awaited = { key: keyOf(optimizer), remark };
  };

  menu.append(...groups(catalogue.optimizers));
  // Closed, a menu would choose the next one for every arrow and letter.
  menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.target !== menu || !/^(Arrow(Up|Down)|\S)$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || !menu.showPicker) return;
    event.preventDefault();
    menu.showPicker();
  });
  menu.addEventListener("change", () => {
    const id = menu.value;
    const name = menu.selectedOptions[0].textContent;
    menu.value = "";
    if (id) void add(id, name);
  });

  /** @param {number} key */
  const actionsOf = (key) => ({
    /** @param {(optimizer: any) => void} change @param {string} [gesture] */
    change: (change, gesture) => edit(({ optimizers }) => change(optimizers?.[placeOf(optimizers, key)] ?? {}), { gesture }),
    remove: () => {
      edit((scene) => void (scene.optimizers = scene.optimizers?.filter((optimizer) => keyOf(optimizer) !== key)));
      menu.focus();
    },
    duplicate: () => {
      edit(({ optimizers = [] }) => {
        const place = placeOf(optimizers, key);
        if (place < 0) return;
        const twin = structuredClone(optimizers[place]);
        optimizers.splice(place + 1, 0, twin);
        awaited = { key: keyOf(twin), then: "tend" };
      });
    },
    toggle: () => {
      const { hidden } = view();
      const known = result?.cardKeys[placeIn(key)] ?? "";
      setView({ hidden: hidden.includes(known) ? hidden.filter((other) => other !== known) : [...hidden, known] });
    },
    /** @param {HTMLElement} anchor */
    recolour: (anchor) => {
      const names = result?.cardNames ?? [];
      const place = placeIn(key);
      const colours = taken();
      picker.open(anchor, { name: names[place], slot: colours[place], taken: new Map(colours.map((slot, index) => [slot, names[index]])), choose: (slot) => trade(key, slot) });
    },
    /** @param {number} by */
    move: (by) => {
      edit(({ optimizers = [] }) => {
        const place = placeOf(optimizers, key);
        if (place < 0 || !optimizers[place + by]) return;
        optimizers.splice(place + by, 0, ...optimizers.splice(place, 1));
      });
      awaited = { key, then: "focus" };
    },
  });

  /**
   * Gives an optimizer a colour; one that has it already takes that of the other.
   * @param {number} key
   * @param {number} slot
   */
  const trade = (key, slot) => {
    const colours = taken();
    const place = placeIn(key);
    const owner = colours.indexOf(slot);
    if (owner >= 0) colours[owner] = colours[place];
    colours[place] = slot;
    setView({ colours });
  };

  /** @param {string} id @param {number} key */
  const cardOf = (id, key) => {
    const declared = catalogue.optimizers.find((one) => one.id === id);
    if (!declared) throw new Error(`no declaration of ${id}`);
    return optimizerCard(declared, catalogue.schedules, actionsOf(key));
  };

  /** Turns to the card that has been waited for, if it is there. */
  const welcome = () => {
    const card = awaited && cards.get(awaited.key);
    if (!awaited || !card) return;
    const { then, remark } = awaited;
    awaited = null;
    if (then) card[then]();
    if (remark) say(remark);
    card.element.scrollIntoView({ block: "nearest" });
  };

  return {
    /** @param {Result} next */
    update(next) {
      result = next;
      const { optimizers = [] } = next.scene;
      suggestions = suggestionsOf(next.scene, catalogue);
      cards = new Map(optimizers.map((optimizer) => [keyOf(optimizer), cards.get(keyOf(optimizer)) ?? cardOf(optimizer.id, keyOf(optimizer))]));
      arrange(list, [...cards.values()].map((card) => card.element));
      const places = taken();
      for (const [index, card] of [...cards.values()].entries()) {
        const trajectory = next.trajectories.find((one) => one.card === index);
        card.update(optimizers[index], {
          index,
          name: next.cardNames[index],
          slot: places[index],
          hidden: view().hidden.includes(next.cardKeys[index]),
          only: optimizers.length === 1,
          usual: suggestions[optimizers[index].id] ?? {},
          rates: trajectory?.learning_rate ?? NONE,
        });
        card.move(position);
      }
      relight();
      welcome();
    },
    /**
     * Shows the learning rates at a step.
     * @param {number} next
     */
    move(next) {
      position = next;
      for (const card of cards.values()) card.move(position);
    },
  };
}

/**
 * The settings that a landscape suggests, by optimizer; none where its parameters have been changed, or for a formula.
 * @param {Scene} scene
 * @param {import("../types.js").Catalogue} catalogue
 * @returns {Record<string, Record<string, any>>}
 */
function suggestionsOf({ landscape }, { landscapes }) {
  const declared = typeof landscape === "object" && "id" in landscape ? landscapes.find(({ id }) => id === landscape.id) : undefined;
  const { parameters = {} } = typeof landscape === "object" ? landscape : {};
  if (!declared || declared.parameters.some((parameter) => (parameters[parameter.name] ?? parameter.default) !== parameter.default)) return {};
  return Object.fromEntries(
    declared.optimizers.map((text) => {
      const settings = [...text.matchAll(/(\w+)=([^,()]+)/g)].map(([, name, value]) => [name, Number(value)]);
      return [text.split("(", 1)[0], Object.fromEntries(settings.filter(([, value]) => Number.isFinite(value)))];
    }),
  );
}
