// @ts-check
/** Waits until there is a frame to draw in. */

/** How often a frame looks whether it has a size yet, in milliseconds. */
const GLANCE = 200;

/**
 * Ends once the frame has a size. One in a part of a page that is not shown has none. One that is only out of sight has,
 * though it may come to know of it late and is told of no change; it may be printed without being seen.
 * @returns {Promise<void>}
 */
export function room() {
  return new Promise((resolve) => {
    const look = () => {
      if (!innerWidth) return;
      observer.disconnect();
      clearInterval(looking);
      resolve();
    };
    const observer = new ResizeObserver(look);
    const looking = setInterval(look, GLANCE);
    observer.observe(document.documentElement);
    look();
  });
}
