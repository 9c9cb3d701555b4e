// @ts-check
/** The shapes of markers, by Plotly's names. */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} symbol Plotly's name, such as "circle-open"
 * @param {number} x in pixels
 * @param {number} y
 * @param {{size: number, angle: number, color: string, opacity: number, width: number, outline: string}} style
 *   `angle` in degrees, clockwise from up
 */
export function mark(context, symbol, x, y, { size, angle, color, opacity, width, outline }) {
  const [shape] = symbol.split("-");
  const open = symbol.endsWith("-open");
  const bare = symbol.includes("thin");
  const alpha = context.globalAlpha;
  context.save();
  context.translate(x, y);
  context.rotate((angle * Math.PI) / 180);
  context.globalAlpha = alpha * opacity;
  context.beginPath();
  (SHAPES[shape] ?? SHAPES.circle)(context, size / 2);
  if (shape === "x" && !bare) {
    for (const [lineWidth, strokeStyle] of [[size / 4 + 2 * width, outline], [size / 4, color]]) {
      if (strokeStyle) Object.assign(context, { lineWidth, strokeStyle, lineCap: "round" }).stroke();
    }
  } else if (!open && !bare) {
    context.fillStyle = color;
    if (width) Object.assign(context, { lineWidth: 2 * width, strokeStyle: outline, lineJoin: "round" });
    if (width) context.stroke();
    context.fill();
  } else {
    Object.assign(context, { lineWidth: width || 1.5, strokeStyle: open ? color : (outline ?? color), lineJoin: "round" });
    context.stroke();
  }
  context.restore();
}

/** @type {Record<string, (context: CanvasRenderingContext2D, radius: number) => void>} */
const SHAPES = {
  circle: (context, radius) => context.arc(0, 0, radius, 0, 2 * Math.PI),
  star: (context, radius) => polygon(context, 10, (corner) => radius * (corner % 2 ? 0.5 : 1.2)),
  x: (context, radius) => {
    const arm = radius * 0.8;
    for (const side of [-1, 1]) {
      context.moveTo(-arm, -arm * side);
      context.lineTo(arm, arm * side);
    }
  },
  triangle: (context, radius) => polygon(context, 3, () => radius * 1.15),
  arrow: (context, radius) => {
    context.moveTo(0, 0);
    context.lineTo(radius * 0.8, 2 * radius);
    context.lineTo(0, 1.5 * radius);
    context.lineTo(-radius * 0.8, 2 * radius);
    context.closePath();
  },
  diamond: (context, radius) => polygon(context, 4, () => radius * 1.2),
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} corners the first one upwards
 * @param {(corner: number) => number} radius
 */
function polygon(context, corners, radius) {
  for (let corner = 0; corner < corners; corner += 1) {
    const turn = (2 * Math.PI * corner) / corners;
    context.lineTo(radius(corner) * Math.sin(turn), -radius(corner) * Math.cos(turn));
  }
  context.closePath();
}
