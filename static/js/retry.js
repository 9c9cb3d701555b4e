// @ts-check
/** Tries again what fails for a while. */

import { passes, Problem } from "./api.js";

/** How much is fetched at a time: more would keep the scene itself waiting. */
const AT_ONCE = 3;
/** How long to wait before the next attempt, in milliseconds. */
const AGAIN = { first: 1000, longest: 8000 };

/**
 * What comes of an attempt that is made again for as long as it takes, unless it is refused for good.
 * @template Found
 * @param {() => Promise<Found>} attempt
 * @param {(error: Error) => void} failed
 */
export async function persistently(attempt, failed) {
  for (let wait = AGAIN.first; ; wait = Math.min(2 * wait, AGAIN.longest)) {
    try {
      return await attempt();
    } catch (error) {
      failed(/** @type {Error} */ (error));
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
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    const left = lacking();
    const worker = async () => {
      for (let one = left.shift(); one !== undefined && wanted(); one = left.shift()) {
        const asked = one;
        await persistently(async () => wanted() && fetch(asked), () => {}).catch((error) => {
          if (!(error instanceof Problem)) throw error;
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker)).finally(() => void (busy = false));
  };
}
