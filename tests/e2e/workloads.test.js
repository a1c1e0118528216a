/** Every workload on every model: the same results, and output in an order that could have happened. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import {
  MODELS,
  assertOrdered,
  assertResultShape,
  assertWell,
  checksums,
  counters,
  linesOf,
  modelOf,
} from './results.js';

/** @import { ModelResult, Params } from '../../www/interface.js' */
/** @typedef {{params: Params, tasks: string[], lines: string[][], last: string|null}} Expected */

/** @type {Record<string, Expected>} */
const SMALL = {
  download: {
    params: { tasks: 3, delay_ms: 200 },
    tasks: ['file1.txt', 'file2.txt', 'file3.txt'],
    lines: ['file1.txt', 'file2.txt', 'file3.txt'].map((name) => [
      `Starting download: ${name}`,
      `Finished downloading: ${name}`,
    ]),
    last: 'All downloads complete!',
  },
  scrape: {
    params: { tasks: 2, delay_ms: 200 },
    tasks: ['site1.com', 'site2.com'],
    lines: ['site1.com', 'site2.com'].map((name) => [`Scraping ${name}`, `Done with ${name}`]),
    last: null,
  },
  squares: {
    params: { n: [20000, 40000, 0], passes: 2 },
    tasks: ['squares to 20000', 'squares to 40000', 'squares to 0'],
    lines: ['20000', '40000', '0'].map((name) => [`Calculating squares up to ${name}`, `Done with ${name}`]),
    last: 'All calculations complete!',
  },
  image: {
    params: { tasks: 3, megapixels: 0.2, passes: 1 },
    tasks: ['image 0', 'image 1', 'image 2'],
    lines: ['0', '1', '2'].map((name) => [`Processing image ${name}`, `Finished image ${name}`]),
    last: null,
  },
};

const lab = useLab();

/** @param {ModelResult} model @param {Expected} expected */
const assertOutput = ({ model, output }, { lines, last }) => {
  assertOrdered(output);
  lines.forEach((own, task) => assert.deepEqual(linesOf(output, task), own, `${model}: the lines of task ${task}`));
  assert.deepEqual(
    output.filter((line) => line.task === null).map((line) => line.text),
    last === null ? [] : [last],
    model,
  );
  if (last !== null) assert.equal(output[output.length - 1].text, last, `${model}: the program's own line is the last`);
  if (model === 'sequential') {
    assert.deepEqual(
      output.map((line) => line.text),
      [...lines.flat(), ...(last === null ? [] : [last])],
      'a plain loop prints in order',
    );
  }
};

/** Whoever shares a memory shares its counter. @param {ModelResult} model */
const assertCounters = (model) => {
  const upward = model.tasks.map((_, index) => index + 1);
  if (model.model === 'processes')
    return assert.deepEqual(
      counters(model.tasks),
      model.tasks.map(() => 1),
      'a process counts in its own memory',
    );
  if (model.model !== 'process-pool')
    return assert.deepEqual(counters(model.tasks), upward, `${model.model}: one memory, one counter`);
  for (const worker of new Set(model.tasks.map((task) => task.worker))) {
    const own = model.tasks.filter((task) => task.worker === worker);
    assert.deepEqual(counters(own), upward.slice(0, own.length), `process-pool, worker ${worker}`);
  }
};

/** @param {ModelResult} model */
const assertWorkers = ({ model, workers, tasks }) => {
  const used = new Set(tasks.map((task) => task.worker));
  if (model === 'threads' || model === 'processes')
    assert.deepEqual([workers, used.size], [tasks.length, tasks.length], `${model}: a worker for each task`);
  if (model === 'sequential' || model === 'event-loop') assert.deepEqual([workers, used.size], [1, 1], model);
  if (model.endsWith('pool')) assert.equal(workers, 2, model);
};

/** @param {ModelResult} model */
const assertSums = (model) => {
  for (const key of /** @type {const} */ (['run_ms', 'wait_ms', 'carry_ms'])) {
    const sum = model.tasks.reduce((all, task) => all + Number(task[key]), 0);
    assert.ok(
      Math.abs(Number(model[key]) - sum) < 0.01,
      `${model.model}.${key} is ${model[key]}, the sum over its tasks ${sum}`,
    );
  }
};

for (const [workload, expected] of Object.entries(SMALL)) {
  test(`${workload} comes to the same on every model`, async () => {
    const result = await lab.run({ workload, params: expected.params, models: [...MODELS], workers: 2 });
    assertResultShape(result);
    assert.equal(result.isolated, true);
    assert.equal(result.workload, workload);
    assert.deepEqual({ ...result.params, ...expected.params }, result.params, 'what was asked for is what was run');
    assert.deepEqual(
      result.models.map((model) => model.model),
      [...MODELS],
      'in the order asked for',
    );
    for (const model of result.models) {
      assertWell(model);
      assert.deepEqual(
        model.tasks.map((task) => task.name),
        expected.tasks,
        model.model,
      );
      assert.deepEqual(
        checksums(model),
        checksums(modelOf(result, 'sequential')),
        `${model.model} computes what sequential does`,
      );
      assertOutput(model, expected);
      assertCounters(model);
      assertWorkers(model);
      assertSums(model);
      assert.deepEqual(
        model.samples.map((sample) => sample.round),
        [0],
        model.model,
      );
    }
    assert.equal(modelOf(result, 'sequential').speedup, 1);
    assert.equal(
      new Set(checksums(modelOf(result, 'sequential'))).size,
      expected.tasks.length,
      'different tasks, different checksums',
    );
  });
}

test('pictures come back as pixels, and lists only when asked for', async () => {
  const image = await lab.run({
    workload: 'image',
    params: { tasks: 1, megapixels: 0.2, width_px: 64, passes: 1 },
    models: [...MODELS],
  });
  for (const model of image.models) {
    assert.deepEqual(
      model.tasks[0].payload,
      { kind: 'picture', width: 64, height: 48, bytes: 64 * 48 * 4 },
      model.model,
    );
  }
  const models = image.models.map((model) => model.model);
  const list = await lab.run({ workload: 'squares', params: { n: [1000], passes: 1, return_list: true }, models });
  for (const model of list.models)
    assert.deepEqual(model.tasks[0].payload, { kind: 'list', length: 1000, bytes: 8000 }, model.model);
  const none = await lab.run({ workload: 'squares', params: { n: [1000], passes: 1 }, models });
  for (const model of none.models) assert.equal(model.tasks[0].payload, null, model.model);
});

test('rounds are all there, and without sequential there is no speed-up', async () => {
  const result = await lab.run({
    workload: 'squares',
    params: { n: [1000, 2000], passes: 1 },
    models: ['threads', 'process-pool'],
    workers: 2,
    rounds: 3,
  });
  for (const model of result.models) {
    assertWell(model);
    assert.equal(model.speedup, null);
    assert.deepEqual(
      model.samples.map((sample) => sample.round),
      [0, 1, 2],
    );
    const walls = model.samples.map((sample) => Number(sample.wall_ms)).sort((a, b) => a - b);
    assert.equal(model.wall_ms, walls[1], 'the median of three');
  }
});

test('a pool is warm the second time, and its start no longer counts', async () => {
  const options = {
    workload: 'squares',
    params: { n: [1000, 2000], passes: 1 },
    models: /** @type {any} */ (['thread-pool', 'process-pool']),
    workers: 2,
  };
  await lab.run(options);
  for (const model of (await lab.run(options)).models)
    assert.deepEqual([model.warm, model.start_ms], [true, 0], model.model);
  for (const model of (await lab.run({ ...options, models: ['threads', 'processes'] })).models) {
    assert.equal(model.warm, false, model.model);
    assert.ok(Number(model.start_ms) > 0, `${model.model} starts its workers anew`);
  }
});

test('64 tasks run on every model', async () => {
  const result = await lab.run({
    workload: 'squares',
    params: { n: Array.from({ length: 64 }, (_, index) => 100 + index), passes: 1 },
    models: [...MODELS],
    workers: 2,
  });
  for (const model of result.models) {
    assertWell(model);
    assertCounters(model);
    assert.deepEqual(checksums(model), checksums(result.models[0]), model.model);
  }
});

test('sixty-four processes, again and again: what one turn took, the next one has', async () => {
  for (let time = 0; time < 2; time += 1) {
    const { models } = await lab.run({
      workload: 'download',
      params: { tasks: 64, delay_ms: 50 },
      models: ['processes', 'process-pool'],
      workers: 64,
    });
    models.forEach(assertWell);
  }
});
