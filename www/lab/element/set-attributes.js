/** The `set` method of the page's own element and of the tag. */
import { NAMES } from '../attributes.js';
import { failure } from '../../base/failure.js';

/** Sets attributes by name; null removes one. @param {HTMLElement} lab @param {Record<string, string|null>} settings */
export const setAttributes = (lab, settings) => {
  const unknown = Object.keys(settings).find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    throw failure('invalid', `${unknown} is no attribute of the lab. Use some of ${NAMES.join(', ')}.`);
  for (const [name, value] of Object.entries(settings)) {
    if (value === null) lab.removeAttribute(name);
    else lab.setAttribute(name, value);
  }
};
