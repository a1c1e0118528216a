/** The timeline's title, its search, and buttons as an alternative to the keys. */
import { build } from '../../ui/dom.js';

/** @typedef {import('./timeline-keys.js').Command} Command */

/** @type {[label: string, text: string, command: Command][]} */
const BUTTONS = [
  ['Zoom out', '−', { kind: 'zoom', factor: 1 / 1.5 }],
  ['Zoom in', '+', { kind: 'zoom', factor: 1.5 }],
  ['Show all', 'All', { kind: 'fit' }],
  ['Fit what is selected', 'Fit', { kind: 'fit-chosen' }],
  ['All keys', '?', { kind: 'help' }],
];

/**
 * @param {HTMLElement} tag says what is shown, if it is not a run of this page
 * @param {HTMLElement} search
 * @param {HTMLElement} link
 * @param {(command: Command) => void} obey
 */
export function timelineHead(tag, search, link, obey) {
  const buttons = BUTTONS.map(([label, text, command]) => {
    const button = build('button', { type: 'button', class: 'quiet', 'aria-label': label, title: label }, text);
    button.addEventListener('click', () => obey(command));
    return button;
  });
  return build(
    'div',
    { class: 'panel-head' },
    build('h2', {}, 'Interleaving ', tag),
    search,
    build('div', { class: 'zoom' }, link, ...buttons),
  );
}
