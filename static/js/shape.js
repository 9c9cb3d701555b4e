// @ts-check
/** What answers of the server look like, as far as the page relies on it. */

/** What is there, whatever it is. */
const ANY = null;
const NUMBERS = { bdata: "" };
const GRID = { bdata: "", shape: "" };

/**
 * By the name of what is asked for: an object has these keys, a list only such things, and a text is one.
 * @type {Record<string, unknown>}
 */
export const ANSWERS = {
  trajectories: {
    query: "",
    scene: { landscape: ANY, start: [[]], optimizers: [{ id: "" }] },
    trajectories: [{ label: "", start: [], x: NUMBERS, y: NUMBERS, loss: NUMBERS, outcome: { status: "", message: "" }, summary: {} }],
  },
  surface: { label: "", domain: [[]], x: NUMBERS, y: NUMBERS, z: GRID, levels: [], critical_points: [{ kind: "" }] },
  check: { problem: ANY },
  optimizers: { optimizers: [{ id: "", hyperparameters: [] }] },
  landscapes: { landscapes: [{ id: "", starts: [], optimizers: [] }] },
  schedules: { schedules: [{ id: "" }] },
  presets: { presets: [{ id: "", query: "" }] },
  formats: { formats: [{ path: "", options: [] }] },
  snippets: { snippets: [{ id: "", pieces: [] }] },
};

/** What the server says of what is wrong, after RFC 9457. */
export const PROBLEM = { title: "", status: 0, detail: "", errors: [{ field: "", message: "" }] };

/**
 * Whether an answer has the shape that it should have.
 * @param {any} answer
 * @param {any} shape
 * @returns {boolean}
 */
export function fits(answer, shape) {
  if (shape === ANY) return answer !== undefined;
  if (Array.isArray(shape)) return Array.isArray(answer) && answer.every((one) => !shape.length || fits(one, shape[0]));
  if (typeof shape !== "object") return typeof answer === typeof shape;
  return typeof answer === "object" && answer !== null && Object.entries(shape).every(([key, part]) => fits(answer[key], part));
}
