// @ts-check
/** Which numbers at the axes of y, and in space, have room. Pure: no DOM, no Plotly. */

/** How far apart two of them are at least, in heights of their letters. */
const APART = 1.3;
/** How high a plot in space is at least whose numbers do not lie on one another, in pixels. */
const SPACIOUS = 230;

/**
 * A layout without those numbers for which there is no room beside the others; their ticks stay. Plotly would leave out
 * all but every second, third or fourth, however many have room.
 * In space there are all of them, or none where it is low.
 * @param {Record<string, any>} layout whose axes of y have one column, from the top one to the lowest
 * @param {number} height of the plot, in pixels
 * @returns {Record<string, any>}
 */
export function legible(layout, height) {
  if (layout.scene && height < SPACIOUS) {
    const bare = ["xaxis", "yaxis", "zaxis"].map((name) => [name, { ...layout.scene[name], showticklabels: false }]);
    return { ...layout, scene: { ...layout.scene, ...Object.fromEntries(bare) } };
  }
  const axes = Object.entries(layout).filter(([name, { ticktext }]) => name.startsWith("yaxis") && ticktext);
  if (!axes.length) return layout;
  const inner = height - layout.margin.t - layout.margin.b;
  /** Where numbers stand already, in pixels. @type {number[]} */
  const taken = [];
  const thinned = axes.map(([name, axis]) => {
    const { type, range: [low, high], domain: [from, to] = [0, 1], tickvals, ticktext, tickfont } = axis;
    const apart = APART * tickfont.size;
    const places = tickvals.map((/** @type {number} */ value) => inner * (from + ((to - from) * ((type === "log" ? Math.log10(value) : value) - low)) / (high - low)));
    const free = places.filter((/** @type {number} */ place) => taken.every((other) => Math.abs(other - place) >= apart));
    const kept = most(free, free.indexOf(places[tickvals.indexOf(0)]), apart);
    taken.push(...kept);
    return [name, { ...axis, ticktext: ticktext.map((/** @type {string} */ text, /** @type {number} */ index) => (kept.includes(places[index]) ? text : "")) }];
  });
  return { ...layout, ...Object.fromEntries(thinned) };
}

/**
 * As many of some places as are far enough from one another.
 * @param {number[]} places in ascending order
 * @param {number} favourite which of them is among those, unless there are more without it; -1 for none
 * @param {number} apart
 */
function most(places, favourite, apart) {
  const found = [favourite, places.length - 1, 0].filter((first) => first in places).map((first) => spaced(places, first, apart));
  return found.reduce((best, one) => (one.length > best.length ? one : best), /** @type {number[]} */ ([]));
}

/**
 * @param {number[]} places
 * @param {number} first which of them is among those that are kept
 * @param {number} apart
 */
function spaced(places, first, apart) {
  const kept = [places[first]];
  for (const way of [-1, 1]) {
    for (let index = first + way, last = places[first]; index in places; index += way) {
      if (Math.abs(places[index] - last) < apart) continue;
      last = places[index];
      kept.push(last);
    }
  }
  return kept;
}
