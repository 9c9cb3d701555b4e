// @ts-check
/** The charts beside the map, in the order in which they stand. */

import { _ } from "../i18n.js";
import * as loss from "./loss.js";

/** @type {import("../types.js").Chart[]} */
export const CHARTS = [{ id: "loss", label: _("Loss"), axis: "loss_axis", ...loss }];
