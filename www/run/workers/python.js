/** A worker that runs Python whose threads take turns on the interpreter's lock. */

import './realm.js';
import * as machine from '../../../pkg/python/locked/machine.js';
import { serve } from '../python/worker.js';

serve(machine);
