/** The button that loads and opens the dialog with the embed code. */
import { build } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';
import { styled } from '../../ui/on-demand.js';

/**
 * @param {import('./embed-dialog.js').Lent & Pick<import('../../lab/bench.js').Bench, 'state'>} bench
 * @param {() => void} mend  called when a setting on the screen is not valid
 * @returns {HTMLElement}
 */
export function embedButton(bench, mend) {
  const button = build(
    'button',
    { type: 'button', class: 'quiet', 'data-action': 'embed', 'aria-haspopup': 'dialog' },
    'Embed',
    build('span', { class: 'visually-hidden' }, ' in a post'),
  );
  /** @type {import('./embed-dialog.js').EmbedDialog|null} */
  let dialog = null;
  button.addEventListener('click', async () => {
    const state = bench.state();
    if (!state || state.models.length === 0) return mend();
    const [{ EmbedDialog }] = await Promise.all([
      part(import('./embed-dialog.js')),
      styled(new URL('../../styles/embed.css', import.meta.url).href),
    ]);
    if (!dialog) {
      dialog = new EmbedDialog(bench);
      document.body.append(dialog.element);
    }
    if (!dialog.element.open) dialog.open(state);
  });
  return button;
}
