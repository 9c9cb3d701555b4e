// @ts-check
/** How every trajectory ended, in a table that is also the legend of the plots. */

import { paint, slots } from "../colours.js";
import { overflow } from "../controls/overflow.js";
import { onPress } from "../controls/press.js";
import { arrange, assign, byId, element, show, write } from "../dom.js";
import { exact, parse } from "../format.js";
import { _ } from "../i18n.js";
import { inspected } from "../inspection.js";
import { climbed } from "../result.js";
import { COLUMNS, sorted } from "./columns.js";
import { stopRules } from "./stop.js";

/** @typedef {import("../types.js").Result} Result */
/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").Trajectory} Trajectory */
/** @typedef {{element: HTMLElement, heading: HTMLElement, name: HTMLElement, cells: HTMLElement[]}} Row */

const ORDERS = /** @type {const} */ ({ "1": "ascending", "-1": "descending" });

/**
 * @param {{edit: (change: (scene: Scene) => void) => void, setView: (change: Partial<import("../types.js").View>) => void, say: (text: string) => void}} actions
 */
export function outcomesPanel({ edit, setView, say }) {
  const body = byId("outcome-rows");
  /** @type {Result|null} */
  let result = null;
  let position = 0;
  /** @type {Row[]} one for each trajectory, in the order of the scene */
  let rows = [];
  /** @type {ReturnType<typeof orderOf>} */
  let order = null;
  /** What each cell shows, with all digits. @type {WeakMap<Element, string>} */
  const exactly = new WeakMap();
  let held = false;
  /** Whether a gesture goes on, and whether something is pressed. */
  let [moving, pressed] = [false, false];
  /** Titles still to be written. @type {Map<Element, string>} */
  const titles = new Map();
  const stop = stopRules(edit);
  const tolerance = element("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    class: "tolerance",
    "data-field": "tolerance",
    "data-name": _("Tolerance"),
    "aria-label": _("Tolerance: how far above the minimum a loss counts as having arrived"),
    change: () => {
      const value = parse(tolerance.value);
      if (value !== null) edit((scene) => void (scene.tolerance = value));
      else tolerance.value = String(result?.scene.tolerance);
    },
  });

  const headings = COLUMNS.map((column) => {
    const button = element("button", { type: "button", class: "sort", title: column.title, click: () => turn(column) }, column.heading);
    const extra = column.id === "steps_to_tolerance" ? tolerance : null;
    return element("th", { scope: "col", class: column.class, "data-column": column.id }, button, extra);
  });
  const atCursor = headings[COLUMNS.findIndex(({ id }) => id === "loss")].querySelector("button");
  byId("outcome-headings").append(...headings);

  /**
   * Sorts by a column: upwards, then downwards, then as in the scene.
   * @param {import("./columns.js").Column} column
   */
  const turn = ({ id }) => setView({ sort: order?.column.id !== id ? id : order.direction === 1 ? `-${id}` : null });

  /** Puts the rows in their order. */
  const settle = () => {
    if (!result) return;
    const { trajectories } = result;
    const ordered = order ? sorted(trajectories, order.column, order.direction, { result, position }) : trajectories;
    arrange(body, ordered.map((trajectory) => rows[trajectories.indexOf(trajectory)].element));
  };

  /** @param {number} index */
  const rowOf = (index) => {
    const name = element("span", { class: "row-name" });
    const choose = element("button", { type: "button", class: "row-button" }, element("span", { class: "chip", "aria-hidden": "true" }), name);
    const cells = COLUMNS.slice(1).map((column) => element("td", { class: column.class }));
    const click = () => {
      const chosen = result?.trajectories[index];
      if (chosen && !getSelection()?.toString()) setView({ inspect: chosen.tag });
    };
    const heading = element("th", { scope: "row" }, choose);
    const row = element("tr", { click }, heading, ...cells);
    growth.observe(row);
    return { element: row, heading, name, cells };
  };

  /**
   * @param {Row} row
   * @param {Trajectory} trajectory
   * @param {(column: import("./columns.js").Column) => boolean} [which]
   */
  const fill = ({ cells }, trajectory, which = () => true) => {
    if (!result) return;
    for (const [index, cell] of cells.entries()) {
      const column = COLUMNS[index + 1];
      if (!which(column)) continue;
      const value = column.value(trajectory, { result, position });
      const digits = String(value ?? "");
      if (exactly.get(cell) === digits) continue;
      exactly.set(cell, digits);
      write(cell, column.text(value));
      titles.set(cell, typeof value === "number" ? exact(value) : digits);
    }
  };

  /** Writes the titles, unless a hand drags something: it is not over the table, and each would cost it some time. */
  const entitle = () => {
    if (held) return;
    for (const [cell, title] of titles) assign(cell, "title", title);
    titles.clear();
  };

  /**
   * Cells as text for a spreadsheet.
   * @param {(cell: Element) => boolean} [which]
   */
  const text = (which = () => true) => {
    const lines = [...byId("outcome-table").rows].map((row) => [...row.cells].filter(which).map((cell) => exactly.get(cell) ?? cell.textContent));
    return lines.filter((line) => line.length).map((line) => line.join("\t")).join("\n");
  };

  byId("copy-table").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      say(_("The table is copied, with all digits."));
    } catch {
      say(_("The browser does not let the page copy. Select the table and copy it by hand."));
    }
  });
  byId("outcome-table").addEventListener("copy", (/** @type {ClipboardEvent} */ event) => {
    const selection = getSelection();
    if (event.target instanceof HTMLInputElement || !selection || !event.clipboardData) return;
    const [first, last] = [selection.anchorNode, selection.focusNode].map((node) => (node instanceof Element ? node : node?.parentElement)?.closest("th, td"));
    // A word of a sentence is copied as a word.
    if (first && first === last && !first.matches(".number")) return;
    event.clipboardData.setData("text/plain", text((cell) => selection.containsNode(cell, true)));
    event.preventDefault();
  });
  const window = byId("outcomes-scroll");
  overflow(window);

  /** A row that has had more lines keeps their room, so that those below it stand still. @param {Element[]} which */
  const keepRows = (which) => {
    const heights = which.map((row) => (held ? `${row.getBoundingClientRect().height}px` : ""));
    for (const [index, row] of which.entries()) /** @type {HTMLElement} */ (row).style.height = heights[index];
  };
  const growth = new ResizeObserver((entries) => held && keepRows(entries.map(({ target }) => target)));

  const keep = () => {
    const still = moving || (held && pressed);
    if (still === held) return;
    held = still;
    keepRows([...body.children]);
    if (held) window.style.height = `${window.getBoundingClientRect().height}px`;
    else {
      window.style.minHeight = window.style.height;
      window.style.height = "";
    }
    window.classList.toggle("is-held", held);
    entitle();
  };
  onPress((now) => {
    pressed = now;
    keep();
  });
  const release = () => void (window.style.minHeight = "");
  addEventListener("resize", release);

  return {
    /**
     * @param {Result} next
     * @param {import("../types.js").View} view
     * @param {boolean} settled whether nothing that has been set is still to be answered
     */
    update(next, view, settled) {
      if (next.query !== result?.query && !held) release();
      result = next;
      order = orderOf(view);
      for (const [index, heading] of headings.entries()) {
        if (order?.column === COLUMNS[index]) assign(heading, "aria-sort", ORDERS[order.direction]);
        else heading.removeAttribute("aria-sort");
      }
      const { trajectories } = next;
      rows = trajectories.map((_unused, index) => rows[index] ?? rowOf(index));
      const places = slots(view.colours, next.cardNames.length);
      const looked = view.inspect && inspected(next, { view, hidden: new Set(view.hidden) });
      for (const [index, trajectory] of trajectories.entries()) {
        const { element: row, heading, name } = rows[index];
        if (name.textContent !== trajectory.name) name.replaceChildren(...breakable(trajectory.name));
        assign(heading, "title", trajectory.name);
        row.classList.toggle("is-hidden", view.hidden.includes(trajectory.key));
        row.classList.toggle("is-inspected", trajectory === looked);
        assign(row, "data-card", String(trajectory.card));
        assign(row, "data-status", trajectory.outcome.status);
        row.toggleAttribute("data-climbed", climbed(trajectory));
        paint(row, places[trajectory.card]);
        fill(rows[index], trajectory);
      }
      entitle();
      if (settled) show(tolerance, String(next.scene.tolerance));
      if (settled) stop.update(next.scene);
      settle();
    },
    /**
     * Keeps the table as high as it is, so that the map does not change its size under the hand that drags something.
     * Afterwards it is as high at least, whatever outcomes take fewer lines, until the scene is changed otherwise.
     * @param {boolean} next
     */
    hold(next) {
      moving = next;
      keep();
    },
    /**
     * Shows the losses at a step.
     * @param {number} next
     */
    move(next) {
      position = next;
      write(atCursor, _("loss at {step}", { step: Math.floor(position) }));
      for (const [index, trajectory] of (result?.trajectories ?? []).entries()) fill(rows[index], trajectory, ({ id }) => id === "loss");
      entitle();
      if (order?.column.id === "loss") settle();
    },
  };
}

/**
 * A name that may be broken at what stands in parentheses, after a comma, and between words, rather than within a word
 * or a number.
 * @param {string} name
 */
function breakable(name) {
  const parted = (/** @type {string} */ text) => text.split(/(?<=,)|(?<=[=_])(?=\p{L}{2})/u).flatMap((part, index) => (index ? [element("wbr"), part] : [part]));
  return name.split(/(\([^()]*\))/).flatMap((part, index) => (index % 2 ? [element("span", {}, ...parted(part))] : parted(part)));
}

/**
 * What the table is sorted by, if by anything.
 * @param {import("../types.js").View} view
 */
function orderOf({ sort }) {
  const column = COLUMNS.find(({ id }) => id === sort?.replace(/^-/, ""));
  return column ? { column, direction: /** @type {1|-1} */ (sort?.startsWith("-") ? -1 : 1) } : null;
}
