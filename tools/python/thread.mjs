/** A worker that runs one thread of a Python program (`node.mjs`). */

import { workerData } from 'node:worker_threads';
import { machine } from './node.mjs';

const { run_thread } = await machine({ isQuiet: workerData.isQuiet, module: workerData.module, shared: workerData });
run_thread(workerData.address);
