/** Isolates a page of this site; see isolation.js. */
import { lift } from './isolation.js';

void lift();
