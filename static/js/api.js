// @ts-check
/** The only place that fetches. For each kind of question the newest wins: an older one is given up. */

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
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable();
  }
  const body = await response.json().catch(() => ({}));
  throw new Problem({ ...body, status: response.status });
}

/**
 * @template Question, Reply
 * @param {(question: Question, signal: AbortSignal) => Promise<Reply>} ask
 * @returns {(question: Question) => Promise<Reply|null>} null for an answer that a newer question made idle
 */
function newest(ask) {
  /** @type {AbortController|undefined} */
  let current;
  return async (question) => {
    current?.abort();
    const mine = (current = new AbortController());
    try {
      const reply = await ask(question, mine.signal);
      return mine === current ? reply : null;
    } catch (error) {
      if (mine.signal.aborted && error instanceof DOMException && error.name === "AbortError") return null;
      throw error;
    }
  };
}

/**
 * The query for the ground of a scene's query: its own keys as they are written.
 * @param {string} query
 */
function groundPart(query) {
  const parts = query.split("&").filter((part) => GROUND_KEYS.includes(part.split("=", 1)[0]));
  return [...parts, `resolution=${GRID.join(",")}`, "encoding=base64"].join("&");
}

/** @param {unknown} body */
function post(body) {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/**
 * Rows of numbers from one base64 array; null where not finite.
 * @param {{bdata: string, shape: string}} encoded
 * @returns {import("./types.js").Numbers[]}
 */
function rows({ bdata, shape }) {
  const bytes = Uint8Array.from(atob(bdata), (character) => character.charCodeAt(0));
  const flat = new Float64Array(bytes.buffer);
  const [height, width] = shape.split(",").map(Number);
  return Array.from({ length: height }, (_unused, row) =>
    Array.from(flat.subarray(row * width, (row + 1) * width), (value) => (Number.isFinite(value) ? value : null)),
  );
}

/** @param {any} encoded a base64 array of one dimension, or a plain one */
function column(encoded) {
  return encoded.bdata ? rows({ ...encoded, shape: `1, ${encoded.shape ?? atob(encoded.bdata).length / 8}` })[0] : encoded;
}

/** @param {string} base the address of the API */
export function createApi(base) {
  return {
    /** @returns {Promise<import("./types.js").Catalogue>} */
    async catalogue() {
      const kinds = ["optimizers", "landscapes", "schedules"];
      return Object.assign({}, ...(await Promise.all(kinds.map((kind) => request(`${base}/${kind}`)))));
    },
    /** Trajectories of a scene, or of the query that spells one. */
    trajectories: newest(
      /**
       * @param {string|import("./types.js").Scene} scene
       * @returns {Promise<import("./types.js").Answer>}
       */
      (scene, signal) =>
        typeof scene === "string"
          ? request(`${base}/trajectories${scene && `?${scene}`}`, { signal })
          : request(`${base}/trajectories`, { signal, ...post(scene) }),
    ),
    /** The ground of a landscape, or of the scene that a query spells. */
    surface: newest(
      /**
       * @param {string|{landscape: import("./types.js").SceneLandscape}} question
       * @returns {Promise<import("./types.js").Surface>}
       */
      async (question, signal) => {
        const found =
          typeof question === "string"
            ? await request(`${base}/surface?${groundPart(question)}`, { signal })
            : await request(`${base}/surface`, { signal, ...post({ ...question, resolution: GRID, encoding: "base64" }) });
        const { x, y, z, levels } = found;
        return { ...found, x: column(x), y: column(y), levels: column(levels), z: rows(z) };
      },
    ),
    /**
     * Where the numbers of a scene can be fetched.
     * @param {string} query
     */
    numbersUrl: (query) => `${base}/trajectories${query && `?${query}`}`,
  };
}
