// @ts-check
/** The theme, the language, the link to copy, the numbers behind the picture, and the way back to the beginning. */

import { assign, byId } from "../dom.js";
import { _ } from "../i18n.js";

/** @typedef {import("../types.js").View} View */

const DARK = matchMedia("(prefers-color-scheme: dark)");

/**
 * @param {{setView: (change: Partial<View>) => void, view: () => View,
 *   url: (change: Partial<View>) => string, reset: () => void, say: (text: string) => void}} actions
 */
export function headerPanel({ setView, view, url, reset, say }) {
  const theme = byId("theme");
  const names = { auto: _("Theme: as the system"), light: _("Theme: light"), dark: _("Theme: dark") };

  // The first press shows the theme that the system has not, and no press changes nothing but the last.
  theme.addEventListener("click", () => {
    /** @type {View["theme"][]} */
    const themes = DARK.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    setView({ theme: themes[(themes.indexOf(view().theme) + 1) % themes.length] });
  });
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say(_("The link to this scene is copied."));
    } catch {
      say(_("The link to this scene is in the address bar."));
    }
  });

  byId("reset").addEventListener("click", reset);
  // The words of a page come with it; everything else stands in the address.
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".language"))) {
    const aim = () => void (link.href = url({ lang: link.hreflang }));
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, aim);
  }

  return {
    /** @param {string} numbersUrl where the API answers with the numbers of this scene */
    update(numbersUrl) {
      assign(byId("numbers"), "href", numbersUrl);
      for (const name of ["title", "aria-label"]) assign(theme, name, names[view().theme]);
    },
  };
}
