// @ts-check
/**
 * Edits on their way. Each starts from the scene that the one before asks for, which may not be answered yet. One that is
 * refused takes none with it: those before it are asked for, the latest first, until one is answered, which was not what
 * is wrong; those after what is wrong are made again without it.
 */

import { copy } from "./identity.js";

/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {(scene: Scene) => void} Change */
/** @typedef {{gesture?: string, view?: Partial<import("./types.js").View>, written?: boolean, undo?: boolean, anew?: boolean}} How */
/**
 * What is asked for, `How` an edit is made included: `gesture` is the control that is being moved, `view` goes with the scene,
 * what is `written` may be wrong, an `undo` takes back what its gesture has done, and what sets the scene `anew` leaves nothing
 * that was wrong in it.
 * @typedef {How & {
 *   question: string|Scene,
 *   address: "push"|"replace"|"keep",
 *   id?: string,
 *   changes?: Change[],
 *   before?: Job|null,
 *   granted?: boolean,
 *   after?: Job[],
 *   noted?: boolean,
 *   remedy?: boolean,
 *   stray?: boolean,
 *   own?: boolean,
 *   loaded?: boolean,
 * }} Job
 *   `address`: what becomes of the URL
 *   `id`: the edit in the history, `changes`: what it does to a scene
 *   `before`: the edit that it includes, `granted`: whether one that includes this one is answered
 *   `after`: those that were refused after it, the first of which is wrong if this one is not; `noted`: whether it has a
 *   step of the history of its own meanwhile
 *   `remedy`: whether it makes good a refusal, the report of which stays
 *   `stray`: whether it stands in for a scene that cannot be read, `own`: whether it is what the page's own link spells,
 *   `loaded`: whether it is asked again for a step of the history that one has gone to
 */

export function createEdits() {
  /** @type {Scene|null} the newest scene asked for, which the next edit starts from */
  let wanted = null;
  /** @type {Job|null} the edit that asks for it, until it is answered */
  let newest = null;
  /** The edits that steps of the history wait for, by their ids; since a refusal, as they are without what is wrong. @type {Map<string|undefined, Job>} */
  const steps = new Map();
  let count = 0;

  /** @param {Job} job @param {Scene} scene */
  const expect = (job, scene) => {
    [newest, wanted] = [job, scene];
    return job;
  };

  /** What a step of the history waits for from now on, if there is one for an edit. @param {Job} job @param {Job} [now] */
  const mend = (job, now = job) => steps.has(job.id) && steps.set(job.id, now);

  /** What is left of an edit that was wrong. @param {Job} job @param {Scene} shown @returns {Job} */
  const without = (job, shown) => ({ ...job, question: shown, changes: undefined, before: null });

  /** The edit before, if it is not answered yet. @param {Job} job */
  const before = (job) => (job.before && !job.before.granted ? job.before : null);

  /**
   * Makes edits again, from another scene than before. Returns the last of them, which asks for all.
   * @param {Job[]} jobs
   * @param {Scene} from
   * @param {"push"|"replace"} address
   */
  const again = (jobs, from, address) => {
    [newest, wanted] = [null, from];
    for (const job of jobs) {
      const question = copy(wanted);
      for (const change of job.changes ?? []) change(question);
      mend(expect({ ...job, question, address, before: newest, after: [], remedy: true, undo: false }, question));
    }
    return newest;
  };

  return {
    get newest() {
      return newest;
    },
    before,
    /** A step of the history waits for an edit. @param {Job} job */
    keep: (job) => void (job.id !== undefined && steps.set(job.id, job)),
    /** What the edits before one ask for that are not answered yet, the latest first. @param {Job} job */
    earlier(job) {
      const questions = [];
      for (let one = before(job); one; one = before(one)) questions.push(one.question);
      return questions;
    },
    /**
     * The edit that a step of the history waits for; where the page was another then, it has no more than was noted.
     * @param {import("./state.js").Asked} asked
     * @returns {Pick<Job, "question"|"changes"|"before">}
     */
    kept: ({ id, question, earlier = [] }) =>
      steps.get(id) ?? { question, before: earlier.reduceRight((/** @type {Job|null} */ before, one) => ({ question: one, address: "replace", before }), null) },
    /** The next edit starts from what a job asks for. @param {Job} job @param {Scene} scene */
    expect,
    /** The next edit starts from what is shown. @param {Scene|null} shown */
    settle: (shown) => void ([newest, wanted] = [null, shown]),
    /**
     * An edit after the newest, if there is a scene to change.
     * @param {Change} change works on a copy of the scene
     * @param {How} how
     */
    make(change, how) {
      if (!wanted) return null;
      const question = copy(wanted);
      change(question);
      const same = how.gesture !== undefined && how.gesture === newest?.gesture ? newest : null;
      const earlier = same ? before(same) : newest;
      // Only what may be made again without the edit before must be known as a whole.
      const changes = earlier ? [...(same?.changes ?? []), change] : [change];
      // The history outlives the page, and other pages are in it.
      const id = same?.id ?? `${performance.timeOrigin} ${(count += 1)}`;
      return expect({ ...how, question, address: "push", id, changes, before: earlier }, question);
    },
    /**
     * What is to be asked after a refusal, if anything: the edit before, or where there is none, those after it. Until that
     * is answered, the next edit starts from what the newest asks for, as it did. A step of the history that was made for
     * what is refused is that of what is asked then.
     * @param {Job} job
     * @param {Scene|null} shown
     */
    refused(job, shown) {
      const [earlier, after] = [before(job), job.after ?? []];
      if (!earlier) {
        if (!shown) return null;
        mend(job, without(job, shown));
        return again(after, shown, job.address === "replace" ? "replace" : "push");
      }
      const address = job.address === "replace" ? "replace" : earlier.address;
      return { ...earlier, address, noted: earlier.address === "replace", after: [job, ...after], remedy: true, undo: false };
    },
    /**
     * What is to be asked after an answer, if anything: the edits after the one that is wrong.
     * @param {Job} job
     * @param {Scene} shown
     * @param {boolean} further whether more of the same edit is asked for already, or in a moment
     */
    answered(job, shown, further) {
      if (job.before) job.before.granted = true;
      if (further) return null;
      const [wrong, ...after] = job.after ?? [];
      if (wrong) mend(wrong, without(wrong, shown));
      // Each may have its own step of the history already.
      return again(after, shown, job.noted && after.at(-1)?.address === "replace" ? "replace" : "push");
    },
  };
}
