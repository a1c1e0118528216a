/** For a page of ours: see isolation.js. */
import { lift } from './isolation.js';

void lift();
