// @ts-check
/** A learning rate that suits the scene, found by trying: a default from deep learning rarely does on a landscape. */

import { inside } from "./result.js";

/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").ServedTrajectory} ServedTrajectory */

/** Three round rates in every decade. */
export const RATES = [-5, -4, -3, -2, -1, 0, 1].flatMap((power) => (power < 1 ? [1, 2, 5] : [1]).map((digit) => Number(`${digit}e${power}`)));
/** Longer trials would take longer than a click should. */
const STEPS = 500;

/**
 * The best of all rates for an optimizer in a scene, from its first start. A rate that keeps longer to the drawn
 * ground comes before one that leaves it, and then the lower final loss counts.
 * @param {string} id
 * @param {Result} result
 * @param {(scene: import("./types.js").Scene) => Promise<import("./types.js").Answer>} ask
 */
export async function bestRate(id, { scene, domain, steps }, ask) {
  const optimizers = RATES.map((lr) => ({ id, lr }));
  const start = scene.start?.slice(0, 1);
  const { trajectories } = await ask({ ...scene, start, optimizers: /** @type {any} */ (optimizers), steps: Math.min(STEPS, scene.steps ?? steps), stop: {} });
  const tried = trajectories.map((trajectory, index) => ({ rate: RATES[index], stayed: stay(trajectory, domain), loss: trajectory.summary.final_loss ?? Infinity }));
  return tried.reduce((best, other) => (other.stayed > best.stayed || (other.stayed === best.stayed && other.loss < best.loss) ? other : best)).rate;
}

/**
 * How many points a path has before it leaves the drawn ground.
 * @param {ServedTrajectory} trajectory
 * @param {import("./types.js").Domain} domain
 */
function stay({ x, y }, domain) {
  const left = x.findIndex((value, step) => !inside(domain, value, y[step]));
  return left < 0 ? x.length : left;
}
