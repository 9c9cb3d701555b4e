// @ts-check
/** The only place that fetches. */

/** Points of the ground's grid: enough for a smooth contour along a narrow valley. */
const GRID = [201, 201];
/** The keys of a scene's query that say what the ground is. */
const GROUND_KEYS = ["landscape", "parameters", "domain"];

/** The server understood and declined, or failed; `errors` name the field, the rule and the value. */
export class Problem extends Error {
  /** @param {{status: number, title?: string, detail?: string, errors?: {field: string, message: string, column?: number}[]}} body */
  constructor(body) {
    super(body.errors?.[0]?.message ?? body.detail ?? body.title ?? String(body.status));
    this.status = body.status;
    this.errors = body.errors ?? [];
  }

  /** Whether the same question may well be answered a little later. */
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

/** There was no answer at all. */
export class Unreachable extends Error {}

/**
 * @param {string} url
 * @param {RequestInit} [options]
 */
async function request(url, options) {
  let response;
  try {
    response = await fetch(url, options);
    if (response.ok) return await response.json();
  } catch {
    throw new Unreachable();
  }
  const body = await response.json().catch(() => ({}));
  throw new Problem({ ...body, status: response.status });
}

/**
 * The query for the ground of a scene's query: its own keys as they are written.
 * @param {string} query
 * @param {{resolution?: number[]}} grid
 */
function groundPart(query, { resolution }) {
  const parts = query.split("&").filter((part) => GROUND_KEYS.includes(part.split("=", 1)[0]));
  return [...parts, ...(resolution ? [`resolution=${resolution.join(",")}`] : []), "encoding=base64"].join("&");
}

/** @param {unknown} body */
function post(body) {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/**
 * The numbers of a base64 array.
 * @param {{bdata: string}} encoded
 */
function numbers({ bdata }) {
  return new Float64Array(Uint8Array.from(atob(bdata), (character) => character.charCodeAt(0)).buffer);
}

/**
 * Rows of numbers from one base64 array; null where not finite.
 * @param {{bdata: string, shape: string}} encoded
 * @returns {import("./types.js").Numbers[]}
 */
function rows({ bdata, shape }) {
  const flat = numbers({ bdata });
  const [height, width] = shape.split(",").map(Number);
  return Array.from({ length: height }, (_unused, row) =>
    Array.from(flat.subarray(row * width, (row + 1) * width), (value) => (Number.isFinite(value) ? value : null)),
  );
}

/** @param {string} base the address of the API */
export function createApi(base) {
  /** @type {{resolution?: number[]}} the server's own when it declines a fine one */
  let grid = { resolution: GRID };

  /**
   * @param {string|{landscape: import("./types.js").SceneLandscape}} question
   * @param {AbortSignal} signal
   */
  const surface = (question, signal) =>
    typeof question === "string"
      ? request(`${base}/surface?${groundPart(question, grid)}`, { signal })
      : request(`${base}/surface`, { signal, ...post({ ...question, ...grid, encoding: "base64" }) });

  /** @param {unknown} error */
  const tooFine = (error) => error instanceof Problem && error.errors.some(({ field }) => field.startsWith("resolution"));

  return {
    /** @returns {Promise<import("./types.js").Catalogue>} */
    async catalogue() {
      const kinds = ["optimizers", "landscapes", "schedules"];
      return Object.assign({}, ...(await Promise.all(kinds.map((kind) => request(`${base}/${kind}`)))));
    },
    /**
     * Trajectories of a scene, or of the query that spells one.
     * @param {string|import("./types.js").Scene} scene
     * @param {string[]} include what is to come beside the paths
     * @param {AbortSignal} signal
     * @returns {Promise<import("./types.js").Answer>}
     */
    trajectories: (scene, include, signal) => {
      const more = include.length ? { include } : {};
      if (typeof scene !== "string") return request(`${base}/trajectories`, { signal, ...post({ ...scene, ...more }) });
      const search = [scene, ...Object.entries(more).map(([key, names]) => `${key}=${names.join(",")}`)].filter(Boolean).join("&");
      return request(`${base}/trajectories${search && `?${search}`}`, { signal });
    },
    /**
     * The ground of a landscape, or of the scene that a query spells.
     * @param {string|{landscape: import("./types.js").SceneLandscape}} question
     * @param {AbortSignal} signal
     * @returns {Promise<import("./types.js").Surface>}
     */
    async surface(question, signal) {
      const found = await surface(question, signal).catch((error) => {
        if (!grid.resolution || !tooFine(error)) throw error;
        grid = {};
        return surface(question, signal);
      });
      return { ...found, x: [...numbers(found.x)], y: [...numbers(found.y)], z: rows(found.z) };
    },
    /**
     * Where the numbers of a scene can be fetched.
     * @param {string} query
     */
    numbersUrl: (query) => `${base}/trajectories${query && `?${query}`}`,
  };
}
