/** What overlaps and what does not, by the order of events in the trace: never by seconds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChromeTrace } from './chrome-trace.js';
import { useLab } from './lab.js';
import { MODELS, assertWell, atOnce, modelOf, waits } from './results.js';

const lab = useLab();

test('waits overlap on every model but sequential', async () => {
  const result = await lab.run({
    workload: 'download',
    params: { tasks: 2, delay_ms: 600 },
    models: [...MODELS],
    workers: 2,
  });
  for (const model of result.models) {
    assertWell(model);
    const spans = waits(model.trace.traceEvents);
    assert.equal(spans.length, 2, `${model.model}: a wait for each task`);
    assert.equal(atOnce(spans), model.model === 'sequential' ? 1 : 2, `${model.model}: waits at once`);
  }
});

test('a pool lets as many tasks wait at once as it has workers', async () => {
  const result = await lab.run({
    workload: 'scrape',
    params: { tasks: 6, delay_ms: 300 },
    models: ['thread-pool', 'process-pool'],
    workers: 3,
  });
  for (const model of result.models) {
    assertWell(model);
    assert.equal(model.workers, 3);
    const spans = waits(model.trace.traceEvents);
    assert.equal(spans.length, 6);
    assert.ok(atOnce(spans) >= 2 && atOnce(spans) <= 3, `${model.model}: ${atOnce(spans)} at once`);
  }
});

test('on an event loop a task computes to its end before the next one starts', async () => {
  const {
    models: [model],
  } = await lab.run({
    workload: 'squares',
    params: { n: [200000, 200000, 200000], passes: 5 },
    models: ['event-loop'],
  });
  assertWell(model);
  const spans = model.tasks.map((task) => ({ from_us: Number(task.start_ms), to_us: Number(task.end_ms) }));
  assert.equal(atOnce(spans), 1);
});

test('computing overlaps on threads and processes', async () => {
  // Long enough for the second worker to start on a busy machine while the first one computes.
  const result = await lab.run({
    workload: 'squares',
    params: { n: [1000000, 1000000], passes: 1000 },
    models: ['threads', 'thread-pool', 'processes', 'process-pool'],
    workers: 2,
  });
  for (const model of result.models) {
    assertWell(model);
    const spans = model.tasks.map((task) => ({ from_us: Number(task.start_ms), to_us: Number(task.end_ms) }));
    assert.equal(atOnce(spans), 2, model.model);
  }
});

test('every trace is a valid Chrome trace', async () => {
  for (const [workload, params] of /** @type {[string, any][]} */ ([
    ['download', { tasks: 4, delay_ms: 50 }],
    ['squares', { n: [20000, 30000], passes: 3 }],
  ])) {
    const result = await lab.run({ workload, params, models: [...MODELS], workers: 2 });
    for (const model of result.models) {
      try {
        assertChromeTrace(model.trace.traceEvents);
      } catch (error) {
        throw new Error(`${workload} on ${model.model}: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      }
    }
  }
});

test('only sequential freezes the page', async () => {
  const result = await lab.run({
    workload: 'squares',
    params: { n: [500000, 500000], passes: 400 },
    models: [...MODELS],
    workers: 2,
  });
  const sequential = modelOf(result, 'sequential');
  assert.ok(
    Number(sequential.frozen_ms) >= Number(sequential.wall_ms) * 0.5,
    `frozen for ${sequential.frozen_ms} of ${sequential.wall_ms} ms`,
  );
  for (const model of result.models) {
    if (model === sequential) continue;
    assert.notEqual(model.frozen_ms, null, `${model.model}: the tab was visible`);
    assert.ok(
      Number(model.frozen_ms) < Number(sequential.frozen_ms),
      `${model.model}: frozen for ${model.frozen_ms} ms, sequential for ${sequential.frozen_ms}`,
    );
  }
});

test('a page that waits in sequence is busy, and says so', async () => {
  const {
    models: [model],
  } = await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 200 }, models: ['sequential'] });
  const kinds = new Set(model.trace.traceEvents.map((event) => event.cat));
  assert.ok(kinds.has('busy-wait') && !kinds.has('wait'), [...kinds].join(', '));
  assert.ok(Number(model.wait_ms) > Number(model.run_ms), 'it counts as waiting');
});

test('one thread juggles ten thousand waits', async () => {
  const {
    models: [loop],
  } = await lab.run({ workload: 'download', params: { tasks: 10000, delay_ms: 1500 }, models: ['event-loop'] });
  assertWell(loop);
  assert.equal(loop.tasks.length, 10000);
  const events = loop.trace.traceEvents
    .filter((event) => event.cat === 'wait')
    .sort((a, b) => Number(a.ts) - Number(b.ts));
  const firstEnd = events.findIndex((event) => event.ph === 'e');
  assert.equal(
    events.slice(0, firstEnd).filter((event) => event.ph === 'b').length,
    10000,
    'all of them wait before the first wait is over',
  );
});
