/** highlight.js with Python, the only language that the page shows; loaded when the page is idle. */
import core from '@highlightjs/cdn-assets/es/core.min.js';
import python from '@highlightjs/cdn-assets/es/languages/python.min.js';
import { build } from '../../ui/dom.js';

core.registerLanguage('python', python);

/** Everything that highlight.js outputs: spans with a class, around text with escaped special characters. */
const TOKEN = /<span class="([^"]*)">|(<\/span>)|&(\w+|#x27);|([^<&]+)/g;
/** @type {Record<string, string>} */
const LETTERS = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * Builds the nodes without parsing HTML, since a page under `require-trusted-types-for` refuses to.
 * @param {string} code
 * @returns {Node[]}
 */
export const coloured = (code) => {
  const open = [build('span')];
  for (const [, kind, end, letter, text] of core.highlight(code, { language: 'python' }).value.matchAll(TOKEN)) {
    const inner = open[open.length - 1];
    if (kind !== undefined) {
      const span = build('span', { class: kind });
      inner.append(span);
      open.push(span);
    } else if (end) open.pop();
    else inner.append(text ?? LETTERS[letter]);
  }
  const [root] = open;
  root.normalize();
  return [...root.childNodes];
};
