/**
 * A plugin for reveal.js, which is not needed but for this: fragments that change an embed.
 *
 *     <script src="https://…/embed/reveal.js"></script>
 *     <iframe src="https://…/embed?Q&play=none&at=0"></iframe>
 *     <span class="fragment" data-thalweg="at=5"></span>
 *     Reveal.initialize({ plugins: [ThalwegReveal] });
 *
 * A fragment says what is another than in the frame's link; that of a later one counts, with all that it says of a key.
 * So it makes no difference from where one comes to a slide, and going back undoes it. A later step is played to.
 */
/** @type {any} */ (window).ThalwegReveal = {
  id: "thalweg",
  /** @param {any} deck of reveal.js */
  init(deck) {
    /** @param {HTMLIFrameElement} frame */
    const source = (frame) => frame.getAttribute("src") ?? "";

    /** @param {HTMLElement} part @returns {HTMLElement} */
    const slideOf = (part) => /** @type {HTMLElement} */ (part.closest("section"));

    /** What the fragments of a slide that are shown ask for. @param {HTMLElement} slide */
    const wanted = (slide) => {
      const shown = /** @type {NodeListOf<HTMLElement>} */ (slide.querySelectorAll(".fragment.visible[data-thalweg]"));
      const fragments = [...shown];
      const keys = new Map();
      for (const { dataset } of fragments.sort((one, other) => Number(one.dataset.fragmentIndex) - Number(other.dataset.fragmentIndex))) {
        const said = new Map();
        for (const part of (dataset.thalweg ?? "").split("&")) {
          const key = part.split("=", 1)[0];
          said.set(key, [...(said.get(key) ?? []), part]);
        }
        for (const [key, parts] of said) keys.set(key, parts);
      }
      return [...keys.values()].flat().join("&");
    };

    /** @param {HTMLIFrameElement} frame @param {boolean} glide */
    const tell = (frame, glide) => frame.contentWindow?.postMessage({ thalweg: 1, type: "set", query: wanted(slideOf(frame)), glide }, "*");

    /** The embeds of a slide. @param {HTMLElement} slide @returns {HTMLIFrameElement[]} */
    const frames = (slide) => [...slide.querySelectorAll("iframe")].filter((frame) => /\/embed(\?|$)/.test(source(frame)));
    const follow = (/** @type {boolean} */ glide) => (/** @type {{fragment: HTMLElement}} */ { fragment }) => {
      const slide = slideOf(fragment);
      if (slide.querySelector("[data-thalweg]")) for (const frame of frames(slide)) tell(frame, glide);
    };
    deck.on("fragmentshown", follow(true));
    deck.on("fragmenthidden", follow(false));
    // Frames that are loaded when their slide comes would be printed empty.
    deck.on("pdf-ready", () => {
      for (const frame of deck.getSlidesElement().querySelectorAll("iframe[data-src]:not([src])")) frame.src = frame.dataset.src;
    });
    /** Whether the turn of a frame has come. @param {HTMLIFrameElement} frame */
    const isOn = (frame) => slideOf(frame) === deck.getCurrentSlide() && !frame.closest(".fragment:not(.visible)");

    /**
     * A frame that has been unloaded is as its link says; the fragments that are shown by then still count. Where slides
     * lie upon one another, as those that fade do, a frame thinks that it is seen before its slide comes.
     * @param {HTMLIFrameElement} frame
     */
    const greet = (frame) => {
      if (wanted(slideOf(frame))) tell(frame, false);
      if (!isOn(frame)) frame.contentWindow?.postMessage("slide:stop", "*");
    };
    addEventListener("message", ({ source: from, data }) => {
      if (data?.thalweg !== 1 || data.type !== "ready") return;
      const frame = frames(deck.getSlidesElement()).find(({ contentWindow }) => contentWindow === from);
      if (frame && deck.isReady()) greet(frame);
    });
    // Whoever came into a frame by the keyboard, and left it by turning the slide, is with the deck again.
    deck.on("slidechanged", () => {
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
    });
    // A frame may have been there before the deck was.
    deck.on("ready", () => frames(deck.getSlidesElement()).forEach(greet));
  },
};
