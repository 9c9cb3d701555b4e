// @ts-check
/**
 * The address of what is shown, and the only owner of the URL. The query holds the scene as the server spells it,
 * untouched, and behind it the keys of the view; one that cannot be read is passed over, as the server says in a sentence.
 */

import { addressed } from "./addressed.js";
import { spelt } from "./format.js";
import { LEAST, MOST } from "./levels.js";
import { patiently } from "./patience.js";
import { decode, encode } from "./spelling.js";
import { distinct } from "./window.js";

/** @typedef {import("./types.js").View} View */
/**
 * @typedef {{question: string|import("./types.js").Scene, view?: Partial<View>, id?: string, earlier?: (string|import("./types.js").Scene)[]}} Asked
 *   what a step of the history waits for, and of which edit, whose address is that of what is shown until it is answered;
 *   `earlier` is what to ask for instead where that is wrong, the latest first
 */

/** @type {View} */
export const DEFAULTS = {
  theme: "auto",
  lang: null,
  panels: ["contour", "loss"],
  loss_axis: "log",
  grad_norm_axis: "log",
  distance_axis: "log",
  learning_rate_axis: "linear",
  state_axis: "linear",
  window: null,
  levels: null,
  scale: null,
  colorscale: "water",
  overlays: ["fill", "lines", "points", "legend", "step"],
  hidden: [],
  colours: [],
  inspect: null,
  sort: null,
  preset: null,
  present: false,
  at: null,
  speed: 1,
  loop: false,
  play: "visible",
  transparent: false,
  caption: null,
  controls: ["player", "legend", "link"],
};

/** What the lists of the view may hold, and the columns of the table. */
const NAMES = {
  panels: ["contour", "surface", "loss", "grad_norm", "distance", "learning_rate", "state", "inspector"],
  overlays: ["fill", "lines", "labels", "arrows", "streams", "points", "legend", "step"],
  controls: ["player", "legend", "link"],
  sort: ["name", "outcome", "loss", "final_loss", "best_loss", "distance_to_minimum", "turning_angle", "steps_to_tolerance", "rate", "evaluations"],
};

/** A browser refuses more than about 200 changes in 10 s; a drag makes 60 in one. */
const PAUSE = { moment: 200, most: 1500 };

/**
 * The view's keys: how each is read from its texts, and written.
 * @type {Record<string, {of: keyof View, read: (texts: string[]) => any, write: (value: any) => string[]}>}
 */
const KEYS = {
  theme: choice("theme", ["auto", "light", "dark"]),
  lang: one("lang", (text) => text || null),
  panels: list("panels"),
  loss_axis: choice("loss_axis", ["linear", "log", "symlog"]),
  grad_norm_axis: choice("grad_norm_axis", ["linear", "log", "symlog"]),
  distance_axis: choice("distance_axis", ["linear", "log", "symlog"]),
  learning_rate_axis: choice("learning_rate_axis", ["linear", "log", "symlog"]),
  state_axis: choice("state_axis", ["linear", "log", "symlog"]),
  window: one("window", edges),
  levels: one("levels", (text) => whole(text, LEAST, MOST)),
  scale: choice("scale", ["linear", "log"]),
  colorscale: choice("colorscale", ["water", "cividis", "earth", "grey"]),
  overlays: list("overlays"),
  hide: { of: "hidden", read: (texts) => texts, write: (value) => value },
  colours: {
    of: "colours",
    read: (texts) => {
      const slots = texts[0].split(",").map((text) => whole(text, 0, 10_000));
      return slots.includes(null) ? [] : slots;
    },
    write: (/** @type {number[]} */ slots) => (slots.every((slot, index) => slot === index) ? [] : [slots.join(",")]),
  },
  inspect: one("inspect", (text) => text || null),
  sort: one("sort", (text) => (NAMES.sort.includes(text.replace(/^-/, "")) ? text : null)),
  preset: one("preset", (text) => text || null),
  present: one("present", (text) => text === "true"),
  at: one("at", (text) => whole(text, 0, Infinity)),
  speed: one("speed", (text) => (spelt(text) > 0 && spelt(text) <= 16 ? spelt(text) : 1)),
  loop: one("loop", (text) => text === "true"),
  play: choice("play", ["visible", "slide", "click", "none"]),
  transparent: one("transparent", (text) => text === "true"),
  caption: one("caption", (text) => text || null),
  controls: list("controls"),
};

/**
 * A key with one text.
 * @param {keyof View} of
 * @param {(text: string) => any} parse
 */
function one(of, parse) {
  const usual = String(DEFAULTS[of]);
  const write = (/** @type {any} */ value) => (value === null || String(value) === usual ? [] : [String(value)]);
  return { of, read: (/** @type {string[]} */ texts) => parse(texts[0]), write };
}

/**
 * A key with one of a few texts.
 * @param {keyof View} of
 * @param {string[]} texts
 */
function choice(of, texts) {
  return one(of, (text) => (texts.includes(text) ? text : DEFAULTS[of]));
}

/**
 * A key with several texts, separated by commas; `none` for no text at all.
 * @param {"panels"|"overlays"|"controls"} of
 */
function list(of) {
  const usual = DEFAULTS[of].join(",");
  return {
    of,
    read: (/** @type {string[]} */ [text]) => {
      const names = text === "none" ? [] : text.split(",").filter(Boolean);
      return names.every((name) => NAMES[of].includes(name)) ? names : DEFAULTS[of];
    },
    write: (/** @type {string[]} */ names) => (names.join(",") === usual ? [] : [names.join(",") || "none"]),
  };
}

/**
 * The edges of a part of the plane that can be drawn: x from, x to, y from, y to. Null where they are none.
 * @param {string} text
 */
function edges(text) {
  const [x0, x1, y0, y1, ...rest] = text.split(",").map(spelt);
  return distinct(x0, x1) && distinct(y0, y1) && !rest.length ? [x0, x1, y0, y1] : null;
}

/**
 * The whole number that a text spells; null if it is none between two others.
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function whole(text, least, most) {
  const found = spelt(text);
  return Number.isInteger(found) && found >= least && found <= most ? found : null;
}

/**
 * Parts a query into the scene's part, as it is written, and the view.
 * @param {string} search with or without its "?"
 * @returns {{query: string, view: View}}
 */
export function split(search) {
  /** @type {Record<string, string[]>} */
  const texts = {};
  const scene = [];
  for (const part of search.replace(/^\?/, "").split("&")) {
    const [written] = part.split("=", 1);
    const key = decode(written);
    if (Object.hasOwn(KEYS, key)) (texts[key] ??= []).push(decode(part.slice(written.length + 1)));
    else if (part) scene.push(part);
  }
  const view = structuredClone(DEFAULTS);
  for (const [key, values] of Object.entries(texts)) Object.assign(view, { [KEYS[key].of]: KEYS[key].read(values) });
  return { query: scene.join("&"), view };
}

/**
 * The keys of the view in a query that cannot be read: their text is passed over, and is not what passes anyway.
 * @param {string} search with or without its "?"
 */
export function unreadable(search) {
  const parts = search.replace(/^\?/, "").split("&").map((part) => [decode(part.split("=", 1)[0]), decode(part.slice(part.indexOf("=") + 1))]);
  const wrong = parts.filter(([key, text]) => {
    if (!Object.hasOwn(KEYS, key) || key === "colours" || text === "") return false;
    const { of, read, write } = KEYS[key];
    return !write(read([text])).length && text !== String(DEFAULTS[of]) && spelt(text) !== DEFAULTS[of];
  });
  return [...new Set(wrong.map(([key]) => key))];
}

/**
 * The query that holds a scene and a view.
 * @param {string} query the scene's part
 * @param {View} view
 */
export function join(query, view) {
  const parts = Object.entries(KEYS).flatMap(([key, { of, write }]) => write(view[of]).map((text) => `${key}=${encode(text)}`));
  return [query, ...parts].filter(Boolean).join("&");
}

/**
 * What a view says of other keys than these; of the step only a player decides.
 * @param {Partial<View>} view
 * @param {string[]} keys
 * @returns {Partial<View>}
 */
function without(view, keys) {
  return Object.fromEntries(Object.entries(view).filter(([key]) => key === "at" || !keys.includes(key)));
}

/**
 * Keeps the address. `navigate` is called when the person goes back or forward.
 * @param {(() => void)|null} navigate null leaves the address and the history, which a frame shares with
 *   the page around it, as they are
 */
export function createState(navigate) {
  let { query, view } = split(addressed());
  /** What this step of the history waits for, and what stands in it. @type {Asked|null} */
  let asked = (navigate && history.state?.asked) ?? null;
  let noted = asked;
  const url = (/** @type {Partial<View>} */ change = {}, /** @type {string} */ scene = query) => {
    const search = join(scene, { ...view, ...change });
    return location.pathname + (search && `?${search}`) + location.hash;
  };
  const isNew = () => navigate !== null && new URL(url(), location.href).href !== location.href;
  const entry = () => (noted = asked) && { asked };
  const flush = () => {
    later.cancel();
    if (isNew() || noted !== asked) history.replaceState(entry(), "", url());
  };
  const later = patiently(flush, PAUSE);

  // A key that nothing has is told once, and is in no entry of the history.
  if (addressed() !== location.search.replace(/^\?/, "")) flush();

  addEventListener("popstate", ({ state }) => {
    later.cancel();
    ({ query, view } = split(addressed()));
    asked = noted = state?.asked ?? null;
    navigate?.();
  });
  addEventListener("pagehide", flush);

  return {
    get query() {
      return query;
    },
    get view() {
      return view;
    },
    /** What is asked for and not answered yet, where it is a step of the history. */
    get asked() {
      return asked;
    },
    /** The view as it is when a link says nothing. */
    usual: DEFAULTS,
    /** The address of what is shown, with a change of the view, or of another scene. */
    url,
    /**
     * Takes over a scene's query, a part of the view, or both; or what is asked for instead and not answered yet, null when
     * that is refused. What is chosen of the view meanwhile is not undone by the answer.
     * @param {{query?: string, view?: Partial<View>, asked?: Asked|null}} change
     * @param {{push?: boolean}} [how] `push` makes it a step that Back undoes
     * @returns {boolean} whether there is one step more
     */
    write(change, { push = false } = {}) {
      if (push && later.waits) flush();
      query = change.query ?? query;
      view = { ...view, ...change.view };
      if (navigate && (change.asked !== undefined || change.query !== undefined)) asked = change.asked ?? null;
      else if (asked?.view && change.view) asked = { ...asked, view: without(asked.view, Object.keys(change.view)) };
      const further = push && (isNew() || noted !== asked);
      if (further) history.pushState(entry(), "", url());
      else later.ask();
      return further;
    },
    /** Goes a step back, as a person does, if there is a history to go back in; whether there is. */
    back() {
      if (navigate) history.back();
      return navigate !== null;
    },
  };
}
