// @ts-check
/**
 * The ground of a landscape as the view wants it: which part of the plane, with which levels, with its slopes or
 * without. What is at hand is not asked for again, and of what is asked for only the newest counts.
 */

import { passes } from "./api.js";
import { AGAIN, longer } from "./retry.js";

/** @typedef {import("./types.js").SceneLandscape} SceneLandscape */
/** @typedef {import("./types.js").Surface} Surface */
/** @typedef {import("./types.js").View} View */

/** How long a view must stand still before its ground is fetched, in milliseconds. */
const PAUSE = 150;
/** The overlays that follow the slopes. */
const SLOPING = ["arrows", "streams"];

/**
 * What a view asks of the ground besides the landscape.
 * @param {Partial<View>} view
 */
export function details({ window, levels, scale, overlays = [] }) {
  return {
    ...(window && { domain: [[window[0], window[1]], [window[2], window[3]]] }),
    ...(levels && { levels }),
    ...(scale && { scale }),
    ...(overlays.some((name) => SLOPING.includes(name)) && { include: ["gradient"] }),
  };
}

/**
 * What a window belongs to: the same landscape with other parameters, or another formula over the same part of the plane.
 * @param {SceneLandscape} landscape
 */
export function placeOf(landscape) {
  if (typeof landscape === "string") return landscape;
  return "id" in landscape ? landscape.id : JSON.stringify(landscape.domain);
}

/**
 * @param {{surface: (question: any, signal: AbortSignal) => Promise<Surface>}} api
 * @param {{onSurface: (surface: Surface) => void, onProblem: (problem: Error|null) => void}} listeners
 */
export function createSurvey(api, { onSurface, onProblem }) {
  /** @type {{key: string, surface: Surface}|null} */
  let hand = null;
  /** What is being asked for, or was refused. */
  let pending = "";
  let refused = "";
  let troubled = false;
  /** @type {AbortController|undefined} */
  let aborter;
  /** @type {number|undefined} */
  let waiting;

  /** @param {SceneLandscape} landscape @param {Partial<View>} view */
  const keyOf = (landscape, view) => JSON.stringify([landscape, details(view)]);

  const cancel = () => {
    clearTimeout(waiting);
    aborter?.abort();
    pending = "";
  };

  /**
   * @param {string} key
   * @param {object} question
   * @param {number} retry
   */
  const ask = async (key, question, retry) => {
    aborter = new AbortController();
    const { signal } = aborter;
    try {
      const surface = await api.surface(question, signal);
      if (signal.aborted) return;
      hand = { key, surface };
      pending = "";
      if (troubled) onProblem(null);
      troubled = false;
      onSurface(surface);
    } catch (error) {
      if (signal.aborted) return;
      troubled = true;
      onProblem(/** @type {Error} */ (error));
      if (!passes(error)) {
        refused = key;
        return;
      }
      waiting = setTimeout(() => void ask(key, question, longer(retry)), retry);
    }
  };

  return {
    /**
     * The ground of a landscape: the one at hand if it is the same, or if there is to be no other.
     * @param {SceneLandscape} landscape
     * @param {Partial<View>} view
     * @param {AbortSignal} signal
     */
    of: (landscape, view, signal) =>
      hand && [hand.key, refused].includes(keyOf(landscape, view)) ? hand.surface : api.surface({ landscape, ...details(view) }, signal),
    /**
     * A ground that has come with a scene.
     * @param {SceneLandscape} landscape
     * @param {Partial<View>} view
     * @param {Surface} surface
     */
    take(landscape, view, surface) {
      hand = { key: keyOf(landscape, view), surface };
    },
    /**
     * Sees to it that the ground is as the view wants it, a moment after the view has come to rest.
     * @param {SceneLandscape} landscape
     * @param {View} view
     */
    look(landscape, view) {
      const key = keyOf(landscape, view);
      if (key === pending) return;
      cancel();
      if (troubled && key !== refused) {
        troubled = false;
        onProblem(null);
      }
      if (key === hand?.key) return;
      pending = key;
      waiting = setTimeout(() => void ask(key, { landscape, ...details(view) }, AGAIN.first), PAUSE);
    },
  };
}
