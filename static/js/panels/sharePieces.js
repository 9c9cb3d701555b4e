// @ts-check
/** The programs that an artefact can be pasted into, and what to paste there. */

import { copyButton } from "../clipboard.js";
import { byId, element, hide } from "../dom.js";
import { _ } from "../i18n.js";
import { withKey } from "../links.js";
import { fill } from "../snippet.js";

/** @typedef {import("../types.js").Snippet} Snippet */
/** @typedef {import("../types.js").Artefact} Artefact */

/**
 * @param {Snippet[]} snippets
 * @param {(said: string) => void} say
 */
export function sharePieces(snippets, say) {
  const place = byId("share-targets");
  const list = byId("share-pieces");
  /** What the reader chose last, which stays where it can from one artefact to the next. */
  let chosen = snippets[0].id;
  /** @type {() => void} */
  let again = () => {};

  const radios = snippets.map(({ id, label }) => {
    const change = () => {
      chosen = id;
      again();
    };
    const radio = element("input", { type: "radio", name: "share-target", value: id, change });
    return { id, radio, label: element("label", { class: "share-target" }, radio, _(label)) };
  });
  place.append(...radios.map(({ label }) => label));

  /**
   * @param {Artefact} artefact
   * @param {Record<string, string>} values of the places
   * @param {boolean} framed
   */
  function show(artefact, values, framed) {
    const fitting = (/** @type {Snippet} */ { pieces }) =>
      pieces.filter((piece) => piece.kinds.includes(artefact.kind) && (piece.framed === null || piece.framed === framed));
    const possible = snippets.filter((snippet) => fitting(snippet).length);
    // What is for few kinds of things fits this one best.
    const breadth = (/** @type {Snippet} */ snippet) => Math.min(...fitting(snippet).map(({ kinds }) => kinds.length));
    const now = possible.find(({ id }) => id === chosen) ?? possible.toSorted((one, other) => breadth(one) - breadth(other))[0];
    for (const { id, radio, label } of radios) {
      hide(label, !possible.some((snippet) => snippet.id === id));
      radio.checked = id === now?.id;
    }
    hide(place.closest("fieldset"), !possible.length);
    list.replaceChildren(...(now ? fitting(now).map((piece) => pieceOf(piece, values)) : []));
    again = () => show(artefact, values, framed);
  }

  /**
   * @param {import("../types.js").Piece} piece
   * @param {Record<string, string>} values
   */
  function pieceOf(piece, values) {
    const note = piece.note && element("p", { class: "share-note" }, _(piece.note));
    if (!piece.template) return element("div", { class: "share-piece" }, note);
    const text = fill(piece, { ...values, url: withKey(values.url, piece.view) });
    const code = element("pre", { class: "share-code", tabindex: 0, role: "group", "aria-label": _("Snippet") }, element("code", {}, text));
    return element("div", { class: "share-piece" }, note || null, code, copyButton(_("Copy"), () => text, say));
  }

  return { show };
}
