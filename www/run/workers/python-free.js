/** A worker that runs Python without an interpreter's lock: the free-threaded build. */

import './realm.js';
import * as machine from '../../../pkg/python/free/machine.js';
import { serve } from '../python/worker.js';

serve(/** @type {any} */ (machine));
