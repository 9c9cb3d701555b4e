// @ts-check
/**
 * When to ask while a hand moves something. An answer that is drawn within the frame in which it is asked for is the
 * best there is: asked for in the midst of a frame it would miss that, and so would all that follow. What comes too late
 * for it is therefore left out for what the hand does next, which is newer and on the screen as soon. Where no answer
 * comes within a frame nothing is won by that, and each question is asked as soon as there is an answer to the one before.
 */

/** Of most screens, in milliseconds. */
export const FRAME = 1000 / 60;
/** How long what the hand does next is waited for, if it does anything: a frame, which may be a little late, in milliseconds. */
export const PATIENCE = 20;
/** How much longer answers are taken to need with each that needs longer, in milliseconds. */
const DOUBT = 0.5;

export function createPace() {
  /** How long an answer takes that nothing delays, until its paths are drawn. */
  let quickest = FRAME / 2;
  return {
    /** @param {number} duration from a question until the paths of its answer are drawn, in milliseconds */
    took: (duration) => void (quickest = Math.min(duration, quickest + DOUBT)),
    /** Whether answers can be drawn within the frame in which they are asked for. */
    get framed() {
      return quickest < FRAME;
    },
  };
}
