// @ts-check
/**
 * From an edit to a result. A question goes to the server, and its answer becomes the current result; what is wrong
 * with a question is reported and the last good result stays.
 */

import { Problem, Unreachable } from "./api.js";
import { derive } from "./result.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {import("./types.js").View} View */
/**
 * @typedef {{question: string|Scene, view?: Partial<View>, gesture?: string, address?: "push"|"replace"|"keep"}} Job
 *   what to ask, the view that goes with it, the control that is being moved, and what becomes of the URL
 */

/** How long to wait before asking again, in milliseconds. */
const RETRY = { first: 1000, longest: 8000 };

/**
 * @param {{api: ReturnType<typeof import("./api.js").createApi>, state: ReturnType<typeof import("./state.js").createState>,
 *   onResult: (result: Result) => void, onProblem: (problem: Problem|Unreachable|null, atLoad: boolean) => void,
 *   onBusy: (busy: boolean) => void}} parts
 */
export function createExplorer({ api, state, onResult, onProblem, onBusy }) {
  /** @type {Result|null} */
  let current = null;
  /** @type {Scene|null} the newest scene asked for, which the next edit starts from */
  let wanted = null;
  /** @type {Job|null} */
  let active = null;
  /** @type {Job|null} */
  let queued = null;
  /** @type {string|undefined} the control that made the newest step of the history */
  let lastGesture;
  /** @type {Job|null} what is to be asked again when the server is back */
  let failed = null;
  /** @type {number|undefined} */
  let retry;
  let wait = RETRY.first;
  let ground = { key: "", surface: /** @type {import("./types.js").Surface|null} */ (null) };

  /**
   * The ground of a landscape: the one at hand if it is the same.
   * @param {import("./types.js").SceneLandscape} landscape
   */
  const surfaceOf = async (landscape) => (JSON.stringify(landscape) === ground.key ? ground.surface : api.surface({ landscape }));

  /** @param {string|Scene} question */
  const answer = async (question) => {
    const [reply, surface] = await Promise.all([
      api.trajectories(question),
      typeof question === "string" ? api.surface(question) : surfaceOf(question.landscape),
    ]);
    if (!reply || !surface) return null;
    ground = { key: JSON.stringify(reply.scene.landscape), surface };
    return derive(reply, surface);
  };

  /**
   * @param {Job} job
   * @param {Result} result
   */
  const commit = (job, result) => {
    current = result;
    if (!queued) wanted = result.scene;
    wait = RETRY.first;
    const sameGesture = job.gesture !== undefined && job.gesture === lastGesture;
    if (job.address !== "keep") {
      state.write({ query: result.query, view: job.view }, { push: job.address === "push" && !sameGesture });
    }
    lastGesture = job.gesture;
    onProblem(null, false);
    onResult(result);
  };

  /**
   * @param {Job} job
   * @param {unknown} error
   */
  const fail = (job, error) => {
    if (error instanceof Unreachable || (error instanceof Problem && error.passing)) {
      onProblem(error, false);
      failed = job;
      retry = setTimeout(() => ask(job), wait);
      wait = Math.min(2 * wait, RETRY.longest);
      return;
    }
    if (!(error instanceof Problem)) throw error;
    if (current) wanted = current.scene;
    onProblem(error, !current);
    if (!current && job.question !== "") void ask({ question: "", address: "keep" }, true);
  };

  /**
   * @param {Job} job
   * @param {boolean} [quiet] keeps the report of the problem that this question makes good
   */
  const ask = async (job, quiet = false) => {
    clearTimeout(retry);
    failed = null;
    // While a control is moved, its answers come one after the other; each in turn would be given up otherwise.
    if (job.gesture !== undefined && job.gesture === active?.gesture) {
      queued = job;
      return;
    }
    queued = null;
    active = job;
    onBusy(true);
    try {
      const result = await answer(job.question);
      if (result && !quiet) commit(job, result);
      else if (result) {
        current = result;
        wanted = result.scene;
        onResult(result);
      }
    } catch (error) {
      if (active === job) fail(job, error);
    } finally {
      if (active === job) {
        active = null;
        onBusy(false);
        if (queued) void ask(queued);
      }
    }
  };

  addEventListener("online", () => {
    if (failed) void ask(failed);
  });

  return {
    get result() {
      return current;
    },
    /** Shows the scene that a query spells; the address stays as it is. */
    load: (/** @type {string} */ query) => ask({ question: query, address: "keep" }),
    /**
     * Changes the scene.
     * @param {(scene: Scene) => void} change works on a copy of the scene
     * @param {{gesture?: string, view?: Partial<View>}} [how] edits of one gesture are one step of the history
     */
    edit(change, { gesture, view } = {}) {
      if (!wanted) return;
      const scene = structuredClone(wanted);
      change(scene);
      wanted = scene;
      void ask({ question: scene, gesture, view, address: "push" });
    },
  };
}
