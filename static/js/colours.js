// @ts-check
/** Which optimizer has which place in the palette: in order, unless the view says otherwise. */

/** How many colours tokens.css has for paths; after that they come again. */
export const PATHS = 8;

/** How many of them can be told apart without any help by eyes that lack a kind of cone; the others are dashed as well. */
const SOLID = 5;

/** The lines of a round of colours, and of the next. */
const DASHES = /** @type {const} */ (["solid", "dash", "dot", "dashdot"]);

/**
 * The colour and the dashes of a place.
 * @param {number} slot
 */
export function lineOf(slot) {
  const colour = slot % PATHS;
  const round = Math.floor(slot / PATHS) % 2;
  return { colour, dash: DASHES[2 * round + (colour < SOLID ? 0 : 1)] };
}

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
 * Gives an element and the chips in it the colour and the line of a place.
 * @param {HTMLElement} host
 * @param {number} slot
 */
export function paint(host, slot) {
  const { colour, dash } = lineOf(slot);
  const chip = `var(--path-${colour + 1})`;
  if (host.style.getPropertyValue("--chip") !== chip) host.style.setProperty("--chip", chip);
  if (host.dataset.dash !== dash) host.dataset.dash = dash;
}
