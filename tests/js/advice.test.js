/** What may be told from a run in which some model could not take part. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyOptions, factsOf, leftOut, verdict, whyUnmeasured } from '../../www/tools/advice.js';
import { fakeResult } from './fixtures/fake-session.js';

/** @import { LabError, ModelName, ModelResult, RunResult } from '../../www/interface.js' */

/** @param {ModelName} model @param {number} wall_ms @returns {ModelResult} */
const took = (model, wall_ms) => ({ ...fakeResult(model, 'squares', {}), wall_ms, error: null });
/** @param {ModelName} model @param {LabError['kind']} kind @returns {ModelResult} */
const failed = (model, kind) => ({
  ...fakeResult(model, 'squares', {}),
  wall_ms: null,
  error: { kind, message: `${kind}.`, task: null },
});
/** @param {ModelResult[]} models */
const run = (...models) => /** @type {RunResult} */ (/** @type {unknown} */ ({ cores: 2, models }));

test('a model that is refused takes nothing from what the others show', () => {
  const proof = run(took('sequential', 100), failed('processes', 'too-large'), took('process-pool', 60));
  assert.equal(whyUnmeasured(proof), null);
  assert.deepEqual(
    leftOut(proof, (model) => model),
    ['processes took no part: too-large.'],
  );
  assert.equal(verdict(proof, 'process-pool', (model) => model)?.won, true);
  const state = /** @type {any} */ ({ workers: 2, lock: {} });
  assert.deepEqual(
    factsOf(took('sequential', 100), proof, state).empty_ms.map(([model]) => model),
    ['sequential', 'process-pool'],
  );
});

test('a run that was cancelled, or in which nothing ran, tells nothing, and says why', () => {
  assert.equal(whyUnmeasured(run(took('sequential', 100), failed('threads', 'cancelled'))), 'cancelled.');
  assert.equal(whyUnmeasured(run(failed('threads', 'not-isolated'))), 'not-isolated.');
});

test('a reader’s function is compared with one that does nothing, and a loop is advised only for a coroutine', () => {
  const plain = /** @type {any} */ ({ tasks: [{ payload: null }, { payload: null }], run_ms: 1, wait_ms: 400 });
  const state = (/** @type {string} */ source) =>
    /** @type {any} */ ({ workload: 'python', params: { source, inputs: '' }, workers: 2, lock: null });
  const options = emptyOptions(state('def work(n): pass\n'), plain, ['threads']);
  assert.deepEqual([options.workload, options.params?.inputs], ['python', 'range(2)']);
  const empty = /** @type {any} */ ({
    cores: 2,
    models: [
      { model: 'event-loop', wall_ms: 1 },
      { model: 'threads', wall_ms: 2 },
    ],
  });
  const advised = (/** @type {string} */ source) =>
    factsOf(plain, empty, state(source)).empty_ms.map(([model]) => model);
  assert.deepEqual(advised('import time\ndef work(n):\n    time.sleep(0.2)\n'), ['threads']);
  assert.deepEqual(advised('async def work(n):\n    await nothing()\n'), ['event-loop', 'threads']);
});
