// @ts-check
/** The programs that an artefact can be pasted into, and what to paste there. */

import { copyButton } from "../clipboard.js";
import { byId, element, hide } from "../dom.js";
import { _ } from "../i18n.js";
import { fill } from "../snippet.js";

/** @typedef {import("../types.js").Snippet} Snippet */
/** @typedef {import("../types.js").Piece} Piece */
/** @typedef {import("../types.js").Artefact} Artefact */

/** What an address is filled in for. */
const ADDRESS = /\{(url|link)\}/;

/**
 * @param {Snippet[]} snippets
 * @param {{say: (said: string) => void, change: () => void, reach: (addressed: boolean) => HTMLElement|null}} page
 *   `change` is called when the reader has chosen another program; `reach` says who can open the
 *   addresses, if there are any
 */
export function sharePieces(snippets, { say, change, reach }) {
  const place = byId("share-targets");
  const list = byId("share-pieces");
  /** What the reader chose last, which stays where it can from one artefact to the next. */
  let chosen = snippets[0].id;
  /** @type {Snippet|undefined} */
  let current;
  /** What fits of it. @type {Piece[]} */
  let pieces = [];

  const radios = snippets.map(({ id, label }) => {
    const choose = () => {
      chosen = id;
      change();
    };
    const radio = element("input", { type: "radio", name: "share-target", value: id, change: choose });
    return { id, radio, label: element("label", { class: "share-target" }, radio, _(label)) };
  });
  place.append(...radios.map(({ label }) => label));

  /**
   * Offers the programs that an artefact fits, and takes the chosen one or the next best.
   * @param {Artefact} artefact
   * @param {boolean} framed whether it has pages for frames
   */
  function fit(artefact, framed) {
    const fitting = (/** @type {Snippet} */ snippet) =>
      snippet.pieces.filter((piece) => piece.kinds.includes(artefact.kind) && (piece.framed === null || piece.framed === framed));
    const possible = snippets.filter((snippet) => fitting(snippet).length);
    // What is for few kinds of things fits this one best.
    const breadth = (/** @type {Snippet} */ snippet) => Math.min(...fitting(snippet).map(({ kinds }) => kinds.length));
    current = possible.find(({ id }) => id === chosen) ?? possible.toSorted((one, other) => breadth(one) - breadth(other))[0];
    pieces = current ? fitting(current) : [];
    for (const { id, radio, label } of radios) {
      hide(label, !possible.some((snippet) => snippet.id === id));
      radio.checked = id === current?.id;
    }
    hide(place.closest("fieldset"), !possible.length);
  }

  /** @param {Record<string, string>} values of the places */
  function show(values) {
    const said = reach(pieces.some(({ template }) => ADDRESS.test(template)));
    list.replaceChildren(...(said ? [said] : []), ...pieces.map((piece) => pieceOf(piece, values)));
  }

  /**
   * @param {Piece} piece
   * @param {Record<string, string>} values
   */
  function pieceOf(piece, values) {
    const note = piece.note && element("p", { class: "share-note" }, _(piece.note));
    if (!piece.template) return element("div", { class: "share-piece" }, note);
    const text = fill(piece, values);
    const code = element("pre", { class: "share-code", tabindex: 0, role: "group", "aria-label": _("Snippet") }, element("code", {}, text));
    return element("div", { class: "share-piece" }, note || null, code, copyButton(_("Copy"), () => text, say));
  }

  return {
    fit,
    show,
    /** What suits the program: a key of the view and its value. @returns {Record<string, string>} */
    get suited() {
      return current?.view ? Object.fromEntries([current.view.split("=")]) : {};
    },
  };
}
