// @ts-check
/**
 * What an optimizer remembers, and its step along each axis, against the step: a row for each quantity that it declares,
 * with the corrected form beside the raw one. Pure: no DOM, no Plotly.
 */

import { number } from "../format.js";
import { _ } from "../i18n.js";
import { inspected } from "../inspection.js";
import { finite, isNumber } from "../numbers.js";
import { scaleOf } from "./scales.js";
import { axis, course, firstStep, plain, stepAxis, stepsOf, stroke } from "./style.js";
import { plainSymbol, stem } from "./symbols.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("../types.js").Row} Row */
/** @typedef {import("./scales.js").Scale} Scale */

/** The share of a row that its heading has. */
const HEADING = 0.24;
/** The two axes of the plane, and how their lines are drawn. */
export const AXES = /** @type {const} */ ([["x", "solid"], ["y", "dot"]]);

/**
 * The rows of a trajectory.
 * @param {Result} result
 * @param {Picture} picture
 * @returns {Row[]}
 */
export function rows(result, picture) {
  const chosen = inspected(result, picture);
  if (!chosen?.state) return [];
  const declared = picture.optimizers.find(({ id }) => id === chosen.optimizer)?.state ?? [];
  const known = declared.filter(({ name }) => chosen.state?.[name]).map((quantity) => ({ ...quantity, stem: stem(quantity.symbol.latex) }));
  const own = known.filter(({ derived }) => !derived);
  const heads = own.length ? own : known;
  const found = heads.map(({ name, symbol, meaning, stem }) => {
    const family = own.length ? known.filter((other) => other.name === name || (other.derived && other.stem === stem)) : [{ name, symbol }];
    return { name, symbol, meaning: _(meaning), lines: family.map((line) => ({ name: line.name, symbol: line.symbol, values: chosen.state?.[line.name] })) };
  });
  const step = { name: "effective_step", symbol: null, meaning: _("effective step"), lines: [{ name: "effective_step", symbol: null, values: chosen.effective_step }] };
  return /** @type {Row[]} */ ([...found, ...(chosen.effective_step ? [step] : [])]);
}

/** @type {WeakMap<Trajectory, Map<string, Scale[]>>} */
const scales = new WeakMap();

/**
 * The vertical scale of each row, which a frame must not work out again.
 * @param {Trajectory} chosen
 * @param {Row[]} found
 * @param {import("../types.js").AxisType} type
 */
function scalesOf(chosen, found, type) {
  const known = scales.get(chosen) ?? new Map();
  scales.set(chosen, known);
  const key = [type, ...found.map(({ name }) => name)].join(" ");
  if (!known.has(key)) known.set(key, found.map(({ lines }) => scaleOf(type, lines.flatMap(({ values }) => [values.x, values.y]), { whole: true })));
  return /** @type {Scale[]} */ (known.get(key));
}

/**
 * @param {Result} result
 * @param {Picture} picture
 * @returns {import("../types.js").Figure}
 */
export function figure(result, picture) {
  const { palette, view, position } = picture;
  const chosen = inspected(result, picture);
  const found = rows(result, picture);
  if (!chosen || !found.length) return { data: [], layout: course(palette, { xaxis: axis(palette, { visible: false }), yaxis: axis(palette, { visible: false }) }) };
  const every = scalesOf(chosen, found, view.state_axis);
  const height = 1 / found.length;
  const axes = found.map((_unused, index) => {
    const low = 1 - (index + 1) * height;
    return [
      `yaxis${suffix(index)}`,
      axis(palette, {
        domain: [low + 0.04 * height, low + (1 - HEADING) * height],
        showgrid: true,
        gridcolor: palette.hairline,
        zeroline: view.state_axis !== "log",
        zerolinecolor: palette.hairline,
        automargin: "left",
        visible: !every[index].empty,
        ...every[index].axis,
      }),
    ];
  });
  const lines = found.flatMap((row, index) => curves(chosen, row, index, every[index], picture));
  return {
    data: [...lines, ...dots(chosen, found, every, picture, position).map((dot, index) => ({ ...dot, type: "scatter", mode: "markers", hoverinfo: "skip", yaxis: `y${suffix(index)}` }))],
    layout: course(palette, {
      meta: [view.state_axis, chosen.optimizer, ...every.map(({ threshold, empty }) => [threshold, empty])],
      xaxis: { ...stepAxis(result.steps, palette), anchor: `y${suffix(found.length - 1)}` },
      ...Object.fromEntries(axes),
    }),
  };
}

/**
 * @param {Result} result
 * @param {Picture} picture
 * @param {number} position
 * @returns {import("../types.js").Frame}
 */
export function frame(result, picture, position) {
  const chosen = inspected(result, picture);
  const found = rows(result, picture);
  if (!chosen || !found.length) return { data: [], traces: [] };
  const data = dots(chosen, found, scalesOf(chosen, found, picture.view.state_axis), picture, position);
  const before = found.reduce((count, { lines }) => count + AXES.length * lines.length, 0);
  return { data, traces: data.map((_unused, index) => before + index) };
}

/**
 * What stands in a row at a position: the number of each line along both axes; null where there is none.
 * @param {Trajectory} chosen
 * @param {Row} row
 * @param {number} position
 */
export function valuesAt(chosen, { lines }, position) {
  return lines.map(({ values }) => AXES.map(([name]) => finite(values[name][indexAt(chosen, values[name], position)])));
}

/**
 * @param {Result} result
 * @param {Picture} picture
 */
export function notice(result, picture) {
  if (!inspected(result, picture)) return { text: _("Every trajectory is hidden.") };
  const chosen = inspected(result, picture);
  const found = rows(result, picture);
  if (!chosen || !found.length || !scalesOf(chosen, found, picture.view.state_axis).every(({ empty }) => empty)) return null;
  return picture.view.state_axis === "log"
    ? { text: _("Nothing here is above zero, which a logarithmic axis cannot show."), remedy: { label: _("Linear axis"), view: { state_axis: /** @type {const} */ ("linear") } } }
    : { text: _("There is no finite number to draw.") };
}

/**
 * @param {Result} result
 * @param {Picture} picture
 */
export function note(result, picture) {
  const chosen = inspected(result, picture);
  const thresholds = chosen ? scalesOf(chosen, rows(result, picture), picture.view.state_axis).map(({ threshold }) => threshold).filter(isNumber) : [];
  const distinct = [...new Set(thresholds)].map((threshold) => number(threshold));
  return distinct.length ? _("linear below {threshold}", { threshold: distinct.join(", ") }) : "";
}

/** @param {number} index */
function suffix(index) {
  return index ? String(index + 1) : "";
}

/**
 * @param {Trajectory} chosen
 * @param {import("../types.js").Numbers} values
 * @param {number} position
 */
function indexAt(chosen, values, position) {
  return Math.max(0, Math.min(Math.floor(position) - firstStep(chosen, values), values.length - 1));
}

/**
 * The lines of a row: the last form of the quantity in full colour, the forms before it fainter.
 * @param {Trajectory} chosen
 * @param {Row} row
 * @param {number} index
 * @param {Scale} scale
 * @param {Picture} picture
 */
function curves(chosen, { lines }, index, { place }, picture) {
  return lines.flatMap(({ symbol, values }, rank) =>
    AXES.map(([along, dash]) => ({
      type: "scatter",
      mode: "lines",
      x: stepsOf(chosen, values[along]),
      y: values[along].map(place),
      yaxis: `y${suffix(index)}`,
      name: plain(_("{symbol} along {axis}", { symbol: symbol ? plainSymbol(symbol.latex) : _("step"), axis: along })),
      meta: chosen.card,
      opacity: rank === lines.length - 1 ? 1 : 0.45,
      line: { width: 1.75, color: stroke(chosen, picture).color, dash },
      customdata: values[along],
      hovertemplate: `<b>%{fullData.name}</b><br>${_("step {step}", { step: "%{x}" })}<br>%{customdata}<extra></extra>`,
    })),
  );
}

/**
 * Where the lines stand, row by row.
 * @param {Trajectory} chosen
 * @param {Row[]} found
 * @param {Scale[]} every
 * @param {Picture} picture
 * @param {number} position
 */
function dots(chosen, found, every, picture, position) {
  return found.map((row, index) => {
    const heights = valuesAt(chosen, row, position).flat().map((value) => every[index].place(value ?? NaN));
    const longest = row.lines[0].values.x;
    const step = indexAt(chosen, longest, position) + firstStep(chosen, longest);
    return {
      x: heights.map(() => step),
      y: heights,
      marker: { size: 6, color: stroke(chosen, picture).color, line: { width: 1.25, color: picture.palette.casing } },
    };
  });
}
