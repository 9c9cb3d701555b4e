// @ts-check
/** The QR code of the scene, as large as the screen: for a class and its phones. */

import { byId } from "../dom.js";
import { codeReach } from "./shareReach.js";

/** @param {() => {title: string, link: string, code: string}} scene */
export function qrDialog(scene) {
  const dialog = byId("qr");
  byId("qr-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (/** @type {Event} */ { target }) => target === dialog && dialog.close());

  return {
    open() {
      const { title, link, code } = scene();
      byId("qr-title").textContent = title;
      byId("qr-link").textContent = decodeURI(link);
      byId("qr-code").src = code;
      byId("qr-reach").replaceChildren(codeReach() ?? "");
      dialog.showModal();
    },
  };
}
