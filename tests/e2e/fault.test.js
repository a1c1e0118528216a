/**
 * A task that traps or finds no memory: the run says which and why, keeps what the others made, and the next run works.
 */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { MODELS, assertResultShape, assertWell } from './results.js';

/** @import { ModelName, ModelResult } from '../../www/interface.js' */

const lab = useLab();

/**
 * Firefox writes a rejected promise to its log before it asks whether anybody handles it
 * (Promise::ReportRejectedPromise in dom/promise/Promise.cpp), so its log, unlike its console, tells of the faults that
 * these tests make. A stack that ran over in memory that threads share may trap in any way.
 */
beforeEach(() => {
  if (engine.name === 'firefox')
    lab.expected = [/JavaScript error: .*(panics on purpose|RuntimeError|out of bounds|recursion)/];
});

/** @type {Record<string, string>} the kind of fault → the kind of error */
const FAULTS = { panic: 'trap', unreachable: 'trap', overflow: 'trap', memory: 'memory' };

/** What the error says of it; engines word a trap each in their own way. @type {Record<string, RegExp>} */
const SAID = {
  panic: /panics on purpose/,
  unreachable: /unreachable/i,
  overflow: /stack|recursion|out of bounds|memory access/i,
  memory: /no memory left/,
};

/** Tasks that a model has finished when task 1 goes wrong after a wait. @param {ModelName} model */
const finishedBefore = (model) => (model === 'sequential' ? [0] : [0, 2]);

/** @param {ModelResult} model @param {string} fault */
const assertFault = (model, fault) => {
  const kind = FAULTS[fault];
  assert.equal(model.error?.kind, kind, `${model.model}: ${JSON.stringify(model.error)}`);
  assert.match(String(model.error?.message), SAID[fault], model.model);
  assert.equal(model.tasks[1].checksum, null, model.model);
  // Without guard pages a stack that runs over writes over what lies below it, where the pool's records may be.
  if (fault === 'overflow' && model.model === 'thread-pool') return;
  assert.equal(model.error?.task, 1, model.model);
  assert.equal(model.tasks[1].error?.kind, kind, model.model);
};

for (const model of MODELS) {
  test(`${model}: a fault of any kind is named, and the next run works`, async () => {
    for (const fault of Object.keys(FAULTS)) {
      const result = await lab.run({
        workload: 'fault',
        params: { tasks: 3, at_task: 1, kind: fault, delay_ms: 50 },
        models: [model],
        workers: 2,
      });
      assertResultShape(result);
      assertFault(result.models[0], fault);
      const next = await lab.run({
        workload: 'squares',
        params: { n: [1000, 2000], passes: 1 },
        models: [model],
        workers: 2,
      });
      assertWell(next.models[0]);
    }
  });

  test(`${model}: the other tasks keep what they made`, async () => {
    const {
      models: [result],
    } = await lab.run({
      workload: 'fault',
      params: { tasks: 3, at_task: 1, kind: 'unreachable', delay_ms: 2500 },
      models: [model],
      workers: 2,
    });
    assertFault(result, 'unreachable');
    for (const index of finishedBefore(model)) {
      const task = result.tasks[index];
      assert.deepEqual([task.error, task.checksum], [null, `000000000000000${index}`], `${model}, task ${index}`);
      assert.ok(
        result.output.some((line) => line.task === index && line.text === `Task ${index} is well`),
        `${model}: the line of task ${index}`,
      );
    }
    assert.ok(
      result.trace.traceEvents.some((event) => event.cat === 'task'),
      'the trace is kept',
    );
  });
}

test('a fault in one model leaves the models after it alone', async () => {
  const result = await lab.run({
    workload: 'fault',
    params: { tasks: 2, at_task: 0, kind: 'panic', delay_ms: 10 },
    models: ['threads', 'event-loop', 'processes'],
    workers: 2,
  });
  for (const model of result.models) assert.deepEqual([model.error?.kind, model.error?.task], ['trap', 0], model.model);
});
