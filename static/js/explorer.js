// @ts-check
/**
 * From an edit to a result. A question goes to the server, and its answer becomes the current result; what is wrong
 * with a question is reported and the last good result stays.
 */

import { passes, Problem } from "./api.js";
import { createEdits } from "./edits.js";
import { carried, recognise } from "./identity.js";
import { createPace, PATIENCE } from "./pace.js";
import { derive, domainOf } from "./result.js";
import { AGAIN, longer } from "./retry.js";
import { createSurvey, details, placeOf } from "./survey.js";

/** @typedef {import("./api.js").Unreachable} Unreachable */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./edits.js").Job} Job */

/** How late an answer may be before its question is a step of the history already, in milliseconds. */
const LATE = 400;

/**
 * @param {{api: ReturnType<typeof import("./api.js").createApi>, state: ReturnType<typeof import("./state.js").createState>,
 *   include: (panels: string[], question: string|Scene) => string[], onResult: (result: Result, continuing?: boolean) => void, onProblem: (problem: Problem|Unreachable|null, linked: boolean) => void,
 *   onBusy: (busy: boolean) => void, onAnswer: (remedy: boolean, linked: boolean) => void, fallback?: boolean}} parts
 *   `onProblem` hears null when another scene is shown, in which nothing is wrong; `onAnswer` when an edit is answered, when
 *   something is answered again that had failed, or when what makes good a refusal is shown, whose report stays; `fallback`
 *   shows the first scene instead of one that cannot be read; `linked` says of a problem that it is the address's, or that
 *   there is nothing else to show, and of none that what was said of the page's link still holds
 */
export function createExplorer({ api, state, include, onResult, onProblem, onBusy, onAnswer, fallback = true }) {
  /** @type {Result|null} */
  let current = null;
  const edits = createEdits();
  const pace = createPace();
  /** @type {Job|null} the one whose answer is awaited */
  let active = null;
  /** @type {AbortController|undefined} gives up what is awaited */
  let aborter;
  /** @type {Job|null} what is asked as soon as that is answered, or a moment later, unless a hand does something newer */
  let queued = null;
  /** @type {string|undefined} the gesture that made the newest step of the history */
  let lastGesture;
  /** @type {Job|null} what is to be asked again when the server is back */
  let failed = null;
  /** @type {number|undefined} the question that waits: again after a failure, or for what a hand does next */
  let later;
  let wait = AGAIN.first;
  /** Whether the first scene stands in for one that cannot be read. */
  let astray = false;
  /** Whether what is shown is what the page's own link spells. */
  let own = false;
  let opened = false;
  const survey = createSurvey(api, {
    onSurface: (surface) => {
      if (!current) return;
      current = { ...current, surface };
      onResult(current);
    },
    onProblem: (problem) => (problem ? onProblem(problem, false) : failed || onAnswer(false, own || astray)),
  });

  /**
   * Whether a scene is set in another place than the one that is shown, so that a window on that means nothing.
   * @param {string|Scene} question
   */
  const elsewhere = (question) =>
    typeof question !== "string" && current !== null && placeOf(question.landscape) !== placeOf(current.scene.landscape);

  /**
   * The answer to a question. What a hand moves stays within its bounds; anything else, as an edit before it that is not
   * answered yet, may be wrong and is checked first, since a browser reports what a server refuses as a fault of the page.
   * Where the landscape's own domain is not known yet, the whole of it is asked for, and what the view sees of it afterwards.
   * @param {Job} job
   * @param {AbortSignal} signal
   */
  const answer = async (job, signal) => {
    const { question, view, gesture, written, remedy } = job;
    if (gesture === undefined || written || remedy || edits.before(job)) await api.check(question, signal);
    const typed = typeof question === "string";
    const home = typed || elsewhere(question) ? undefined : current?.domain;
    const looking = { ...state.view, ...(elsewhere(question) && { scale: null }), ...view, ...(!home && { window: null }) };
    const included = include(looking.panels, question);
    const [reply, surface] = await Promise.all([
      api.trajectories(question, included, signal),
      typed ? api.surface(question, signal, details(looking)) : survey.of(question.landscape, looking, signal),
    ]);
    survey.take(reply.scene.landscape, looking, surface);
    recognise(reply.scene, typed ? null : question, current?.scene);
    return { ...derive(reply, surface, home ?? domainOf(surface)), include: included };
  };

  const awaited = () => active ?? queued;

  /** Whether a step of the history is an edit's already. @param {Job} job */
  const hasStep = (job) => job.address === "replace" || (job.gesture !== undefined && job.gesture === lastGesture);

  /**
   * @param {Job} job
   * @param {Result} result
   */
  const commit = (job, result) => {
    let stepped = hasStep(job);
    if (job.address !== "keep" && !(job.undo && stepped && state.back())) {
      const moved = elsewhere(job.question) && { window: null, scale: null };
      const chosen = job.address === "replace" && state.asked ? state.asked.view : job.view;
      const view = { ...(current && carried(state.view, current, result)), ...moved, ...chosen };
      stepped = state.write({ query: result.query, view }, { push: !stepped }) || stepped;
    }
    current = result;
    const more = edits.answered(job, result.scene, awaited() !== null);
    wait = AGAIN.first;
    // More of the same scene changes nothing about the address.
    const again = job.address === "keep" && typeof job.question !== "string";
    if (!again) [astray, own] = [job.stray === true, job.own === true];
    lastGesture = stepped && !more ? job.gesture : undefined;
    const edited = job.remedy || again || (job.changes && !job.loaded && !job.anew);
    if (!edited) onProblem(null, own || astray);
    onResult(result, job.gesture !== undefined && !job.written);
    // What was wrong may have gone with the card that it stood on.
    if (edited) onAnswer(job.remedy === true, own || astray);
    if (more) void ask(more);
  };

  /** Makes a step of the history of what is not answered yet: Back takes it back, and nothing else. @param {Job} job */
  const note = (job) => {
    if (job.address === "keep" || (job.address === "replace" && state.asked)) return;
    if (job.undo && hasStep(job) && state.back()) return;
    const { question, view, id } = job;
    state.write({ asked: { question, view, id, earlier: edits.earlier(job) } }, { push: !hasStep(job) });
    job.address = "replace";
    edits.keep(job);
    lastGesture = job.gesture;
  };

  /**
   * @param {Job} job
   * @param {unknown} error
   */
  const fail = (job, error) => {
    if (passes(error)) {
      onProblem(/** @type {Problem|Unreachable} */ (error), false);
      note(job);
      failed = job;
      later = setTimeout(ask, wait, job);
      wait = longer(wait);
      return;
    }
    if (!(error instanceof Problem)) throw error;
    // To be refused is an answer as well.
    if (job.address === "replace") state.write({ asked: null });
    // What an address says that cannot be read is not what was shown before, wherever one comes from.
    const linked = fallback && job.address === "keep" && typeof job.question === "string";
    onProblem(error, linked || (!current && job.address === "keep"));
    if (queued) return;
    if (linked && job.question !== "") queued = { question: "", address: "keep", remedy: true, stray: true };
    else queued = edits.refused(job, current && current.scene);
    if (!queued && !astray && job.question !== state.query && state.query !== current?.query) queued = spelt();
    if (!queued && current) onResult(current);
  };

  /** The question for what the address spells, where it was another that was refused. @returns {Job} */
  const spelt = () => ({ question: state.query, address: "keep", remedy: true });

  /** @param {Job} job */
  const ask = async (job) => {
    clearTimeout(later);
    failed = null;
    // While a control is moved, its answers come one after the other; each in turn would be given up otherwise.
    if (active && job.gesture !== undefined && job.gesture === active.gesture && edits.before(job) === edits.before(active)) {
      queued = job;
      if (active.address === "replace") note(job);
      return;
    }
    queued = null;
    // To give up what is answered already costs a browser some time as well.
    if (active) aborter?.abort();
    active = job;
    const since = performance.now();
    const { signal } = (aborter = new AbortController());
    onBusy(true);
    const late = setTimeout(() => [job, queued].forEach((one) => one && note(one)), LATE);
    signal.addEventListener("abort", () => clearTimeout(late));
    /** @type {Result} */
    let result;
    try {
      result = await answer(job, signal);
      clearTimeout(late);
    } catch (error) {
      // The same may be asked again meanwhile, with more to come.
      if (signal.aborted) return;
      active = null;
      aborter.abort();
      onBusy(false);
      fail(job, error);
      if (queued) void ask(queued);
      return;
    }
    if (signal.aborted) return;
    active = null;
    if (!queued) onBusy(false);
    else if (pace.framed) later = setTimeout(ask, PATIENCE, queued);
    // It is on its way while this answer is drawn.
    else void ask(queued);
    commit(job, result);
    if (job.gesture !== undefined) pace.took(performance.now() - since);
    // What is shown may have changed while it was awaited.
    if (!awaited() && include(state.view.panels, result.scene).some((name) => !result.include.includes(name))) refresh();
  };

  /** Asks for the same scene again, or for the one that is awaited, when more must come with it than before. */
  const refresh = () => {
    if (current) void ask(edits.newest ?? active ?? failed ?? { question: current.scene, address: "keep" });
  };

  /** The next edit starts from what is shown, and is a step of its own. */
  const abandon = () => {
    edits.settle(current && current.scene);
    lastGesture = undefined;
  };

  addEventListener("online", () => {
    if (failed) void ask(failed);
  });

  return {
    get result() {
      return current;
    },
    /** Whether an edit is not answered yet. */
    get pending() {
      return edits.newest !== null;
    },
    /** The view of what is asked for and not yet on the screen. */
    get coming() {
      return (awaited() ?? failed)?.view;
    },
    /** Whether what is shown is what the page's own link spells. */
    get own() {
      return own;
    },
    get astray() {
      return astray;
    },
    /** Whether the scene of the address is shown, and no other is awaited. */
    isShown: () => current?.query === state.query && !state.asked && !awaited() && !failed,
    /** Shows what the address spells, the page's own link first; or what this step of the history has waited for. */
    load() {
      abandon();
      const first = !opened;
      opened = true;
      if (!state.asked) return ask({ question: state.query, address: "keep", own: first });
      const { view, id } = state.asked;
      const { question, changes, before } = edits.kept(state.asked);
      /** @type {Job} */
      const job = { question, changes, before, view, id, address: "replace", loaded: true };
      if (typeof question !== "string") {
        recognise(question, null, current?.scene);
        edits.expect(job, question);
      }
      return ask(job);
    },
    /**
     * Shows the scene that a query spells, as a step of the history.
     * @param {string} query
     * @param {Partial<View>} view what changes with it
     */
    open(query, view) {
      abandon();
      return ask({ question: query, view, address: "push" });
    },
    /** Sees to it that the ground is the one that the view wants. */
    look() {
      if (current) survey.look(current.scene.landscape, state.view);
    },
    refresh,
    /**
     * Changes the scene.
     * @param {(scene: Scene) => void} change works on a copy of the scene
     * @param {import("./edits.js").How} [how] edits of one gesture are one step of the history, which the one that is to
     *   `undo` them takes back; what is `written` may be wrong
     */
    edit(change, how = {}) {
      const job = edits.make(change, how);
      if (job) void ask(job);
    },
  };
}
