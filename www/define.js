/** Registers the tag. */
import { InterleaveLabElement } from './interleave-lab-element.js';
import { storedText } from './views/storage.js';

// The first look into the browser's store waits for the disk: in a task of its own it delays no reader's click.
storedText('');
await new Promise((resolve) => { setTimeout(resolve); });

if (customElements.get('interleave-lab')) console.warn('Interleave: <interleave-lab> is defined already, by an earlier script; www/define.js leaves that as it is.');
else customElements.define('interleave-lab', InterleaveLabElement);
