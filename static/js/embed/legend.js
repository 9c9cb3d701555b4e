// @ts-check
/** Which colour is which optimizer's; each can be taken away and brought back. */

import { paint } from "../colours.js";
import { arrange, assign, byId, element, hide, write } from "../dom.js";

/** @param {(hidden: string[]) => void} choose those that are not shown */
export function legendPanel(choose) {
  const list = byId("optimizers");
  /** @type {HTMLElement[]} */
  let items = [];
  let hidden = /** @type {string[]} */ ([]);

  /** @param {number} card */
  const itemOf = (card) => {
    const toggle = () => {
      const { key } = button.dataset;
      choose(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]);
    };
    const button = element("button", { type: "button", class: "legend-entry", click: toggle }, element("span", { class: "chip", "aria-hidden": "true" }), element("span", {}));
    return element("li", { "data-card": card }, button);
  };

  return {
    /** @param {import("../types.js").Result} result @param {import("../types.js").Picture} picture */
    update({ cardNames, cardKeys }, { view, colours }) {
      hidden = view.hidden;
      while (items.length < cardNames.length) items.push(itemOf(items.length));
      items = items.slice(0, cardNames.length);
      arrange(list, items);
      for (const [card, item] of items.entries()) {
        const button = /** @type {HTMLElement} */ (item.firstElementChild);
        button.dataset.key = cardKeys[card];
        write(/** @type {Element} */ (button.lastElementChild), cardNames[card]);
        assign(button, "title", cardNames[card]);
        assign(button, "aria-pressed", String(!hidden.includes(cardKeys[card])));
        paint(item, colours[card]);
      }
      hide(byId("legends"), !view.controls.includes("legend"));
    },
  };
}
