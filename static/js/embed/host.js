// @ts-check
/**
 * The page around the frame: takes its commands and tells it what happens. Only that page is heard, and only it is told;
 * what it says is an object with `thalweg: 1`, or one of the two words that reveal.js says to any frame.
 */

/** @typedef {{type: string} & Record<string, unknown>} Command */

const VERSION = 1;

/** Whether there is a page around. */
export const framed = parent !== self;

/** An origin that cannot be named to a browser: a page from a disk, or one in a sandbox. @param {string} origin */
const isOpaque = (origin) => origin === "null" || origin.startsWith("file:");

/** The origin of the page around, as far as the browser tells; null where it does not. */
function around() {
  const ancestor = /** @type {{ancestorOrigins?: DOMStringList}} */ (location).ancestorOrigins?.[0];
  return ancestor ?? (document.referrer ? new URL(document.referrer).origin : null);
}

/**
 * @param {{command: (command: Command) => void, slide: (word: "start"|"stop") => void}} listeners
 *   `command` may throw, which is told
 */
export function createHost({ command, slide }) {
  let origin = framed ? around() : null;
  /** What could not be told to anyone yet: the newest of each type, in order; it may be never. @type {Map<string, unknown>} */
  const waiting = new Map();

  /** @param {string} type @param {unknown} message */
  const post = (type, message) => {
    if (!framed) return;
    if (origin === null) {
      waiting.delete(type);
      waiting.set(type, message);
    } else parent.postMessage(message, isOpaque(origin) ? "*" : origin);
  };

  /** @param {string} type @param {Record<string, unknown>} [details] */
  const tell = (type, details) => post(type, { thalweg: VERSION, type, ...details });

  addEventListener("message", ({ source, origin: from, data }) => {
    if (!framed || source !== parent) return;
    if (origin !== null && origin !== from && !(isOpaque(origin) && isOpaque(from))) return;
    if (origin === null) {
      origin = from;
      for (const [type, message] of waiting) post(type, message);
      waiting.clear();
    }
    if (data === "slide:start" || data === "slide:stop") slide(data === "slide:start" ? "start" : "stop");
    if (data?.thalweg !== VERSION || typeof data.type !== "string") return;
    try {
      command(data);
    } catch (error) {
      tell("error", { command: data.type, message: /** @type {Error} */ (error).message });
    }
  });

  return {
    tell,
    /**
     * Calls a method of reveal.js, which takes it as text; another page passes it over.
     * @param {string} method
     * @param {...unknown} args
     */
    reveal: (method, ...args) => post(method, JSON.stringify({ method, args })),
  };
}
