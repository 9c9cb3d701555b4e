// @ts-check
/** Time: a position between the first step and the last, moved by hand or by playing. */

/** A run takes this many seconds at speed 1, shorter runs less and longer runs more. */
export const SECONDS = { least: 3, most: 12, perStep: 1 / 6 };
/**
 * A frame counts for no longer than this, in seconds: what plays in a tab that is left goes on there later. The first one
 * may have begun before it played.
 */
const LONGEST = 0.25;

/**
 * @param {{move: (position: number) => void, change: () => void}} listeners
 *   `move` for each new position, `change` when playing begins or ends
 */
export function createPlayer({ move, change }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let steps = 1;
  let position = 1;
  let playing = false;
  let speed = 1;
  let loop = false;
  /** @type {number|undefined} */
  let request;
  let last = 0;
  let exact = 0;
  /** The step at which it is to stop, if that is not the last one. @type {number|null} */
  let until = null;

  /** @param {number} value */
  const to = (value) => {
    position = Math.max(0, Math.min(steps, value));
    move(position);
  };

  /** @param {number} now in milliseconds */
  const tick = (now) => {
    const duration = Math.max(SECONDS.least, Math.min(SECONDS.most, steps * SECONDS.perStep));
    exact += Math.max(0, Math.min((now - last) / 1000, LONGEST)) * (steps / duration) * speed;
    last = now;
    if (until !== null) exact = Math.min(exact, until);
    else if (exact >= steps && loop) exact = 0;
    to(calm.matches ? Math.floor(exact) : exact);
    if (position >= (until ?? (loop ? Infinity : steps))) pause();
    else request = requestAnimationFrame(tick);
  };

  const play = () => {
    if (playing || !steps) return;
    if (position >= steps) to(0);
    playing = true;
    exact = position;
    last = performance.now();
    request = requestAnimationFrame(tick);
    change();
  };

  const pause = () => {
    if (!playing) return;
    playing = false;
    until = null;
    if (request !== undefined) cancelAnimationFrame(request);
    to(Math.min(steps, Math.ceil(position)));
    change();
  };

  return {
    get position() {
      return position;
    },
    get steps() {
      return steps;
    },
    get playing() {
      return playing;
    },
    play,
    /**
     * Plays on to a step, from the first one if that lies behind.
     * @param {number} step
     */
    playTo(step) {
      if (!steps) return;
      pause();
      if (position >= step) to(0);
      until = Math.min(step, steps);
      play();
    },
    pause,
    toggle: () => (playing ? pause() : play()),
    /** @param {number} value */
    seek(value) {
      pause();
      to(value);
    },
    /** @param {number} by whole steps */
    step(by) {
      pause();
      to(Math.round(position) + by);
    },
    /**
     * A run of another length.
     * @param {number} count
     */
    resize(count) {
      steps = count;
      if (!steps) pause();
      position = Math.min(position, steps);
    },
    /**
     * Stands at a step without a word to anyone.
     * @param {number} value
     */
    place(value) {
      position = Math.min(value, steps);
    },
    /** @param {{speed: number, loop: boolean}} settings */
    set(settings) {
      ({ speed, loop } = settings);
    },
  };
}
