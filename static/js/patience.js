// @ts-check
/** Puts off what need not be done in every frame. */

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
