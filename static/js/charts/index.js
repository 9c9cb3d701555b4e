// @ts-check
/** The charts beside the map, in the order in which they stand. */

import { _ } from "../i18n.js";
import * as internals from "./internals.js";
import { QUANTITIES } from "./quantities.js";
import { series } from "./series.js";
import * as surface3d from "./surface3d.js";

/** @type {import("../types.js").Chart[]} */
export const CHARTS = [
  { id: "surface", label: _("Surface"), brief: _("3D"), space: true, ...surface3d },
  ...QUANTITIES.map(series),
  { id: "state", label: _("Internals"), brief: _("Internals"), axis: "state_axis", include: "state", ...internals },
];
