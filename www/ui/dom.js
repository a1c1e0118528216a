/** Builds elements. Text is always added as a text node, never as markup. */

/**
 * @typedef {Record<string, string|number|boolean|null|undefined>} Attributes true: present and empty; false, null,
 *   undefined: absent
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attributes] @param {(Node|string|null)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function build(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

let ids = 0;

/** A unique id, since one document can hold several labs. @param {string} what */
export const uniqueId = (what) => `lab-${what}-${(ids += 1)}`;

/**
 * Sets a text only if it differs: a screen reader would repeat an equal text.
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
