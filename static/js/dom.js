// @ts-check
/** Builds elements. Text goes in as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";
const MATHML = "http://www.w3.org/1998/Math/MathML";

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] attributes; a function is a listener for the event it is named after,
 *   `true` an empty attribute, and `false`, `null` or `undefined` no attribute
 * @param {...(Node|string|null|undefined)} children
 * @returns {any}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * An element of a drawing.
 * @param {string} tag
 * @param {Record<string, string|number>} [attributes]
 * @param {...Node} children
 * @returns {any}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * An icon of the sprite that stands in the page.
 * @param {string} name
 */
export function icon(name) {
  return svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `#icon-${name}` }));
}

/**
 * A button that shows an icon and is called by its label.
 * @param {string} name the icon's
 * @param {string} label
 * @param {Record<string, any>} properties
 */
export function iconButton(name, label, properties) {
  return element("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...properties }, icon(name));
}

/**
 * A formula as the server renders it, or its LaTeX where that is not well formed.
 * @param {import("./types.js").Formula} formula
 * @returns {Node}
 */
export function math(formula) {
  const parsed = new DOMParser().parseFromString(formula.mathml, "application/xml").documentElement;
  if (parsed.localName !== "math") return element("code", {}, formula.latex);
  return document.importNode(parsed, true);
}

/**
 * A name as a formula.
 * @param {string} name
 * @returns {import("./types.js").Formula}
 */
export function identifier(name) {
  const formula = document.createElementNS(MATHML, "math");
  const letter = document.createElementNS(MATHML, "mi");
  letter.textContent = name;
  formula.append(letter);
  return { latex: name, mathml: new XMLSerializer().serializeToString(formula) };
}

/**
 * Makes these the children of a list. Those that stay in their order are not touched, and keep the focus.
 * @param {Element} list
 * @param {Element[]} children
 */
export function arrange(list, children) {
  for (const child of [...list.children]) if (!children.includes(child)) child.remove();
  for (const [index, child] of children.entries()) {
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  }
}

/**
 * The element of the page's template with this id.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}

/**
 * Says an element's text, if it is another than before: even the same text again makes the browser lay out the page.
 * Letters are changed where they stand, since a browser looks at half its style sheet again for another child.
 * @param {Element} target
 * @param {string} text
 */
export function write(target, text) {
  if (target.textContent === text) return;
  const [only, ...others] = target.childNodes;
  if (only instanceof Text && !others.length && text) only.data = text;
  else target.textContent = text;
}

/**
 * Says the first of some texts for which an element's line is long enough, or the last of them.
 * @param {HTMLElement} target
 * @param {string[]} texts the longest first
 */
export function fit(target, texts) {
  for (const text of texts) {
    write(target, text);
    if (target.scrollWidth <= target.clientWidth) return text;
  }
  return texts[texts.length - 1];
}

/**
 * Gives an element an attribute, if it has another value.
 * @param {Element} target
 * @param {string} name
 * @param {string} value
 */
export function assign(target, name, value) {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/**
 * Hides an element, or shows it, if it is not so already.
 * @param {any} target
 * @param {boolean} hidden
 */
export function hide(target, hidden) {
  if (target.hidden !== hidden) target.hidden = hidden;
}

/**
 * Checks the one of some radio buttons that has a value; those that are as they should be are not touched, since the
 * browser looks at the whole form after each.
 * @param {any[]} radios
 * @param {unknown} value
 */
export function check(radios, value) {
  for (const radio of radios) if (radio.checked !== (radio.value === value)) radio.checked = radio.value === value;
}

/** @type {WeakMap<any, string>} */
const shown = new WeakMap();
// What is handed in is no longer being written.
document.addEventListener("change", ({ target }) => target && shown.has(target) && shown.set(target, /** @type {any} */ (target).value), { capture: true });

/**
 * Whether someone has written something else in a field than it showed, and is still there.
 * @param {any} field
 */
export function touched(field) {
  return field === document.activeElement && shown.has(field) && field.value !== shown.get(field);
}

/**
 * Shows `value` in a field, unless someone has written something else in it and is still there, or is told that it is
 * wrong.
 * @param {any} field
 * @param {string} value
 */
export function show(field, value) {
  if ((touched(field) && field.value !== value) || field.hasAttribute("aria-invalid")) return;
  if (field.value !== value) field.value = value;
  shown.set(field, value);
}
