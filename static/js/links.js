// @ts-check
/** Addresses of what is shared: absolute, and readable. */

import { encode } from "./spelling.js";

/** @typedef {import("./types.js").Artefact} Artefact */
/** @typedef {Record<string, string>} Choices  what was chosen of each option, as an address spells it */

/** What stands in an address for the page alone. */
const OF_THE_PAGE = ["present", "preset", "sort"];
/** @param {string} path @param {string[]} parts */
function address(path, parts) {
  return location.origin + location.pathname + path + (parts.length ? `?${parts.join("&")}` : "");
}

/** @param {string} part */
const key = (part) => part.split("=", 1)[0];

/**
 * The address of the scene in the explorer.
 * @param {string} query of the page
 */
export function sceneLink(query) {
  return address("", query.split("&").filter((part) => part && key(part) !== "present"));
}

/**
 * The address of an artefact, with what was chosen for it.
 * @param {Artefact} artefact
 * @param {string} query of the page
 * @param {Choices} choices
 * @param {string} language of the page, which a picture speaks as well
 */
export function artefactLink({ path, options }, query, choices, language) {
  const chosen = options.map(({ name }) => name);
  const parts = query.split("&").filter((part) => part && !OF_THE_PAGE.includes(key(part)) && !chosen.includes(key(part)));
  if (language !== "en" && !parts.some((part) => key(part) === "lang")) parts.push(`lang=${language}`);
  for (const { name, addressed, default: usual } of options) {
    const value = choices[name];
    if (addressed && value !== undefined && value !== "" && value !== String(usual ?? "")) parts.push(`${name}=${encode(value)}`);
  }
  return address(path, parts);
}
