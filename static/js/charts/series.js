// @ts-check
/** A quantity against the step, for every path, with the player's position. Pure: no DOM, no Plotly. */

import { number } from "../format.js";
import { _ } from "../i18n.js";
import { isNumber } from "../numbers.js";
import { shown } from "../result.js";
import { scaleOf, standing } from "./scales.js";
import { axis, boldness, course, firstStep, plain, stepAxis, stepsOf, stroke } from "./style.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {import("./scales.js").Scale} Scale */
/** @typedef {import("./quantities.js").Quantity} Quantity */

/** How large an arrow at the edge is, in pixels. */
const ARROW = 11;

/**
 * @param {Quantity} quantity
 * @returns {import("../types.js").Chart}
 */
export function series(quantity) {
  const { id, label, brief, axis: key, include, absent, sign, numbers, baseline } = quantity;
  /** @type {WeakMap<Result, Map<string, Scale & {meaning: any[], note: string}>>} */
  const scales = new WeakMap();
  const typeOf = (/** @type {Picture} */ { view }) => /** @type {import("../types.js").AxisType} */ (view[key]);

  /**
   * The vertical scale, which a frame must not work out again.
   * @param {Result} result
   * @param {Picture} picture
   */
  const scale = (result, picture) => {
    const known = scales.get(result) ?? new Map();
    scales.set(result, known);
    const type = typeOf(picture);
    const name = [type, ...picture.hidden].join("&");
    if (!known.has(name)) {
      const visible = shown(result, picture.hidden);
      const { base, note } = (type === "log" && baseline?.(result, visible)) || { base: 0, note: "" };
      known.set(name, { ...scaleOf(type, visible.map(numbers), { base }), meaning: [type, base], note });
    }
    return known.get(name);
  };

  /** @param {Trajectory} trajectory @param {Scale["place"]} place @param {Picture} picture @param {number} bold */
  const curve = (trajectory, place, picture, bold) => {
    const values = numbers(trajectory);
    return {
      type: "scatter",
      mode: "lines",
      x: stepsOf(trajectory, values),
      y: values.map(place),
      name: plain(trajectory.name),
      meta: trajectory.card,
      line: { width: 1.75 * bold, ...stroke(trajectory, picture) },
      // The served numbers as they are; a drag has no time to write each of them out.
      customdata: values,
      hovertemplate: `<b>%{fullData.name}</b><br>${_("step {step}", { step: "%{x}" })}<br>${sign} = %{customdata}<extra></extra>`,
    };
  };

  /**
   * Where the numbers stand at a position: an arrow at the edge tells of those that are beyond it.
   * @param {Trajectory[]} trajectories @param {Scale} measured @param {Picture} picture @param {number} position
   */
  const dots = (trajectories, measured, picture, position) => {
    const found = trajectories.map((trajectory) => {
      const values = numbers(trajectory);
      const first = firstStep(trajectory, values);
      const index = Math.max(0, Math.min(Math.floor(position) - first, values.length - 1));
      return { step: index + first, ...(standing(measured, values[index]) ?? { height: NaN, angle: null }) };
    });
    const bold = boldness(trajectories.length);
    return {
      x: found.map(({ step }) => step),
      y: found.map(({ height }) => height),
      marker: {
        symbol: found.map(({ angle }) => (angle === null ? "circle" : "triangle-up")),
        angle: found.map(({ angle }) => angle ?? 0),
        size: found.map(({ angle }) => (angle === null ? 8 * bold : ARROW)),
        color: trajectories.map((trajectory) => stroke(trajectory, picture).color),
        line: { width: 1.5 * bold, color: picture.palette.casing },
      },
      cliponaxis: false,
    };
  };

  return {
    id,
    label,
    brief,
    axis: key,
    include,
    figure(result, picture) {
      const { palette, position } = picture;
      const visible = shown(result, picture.hidden);
      const found = scale(result, picture);
      return {
        data: [
          ...visible.map((trajectory) => curve(trajectory, found.place, picture, boldness(visible.length))),
          { ...dots(visible, found, picture, position), type: "scatter", mode: "markers", hoverinfo: "skip" },
        ],
        layout: course(palette, {
          meta: [...found.meaning, found.threshold, found.empty],
          xaxis: stepAxis(result.steps, palette),
          yaxis: axis(palette, { showgrid: true, gridcolor: palette.hairline, automargin: "left", visible: !found.empty, ...found.axis }),
        }),
      };
    },
    frame(result, picture, position) {
      const visible = shown(result, picture.hidden);
      return { data: [dots(visible, scale(result, picture), picture, position)], traces: [visible.length] };
    },
    note(result, picture) {
      const { note, threshold, empty } = scale(result, picture);
      if (empty) return "";
      return threshold === null ? note : _("linear below {threshold}", { threshold: number(threshold) });
    },
    notice(result, picture) {
      if (!shown(result, picture.hidden).length) return { text: _("Every trajectory is hidden.") };
      if (include && !result.include.includes(include)) return null;
      if (!scale(result, picture).empty) return null;
      const some = shown(result, picture.hidden).some((trajectory) => numbers(trajectory).some(isNumber));
      if (!some) return { text: absent ?? _("There is no finite number to draw.") };
      return {
        text: _("Nothing here is above zero, which a logarithmic axis cannot show."),
        remedy: { label: _("Linear axis"), view: /** @type {Partial<import("../types.js").View>} */ ({ [key]: "linear" }) },
      };
    },
  };
}
