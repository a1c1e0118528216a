/** What `set` does, on the page's own element and on the tag alike. */
import { NAMES } from '../model/attributes.js';
import { failure } from '../model/failure.js';

/** Attributes by name; null takes one back. @param {HTMLElement} lab @param {Record<string, string|null>} settings */
export const setAttributes = (lab, settings) => {
  const unknown = Object.keys(settings).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw failure('invalid', `${unknown} is no attribute of the lab. Use some of ${NAMES.join(', ')}.`);
  for (const [name, value] of Object.entries(settings)) {
    if (value === null) lab.removeAttribute(name);
    else lab.setAttribute(name, value);
  }
};
