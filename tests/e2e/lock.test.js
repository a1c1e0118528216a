/** The lock: under it no two threads have it at once, ever; without it they run together. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChromeTrace } from './chrome-trace.js';
import { useLab } from './lab.js';
import { until } from './until.js';
import { assertResultShape, assertWell, atOnce, modelOf } from './results.js';

/** @import { LockSettings, ModelResult } from '../../www/interface.js' */

const lab = useLab();

const COMPUTING = { workload: 'squares', params: { n: [1000000, 1000000, 1000000], passes: 60 } };
const WAITING = { workload: 'download', params: { tasks: 3, delay_ms: 300 } };

/** @param {ModelResult} model @param {string} cat */
const spans = (model, cat) =>
  model.trace.traceEvents
    .filter((event) => event.ph === 'X' && event.cat === cat)
    .map((event) => ({ tid: event.tid, from_us: Number(event.ts), to_us: Number(event.ts) + Number(event.dur) }));

/** @param {ModelResult} model */
const assertOneAtATime = (model) => {
  const holds = spans(model, 'has-gil').sort((a, b) => a.from_us - b.from_us || a.to_us - b.to_us);
  assert.ok(holds.length >= model.tasks.length, `${model.model}: every thread had the lock`);
  for (let i = 1; i < holds.length; i += 1) {
    assert.ok(
      holds[i - 1].to_us <= holds[i].from_us,
      `${model.model}: ${JSON.stringify(holds.slice(i - 1, i + 1))} overlap`,
    );
  }
};

/** @type {[string, Partial<LockSettings>][]} */
const LOCKS = [
  ['CPython 3.2 and later', { flavour: 'cpython-3.2' }],
  ['a short interval', { flavour: 'cpython-3.2', interval_ms: 0.05 }],
  ['a long interval', { flavour: 'cpython-3.2', interval_ms: 100 }],
  ['CPython before 3.2', { flavour: 'cpython-before-3.2' }],
  ['no release during waits', { release_during_waits: false }],
];

for (const [what, lock] of LOCKS) {
  for (const work of [COMPUTING, WAITING]) {
    test(`${work.workload}, ${what}: one at a time`, async () => {
      const result = await lab.run({ ...work, models: ['threads-gil', 'thread-pool'], workers: 2, lock });
      assertResultShape(result);
      for (const model of result.models) {
        assert.equal(model.error, null);
        assertOneAtATime(model);
        assertChromeTrace(model.trace.traceEvents);
        assert.ok(model.tasks.every((task) => task.lock && task.checksum));
      }
    });
  }
}

test('without the lock they run together, and the trace knows of none', async () => {
  // Long enough for the second worker to start on a busy machine while the first one computes.
  const params = { n: [1000000, 1000000], passes: 1000 };
  const result = await lab.run({
    ...COMPUTING,
    params,
    models: ['threads', 'threads-gil', 'thread-pool'],
    workers: 2,
    lock: { flavour: 'free-threaded' },
  });
  for (const model of result.models) {
    assertWell(model);
    assert.equal(model.lock, null);
    assert.deepEqual(spans(model, 'has-gil'), []);
    assert.ok(atOnce(spans(model, 'task')) > 1, `${model.model}: tasks overlap`);
  }
});

test('by default threads-gil has CPython’s lock, and the pool has none', async () => {
  const result = await lab.run({ ...COMPUTING, models: ['threads-gil', 'thread-pool'], workers: 2 });
  assert.deepEqual(result.lock, { flavour: 'cpython-3.2', interval_ms: 5, release_during_waits: true });
  assert.equal(modelOf(result, 'thread-pool').lock, null);
  const { lock } = modelOf(result, 'threads-gil');
  assert.ok(lock && lock.handovers > 0 && lock.asked > 0, JSON.stringify(lock));
});

test('a thread that waits lets go of the lock, so waits overlap; with the lock kept during waits, they do not', async () => {
  const {
    models: [released],
  } = await lab.run({ ...WAITING, models: ['threads-gil'] });
  assert.equal(atOnce(spans(released, 'wait')), 3);
  const {
    models: [kept],
  } = await lab.run({ ...WAITING, models: ['threads-gil'], lock: { release_during_waits: false } });
  assert.equal(atOnce(spans(kept, 'wait')), 1);
});

test('a hand-over is an arrow from who drops the lock to who takes it', async () => {
  const {
    models: [model],
  } = await lab.run({ ...COMPUTING, models: ['threads-gil'] });
  const starts = model.trace.traceEvents.filter((event) => event.ph === 's');
  const ends = new Map(model.trace.traceEvents.filter((event) => event.ph === 'f').map((event) => [event.id, event]));
  assert.ok(starts.length > 0);
  for (const start of starts) {
    const end = ends.get(start.id);
    assert.ok(end, `${start.id} arrives`);
    assert.notEqual(start.tid, end.tid);
    assert.ok(Number(start.ts) <= Number(end.ts));
  }
});

test('a thread that traps with the lock leaves nobody waiting', async () => {
  for (const kind of ['panic', 'unreachable']) {
    const {
      models: [model],
    } = await lab.run({
      workload: 'fault',
      params: { tasks: 3, at_task: 1, delay_ms: 20, kind },
      models: ['threads-gil'],
    });
    assert.equal(model.error?.kind, 'trap');
    assertWell(
      (await lab.run({ workload: 'squares', params: { n: [1000], passes: 1 }, models: ['threads-gil'] })).models[0],
    );
  }
  lab.expected = [/JavaScript error: .*(panics on purpose|unreachable executed)/];
});

test('a race loses updates between threads, none under a mutex, by atomics, or between processes', async () => {
  const race = (/** @type {string} */ how, /** @type {any} */ models) =>
    lab.run({ workload: 'race', params: { tasks: 2, increments: 20000000, how }, models });
  const total = (/** @type {ModelResult} */ model) => Math.max(...model.tasks.map((task) => Number(task.shared)));
  for (const name of ['threads-gil', 'threads']) {
    // By chance: where one worker starts late, the other is done before.
    const model = await until(`${name} loses updates`, async () => {
      const {
        models: [raced],
      } = await race('plain', [name]);
      return total(raced) < 40000000 ? raced : null;
    });
    assert.ok(
      model.trace.traceEvents.some((event) => event.cat === 'lost'),
      `${name}: the trace marks a lost update`,
    );
  }
  const plain = await race('plain', ['sequential', 'event-loop', 'processes']);
  for (const name of ['sequential', 'event-loop']) assert.equal(total(modelOf(plain, name)), 40000000, name);
  assert.deepEqual(
    modelOf(plain, 'processes').tasks.map((task) => task.shared),
    [20000000, 20000000],
  );
  for (const how of ['mutex', 'atomic']) {
    const { models } = await lab.run({
      workload: 'race',
      params: { tasks: 2, increments: 300000, how },
      models: ['threads-gil', 'threads'],
    });
    for (const model of models) assert.equal(total(model), 600000, `${how}, ${model.model}`);
  }
});

test('a convoy: beside computing, requests take an interval a wait under the lock', async () => {
  const { models } = await lab.run({
    workload: 'convoy',
    params: { compute_ms: 600, requests: 2000 },
    models: ['threads', 'threads-gil', 'processes'],
  });
  const [threads, gil, processes] = models;
  for (const model of models) assert.equal(model.error, null);
  assert.ok(
    Number(gil.requests_per_s) * 2 < Number(threads.requests_per_s),
    `${gil.requests_per_s} beside ${threads.requests_per_s}`,
  );
  assert.ok(Number(gil.requests_per_s) * 2 < Number(processes.requests_per_s));
  assert.ok(Number(gil.lock?.handovers) > 10);
});
