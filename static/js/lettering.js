// @ts-check
/** Words on a canvas. */

import { written } from "./charts/edge.js";

/** @typedef {import("./charts/edge.js").Box} Box */
/** @typedef {import("./pencil.js").Placed} Placed */

/** The height of a line, in the size of its type. */
const LINE = 1.3;
/** From an arrow to the words beside it, and from those to others, in pixels. */
const GAP = 9;
const APART = 6;

/**
 * Writes the words of a trace: each in the middle of its place; or, where the trace has its words `beside` its arrows,
 * as far as there is room: they cover neither one another, nor an arrow, nor what is a `landmark` of another trace.
 * @param {CanvasRenderingContext2D} context
 * @param {Placed} placed
 * @param {number} size how much larger than usual everything is
 * @param {Box} box the axes
 * @param {Placed[]} others all that is drawn
 */
export function letter(context, placed, size, box, others) {
  const { trace, x, y } = placed;
  const { text, textfont = {} } = trace;
  const said = Array.from(x, (across, index) => own(text, index) && !Number.isNaN(across + y[index]));
  // To be told of its letters costs a canvas as much as a line.
  if (!said.some(Boolean)) {
    placed.rooms = [];
    return;
  }
  const type = size * (textfont.size ?? 12);
  Object.assign(context, { font: `${textfont.weight ?? ""} ${type}px ${textfont.family ?? "sans-serif"}`, textAlign: "center", textBaseline: "middle", lineWidth: 3, lineJoin: "round" });
  /** @param {number} index @param {number} across @param {number} down */
  const write = (index, across, down) => {
    if (textfont.casing) {
      context.strokeStyle = textfont.casing;
      context.strokeText(own(text, index), across, down);
    }
    context.fillStyle = own(textfont.color, index);
    context.fillText(own(text, index), across, down);
  };
  if (!trace.beside) {
    for (const [index, some] of said.entries()) if (some) write(index, x[index], y[index]);
    return;
  }
  const words = said.map((some, index) =>
    some ? { x: x[index], y: y[index], angle: own(trace.marker.angle, index), width: () => context.measureText(own(text, index)).width } : null,
  );
  const arrows = marks(placed, size, (index) => own(trace.marker.symbol, index) !== "circle");
  const landmarks = others.flatMap((other) => (other.trace.landmark ? marks(other, size) : []));
  placed.rooms = written(words, box, { line: LINE * type, gap: GAP * size, apart: APART * size }, [...arrows, ...landmarks]);
  for (const [index, room] of placed.rooms.entries()) {
    if (room) write(index, (room.left + room.right) / 2, (room.top + room.bottom) / 2);
  }
}

/**
 * The rooms of the markers of a trace.
 * @param {Placed} placed
 * @param {number} size
 * @param {(index: number) => boolean} [which]
 */
function marks({ trace, x, y }, size, which = () => true) {
  return Array.from(x, (across, index) => (which(index) ? around(across, y[index], size * own(trace.marker.size, index)) : null)).filter((room) => room !== null);
}

/** @param {any} value for all points, or one for each @param {number} index */
function own(value, index) {
  return Array.isArray(value) ? value[index] : value;
}

/**
 * The room of a mark.
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @returns {Box}
 */
function around(x, y, size) {
  return { left: x - size / 2, top: y - size / 2, right: x + size / 2, bottom: y + size / 2 };
}
