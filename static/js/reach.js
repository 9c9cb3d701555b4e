// @ts-check
/** Who can open an address of this server: where it has the machine's own name for itself, nobody but the machine. */

const OWN = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])$/;

/** What lets the machines of the network in. */
export const COMMAND = "thalweg --host 0.0.0.0";

/** @param {string} [hostname] as in `location` */
export const isOnlyHere = (hostname = location.hostname) => OWN.test(hostname);
