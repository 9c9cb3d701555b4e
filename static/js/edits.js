// @ts-check
/**
 * Edits on their way. Each starts from the scene that the one before asks for, which may not be answered yet; one that
 * is refused takes none with it: those after it are made again without it.
 */

import { copy } from "./identity.js";

/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {(scene: Scene) => void} Change */
/** @typedef {{gesture?: string, view?: Partial<import("./types.js").View>, written?: boolean, undo?: boolean}} How */
/**
 * @typedef {How & {question: string|Scene, address: "push"|"replace"|"keep", changes?: Change[], before?: Job|null,
 *   after?: Job[], remedy?: boolean, stray?: boolean, own?: boolean}} Job
 *   what to ask, the view that goes with it, the control that is being moved, whether it is written and may be wrong, whether
 *   it takes back what its gesture has done, what becomes of the URL, what an edit changes, the unanswered edit that it
 *   includes, those that were refused with it, whether it makes good a refusal, the report of which stays, whether it
 *   stands in for a scene that cannot be read, and whether it is what the page's own link spells
 */

export function createEdits() {
  /** @type {Scene|null} the newest scene asked for, which the next edit starts from */
  let wanted = null;
  /** @type {Job|null} the edit that asks for it, until it is answered */
  let newest = null;

  /** @param {Job} job @param {Scene} scene */
  const expect = (job, scene) => {
    [newest, wanted] = [job, scene];
    return job;
  };

  /**
   * Makes edits again, from another scene than before. Returns the last of them.
   * @param {Job[]} jobs
   * @param {Scene} from
   */
  const again = (jobs, from) => {
    [newest, wanted] = [null, from];
    for (const job of jobs) {
      const question = copy(wanted);
      for (const change of job.changes ?? []) change(question);
      expect({ ...job, question, before: newest, after: [], remedy: true }, question);
    }
    return newest;
  };

  return {
    get newest() {
      return newest;
    },
    /** The next edit starts from what an edit asks for that is known already. @param {Job} job @param {Scene} scene */
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
      const scene = copy(wanted);
      change(scene);
      const same = how.gesture !== undefined && how.gesture === newest?.gesture ? newest : null;
      const changes = same?.changes ?? [];
      changes.push(change);
      return expect({ ...how, question: scene, address: "push", changes, before: same ? same.before : newest }, scene);
    },
    /**
     * What is to be asked after a refusal: the edit before, which may be what is wrong, or else those after it. A step of
     * the history that was made for what is refused is that of what is asked then.
     * @param {Job} job
     * @param {Scene} shown
     */
    refused({ before, ...job }, shown) {
      const after = job.after ?? [];
      if (!before) return again(after, shown);
      const address = job.address === "replace" ? "replace" : before.address;
      return { ...before, address, after: [job, ...after], remedy: true };
    },
    /**
     * What is to be asked after an answer: the edits after the one that was refused when this one was not.
     * @param {Job} job
     * @param {Scene} shown
     */
    answered: ({ after = [] }, shown) => again(after.slice(1), shown),
  };
}
