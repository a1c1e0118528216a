/** All keys and gestures of the timeline, in a dialog. Loaded on request. */
import { build, uniqueId } from '../../ui/dom.js';
import { HELP } from './timeline-keys.js';

/** @param {string[]} keys */
const keyList = (keys) => keys.flatMap((key, at) => [...(at > 0 ? [' '] : []), build('kbd', {}, key)]);

/** @returns {HTMLDialogElement} */
export function helpDialog() {
  const id = uniqueId('help');
  const close = build('button', { type: 'button', class: 'quiet' }, 'Close');
  const dialog = build(
    'dialog',
    { class: 'help', 'aria-labelledby': id, 'data-part': 'help' },
    build('div', { class: 'panel-head' }, build('h2', { id }, 'Moving in the timeline'), close),
    build(
      'div',
      { class: 'help-lists' },
      ...HELP.map(({ title, rows }) =>
        build(
          'section',
          {},
          build('h3', {}, title),
          build(
            'dl',
            {},
            ...rows.map(([keys, what]) => build('div', {}, build('dt', {}, ...keyList(keys)), build('dd', {}, what))),
          ),
        ),
      ),
    ),
  );
  close.addEventListener('click', () => dialog.close());
  // A click on the backdrop lands on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
