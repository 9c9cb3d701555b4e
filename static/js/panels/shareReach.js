// @ts-check
/** Says that an address leads nobody else anywhere, where that is so, and what to do. */

import { element } from "../dom.js";
import { _ } from "../i18n.js";
import { COMMAND, isOnlyHere } from "../reach.js";

/** A sentence with the command in it. @param {string} said @param {...(Node|string)} more */
function reach(said, ...more) {
  const [before, after] = said.split(COMMAND);
  return element("p", { class: "share-reach" }, before, element("code", {}, COMMAND), after, ...more);
}

/** Beside a QR code; null where others can open what it says. */
export function codeReach() {
  if (!isOnlyHere()) return null;
  return reach(
    _("Phones cannot open {host}, which is this machine’s own name for itself. Start {command}, and open this page under the address that it prints for others.", {
      host: location.host,
      command: COMMAND,
    }),
  );
}

/**
 * Beside what is pasted; null where others can open the addresses in it.
 * @param {(() => void)|null} instead chooses a file that needs no server; null where what is shown is a file itself
 */
export function pasteReach(instead) {
  if (!isOnlyHere()) return null;
  const values = { host: location.host, command: COMMAND };
  if (!instead) {
    return reach(_("Only this machine can open {host}. For others, download the file and paste its name in the place of the address, or start {command} and open this page under the address that it prints for them.", values));
  }
  const take = element("button", { type: "button", class: "link-button", click: instead }, _("Take the file that needs no server"));
  return reach(_("Only this machine can open {host}. For others, start {command} and open this page under the address that it prints for them.", values), " ", take);
}
