// @ts-check
/** What is drawn in a box keeps its size on paper. */

/**
 * Lets a box keep what it measures while the page is printed: who draws in it does not hear of another in time.
 * @param {HTMLElement} box
 * @param {("width"|"height"|"fontSize")[]} measures
 */
export function keepOnPaper(box, ...measures) {
  addEventListener("beforeprint", () => {
    const now = getComputedStyle(box);
    for (const measure of measures) box.style[measure] = now[measure];
  });
  addEventListener("afterprint", () => {
    for (const measure of measures) box.style[measure] = "";
  });
}

// Margins are told in its letters.
keepOnPaper(document.documentElement, "fontSize");
