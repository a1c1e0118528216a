/** A worker that holds one of the benchmarks' own builds of the engine. */

import { answering } from './asking.mjs';

/**
 * @typedef {typeof import('../../pkg/interleave.js') & {benchRecord: (events: number) => number, benchNow: (readings:
 *   number) => number, benchIsChecked: () => boolean, benchCheckpoint: (checkpoints: number) => number}} BenchEngine
 */

/** @type {BenchEngine} */
let engine;

answering({
  /** @param {string} pkg */
  async open(pkg) {
    engine = await import(new URL(`${pkg}/interleave.js`, import.meta.url).href);
    await engine.default();
  },
  record: (/** @type {number} */ events) => engine.benchRecord(events),
  now: (/** @type {number} */ readings) => engine.benchNow(readings),
  checkpoint: (/** @type {number} */ checkpoints) => engine.benchCheckpoint(checkpoints),
  isChecked: () => engine.benchIsChecked(),
  /** Milliseconds of a job's first task. @param {object} job */
  task(job) {
    const posted = JSON.stringify(job);
    const solo = new engine.Solo(1);
    const start_ms = performance.now();
    solo.runTask(posted, 0, '');
    const end_ms = performance.now();
    solo.free();
    return end_ms - start_ms;
  },
});
