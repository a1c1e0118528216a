/** A reader's own function runs on every model, with its results, output, errors, lock and cancel. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { MODELS, assertResultShape } from './results.js';

/** @import { ModelName, ModelResult, RunOptions } from '../../www/interface.js' */

const lab = useLab();

/** @param {string} source @param {Partial<RunOptions>} [options] @param {string} [inputs] */
const run = async (source, options = {}, inputs = '') => {
  const result = await lab.run({ workload: 'python', params: { source, inputs }, workers: 2, ...options });
  assertResultShape(result);
  return result;
};

/** @param {ModelResult} model */
const resultsOf = (model) => model.tasks.map(({ result, error }) => result ?? error?.message);

/** Whether there is a moment at which all tasks have begun and none has ended. @param {ModelResult} model */
const areTogether = ({ tasks }) =>
  Math.max(...tasks.map(({ start_ms }) => Number(start_ms))) < Math.min(...tasks.map(({ end_ms }) => Number(end_ms)));

test('every model gives the same results, output and names of tasks', async () => {
  const source =
    'import time\n\ndef work(name, times=2):\n    time.sleep(0.01)\n    print("begins", name)\n    return name * times\n';
  const { models } = await run(source, {}, '["a", ("b", 3), "c"]');
  assert.deepEqual(
    models.map(({ model }) => model),
    MODELS,
  );
  for (const model of models) {
    assert.equal(model.error, null, `${model.model}: ${JSON.stringify(model.error)}`);
    assert.deepEqual(resultsOf(model), ["'aa'", "'bbb'", "'cc'"], model.model);
    assert.deepEqual(
      model.tasks.map(({ name }) => name),
      ["'a'", "('b', 3)", "'c'"],
      model.model,
    );
    assert.deepEqual(model.output.map(({ text }) => text).sort(), ['begins a', 'begins b', 'begins c'], model.model);
    // A loop's task that sleeps without awaiting keeps the loop, which is no wait. The first wait of a page may be noticed late.
    if (model.model !== 'event-loop')
      for (const task of model.tasks) assert.ok(Number(task.wait_ms) >= 5, `${model.model}: ${task.wait_ms}`);
  }
});

test('a coroutine gives the loop to others, and its waits overlap there', async () => {
  const source = 'import asyncio\n\nasync def fetch(n):\n    await asyncio.sleep(0.2)\n    return n\n';
  const { models } = await run(source, { models: ['sequential', 'event-loop'] });
  const [sequential, loop] = models;
  for (const model of models) assert.deepEqual(resultsOf(model), ['0', '1', '2', '3'], JSON.stringify(model.error));
  assert.ok(!areTogether(sequential));
  assert.ok(areTogether(loop));
});

test('an exception is told with its traceback and its line, and the other tasks go on', async () => {
  const source = 'def half(n):\n    return 12 // n\n\ndef work(n):\n    return half(n)\n';
  const { models } = await run(source, {}, '[1, 0, 3]');
  for (const model of models) {
    assert.deepEqual(
      resultsOf(model),
      ['12', 'ZeroDivisionError: integer division or modulo by zero', '4'].map((text) => text),
      model.model,
    );
    const { error } = model.tasks[1];
    assert.equal(error?.kind, 'exception', model.model);
    assert.equal(error?.line, 2, model.model);
    assert.match(
      String(error?.traceback),
      /^Traceback \(most recent call last\):\n {2}File "program.py", line 5, in work\n/,
      model.model,
    );
    assert.equal(model.error?.task, 1, model.model);
  }
});

test('what cannot be copied fails in processes alone, as pickle says', async () => {
  const source = 'INPUTS = [lambda: 7]\n\ndef work(f):\n    return f()\n';
  const { models } = await run(source, { models: ['sequential', 'threads-gil', 'processes', 'process-pool'] });
  const [sequential, threads, processes, pool] = models;
  for (const model of [sequential, threads]) assert.deepEqual(resultsOf(model), ['7'], model.model);
  for (const model of [processes, pool])
    assert.match(String(resultsOf(model)[0]), /^_pickle\.PicklingError|^AttributeError|PicklingError/, model.model);
});

test('threads take turns on the lock, and not without it', async () => {
  const source = 'def work(n):\n    total = 0\n    for i in range(4_000_000):\n        total += i\n    return total\n';
  const { models } = await run(source, { models: ['threads-gil', 'threads'] }, 'range(2)');
  const [locked, free] = models;
  assert.ok(Number(locked.lock?.handovers) >= 4, `${locked.lock?.handovers} hand-overs`);
  assert.ok(Number(locked.lock?.waits_ms) > 0);
  assert.equal(free.lock, null);
  assert.ok(areTogether(free), 'the tasks run at the same time');
});

test('a global is one for all threads, and one for each process', async () => {
  const source = 'count = 0\n\ndef work(n):\n    global count\n    count += 1\n    return count\n';
  const { models } = await run(source, { models: ['sequential', 'threads-gil', 'processes'] });
  const [sequential, threads, processes] = models;
  assert.deepEqual(resultsOf(sequential), ['1', '2', '3', '4']);
  assert.deepEqual(resultsOf(threads).sort(), ['1', '2', '3', '4']);
  assert.deepEqual(resultsOf(processes), ['1', '1', '1', '1']);
});

/** A program for each library that makes requests, of so many milliseconds. @param {number} delay_ms */
const online = (delay_ms) => {
  const address = `f"https://example.com/{n}?delay_ms=${delay_ms}&size_bytes={n}"`;
  return {
    requests: `import requests\n\ndef work(n):\n    return len(requests.get(${address}).content)\n`,
    urllib: `from urllib.request import urlopen\n\ndef work(n):\n    with urlopen(${address}) as answer:\n        return len(answer.read())\n`,
    aiohttp: `import aiohttp\n\nasync def work(n):\n    async with aiohttp.ClientSession() as session:\n        async with session.get(${address}) as answer:\n            return len(await answer.read())\n`,
  };
};

test('requests are answered by the page itself, on every model', async () => {
  for (const [name, source] of Object.entries(online(5))) {
    const { models } = await run(
      source,
      { models: ['sequential', 'event-loop', 'threads-gil', 'processes'] },
      '[5, 70, 900]',
    );
    for (const model of models) {
      assert.deepEqual(resultsOf(model), ['5', '70', '900'], `${name} on ${model.model}`);
      assert.ok(
        model.notes.some((note) => /did not leave this site/.test(note)),
        `${name} on ${model.model} says where its requests went`,
      );
    }
  }
});

test('requests wait together on threads, those that are awaited on a loop, and one after another in sequence', async () => {
  // So long that they overlap on a busy computer, too.
  const { requests, aiohttp } = online(600);
  const [sequential, threads] = (await run(requests, { models: ['sequential', 'threads-gil'] }, '[1, 2]')).models;
  assert.ok(!areTogether(sequential));
  assert.ok(areTogether(threads));
  const [loop] = (await run(aiohttp, { models: ['event-loop'] }, '[1, 2]')).models;
  assert.ok(areTogether(loop));
});

test('lines belong to the task that printed them, also by a thread of its own; those of the module belong to none', async () => {
  const source =
    'import threading\nprint("module")\n\ndef work(n):\n    thread = threading.Thread(target=print, args=(f"thread of {n}",))\n    thread.start()\n    thread.join()\n    print(f"task {n}")\n';
  const { models } = await run(source, { models: ['event-loop', 'threads-gil', 'processes'] }, '[0, 1]');
  for (const { model, output, error } of models) {
    assert.equal(error, null, `${model}: ${JSON.stringify(error)}`);
    const lines = output.map(({ task, text }) => `${task}: ${text}`).sort();
    assert.deepEqual(lines, ['0: task 0', '0: thread of 0', '1: task 1', '1: thread of 1'], model);
  }
});

test('a module that never ends is cancelled before anything runs', async () => {
  await lab.start({ workload: 'python', params: { source: 'while True: pass\n' }, models: ['threads'] });
  await new Promise((resolve) => {
    setTimeout(resolve, 1000);
  });
  await lab.inPage(() => /** @type {any} */ (window).e2e.lab().cancel());
  const { rejected } = await lab.end();
  assert.equal(rejected?.kind, 'cancelled');
  const next = await run('def work(n): return n\n', { models: ['threads'] });
  assert.deepEqual(resultsOf(next.models[0]), ['0', '1', '2', '3']);
});

test('a program that cannot run is refused, with its line', async () => {
  for (const [source, message, line] of /** @type {[string, RegExp, number|null][]} */ ([
    ['def work(n)\n    return n\n', /^SyntaxError: expected ':'/, 1],
    ['x = 1\n', /LookupError: there is no function to run/, null],
    [
      'import nothing_like_this\ndef work(n): return n\n',
      /ModuleNotFoundError: No module named 'nothing_like_this'/,
      1,
    ],
  ])) {
    const { rejected: error } = await lab.settle({ workload: 'python', params: { source } });
    assert.ok(error);
    assert.equal(error.kind, 'exception');
    assert.match(error.message, message);
    if (line !== null) assert.equal(error.line, line, source);
  }
});

for (const model of /** @type {ModelName[]} */ (MODELS.filter((name) => name !== 'sequential'))) {
  test(`${model}: an endless loop ends by Cancel, and the next run works`, async () => {
    const source = 'def work(n):\n    print("goes on")\n    while True:\n        n += 1\n';
    await lab.start({ workload: 'python', params: { source }, models: [model], workers: 2 });
    await lab.inPage(
      () =>
        new Promise((resolve) => {
          const element = /** @type {any} */ (window).e2e.lab();
          element.addEventListener('progress', (/** @type {any} */ { detail }) => {
            if (detail.partial.output.length > 0) resolve(null);
          });
        }),
    );
    const took_ms = await lab.inPage(async () => {
      const { e2e } = /** @type {any} */ (window);
      const before = performance.now();
      e2e.lab().cancel();
      await e2e.running;
      return performance.now() - before;
    });
    const { resolved } = await lab.end();
    assert.equal(resolved?.models[0].error?.kind, 'cancelled');
    assert.equal(resolved?.models[0].output[0]?.text, 'goes on');
    assert.ok(took_ms < 2000, `${took_ms} ms`);
    const next = await run('def work(n): return n\n', { models: [model] });
    assert.deepEqual(resultsOf(next.models[0]), ['0', '1', '2', '3'], JSON.stringify(next.models[0].error));
  });
}

test('a trace says at which line and in which function a task waits, and at which it computes', async () => {
  const source =
    'import time\n\ndef pause():\n    time.sleep(0.02)\n\ndef work(n):\n    pause()\n    total = 0\n    for i in range(3_000_000):\n        total += i\n    return total\n';
  const { models } = await run(source, {}, 'range(2)');
  for (const { model, trace } of models) {
    const waits = trace.traceEvents.filter(({ cat }) => cat === 'wait' || cat === 'busy-wait');
    // A loop's task that sleeps without awaiting keeps the loop, which is no wait.
    if (model !== 'event-loop') assert.ok(waits.length >= 2, model);
    for (const { args } of waits) assert.deepEqual(args, { lines: [4], function: 'pause' }, model);
    const lines = new Set(trace.traceEvents.filter(({ cat }) => cat === 'line').map(({ args }) => Number(args?.line)));
    // Nobody can ask the page's own thread.
    if (model !== 'sequential') assert.ok(lines.has(9) || lines.has(10), `${model}: ${[...lines]}`);
    assert.ok(
      [...lines].every((line) => line >= 3 && line <= 11),
      `${model}: ${[...lines]}`,
    );
  }
});
