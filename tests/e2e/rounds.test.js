/** Rounds: shuffled turns, warm-up left out, medians with intervals, and a difference only where one is shown. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { assertResultShape, assertWell, modelOf } from './results.js';

const lab = useLab();
const WAITING = { workload: 'download', params: { tasks: 3, delay_ms: 60 }, workers: 3 };

test('enough rounds give intervals; a difference that is there is shown', async () => {
  const result = await lab.run({ ...WAITING, models: ['sequential', 'event-loop', 'processes'], rounds: 8 });
  assertResultShape(result);
  for (const model of result.models) {
    assertWell(model);
    assert.deepEqual(
      model.samples.map(({ round }) => round),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
    const interval = model.wall_interval_ms;
    assert.ok(
      interval && interval.low <= Number(model.wall_ms) && Number(model.wall_ms) <= interval.high,
      JSON.stringify(interval),
    );
  }
  const loop = modelOf(result, 'event-loop');
  assert.ok(loop.speedup_interval && loop.speedup_interval.low > 1 && loop.differs, 'waits that overlap are faster');
});

test('too few rounds give medians and no interval', async () => {
  const { models } = await lab.run({ ...WAITING, models: ['sequential', 'event-loop'], rounds: 3 });
  for (const model of models)
    assert.deepEqual([model.samples.length, model.wall_interval_ms, model.differs], [3, null, null]);
});

test('the same done in the same way shows no difference', async () => {
  // One task: whether it waits on a thread or in a process is all that differs, and starting either takes about as
  // long.
  const { models } = await lab.run({
    workload: 'download',
    params: { tasks: 1, delay_ms: 150 },
    models: ['sequential', 'process-pool'],
    workers: 1,
    rounds: 8,
    warm_up: 2,
  });
  const pool = modelOf({ .../** @type {any} */ ({}), models }, 'process-pool');
  assert.equal(pool.warm, true, 'warm-up rounds warm the pool up');
  // A busy machine makes the interval wide, which shows no difference either.
  assert.ok(
    pool.speedup_interval && pool.speedup_interval.low < 1.1 && pool.speedup_interval.high > 0.9,
    JSON.stringify(pool.speedup_interval),
  );
});

test('a budget ends the rounds, though not before there are enough', async () => {
  const {
    models: [model],
  } = await lab.run({ ...WAITING, models: ['event-loop'], budget_ms: 1 });
  assert.equal(model.samples.length, 6);
});

test('the page shows every round, and with what it was measured', async () => {
  await lab.run({ ...WAITING, models: ['event-loop', 'processes'], rounds: 6 });
  const shown = await lab.inPage(() => ({
    points: document.querySelectorAll('[data-part=results] [data-model=processes] .point').length,
    interval: document.querySelectorAll('[data-part=results] [data-model=processes] .interval').length,
    strip: document.querySelector('[data-part=machine]')?.textContent ?? '',
  }));
  assert.deepEqual([shown.points, shown.interval], [6, 1]);
  assert.match(shown.strip, /cores?.*clock tick.*isolated.*6 rounds/);
});

test('after a cancel the rounds that were whole have their intervals', async () => {
  await lab.inPage(() => {
    const { e2e } = /** @type {any} */ (window);
    e2e.lab().addEventListener('progress', (/** @type {any} */ { detail }) => {
      if (detail.round >= 6) e2e.lab().cancel();
    });
  });
  const result = await lab.run({ ...WAITING, models: ['event-loop', 'processes'], rounds: 100, warm_up: 0 });
  assertResultShape(result);
  assert.equal(result.models.find(({ error }) => error)?.error?.kind, 'cancelled');
  for (const { model, samples, wall_interval_ms } of result.models)
    assert.ok(samples.length >= 6 && wall_interval_ms, `${model}: ${samples.length} rounds`);
});

test('a question and a run that start together are both answered, whichever is first', async () => {
  await lab.open();
  const answers = await lab.inPage(
    async (options) => {
      const element = /** @type {any} */ (window).e2e.lab();
      const ask = () =>
        element.bench.serialFraction([
          [1, 1],
          [2, 1.9],
          [4, 3.4],
        ]);
      const run = () => element.run(options).then((/** @type {any} */ { models }) => models[0].error);
      const first = await Promise.all([ask(), run(), ask()]);
      return [first, await Promise.all([run(), ask()])];
    },
    { ...WAITING, models: ['processes'] },
  );
  const [[before, run, beside], [again, after]] = answers;
  assert.deepEqual([run, again], [null, null]);
  assert.ok(
    [before, beside, after].every((fraction) => fraction > 0 && fraction < 0.2),
    JSON.stringify(answers),
  );
});
