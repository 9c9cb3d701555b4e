// @ts-check
/** What is wrong, said over the plots: all over them where there is nothing to show, and else in a corner. */

import { Problem, Unreachable } from "../api.js";
import { byId, hide, write } from "../dom.js";
import { _ } from "../i18n.js";

/** @param {Error} problem */
function sentence(problem) {
  if (problem instanceof Unreachable) return _("The server does not answer. Trying again …");
  if (!(problem instanceof Problem)) return _("The plots cannot be drawn. Reloading the page may help.");
  return problem.passing ? _("The server is busy. Trying again …") : problem.message;
}

export function noticePanel() {
  const place = byId("notice");
  /** What of the frame's own link is passed over, as the server says it. */
  const passed = place.textContent;
  place.textContent = "";
  return {
    /**
     * @param {Error|null} problem
     * @param {boolean} linked of a problem: whether there is nothing to be seen yet; of none: whether what was said of
     *   the frame's own link still holds
     */
    report(problem, linked) {
      const said = problem ? sentence(problem) : linked ? passed : "";
      hide(place, !said);
      document.body.toggleAttribute("data-failed", problem !== null && linked);
      write(place, problem instanceof Problem && !problem.passing && linked ? _("This link cannot be read. {message}", { message: problem.detail }) : said);
      return said;
    },
  };
}
