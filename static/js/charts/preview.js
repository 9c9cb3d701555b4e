// @ts-check
/** A scene as a small picture: the ground, and every path over it. Draws into a canvas of any size. */

import { lineOf } from "../colours.js";
import { isNumber } from "../numbers.js";
import { climbed } from "../result.js";
import { paint } from "./thumbnail.js";

/** @typedef {import("../types.js").Palette} Palette */
/** @typedef {import("../types.js").Surface} Surface */
/** @typedef {import("../types.js").ServedTrajectory} Path */

/** In parts of the picture's height. */
const WIDTH = { line: 0.014, casing: 0.034, head: 0.026, start: 0.034 };

/**
 * @param {HTMLCanvasElement} canvas whose width and height are device pixels
 * @param {{surface: Surface, trajectories: Path[]}} scene
 * @param {Palette} palette
 */
export function paintScene(canvas, { surface, trajectories }, palette) {
  const context = canvas.getContext("2d");
  if (!context || !canvas.width || !canvas.height) return;
  paint(canvas, surface, surface.critical_points.filter(({ kind, global }) => kind === "minimum" && global), palette);
  const place = placing(canvas, surface);
  const unit = canvas.height;
  const optimizers = [...new Set(trajectories.map(({ label }) => label))];
  // Those that went wild lie below those that did not.
  const layers = [...trajectories.filter(climbed), ...trajectories.filter((path) => !climbed(path))];
  const drawn = layers.map((path) => {
    const { colour } = lineOf(optimizers.indexOf(path.label));
    return { points: points(path).map(place), colour: palette.path[colour] };
  });
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const { points: way, colour } of drawn) {
    line(context, way, palette.casing, WIDTH.casing * unit);
    line(context, way, colour, WIDTH.line * unit);
  }
  for (const [x, y] of new Map(trajectories.map(({ start }) => [String(start), place(start)])).values()) {
    disc(context, x, y, WIDTH.start * unit);
    context.strokeStyle = palette.ink;
    context.lineWidth = WIDTH.line * unit;
    context.stroke();
  }
  for (const { points: way, colour } of drawn) {
    const [x, y] = way[way.length - 1];
    disc(context, x, y, WIDTH.head * unit);
    context.fillStyle = colour;
    context.strokeStyle = palette.casing;
    context.lineWidth = WIDTH.line * unit;
    context.fill();
    context.stroke();
  }
}

/**
 * From the plane to the picture. What is very far away is brought near enough for a canvas to draw a line to it.
 * @param {HTMLCanvasElement} canvas
 * @param {Surface} surface
 * @returns {(point: number[]) => [number, number]}
 */
function placing({ width, height }, { x, y }) {
  const share = (/** @type {number[]} */ edges, /** @type {number} */ value) => (value - edges[0]) / (edges[edges.length - 1] - edges[0]);
  const near = (/** @type {number} */ value) => Math.max(-99, Math.min(99, value));
  return ([across, up]) => [near(share(x, across)) * width, near(1 - share(y, up)) * height];
}

/**
 * The points that a path has, as far as they are numbers.
 * @param {Path} path
 */
function points({ x, y }) {
  const end = x.findIndex((value, index) => !isNumber(value) || !isNumber(y[index]));
  return Array.from(end < 0 ? x : x.subarray(0, end), (value, index) => [value, y[index]]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number][]} way
 * @param {string} colour
 * @param {number} width
 */
function line(context, way, colour, width) {
  context.beginPath();
  for (const [x, y] of way) context.lineTo(x, y);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
