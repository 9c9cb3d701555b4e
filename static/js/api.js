// @ts-check
/** The only place that asks the server. */

import { floats } from "./numbers.js";
import { ANSWERS, fits, PROBLEM } from "./shape.js";

/** Points of the ground's grid: enough for a smooth contour along a narrow valley. */
const GRID = [201, 201];
/** What of a ground a small picture shows. */
const THUMBNAIL = { resolution: "64,48", levels: 10 };
/** The keys of a scene's query that say what the ground is. */
const GROUND_KEYS = ["landscape", "parameters", "domain"];
/** How lists of numbers are told: to read digits takes longer than to draw them. */
const PACKED = { encoding: "base64" };
/** What comes beside the paths unless it is left out. */
const USUAL = ["grad_norm", "learning_rate"];

/** The server understood and declined, or failed; `errors` name the field, the rule and the value. */
export class Problem extends Error {
  /** @param {{status: number, detail: string, errors: {field: string, message: string, column?: number}[]}} body */
  constructor(body) {
    super(body.errors[0]?.message ?? body.detail);
    /** All that is wrong, as sentences. */
    this.detail = body.detail;
    this.status = body.status;
    this.errors = body.errors;
  }

  /** Whether the same question may well be answered a little later. */
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

/** There was no answer, or none of the server's: something between here and there may have spoken. */
export class Unreachable extends Error {}

/** Whether the same question may well be answered a little later. @param {unknown} error */
export const passes = (error) => error instanceof Unreachable || (error instanceof Problem && error.passing);

/**
 * @typedef {{method?: string, headers?: Record<string, string>, body?: string, signal?: AbortSignal}} Options
 */

/**
 * By XMLHttpRequest, whose answer comes in one piece: fetch hands it over in several, which takes about a millisecond
 * of the few that a drag has for it.
 * @param {string} url
 * @param {Options} options
 * @param {"json"|"blob"} kind
 * @returns {Promise<{status: number, body: any}>}
 */
function send(url, { method = "GET", headers, body, signal }, kind) {
  return new Promise((answered, unreachable) => {
    const question = new XMLHttpRequest();
    question.open(method, url);
    question.responseType = kind;
    for (const [name, value] of Object.entries({ "accept-language": document.documentElement.lang, ...headers })) question.setRequestHeader(name, value);
    question.onload = () => answered({ status: question.status, body: question.response });
    question.onerror = question.onabort = () => unreachable(new Unreachable());
    if (signal?.aborted) return unreachable(new Unreachable());
    signal?.addEventListener("abort", () => question.abort());
    question.send(body);
  });
}

/** What is wrong, if it is the server that says so. @param {any} problem */
const told = (problem) => (fits(problem, PROBLEM) ? new Problem(problem) : new Unreachable());

/**
 * What comes of a question that the server has answered.
 * @param {string} url
 * @param {Options} options
 * @param {"json"|"blob"} kind what is asked for; what is wrong is told in JSON anyway
 */
async function reply(url, options, kind) {
  const { status, body } = await send(url, options, kind);
  if (status < 300) return body;
  throw told(kind === "json" ? body : await body.text().then(JSON.parse).catch(() => null));
}

/**
 * @param {string} base the address of the API
 * @param {string} name of what is asked for
 * @param {string} [query]
 * @param {Options} [options]
 */
async function request(base, name, query = "", options = {}) {
  const body = await reply(`${base}/${name}${query && `?${query}`}`, options, "json");
  // What says it is an answer and is none comes of something between here and the server as well.
  if (!fits(body, ANSWERS[name])) throw new Unreachable();
  return body;
}

/**
 * The query for the ground of a scene's query: its own keys as they are written, and how it is to be told.
 * @param {string} query
 * @param {Record<string, unknown>} details
 */
function groundPart(query, details) {
  const parts = query.split("&").filter((part) => GROUND_KEYS.includes(part.split("=", 1)[0]));
  return [...parts, ...Object.entries({ ...details, ...PACKED }).map(([key, value]) => `${key}=${value}`)].join("&");
}

/** @param {unknown} body */
function post(body) {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/**
 * Rows of numbers from one base64 array; null where not finite.
 * @param {{bdata: string, shape: string}} encoded
 * @returns {import("./types.js").Heights[]}
 */
function rows({ bdata, shape }) {
  const flat = floats(bdata);
  const [height, width] = shape.split(",").map(Number);
  return Array.from({ length: height }, (_unused, row) =>
    Array.from(flat.subarray(row * width, (row + 1) * width), (value) => (Number.isFinite(value) ? value : null)),
  );
}

/**
 * A surface with its arrays as numbers.
 * @param {any} found
 * @returns {import("./types.js").Surface}
 */
function decoded(found) {
  const slopes = found.gradient_x && { gradient_x: rows(found.gradient_x), gradient_y: rows(found.gradient_y) };
  return { ...found, ...slopes, x: [...floats(found.x.bdata)], y: [...floats(found.y.bdata)], z: rows(found.z) };
}

/**
 * What holds lists of numbers in base64, with these as numbers.
 * @param {any} told
 * @returns {any}
 */
function unpacked(told) {
  if (typeof told?.bdata === "string") return floats(told.bdata);
  if (Array.isArray(told)) return told.map(unpacked);
  if (typeof told !== "object" || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, unpacked(value)]));
}

/** @param {string} base the address of the API */
export function createApi(base) {
  /** @type {{resolution?: number[]}} the server's own when it declines a fine one */
  let grid = { resolution: GRID };

  /**
   * @param {string|{landscape: import("./types.js").SceneLandscape}} question
   * @param {AbortSignal} signal
   * @param {Record<string, unknown>} [details] that a query does not say
   */
  const surface = (question, signal, details) =>
    typeof question === "string"
      ? request(base, "surface", groundPart(question, { ...grid, ...details }), { signal })
      : request(base, "surface", "", { signal, ...post({ ...question, ...grid, ...PACKED }) });

  /**
   * Trajectories of a scene, or of the query that spells one.
   * @param {string|import("./types.js").Scene} scene
   * @param {string[]} wanted what is to come beside the paths and the loss
   * @param {AbortSignal} [signal]
   * @returns {Promise<import("./types.js").Answer>}
   */
  const trajectories = async (scene, wanted, signal) => {
    const lists = { include: wanted.filter((name) => !USUAL.includes(name)), omit: USUAL.filter((name) => !wanted.includes(name)) };
    const told = { ...Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length)), ...PACKED };
    const query = [scene, ...Object.entries(told).map(([key, value]) => `${key}=${value}`)].filter(Boolean).join("&");
    const written = typeof scene === "string";
    return unpacked(await request(base, "trajectories", written ? query : "", { signal, ...(!written && post({ ...scene, ...told })) }));
  };

  /** @param {unknown} error */
  const tooFine = (error) => error instanceof Problem && error.errors.some(({ field }) => field.startsWith("resolution"));

  return {
    /** @returns {Promise<import("./types.js").Catalogue>} */
    async catalogue() {
      const kinds = ["optimizers", "landscapes", "schedules", "presets"];
      return Object.assign({}, ...(await Promise.all(kinds.map((kind) => request(base, kind)))));
    },
    /** @returns {Promise<import("./types.js").OptimizerDeclaration[]>} */
    optimizers: async () => (await request(base, "optimizers")).optimizers,
    /**
     * Sees to it that a scene, or the query that spells one, can be understood.
     * @param {string|import("./types.js").Scene} scene
     * @param {AbortSignal} signal
     */
    async check(scene, signal) {
      const { problem } = await (typeof scene === "string"
        ? request(base, "check", scene, { signal })
        : request(base, "check", "", { signal, ...post(scene) }));
      if (problem) throw told(problem);
    },
    trajectories,
    /**
     * The ground of a landscape, or of the scene that a query spells.
     * @param {string|{landscape: import("./types.js").SceneLandscape}} question
     * @param {AbortSignal} signal
     * @param {Record<string, unknown>} [details] that a query does not say: its levels, what to include
     * @returns {Promise<import("./types.js").Surface>}
     */
    async surface(question, signal, details) {
      const found = await surface(question, signal, details).catch((error) => {
        if (!grid.resolution || !tooFine(error)) throw error;
        grid = {};
        return surface(question, signal, details);
      });
      return decoded(found);
    },
    /**
     * The ground of a landscape of the catalogue, as coarse as a small picture needs it.
     * @param {string} id
     * @returns {Promise<import("./types.js").Surface>}
     */
    thumbnail: async (id) => decoded(await request(base, "surface", groundPart(`landscape=${id}`, THUMBNAIL))),
    /**
     * What a small picture shows of the scene that a query spells.
     * @param {string} query
     */
    async preview(query) {
      const [ground, { trajectories: found }] = await Promise.all([
        request(base, "surface", groundPart(query, THUMBNAIL)),
        trajectories(query, []),
      ]);
      return { surface: decoded(ground), trajectories: found };
    },
    /**
     * What a scene can be had as, and what to paste where: as of now, since another server may have what that one lacked.
     * @returns {Promise<{formats: import("./types.js").Artefact[], snippets: import("./types.js").Snippet[]}>}
     */
    async sharing() {
      return Object.assign({}, ...(await Promise.all(["formats", "snippets"].map((kind) => request(base, kind, "", { headers: { "cache-control": "max-age=0" } })))));
    },
    /**
     * A file that a scene can be had as.
     * @param {string} url
     * @param {string} media its media type
     * @param {AbortSignal} signal
     * @returns {Promise<Blob>}
     */
    async file(url, media, signal) {
      const file = await reply(url, { signal }, "blob");
      if (file.type.split(";")[0] !== media) throw new Unreachable();
      return file;
    },
    /**
     * Where the numbers of a scene can be fetched.
     * @param {string} query
     */
    numbersUrl: (query) => `${base}/trajectories${query && `?${query}`}`,
  };
}
