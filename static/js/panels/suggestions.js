// @ts-check
/** Which of a scene's optimizers and steps nobody chose: the landscape's own, or those of the landscape before. */

/** @typedef {import("../types.js").Scene} Scene */

/** @param {import("../types.js").Catalogue} catalogue */
export function suggestions({ landscapes, optimizers: rules }) {
  const sets = landscapes.map(({ steps, optimizers }) => ({ steps, spelt: optimizers.map((text) => canonical(text, rules)).join() }));
  /** What nobody chose, as JSON. @type {{optimizers?: string, steps?: string}} */
  const known = {};
  let all = true;

  return {
    /** Whether everything is as the landscape suggests. */
    get all() {
      return all;
    },
    /** @param {import("../types.js").Result} result */
    update({ query, scene: { landscape, optimizers, steps } }) {
      const given = read(query);
      all = !given.start.length && !given.optimizer.length && !given.steps.length;
      // A formula keeps the suggestion of the landscape that it was made from, and its link has to spell it out.
      const made = typeof landscape === "object" && "expression" in landscape;
      const spelling = given.optimizer.map((text) => canonical(text, rules)).join();
      const source = made ? sets.find(({ spelt }) => spelt === spelling) : undefined;
      if (source || !given.optimizer.length) known.optimizers = JSON.stringify(optimizers);
      if (!given.steps.length || source?.steps === steps) known.steps = JSON.stringify(steps);
    },
    /** Removes from a scene what nobody chose. @param {Scene} scene */
    drop(scene) {
      if (JSON.stringify(scene.steps) === known.steps) delete scene.steps;
      if (JSON.stringify(scene.optimizers) === known.optimizers) delete scene.optimizers;
    },
  };
}

/**
 * An optimizer in one spelling: every number as JavaScript writes it, and without what is the default anyway.
 * @param {string} text such as "rmsprop(lr=0.01,alpha=0.9)"
 * @param {import("../types.js").OptimizerDeclaration[]} rules
 */
function canonical(text, rules) {
  const [id, inside = ""] = text.replace(/\)$/, "").split(/\((.*)/);
  const usual = rules.find((rule) => rule.id === id)?.hyperparameters.map((one) => `${one.name}=${one.default}`) ?? [];
  const spelt = inside.split(",").map((argument) => argument.replace(/=(.*)/, (whole, value) => (Number.isNaN(Number(value)) ? whole : `=${Number(value)}`)));
  const given = spelt.filter((argument) => argument && !usual.includes(argument));
  return given.length ? `${id}(${given.join()})` : id;
}

/**
 * What a query says of the keys that a landscape suggests.
 * @param {string} query
 */
function read(query) {
  /** @type {{start: string[], optimizer: string[], steps: string[]}} */
  const found = { start: [], optimizer: [], steps: [] };
  for (const part of query.split("&")) {
    const [key, ...rest] = part.split("=");
    if (key in found) found[/** @type {keyof typeof found} */ (key)].push(decodeURIComponent(rest.join("=")));
  }
  return found;
}
