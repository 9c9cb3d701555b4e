// @ts-check
/** Which optimizer has which place in the palette: in order, unless the view says otherwise. */

/** How many colours tokens.css has for paths; after that they come again, dashed. */
export const PATHS = 8;

/**
 * The lowest place that none of `taken` has.
 * @param {number[]} taken
 */
export function free(taken) {
  let slot = 0;
  while (taken.includes(slot)) slot += 1;
  return slot;
}

/**
 * The places of `count` optimizers: the given ones, and free ones for the rest.
 * @param {number[]} given
 * @param {number} count
 */
export function slots(given, count) {
  const found = given.slice(0, count);
  while (found.length < count) found.push(free(found));
  return found;
}

/**
 * Gives an element and the chips in it the colour of a place. Once the colours have run out, chips are rings.
 * @param {HTMLElement} host
 * @param {number} slot
 */
export function paint(host, slot) {
  host.style.setProperty("--chip", `var(--path-${(slot % PATHS) + 1})`);
  host.classList.toggle("is-second", slot >= PATHS);
}
