/** Opens the dialog that gives what to paste; loads it first. */
import { build } from './dom.js';
import { styled } from './on-demand.js';

/** @param {import('./embed-dialog.js').Lent & Pick<import('./tool.js').Bench, 'state'>} bench @param {() => void} mend  something on the screen is no value @returns {HTMLElement} */
export function embedButton(bench, mend) {
  const button = build('button', { type: 'button', class: 'quiet', 'data-action': 'embed', 'aria-haspopup': 'dialog' }, 'Embed', build('span', { class: 'visually-hidden' }, ' in a post'));
  /** @type {import('./embed-dialog.js').EmbedDialog|null} */
  let dialog = null;
  button.addEventListener('click', async () => {
    const state = bench.state();
    if (!state || state.models.length === 0) return mend();
    const [{ EmbedDialog }] = await Promise.all([import('./embed-dialog.js'), styled(new URL('../styles/embed.css', import.meta.url).href)]);
    if (!dialog) {
      dialog = new EmbedDialog(bench);
      document.body.append(dialog.element);
    }
    if (!dialog.element.open) dialog.open(state);
  });
  return button;
}
