// @ts-check
/** What each key does. */

import { _ } from "./i18n.js";

/**
 * @param {{player: ReturnType<typeof import("./player.js").createPlayer>, pace: {change: (by: 1|-1) => void, loop: () => void},
 *   map: {nearer: () => void, further: () => void, whole: () => void},
 *   presenter: {next: (by: number) => void, toggle: () => void},
 *   presets: () => {next: () => void, previous: () => void, open: () => void}|null, share: () => void, togglePanels: () => void}} parts
 * @returns {import("./panels/keys.js").Key[]}
 */
export function shortcuts({ player, pace, map, presenter, presets, share, togglePanels }) {
  return [
    { keys: [" "], shown: _("Space"), label: _("Play or pause"), run: player.toggle },
    { keys: ["ArrowLeft"], shown: "←", label: _("One step back"), run: () => player.step(-1), timed: true, sideways: true },
    { keys: ["ArrowRight"], shown: "→", label: _("One step forward"), run: () => player.step(1), timed: true, sideways: true },
    { keys: ["Home"], shown: "Home", label: _("To the start"), run: () => player.seek(0), timed: true },
    { keys: ["End"], shown: "End", label: _("To the last step"), run: () => player.seek(player.steps), timed: true },
    { keys: [">"], shown: ">", label: _("Play faster"), run: () => pace.change(1) },
    { keys: ["<"], shown: "<", label: _("Play slower"), run: () => pace.change(-1) },
    { keys: ["l"], shown: "L", label: _("Play again and again, or once"), run: pace.loop },
    { keys: ["+", "="], shown: "+", label: _("Zoom in"), run: map.nearer },
    { keys: ["-", "_"], shown: "−", label: _("Zoom out"), run: map.further },
    { keys: ["0"], shown: "0", label: _("Show the whole landscape"), run: map.whole },
    { keys: ["o"], shown: "O", label: _("Next optimizer alone in the light, after the last one all"), run: () => presenter.next(1) },
    { keys: ["O"], shown: _("Shift O"), label: _("Previous optimizer"), run: () => presenter.next(-1) },
    { keys: ["n"], clicker: "PageDown", shown: "N", label: _("Next example"), run: () => presets()?.next() },
    { keys: ["b"], clicker: "PageUp", shown: "B", label: _("Previous example"), run: () => presets()?.previous() },
    { keys: ["e"], shown: "E", label: _("All examples"), run: () => presets()?.open() },
    { keys: ["s"], shown: "S", label: _("Share this scene"), run: share },
    { keys: ["p"], shown: "P", label: _("Presenter’s mode, with large type over the whole screen"), run: presenter.toggle },
    { keys: [], clicker: "Escape", shown: "Esc", label: _("Leave the presenter’s mode"), run: presenter.toggle },
    { keys: ["h"], shown: "H", label: _("Hide the charts, or show them again"), run: togglePanels },
  ];
}
