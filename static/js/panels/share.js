// @ts-check
/** The share dialog: choose what the scene is to be, see it, and copy what to paste. */

import { copyButton } from "../clipboard.js";
import { Problem } from "../api.js";
import { byId, element, hide, icon, write } from "../dom.js";
import { _ } from "../i18n.js";
import { artefactLink, sceneLink } from "../links.js";
import { patiently } from "../patience.js";
import { SECONDS } from "../player.js";
import { persistently } from "../retry.js";
import { decode } from "../spelling.js";
import { qrDialog } from "./qr.js";
import { refusals } from "./shareField.js";
import { shareFile } from "./shareFile.js";
import { shareList } from "./shareList.js";
import { shareOptions } from "./shareOptions.js";
import { sharePieces } from "./sharePieces.js";
import { sharePreview } from "./sharePreview.js";
import { codeReach, pasteReach } from "./shareReach.js";

/** @typedef {import("../types.js").Artefact} Artefact */
/** @typedef {import("../types.js").Result} Result */

/** A preview follows a hand that types with this patience, in milliseconds. */
const PAUSE = { moment: 300, most: 2000 };
const SIZE = "960,540";

/**
 * @param {{query: () => string, result: () => Result|null, speed: () => number, api: ReturnType<typeof import("../api.js").createApi>,
 *   report: (error: Error|null) => void}} page
 *   `query` is what stands in the address, scene and view
 */
export function sharePanel({ query, result, speed, api, report }) {
  const dialog = byId("share");
  const preview = sharePreview(byId("share-preview"), api.file, refusals(byId("share-options")));
  const language = document.documentElement.lang;
  /** @typedef {import("../links.js").Choices} Choices */
  /** What the link says already, which is where the choices begin. @type {Choices} */
  let given = {};
  /** What the reader chose, for all artefacts that heed it. @type {Choices} */
  const chosen = {};
  /** @type {Artefact[]} */
  let artefacts = [];
  /** @type {Artefact} */
  let current;
  /** @type {ReturnType<typeof sharePieces>|null} */
  let pieces = null;
  /** @type {ReturnType<typeof shareList>|null} */
  let list = null;
  const choices = () => ({ ...pieces?.suited, ...given, ...chosen });
  const say = (/** @type {string} */ said) => write(byId("share-said"), said);
  const download = shareFile(api.file, { say, complain: preview.complain });

  const title = () => {
    const drawn = result();
    return drawn ? `${_(drawn.surface.label)}: ${drawn.cardNames.join(", ")}` : _("Thalweg");
  };
  /** The landscape's name in the names of files. */
  const ground = () => {
    const chosen = result()?.scene.landscape;
    return typeof chosen === "object" && "id" in chosen ? chosen.id : "formula";
  };
  const linkOf = (/** @type {Artefact} */ artefact) => artefactLink(artefact, query(), choices(), language);
  const link = () => sceneLink(query());
  const kind = (/** @type {string} */ media) => artefacts.find(({ media_type, size }) => media_type === media && !size);
  const code = () => artefacts.find(({ size }) => size);
  const qr = qrDialog(() => ({ title: title(), link: link(), code: linkOf(/** @type {Artefact} */ (code())) }));

  const fit = () => pieces?.fit(current, Boolean(choices().frames));
  /** Writes what follows from the choices; the picture comes when they rest. */
  const follow = () => {
    fit();
    const url = linkOf(current);
    const file = current.ending && `thalweg-${ground()}${current.ending}`;
    const { size, frames } = choices();
    const [width, height] = current.size ?? (size || SIZE).split(",");
    const seconds = Math.max(SECONDS.least, Math.min(SECONDS.most, (result()?.steps ?? 1) * SECONDS.perStep)) / speed();
    const rate = Math.round((100 * Number(frames ?? 0)) / seconds) / 100;
    const values = { url, file, name: `thalweg-${ground()}`, link: link(), title: title(), width, height, rate };
    const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
    pieces?.show(told);
    byId("share-open").href = url;
    download.show(url, file, current.media_type);
    later.ask();
  };
  const draw = () => {
    if (current.missing) return preview.lack(_(current.missing));
    const still = kind("image/png");
    void preview.show({ artefact: current, link: linkOf(current), still: still ? { artefact: still, link: linkOf(still) } : null, title: title() });
  };
  const later = patiently(() => dialog.open && draw(), PAUSE);

  /** @param {Artefact} artefact */
  const choose = (artefact) => {
    current = artefact;
    write(byId("share-name"), _(artefact.label));
    write(byId("share-sentence"), _(artefact.sentence));
    const value = (/** @type {string} */ name) => choices()[name] || String(artefact.options.find((option) => option.name === name)?.default ?? "");
    const change = (/** @type {string} */ name, /** @type {string} */ next) => {
      chosen[name] = next;
      follow();
    };
    fit();
    byId("share-options").replaceChildren(...(artefact.missing ? [] : shareOptions(artefact.options, value, change)));
    hide(byId("share-paste"), artefact.missing !== null);
    follow();
    later.cancel();
    draw();
  };

  const build = async () => {
    const found = await api.sharing();
    artefacts = found.formats;
    pieces = sharePieces(found.snippets, { say, change: () => choose(current), reach });
    list = shareList(artefacts, choose);
    const large = element("button", { type: "button", class: "copy-button", click: qr.open }, icon("qr"), _("QR code"));
    byId("share-scene-tools").append(copyButton(_("Copy link"), link, say, { id: "share-copy" }), ...(code() ? [large] : []));
    byId("share-link-tools").append(copyButton(_("Copy address"), () => linkOf(current), say));
  };

  /** @param {boolean} addressed whether an address is pasted */
  const reach = (addressed) => {
    if (current.size) return codeReach();
    const alone = artefacts.find(({ kind }) => kind === "page");
    return addressed ? pasteReach(current.kind === "live" && alone ? () => list?.pick(alone) : null) : null;
  };

  const open = async () => {
    if (!artefacts.length) {
      try {
        await (building ??= persistently(build, report));
      } catch (error) {
        if (error instanceof Problem) return;
        throw error;
      } finally {
        building = null;
      }
    }
    // Who has waited may be elsewhere by now.
    if (document.querySelector("dialog[open]")) return;
    given = {};
    for (const part of query().split("&")) {
      const [name, text] = [part.split("=", 1)[0], part.slice(part.indexOf("=") + 1)];
      if (artefacts.some(({ options }) => options.some((option) => option.name === name))) given[name] = decode(text);
    }
    byId("share-scene").value = link();
    dialog.showModal();
    list?.pick(current ?? artefacts[0]);
  };
  /** @type {Promise<void>|null} */
  let building = null;

  byId("share-open-dialog").addEventListener("click", open);
  byId("share-close").addEventListener("click", () => dialog.close());
  byId("share-scene").addEventListener("focus", () => byId("share-scene").select());
  dialog.addEventListener("click", (/** @type {Event} */ { target }) => target === dialog && dialog.close());
  // The keys of the page behind have a rest.
  dialog.addEventListener("keydown", (/** @type {Event} */ event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    preview.clear();
    download.rest();
  });

  return { open };
}
