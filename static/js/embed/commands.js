// @ts-check
/** What the page around can ask for. What is wrong with it is said to its author, in an error. */

import { unreadable } from "../state.js";

/** @typedef {import("./host.js").Command} Command */

/** The keys of a query that may stand in it more than once belong together: a change replaces all of them. */
const keyOf = (/** @type {string} */ part) => part.split("=", 1)[0];

/**
 * A link with what another query says in its place.
 * @param {string} link
 * @param {string} change
 */
export function changed(link, change) {
  const [parts, wanted] = [link, change].map((query) => query.replace(/^\?/, "").split("&").filter(Boolean));
  const keys = new Set(wanted.map(keyOf));
  return [...parts.filter((part) => !keys.has(keyOf(part))), ...wanted].join("&");
}

/**
 * @param {Command} command
 * @param {string} name
 * @param {number} [usual]
 */
function whole(command, name, usual) {
  const value = command[name] ?? usual;
  if (typeof value !== "number" || !Number.isInteger(value)) throw new TypeError(`${name} must be a whole number`);
  return value;
}

/**
 * @param {{player: ReturnType<typeof import("../player.js").createPlayer>, last: () => number, set: (query: string, glide: boolean) => void}} parts
 *   `last` is the last step that a run may take; one that has ended before stays at its end
 * @returns {(command: Command) => void}
 */
export function commands({ player, last, set }) {
  /** @param {Command} command @param {string} name */
  const place = (command, name) => {
    const value = whole(command, name);
    if (value < 0 || value > last()) throw new RangeError(`${name} must be from 0 to ${last()}, not ${value}`);
    return value;
  };

  /** @type {Record<string, (command: Command) => void>} */
  const known = {
    play: (command) => (command.until === undefined ? player.play() : player.playTo(place(command, "until"))),
    pause: () => player.pause(),
    seek: (command) => player.seek(place(command, "step")),
    step: (command) => player.step(whole(command, "by", 1)),
    set: ({ query, glide = false }) => {
      if (typeof query !== "string") throw new TypeError("query must be text");
      const wrong = unreadable(query);
      if (wrong.length) throw new TypeError(`${wrong.join(", ")} cannot be read`);
      set(query, glide === true);
    },
  };
  return (command) => {
    if (!Object.hasOwn(known, command.type)) throw new TypeError(`there is no command ${command.type}; there are ${Object.keys(known).join(", ")}`);
    known[command.type](command);
  };
}
