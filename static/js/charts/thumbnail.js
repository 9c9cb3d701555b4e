// @ts-check
/** A landscape as a small picture: filled contours, and its global minima as stars. Draws into a canvas of any size. */

import { placed } from "../levels.js";

/** @typedef {import("../types.js").Palette} Palette */
/**
 * @typedef {Pick<import("../types.js").Surface, "x"|"y"|"z"|"levels"|"scale">} Ground
 * @typedef {[number, number, number, number]} Colour  red, green and blue to 255, and opacity to 1
 */

/** Of a contour line in a small picture, in device pixels. */
const WIDTH = 0.9;
/** Of a star, as a share of the picture's height. */
const RADIUS = 0.055;

/**
 * @param {HTMLCanvasElement} canvas whose width and height are device pixels
 * @param {Ground} ground
 * @param {{x: number, y: number}[]} minima
 * @param {Palette} palette
 * @param {number} [thickness] of the lines, in device pixels
 */
export function paint(canvas, ground, minima, palette, thickness = WIDTH) {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  if (!context || !width || !height) return;
  const { x, y, z, levels, scale } = ground;
  const picture = context.createImageData(width, height);
  shade(picture, enlarged(placed(z, levels, scale), width, height), levels.length, palette, thickness);
  context.putImageData(picture, 0, 0);
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.casing;
  context.lineJoin = "round";
  const radius = Math.max(4, RADIUS * height);
  for (const minimum of minima) {
    const across = share(x, minimum.x);
    const up = share(y, minimum.y);
    if (across < 0 || across > 1 || up < 0 || up > 1) continue;
    star(context, held(across * width, radius, width), held((1 - up) * height, radius, height), radius);
  }
}

/**
 * Every other value and level, for a picture so small that more would not be seen.
 * @param {Ground} ground
 * @param {number} step how many to go on
 * @returns {Ground}
 */
export function thinned({ x, y, z, levels, scale }, step) {
  const last = [x.length - 1, y.length - 1];
  // The ends stay, or the picture would show another part of the plane.
  const [columns, rows] = last.map((end) => Array.from({ length: Math.ceil(end / step) + 1 }, (_unused, index) => Math.min(end, index * step)));
  return {
    x: columns.map((column) => x[column]),
    y: rows.map((row) => y[row]),
    z: rows.map((row) => columns.map((column) => z[row][column])),
    levels: levels.filter((_unused, index) => index % 2 === 0),
    scale,
  };
}

/**
 * The values between those of a grid, by bilinear interpolation: one for each pixel, the top row first; NaN where
 * there is none.
 * @param {import("../types.js").Heights[]} grid the lowest row first
 * @param {number} width
 * @param {number} height
 */
function enlarged(grid, width, height) {
  const values = new Float32Array(width * height);
  const rows = grid.map((row) => Float32Array.from(row, (value) => value ?? NaN));
  const [lastRow, lastColumn] = [rows.length - 1, rows[0].length - 1];
  for (let line = 0, index = 0; line < height; line += 1) {
    const up = (1 - (line + 0.5) / height) * lastRow;
    const low = Math.min(Math.floor(up), lastRow - 1);
    const [below, above, high] = [rows[low], rows[low + 1], up - low];
    for (let column = 0; column < width; column += 1, index += 1) {
      const across = ((column + 0.5) / width) * lastColumn;
      const left = Math.min(Math.floor(across), lastColumn - 1);
      const right = across - left;
      const lower = below[left] + right * (below[left + 1] - below[left]);
      values[index] = lower + high * (above[left] + right * (above[left + 1] - above[left]) - lower);
    }
  }
  return values;
}

/**
 * Fills the bands between levels, and draws the levels as lines. How far a pixel is from the nearest level follows
 * from the slope there, so that edges and lines are smooth.
 * @param {ImageData} picture
 * @param {Float32Array} places among the levels
 * @param {number} count of levels
 * @param {Palette} palette
 * @param {number} thickness
 */
function shade({ data, width }, places, count, palette, thickness) {
  const bands = Array.from({ length: count + 1 }, (_unused, band) => between(palette.contour.map(channels), (band + 0.5) / (count + 1)));
  const line = channels(palette.line);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index];
    if (Number.isNaN(place)) continue;
    const level = Math.max(0, Math.min(count - 1, Math.round(place)));
    const next = (index + 1) % width ? places[index + 1] : places[index - 1];
    const lower = index + width < places.length ? places[index + width] : places[index - width];
    const slope = Math.max(Math.hypot(next - place, lower - place) || 0, 1e-6);
    const distance = (place - level) / slope;
    const above = unit(distance + 0.5);
    // Lines that crowd closer than pixels are drawn fainter, not as one dark stain.
    const ink = line[3] * Math.min(1, thickness) * unit((Math.max(1, thickness) + 1) / 2 - Math.abs(distance)) * Math.min(1, 0.5 / slope);
    for (let channel = 0; channel < 3; channel += 1) {
      const fill = bands[level][channel] + above * (bands[level + 1][channel] - bands[level][channel]);
      data[4 * index + channel] = fill + ink * (line[channel] - fill);
    }
    data[4 * index + 3] = 255;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function star(context, x, y, radius) {
  context.beginPath();
  for (let corner = 0; corner < 10; corner += 1) {
    const reach = corner % 2 ? 0.42 * radius : radius;
    context.lineTo(x + reach * Math.sin((corner * Math.PI) / 5), y - reach * Math.cos((corner * Math.PI) / 5));
  }
  context.closePath();
  context.lineWidth = radius / 3;
  context.stroke();
  context.fill();
}

/** @param {string} colour as the browser computes it @returns {Colour} */
function channels(colour) {
  const [red, green, blue, opacity = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  return [red, green, blue, opacity];
}

/** @param {Colour[]} colours @param {number} part 0 to 1 */
function between(colours, part) {
  const place = part * (colours.length - 1);
  const low = Math.min(Math.floor(place), colours.length - 2);
  return colours[low].map((value, channel) => value + (place - low) * (colours[low + 1][channel] - value));
}

/** @param {number[]} edges rising @param {number} value */
function share(edges, value) {
  return (value - edges[0]) / (edges[edges.length - 1] - edges[0]);
}

/** @param {number} value @param {number} margin @param {number} size */
function held(value, margin, size) {
  return Math.max(margin, Math.min(size - margin, value));
}

/** @param {number} value */
function unit(value) {
  return Math.max(0, Math.min(1, value));
}
