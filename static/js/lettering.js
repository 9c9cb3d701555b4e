// @ts-check
/** Words on a canvas. */

import { around, written } from "./charts/edge.js";

/** @typedef {import("./charts/edge.js").Box} Box */
/** @typedef {import("./pencil.js").Placed} Placed */

/** The height of a line, in the size of its type. */
const LINE = 1.3;

/**
 * Writes the words of a trace: each in the middle of its place; or, where its arrows stand at the edge, beside them,
 * as far as there is room. They cover neither one another nor the trace's `landmarks`.
 * @param {CanvasRenderingContext2D} context
 * @param {Placed} placed
 * @param {number} size how much larger than usual everything is
 * @param {Box} box the axes
 * @param {Placed[]} others all that is drawn
 */
export function letter(context, placed, size, box, others) {
  const { trace, x, y } = placed;
  const { text, textfont = {} } = trace;
  const type = size * (textfont.size ?? 12);
  Object.assign(context, { font: `${textfont.weight ?? ""} ${type}px ${textfont.family ?? "sans-serif"}`, textAlign: "center", textBaseline: "middle", lineWidth: 3, lineJoin: "round" });
  const words = Array.from(x, (across, index) => {
    const said = own(text, index);
    if (!said || Number.isNaN(across) || Number.isNaN(y[index])) return null;
    return { x: across, y: y[index], angle: own(trace.marker?.angle ?? 0, index), width: context.measureText(said).width };
  });
  placed.rooms = trace.beside ? written(words, box, { line: LINE * type, size }, landmarks(others, size)) : words.map((word) => word && around(word.x, word.y, 0));
  for (const [index, room] of placed.rooms.entries()) {
    if (!room) continue;
    const [across, down] = [(room.left + room.right) / 2, (room.top + room.bottom) / 2];
    if (textfont.casing) {
      context.strokeStyle = textfont.casing;
      context.strokeText(own(text, index), across, down);
    }
    context.fillStyle = own(textfont.color, index);
    context.fillText(own(text, index), across, down);
  }
}

/**
 * The rooms of the marks that no word may cover.
 * @param {Placed[]} placed
 * @param {number} size
 */
function landmarks(placed, size) {
  return placed.flatMap(({ trace, x, y }) =>
    trace.landmark ? Array.from(x, (across, index) => around(across, y[index], size * own(trace.marker.size, index))) : [],
  );
}

/** @param {any} value for all points, or one for each @param {number} index */
function own(value, index) {
  return Array.isArray(value) ? value[index] : value;
}
