// @ts-check
/** Shows that there is more to the side of what scrolls. */

/** @param {HTMLElement} scroller inside the element that shows it */
export function overflow(scroller) {
  const look = () => {
    const { scrollLeft, scrollWidth, clientWidth } = scroller;
    scroller.parentElement?.toggleAttribute("data-more", scrollLeft + clientWidth < scrollWidth - 1);
  };
  scroller.addEventListener("scroll", look, { passive: true });
  const observer = new ResizeObserver(look);
  for (const element of [scroller, ...scroller.children]) observer.observe(element);
}
