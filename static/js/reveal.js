/**
 * A plugin for reveal.js, which is not needed but for this: fragments that change an embed.
 *
 *     <script src="https://…/embed/reveal.js"></script>
 *     <iframe src="https://…/embed?Q&play=none&at=0"></iframe>
 *     <span class="fragment" data-thalweg="at=5"></span>
 *     Reveal.initialize({ plugins: [ThalwegReveal] });
 *
 * A fragment says what is another than in the frame's link; that of a later one counts. So it makes no difference from
 * where one comes to a slide, and going back undoes it. A later step is played to.
 */
window.ThalwegReveal = {
  id: "thalweg",
  init(deck) {
    const source = (frame) => frame.getAttribute("src") ?? "";

    const wanted = (slide) => {
      const fragments = [...slide.querySelectorAll(".fragment.visible[data-thalweg]")];
      const keys = new Map();
      for (const { dataset } of fragments.sort((one, other) => one.dataset.fragmentIndex - other.dataset.fragmentIndex)) {
        for (const part of dataset.thalweg.split("&")) keys.set(part.split("=", 1)[0], part);
      }
      return [...keys.values()].join("&");
    };

    const tell = (frame, glide) => {
      const query = wanted(frame.closest("section"));
      const { origin } = new URL(source(frame), location.href);
      frame.contentWindow.postMessage({ thalweg: 1, type: "set", query, glide }, origin);
    };

    const frames = (slide) => [...slide.querySelectorAll("iframe")].filter((frame) => /\/embed(\?|$)/.test(source(frame)));
    const follow = (glide) => ({ fragment }) => {
      const slide = fragment.closest("section");
      if (slide.querySelector("[data-thalweg]")) for (const frame of frames(slide)) tell(frame, glide);
    };
    deck.on("fragmentshown", follow(true));
    deck.on("fragmenthidden", follow(false));
    // Frames that are loaded when their slide comes would be printed empty.
    deck.on("pdf-ready", () => {
      for (const frame of deck.getSlidesElement().querySelectorAll("iframe[data-src]:not([src])")) frame.src = frame.dataset.src;
    });
    // A frame that has been unloaded is as its link says; the fragments that are shown by then still count.
    addEventListener("message", ({ source: from, data }) => {
      if (data?.thalweg !== 1 || data.type !== "ready") return;
      const frame = frames(deck.getSlidesElement()).find(({ contentWindow }) => contentWindow === from);
      if (frame && wanted(frame.closest("section"))) tell(frame, false);
    });
  },
};
