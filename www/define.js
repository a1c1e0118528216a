/** Registers the tag. */
import { InterleaveLabElement } from './interleave-lab-element.js';

customElements.define('interleave-lab', InterleaveLabElement);
