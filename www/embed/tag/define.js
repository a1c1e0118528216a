/** Registers the tag for other people's pages; built as `embed.js`. */
import { InterleaveLabFrame } from './tag.js';

if (customElements.get('interleave-lab'))
  console.warn('Interleave: <interleave-lab> is defined already, by an earlier script.');
else customElements.define('interleave-lab', InterleaveLabFrame);
