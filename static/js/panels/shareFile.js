// @ts-check
/** The file to download: what takes long says so, and what cannot be made is told of instead of being saved. */

import { assign, byId, hide, write } from "../dom.js";
import { _ } from "../i18n.js";

/**
 * @param {(url: string, media: string, signal: AbortSignal) => Promise<Blob>} fetchFile
 * @param {{say: (said: string) => void, complain: (error: unknown) => void}} tell
 */
export function shareFile(fetchFile, { say, complain }) {
  const link = byId("share-download");
  const words = byId("share-download-words");
  let stop = new AbortController();
  let suffix = "";
  let media = "";

  const rest = () => {
    stop.abort();
    if (link.ariaBusy) say("");
    link.removeAttribute("aria-busy");
    write(words, _("Download {suffix}", { suffix }));
  };

  link.addEventListener("click", async (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.ariaBusy) return;
    const { signal } = (stop = new AbortController());
    const { href, download } = link;
    link.setAttribute("aria-busy", "true");
    write(words, _("Making {suffix} …", { suffix }));
    say(words.textContent);
    try {
      const blob = await fetchFile(href, media, signal);
      if (signal.aborted) return;
      const saved = document.createElement("a");
      Object.assign(saved, { href: URL.createObjectURL(blob), download });
      saved.click();
      setTimeout(() => URL.revokeObjectURL(saved.href), 60_000);
    } catch (error) {
      if (!signal.aborted) complain(error);
    }
    if (!signal.aborted) rest();
  });

  return {
    /**
     * @param {string} url
     * @param {string} file its name; "" if there is none to save
     * @param {string} type its media type
     */
    show(url, file, type) {
      media = type;
      suffix = file.replace(/^.*(?=\.)/, "");
      assign(link, "href", url);
      assign(link, "download", file);
      assign(link, "title", file);
      hide(link, !file);
      rest();
    },
    rest,
  };
}
