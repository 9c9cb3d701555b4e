// @ts-check
/** When it plays by itself: as soon as it is seen, or with its slide, as the view wants it. */

/** How much of it must be on the screen to be seen. */
const SEEN = 0.25;

/**
 * @param {{player: ReturnType<typeof import("../player.js").createPlayer>, view: () => import("../types.js").View}} parts
 */
export function autoplay({ player, view }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let ready = false;
  let seen = false;
  /** What the deck has said last. @type {"start"|"stop"|null} */
  let slide = null;
  let begun = false;
  /** Whether it was stopped here, and not by a person. */
  let stopped = false;

  /** Whether anything is to move by itself. */
  const automatic = () => ["visible", "slide"].includes(view().play) && !calm.matches;

  /** A deck may have spoken before there was anyone to hear it; until it does, what is seen is on its slide. */
  const wanted = () => (view().play === "slide" && slide !== null ? slide === "start" : slide === "start" || (seen && slide !== "stop"));

  /** Where the paths stand before it plays: at their end, unless it is about to begin. It may be printed as it is. */
  const rest = () => view().at ?? (automatic() && wanted() ? 0 : player.steps);

  const consider = () => {
    if (!ready) return;
    if (automatic() && wanted()) {
      if (!begun || stopped) player.play();
      begun = true;
      stopped = false;
    } else if (player.playing && (slide === "stop" || automatic())) {
      stopped = automatic();
      player.pause();
    }
  };

  new IntersectionObserver(
    (entries) => {
      // Several may have come at once; the last one is how it is.
      seen = entries[entries.length - 1].intersectionRatio >= SEEN;
      if (slide === null || view().play === "visible") consider();
    },
    { threshold: SEEN },
  ).observe(document.body);

  return {
    rest,
    /** Whether what a page asks for may be seen to move. */
    get moves() {
      return !calm.matches;
    },
    /** There is something to play. */
    ready() {
      ready = true;
      consider();
    },
    /** As if it had not played yet. */
    anew() {
      begun = stopped = false;
    },
    /** Begins anew with the slide. @param {"start"|"stop"} word */
    slide(word) {
      const first = slide === null;
      slide = word;
      if (word === "start" && automatic()) {
        begun = stopped = false;
        player.seek(rest());
      }
      consider();
      // What began before its slide came stands as if it had not.
      if (word === "stop" && first && stopped) player.seek(rest());
    },
  };
}
