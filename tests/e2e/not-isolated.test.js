/**
 * A page that nothing isolates, neither its host nor a service worker: what needs no shared memory runs, the rest says
 * why it cannot.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { MODELS, assertResultShape, assertWell, checksums, modelOf } from './results.js';

const lab = useLab({ isolated: false, without: ['/sw.js'] });

test('the page is really not isolated', async () => {
  assert.equal(await lab.inPage(() => crossOriginIsolated), false);
});

for (const [workload, params] of /** @type {[string, any][]} */ ([
  ['download', { tasks: 2, delay_ms: 100 }],
  ['squares', { n: [20000, 40000], passes: 2 }],
  ['image', { tasks: 2, megapixels: 0.2, passes: 1 }],
])) {
  test(`${workload}: four models run, the two that share memory say why not`, async () => {
    const result = await lab.run({ workload, params, models: [...MODELS], workers: 2 });
    assertResultShape(result);
    assert.equal(result.isolated, false);
    for (const model of result.models) {
      if (['threads-gil', 'threads', 'thread-pool'].includes(model.model)) {
        assert.equal(model.error?.kind, 'not-isolated', model.model);
        assert.match(String(model.error?.message), /Cross-Origin|isolated/, 'the message names the mend');
        continue;
      }
      assertWell(model);
      assert.deepEqual(checksums(model), checksums(modelOf(result, 'sequential')), model.model);
    }
  });
}

test('a reader’s Python runs on the same four', async () => {
  const source = 'import time\n\ndef work(n):\n    time.sleep(0.01)\n    print(n)\n    return 12 // n\n';
  const models = /** @type {const} */ (['sequential', 'event-loop', 'processes', 'process-pool']);
  const result = await lab.run({
    workload: 'python',
    params: { source, inputs: '[2, 0, 3]' },
    models: [...models],
    workers: 2,
  });
  assertResultShape(result);
  for (const { model, tasks, output } of result.models) {
    assert.deepEqual(
      tasks.map(({ result: returned, error }) => returned ?? error?.kind),
      ['6', 'exception', '4'],
      model,
    );
    assert.deepEqual(output.map(({ text }) => text).sort(), ['0', '2', '3'], model);
    assert.ok(
      tasks.every(({ end_ms }) => end_ms !== null),
      `${model}: its trace arrives`,
    );
  }
});

test('by default only what can run is run', async () => {
  const result = await lab.run({ workload: 'squares', params: { n: [1000], passes: 1 } });
  assert.deepEqual(
    result.models.map((model) => model.model),
    ['sequential', 'event-loop', 'processes', 'process-pool'],
  );
});

test('cancel works without shared memory too', async () => {
  for (const model of /** @type {const} */ (['event-loop', 'processes', 'process-pool'])) {
    await lab.start({
      workload: 'squares',
      params: { n: [2000000, 2000000], passes: 10000 },
      models: [model],
      workers: 2,
    });
    await lab.inPage(
      () =>
        new Promise((resolve) => {
          const { e2e } = /** @type {any} */ (window);
          const element = e2e.lab();
          element.addEventListener(
            'progress',
            () => {
              element.cancel();
              resolve(null);
            },
            { once: true },
          );
          e2e.running.then(resolve);
        }),
    );
    const { resolved } = await lab.end();
    assert.equal(resolved?.models[0].error?.kind, 'cancelled', model);
    assertWell((await lab.run({ workload: 'squares', params: { n: [1000], passes: 1 }, models: [model] })).models[0]);
  }
});

test('the page says why threads cannot run', async () => {
  assert.match(await lab.inPage(() => document.querySelector('[data-part=capability]')?.textContent ?? ''), /isolate/i);
});
