// @ts-check
/** The parameters of the landscape: declared ones, and those of a formula of one's own. */

import { parameterControl } from "../controls/parameter.js";
import { byId, element, iconButton, identifier } from "../dom.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").Parameter} Parameter */

/**
 * @param {{change: (name: string, value: any, gesture?: string) => void, remove: (name: string) => void}} actions
 */
export function landscapeParameters({ change, remove }) {
  const host = byId("landscape-parameters");
  /** @type {Record<string, {update: (value: any, usual?: any) => void, unused: (unused: boolean) => void}>} */
  let controls = {};
  let built = "";

  /** @param {Parameter} parameter */
  const rowOf = (parameter) => {
    const { name } = parameter;
    const control = parameterControl(parameter, {
      field: `landscape.parameters.${name}`,
      change: (value, gesture) => change(name, value, gesture),
      brief: parameter.description === name,
    });
    const button = iconButton("remove", _("Remove {name}, which the formula does not use", { name }), { hidden: true, click: () => remove(name) });
    const row = element("div", { class: "landscape-parameter" }, control.element, button);
    const unused = (/** @type {boolean} */ free) => void (button.hidden = !free);
    return { row, update: control.update, unused };
  };

  return {
    /**
     * @param {string} of the landscape's id; "" for a formula
     * @param {Record<string, number>} values
     * @param {Parameter[]|undefined} declared
     * @param {string[]} unused names that the formula does not have
     */
    update(of, values, declared, unused) {
      const names = Object.keys(values);
      const key = `${of} ${names.join(" ")}`;
      if (key !== built) {
        const rows = (declared ?? names.map((name) => undeclared(name, values[name]))).map((parameter) => ({ name: parameter.name, ...rowOf(parameter) }));
        controls = Object.fromEntries(rows.map((row) => [row.name, row]));
        host.replaceChildren(...rows.map(({ row }) => row));
      }
      built = key;
      for (const [name, control] of Object.entries(controls)) {
        // What a formula of one's own has is nowhere declared, so no value of it is the usual one.
        control.update(values[name], declared ? undefined : values[name]);
        control.unused(unused.includes(name));
      }
    },
  };
}

/**
 * A parameter that a person's own formula has, with a slider to both sides of zero in steps of a round number.
 * @param {string} name
 * @param {number} value
 * @returns {Parameter}
 */
function undeclared(name, value) {
  const reach = 1.2 * above(Math.abs(value));
  return {
    name,
    symbol: identifier(name),
    kind: "float",
    default: 1,
    minimum: null,
    maximum: null,
    open_minimum: false,
    open_maximum: false,
    slider: [-reach, reach],
    scale: "linear",
    description: name,
  };
}

/**
 * The next of 1, 2, 5, 10, 20 and so on above a size.
 * @param {number} size
 */
function above(size) {
  if (!(size > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  return power * (/** @type {number} */ ([1, 2, 5, 10].find((step) => step * power > size)));
}
