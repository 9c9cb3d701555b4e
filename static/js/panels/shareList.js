// @ts-check
/** What a scene can be had as, to choose from. What cannot be made here is listed all the same, and says why. */

import { byId, element } from "../dom.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").Artefact} Artefact */

/**
 * @param {Artefact[]} artefacts
 * @param {(artefact: Artefact) => void} choose
 */
export function shareList(artefacts, choose) {
  const radios = new Map(artefacts.map((artefact) => [artefact, radioOf(artefact)]));

  /** @param {Artefact} artefact */
  function radioOf(artefact) {
    const why = artefact.missing && { "aria-disabled": "true", "aria-describedby": reasonId(artefact) };
    return element("input", { type: "radio", name: "share-format", value: artefact.path, change: () => choose(artefact), ...why });
  }

  /** @param {Artefact} artefact */
  function choiceOf(artefact) {
    const label = element("label", { class: "share-format" }, radios.get(artefact), _(artefact.label));
    if (!artefact.missing) return label;
    label.append(element("span", { class: "share-absent", "aria-hidden": "true" }, _("not here")));
    return element("div", {}, label, element("p", { id: reasonId(artefact), hidden: true }, _(artefact.missing)));
  }

  /** @param {string} name */
  function groupOf(name) {
    const members = artefacts.filter(({ group }) => group === name).map(choiceOf);
    return element("div", { class: "share-group", role: "group", "aria-label": _(name) }, element("p", { "aria-hidden": "true" }, _(name)), ...members);
  }

  byId("share-formats").append(...[...new Set(artefacts.map(({ group }) => group))].map(groupOf));

  return {
    /** Chooses as the reader would. @param {Artefact} artefact */
    pick(artefact) {
      choose(artefact);
      const radio = radios.get(artefact);
      radio.checked = true;
      radio.focus();
    },
  };
}

/** @param {Artefact} artefact */
function reasonId({ path }) {
  return `share-missing-${path.replace(/\W/g, "-")}`;
}
