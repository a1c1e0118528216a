/** Tasks that spawn while they run: threads, which start threads, and processes, which start threads. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useLab } from './lab.js';

const lab = useLab();

/** 200 tasks beside the roots, 16 at once: twelve rounds of 16, and one of 8. The same on green threads: family.json. */
const families = JSON.parse(readFileSync(new URL('../golden/family.json', import.meta.url), 'utf8'));

test('two hundred tasks, sixteen at once, come to what they come to on green threads', async () => {
  let spawned = 0;
  for (const { params, checksum, tasks } of families) {
    const result = await lab.run({ workload: 'family', params, models: ['threads', 'threads-gil'], rounds: 1 });
    for (const model of result.models) {
      assert.equal(model.error, null, `${model.model}: ${JSON.stringify(model.error)}`);
      assert.equal(model.tasks[0].checksum, checksum, model.model);
      assert.equal(model.tasks.length, tasks + 1, model.model);
      assert.deepEqual(
        model.tasks.filter(({ error, end_ms }) => error || end_ms === null),
        [],
        `${model.model}: every task has ended`,
      );
      const memories = new Set(model.trace.traceEvents.map(({ pid }) => pid));
      assert.equal(memories.size, 1 + params.rounds * params.processes, `${model.model}: a memory for each process`);
    }
    spawned += tasks;
  }
  assert.equal(spawned, 200);
});

test('the trace has which task spawned which, and that it waits for them', async () => {
  const [{ params }] = families;
  const { models } = await lab.run({ workload: 'family', params: { ...params, rounds: 1 }, models: ['threads'] });
  const [{ trace, tasks }] = models;
  const starts = trace.traceEvents.filter(({ name }) => name.startsWith('starts '));
  assert.equal(starts.length, tasks.length - 1);
  assert.deepEqual(
    new Set(starts.map(({ name }) => name.slice('starts '.length))),
    new Set(tasks.slice(1).map(({ name }) => name)),
  );
  const joins = trace.traceEvents.filter(({ name, cat }) => name.startsWith('join ') && cat === 'wait');
  const names = new Set(tasks.map(({ name }) => name));
  assert.ok(
    joins.length > 0 && joins.every(({ name }) => names.has(name.slice('join '.length))),
    'a join names its task',
  );
  const root = tasks[0];
  for (const task of tasks.slice(1))
    assert.ok(Number(task.end_ms) <= Number(root.end_ms), `${task.name} ended before the root`);
});

test('as many threads as may be at once, and one more: its task hears of it, and says so', async () => {
  const { models } = await lab.run({
    workload: 'family',
    params: { rounds: 1, threads: 64, threads_a_thread: 1, processes: 0 },
    models: ['threads'],
  });
  assert.match(String(models[0].error?.message), /64 threads of this memory have not ended/);
  assert.equal(models[0].error?.kind, 'worker-start');
});

test('a cancel ends all that were spawned, and the next run works', async () => {
  await lab.start({
    workload: 'family',
    params: { rounds: 1000, threads: 4, threads_a_thread: 1, processes: 1, threads_a_process: 2 },
    models: ['threads'],
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  await lab.inPage(() => /** @type {any} */ (window).e2e.lab().cancel());
  const { resolved } = await lab.end();
  assert.equal(resolved?.models[0].error?.kind, 'cancelled');
  const { models } = await lab.run({ workload: 'family', params: { rounds: 1 }, models: ['threads'] });
  assert.equal(models[0].error, null);
});

test('a model that starts no workers for its tasks refuses, and says what to do', async () => {
  const { models } = await lab.run({
    workload: 'family',
    params: { rounds: 1 },
    models: ['event-loop', 'thread-pool'],
  });
  for (const { error, model } of models) assert.match(String(error?.message), /starts no threads/, model);
});

test('mutexes that were made while the run went on have names, and the trace says who waits for which', async () => {
  const { models } = await lab.run({
    workload: 'philosophers',
    params: { philosophers: 5, meals: 300, order: 'number' },
    models: ['threads', 'threads-gil'],
  });
  for (const { error, model, trace } of models) {
    assert.equal(error, null, `${model}: ${JSON.stringify(error)}`);
    const waits = trace.traceEvents.filter(({ name, cat }) => cat === 'wait' && name.startsWith('mutex'));
    for (const { name } of waits) assert.match(name, /^mutex fork [1-5]$/, model);
  }
});
