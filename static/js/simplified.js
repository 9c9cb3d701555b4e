// @ts-check
/**
 * Lines without the points that make no difference. A canvas takes as long for a point that lies on the line between its
 * neighbours as for one where it turns, and where an optimizer has almost arrived there are hundreds of them in one pixel.
 */

/** How far from the line a point may be that is left out, in pixels of the screen: nobody could tell. */
export const TOLERANCE = 0.01;

/**
 * Takes what a canvas's path takes, and hands on fewer points: each that is left out is within the tolerance of the line
 * between its neighbours that are not, after Williams (1978), An efficient algorithm for the piecewise linear
 * approximation of planar curves. What comes later changes nothing of what has been handed on, so that nothing that is
 * drawn moves when a line grows. Dashes follow what is drawn.
 * @param {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} path
 * @param {number} tolerance in the units of the points
 */
export function simplified(path, tolerance) {
  /** How far beside a line, or beyond its end, a point may be; both together are the tolerance. */
  const slack = tolerance / Math.SQRT2;
  /** The last point that was handed on, and the one that waits, if any. */
  let [fromX, fromY, toX, toY, waiting] = [0, 0, 0, 0, false];
  /** How far the farthest of those that wait is from the last handed on. */
  let far = 0;
  /** Between which directions a line passes by all that wait; they are less than half a turn apart. */
  let [leftX, leftY, rightX, rightY, bounded] = [0, 0, 0, 0, false];

  const end = () => {
    if (waiting) path.lineTo(toX, toY);
    [fromX, fromY, far, waiting, bounded] = [toX, toY, 0, false, false];
  };

  return {
    /** @param {number} x @param {number} y */
    moveTo(x, y) {
      end();
      path.moveTo(x, y);
      [fromX, fromY, toX, toY] = [x, y, x, y];
    },
    /** @param {number} x @param {number} y */
    lineTo(x, y) {
      let [across, down] = [x - fromX, y - fromY];
      const between = !bounded || (rightX * down >= rightY * across && leftX * down <= leftY * across);
      if (waiting && (!between || Math.sqrt(across * across + down * down) < far - slack)) {
        end();
        [across, down] = [x - fromX, y - fromY];
      }
      const distance = Math.sqrt(across * across + down * down);
      [toX, toY, waiting, far] = [x, y, true, Math.max(far, distance)];
      // Whatever is as near as that is passed by in every direction.
      if (distance <= slack) return;
      const sine = slack / distance;
      const cosine = Math.sqrt(1 - sine * sine);
      const [oneX, oneY] = [across * cosine - down * sine, across * sine + down * cosine];
      const [otherX, otherY] = [across * cosine + down * sine, down * cosine - across * sine];
      if (!bounded || oneX * leftY > oneY * leftX) [leftX, leftY] = [oneX, oneY];
      if (!bounded || rightX * otherY > rightY * otherX) [rightX, rightY] = [otherX, otherY];
      bounded = true;
    },
    /** Hands on the last point. */
    end,
  };
}
