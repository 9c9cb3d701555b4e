// @ts-check
/** What the charts have in common. */

/** @typedef {import("../types.js").Palette} Palette */
/** @typedef {import("../types.js").Picture} Picture */
/** @typedef {import("../types.js").Trajectory} Trajectory */

/** Around the contour plot, whose layers must lie exactly over one another. */
export const MARGIN = { l: 44, r: 8, t: 8, b: 40 };

/**
 * The line of a trajectory: its optimizer's colour, dashed when the colours have run out once.
 * @param {Trajectory} trajectory
 * @param {Picture} picture
 */
export function stroke({ card }, { colours, palette }) {
  const slot = colours[card] ?? card;
  const dashes = ["solid", "dash", "dot"];
  return {
    color: palette.path[slot % palette.path.length],
    dash: dashes[Math.floor(slot / palette.path.length) % dashes.length],
  };
}

/**
 * @param {Palette} palette
 * @param {Record<string, any>} [rest]
 */
export function axis(palette, rest = {}) {
  return {
    automargin: false,
    fixedrange: true,
    zeroline: false,
    showgrid: false,
    showline: true,
    linecolor: palette.hairline,
    ticks: "outside",
    ticklen: 4,
    tickcolor: palette.hairline,
    tickfont: { size: 11, color: palette.muted },
    ...rest,
  };
}

/**
 * @param {Palette} palette
 * @param {Record<string, any>} rest
 */
export function layout(palette, rest) {
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: palette.font, size: 12, color: palette.ink },
    showlegend: false,
    dragmode: false,
    hovermode: "closest",
    clickanywhere: true,
    hoverlabel: {
      bgcolor: palette.surface,
      bordercolor: palette.hairline,
      font: { family: palette.font, size: 12, color: palette.ink },
      align: "left",
      namelength: -1,
    },
    ...rest,
  };
}

/** @param {string} text of a person's own, to stand in a Plotly label */
export function plain(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
