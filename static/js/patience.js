// @ts-check
/** Puts off what need not be done in every frame, and tries again what fails for a while. */

/**
 * Does something once it has not been asked for during a moment, and at the latest some time after it was asked for
 * first.
 * @param {() => void} act
 * @param {{moment: number, most: number}} patience in milliseconds
 */
export function patiently(act, { moment, most }) {
  /** @type {number|undefined} */
  let waiting;
  let since = 0;

  const cancel = () => {
    clearTimeout(waiting);
    waiting = undefined;
  };

  return {
    /** @param {boolean} [pressing] whether the longest time counts; otherwise it begins anew */
    ask(pressing = true) {
      if (waiting === undefined || !pressing) since = performance.now();
      clearTimeout(waiting);
      waiting = setTimeout(
        () => {
          waiting = undefined;
          act();
        },
        Math.min(moment, since + most - performance.now()),
      );
    },
    cancel,
    /** Whether it has been asked for and is still to be done. */
    get waits() {
      return waiting !== undefined;
    },
  };
}

/** How long to wait before the next attempt, in milliseconds. */
const AGAIN = { first: 1000, longest: 8000 };

/**
 * What comes of an attempt that is made again for as long as it takes.
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
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
