/** Registers the tag. */
import { InterleaveLabElement } from './lab/element/interleave-lab-element.js';
import { storedText } from './browser/storage.js';

// The first access to the browser's store waits for the disk. In a task of its own it does not delay a reader's click.
storedText('');
await new Promise((resolve) => {
  setTimeout(resolve);
});

if (customElements.get('interleave-lab'))
  console.warn(
    'Interleave: <interleave-lab> is defined already, by an earlier script; www/define.js leaves that as it is.',
  );
else customElements.define('interleave-lab', InterleaveLabElement);
