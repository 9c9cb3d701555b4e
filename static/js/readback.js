// @ts-check
/**
 * Plotly asks the graphics card for every picture that it draws in space, to know what is under the pointer, which
 * nobody asks it here; and for every letter that it writes there. Browsers complain of both in the console: the first
 * makes the card wait, the second is slow unless it is announced.
 */

/**
 * Sees to it that the one is left out and the other announced, for whatever asks for a canvas from now on. So Plotly
 * cannot make a picture of what it draws in space; the server does that.
 */
export function easeReadback() {
  const own = HTMLCanvasElement.prototype.getContext;
  /** @type {any} */ (HTMLCanvasElement.prototype).getContext = function (/** @type {string} */ kind, /** @type {object} */ options) {
    // Nobody sees what is not in the page: a sheet to measure letters on.
    const context = own.call(this, kind, kind === "2d" && !this.isConnected ? { willReadFrequently: true, ...options } : options);
    if (context && "readPixels" in context) context.readPixels = () => {};
    return context;
  };
}
