// @ts-check
/** Tries again what fails for a while. */

import { passes, Problem } from "./api.js";

/** How much is fetched at a time: more would keep the scene itself waiting. */
const AT_ONCE = 3;
/** How long to wait before the next attempt, in milliseconds. */
export const AGAIN = { first: 500, longest: 2000 };

/** How long to wait after another attempt has failed. @param {number} wait */
export const longer = (wait) => Math.min(2 * wait, AGAIN.longest);

/**
 * What comes of an attempt that is made again for as long as it takes, unless it is refused for good.
 * @template Found
 * @param {() => Promise<Found>} attempt
 * @param {(error: Error|null) => void} tell what has failed; null when it fails no more
 */
export async function persistently(attempt, tell) {
  for (let wait = AGAIN.first, failed = false; ; wait = longer(wait), failed = true) {
    try {
      const found = await attempt();
      if (failed) tell(null);
      return found;
    } catch (error) {
      tell(/** @type {Error} */ (error));
      if (!passes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/**
 * What fetches for each one that lacks something, some at once and in their order, as long as it is wanted: again what
 * fails, and not what is refused.
 * @template One
 * @param {{lacking: () => One[], fetch: (one: One) => Promise<void>, wanted: () => boolean}} parts
 */
export function gathering({ lacking, fetch, wanted }) {
  /** What is on its way, or was refused. @type {Set<One>} */
  const taken = new Set();
  const next = () => (wanted() ? lacking().find((one) => !taken.has(one)) : undefined);
  const work = async () => {
    for (let one = next(); one !== undefined; one = next()) {
      const asked = one;
      taken.add(asked);
      try {
        await persistently(async () => wanted() && fetch(asked), () => {});
        taken.delete(asked);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
  };
  return () => {
    for (let worker = 0; worker < AT_ONCE; worker += 1) void work();
  };
}
