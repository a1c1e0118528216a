/**
 * A button that copies a text. If the browser refuses, it selects the element that shows the text, so that the reader
 * can copy it.
 */
import { build, setText } from './dom.js';

const COPIED_MS = 2000;

/**
 * @param {string} what the name of the text, for readers who do not see its place
 * @param {() => string} text
 * @param {Node} source what shows the text
 */
export function copyButton(what, text, source) {
  const button = build(
    'button',
    { type: 'button', class: 'quiet', 'data-action': 'copy' },
    'Copy',
    build('span', { class: 'visually-hidden' }, ` ${what}`),
  );
  const label = /** @type {Text} */ (button.firstChild);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      setText(label, 'Copied');
    } catch {
      getSelection()?.selectAllChildren(source);
      setText(label, 'Selected: now copy');
    }
    setTimeout(() => setText(label, 'Copy'), COPIED_MS);
  });
  return button;
}
