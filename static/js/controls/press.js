// @ts-check
/** Whether something is pressed: a hand that rests may go on. */

/** @param {(pressed: boolean) => void} change */
export function onPress(change) {
  /** @param {Event} event what leaves the window may be let go of unheard */
  const press = ({ type, target }) => {
    if (type !== "blur" || target === window) change(type === "pointerdown");
  };
  for (const type of ["pointerdown", "pointerup", "pointercancel", "blur"]) addEventListener(type, press, { capture: true });
}
