/** Real I/O: bytes that the service worker holds back and streams, on every model. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { MODELS, assertWell, atOnce, checksums, modelOf, waits } from './results.js';

const lab = useLab();
const REAL = { tasks: 3, delay_ms: 300, size_bytes: 200000, io: 'real' };

test('a service worker that is refused ends every model with io-unavailable', async () => {
  await lab.inPage(() => {
    const { serviceWorker } = navigator;
    /** @type {any} */ (window).accept = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = () => Promise.reject(new Error('refused by the test'));
  });
  const result = await lab.run({ workload: 'download', params: REAL, models: [...MODELS], workers: 2 });
  for (const model of result.models) {
    assert.equal(model.error?.kind, 'io-unavailable', model.model);
    assert.match(String(model.error?.message), /timed/, 'the message names the mend');
    assert.ok(
      model.tasks.every((task) => task.checksum === null),
      model.model,
    );
  }
  const timed = await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 50 }, models: ['processes'] });
  assertWell(timed.models[0]);
  await lab.inPage(() => {
    navigator.serviceWorker.register = /** @type {any} */ (window).accept;
  });
});

test('every model fetches the same bytes, at once where it can', async () => {
  const result = await lab.run({ workload: 'download', params: REAL, models: [...MODELS], workers: 3 });
  for (const model of result.models) {
    assertWell(model);
    assert.deepEqual(checksums(model), checksums(modelOf(result, 'sequential')), model.model);
    const spans = waits(model.trace.traceEvents);
    assert.equal(spans.length, 3, model.model);
    if (model.model === 'sequential') assert.equal(atOnce(spans), 1);
    else assert.ok(atOnce(spans) >= 2, `${model.model}: ${atOnce(spans)} at once`);
  }
  assert.match(modelOf(result, 'sequential').notes.join(' '), /worker/, 'sequential says that it ran in a worker');
});

test('a fetch gets the size and the delay that the address names', async () => {
  const timed = await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 1 }, models: ['processes'] });
  /** @type {(string|null)[]} */
  const sums = [checksums(timed.models[0])[0]];
  for (const size_bytes of [0, 1, 100000]) {
    const {
      models: [model],
    } = await lab.run({
      workload: 'download',
      params: { tasks: 1, delay_ms: 0, size_bytes, io: 'real' },
      models: ['processes'],
    });
    assertWell(model);
    sums.push(checksums(model)[0]);
  }
  assert.equal(new Set(sums).size, sums.length, sums.join(', '));
});

test('a blocking request can be cancelled, and the page is ready at once', async () => {
  for (const model of /** @type {const} */ (['threads', 'processes', 'event-loop'])) {
    await lab.start({ workload: 'download', params: { ...REAL, delay_ms: 8000 }, models: [model] });
    await lab.inPage(
      () =>
        new Promise((resolve) => {
          const { e2e } = /** @type {any} */ (window);
          const element = e2e.lab();
          // Listens until then only: the next run is not to be cancelled.
          const listen = (/** @type {any} */ event) => {
            if (event.detail.partial.output.length === 0) return;
            element.removeEventListener('progress', listen);
            element.cancel();
            resolve(null);
          };
          element.addEventListener('progress', listen);
          e2e.running.then(resolve);
        }),
    );
    const { resolved } = await lab.end();
    assert.equal(resolved?.models[0].error?.kind, 'cancelled', model);
    const next = await lab.run({ workload: 'squares', params: { n: [1000], passes: 1 }, models: [model] });
    assertWell(next.models[0]);
  }
});
