/**
 * Cancel at several moments in every model that does not block the page: the run resolves, every worker of it
 * ends, and the next run works. A Web Lock that each worker holds shows when it is really gone.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { assertResultShape, assertWell } from './results.js';
import { workerThreads } from './processes.js';
import { until } from './until.js';

/** @import { ModelName } from '../../www/interface.js' */
/** @import { Result } from './lab.js' */
/** How many tasks have printed a line, or `ended`: the first task has. @typedef {'at once'|'ended'|number} Moment */

const MODELS = /** @type {ModelName[]} */ ([
  'event-loop',
  'threads-gil',
  'threads',
  'thread-pool',
  'processes',
  'process-pool',
]);

/** Sizes that end long after the test gave up; the first task of the last one ends soon. */
const LONG = {
  computing: { workload: 'squares', params: { n: [2000000, 2000000, 2000000], passes: 10000 } },
  waiting: { workload: 'download', params: { tasks: 3, delay_ms: 20000 } },
  uneven: { workload: 'squares', params: { n: [1000, 2000000, 2000000], passes: 10000 } },
};

const lab = useLab();

/**
 * Runs, cancels at the moment, and watches the locks. Times are for the log only.
 * A worker asks for its lock when it loads and does not wait for it, so on a busy machine it can print before it has
 * it.
 * @param {object} options @param {Moment} moment @param {number} [workers] whose locks have to show before it cancels
 */
const cancelAt = (options, moment, workers = 0) =>
  lab.inPage(
    async (given, when, expected) => {
      const { e2e } = /** @type {any} */ (window);
      const element = e2e.lab();
      const reached = (/** @type {any} */ partial) =>
        when === 'ended'
          ? typeof partial.tasks[0]?.checksum === 'string'
          : new Set(partial.output.map((/** @type {any} */ line) => line.task)).size >= Number(when);
      const running = e2e.start(given);
      if (when !== 'at once') {
        await Promise.race([
          running,
          new Promise((resolve) => {
            element.addEventListener('progress', (/** @type {any} */ event) => {
              if (reached(event.detail.partial)) resolve(null);
            });
          }),
        ]);
      }
      const early = e2e.settled !== null;
      const patience = performance.now() + 5000;
      let held = when === 'at once' ? [] : await e2e.locks();
      while (held.length < expected && performance.now() < patience) held = await e2e.locks();
      const start = performance.now();
      element.cancel();
      const end = await running;
      const resolved_ms = performance.now() - start;
      let left = held;
      while (left.length > 0 && performance.now() - start < 30_000) {
        const now = await e2e.locks();
        left = held.filter((/** @type {string} */ lock) => now.includes(lock));
      }
      return {
        early,
        held: held.length,
        left,
        resolved_ms,
        gone_ms: performance.now() - start,
        rejected: end.rejected,
        resolved: end.resolved,
      };
    },
    options,
    moment,
    workers,
  );

/** @param {ModelName} model */
const assertNextRunWorks = async (model) => {
  const next = await lab.run({
    workload: 'squares',
    params: { n: [1000, 2000], passes: 1 },
    models: [model],
    workers: 2,
  });
  assertWell(next.models[0]);
};

/** @param {ModelName} model @param {keyof typeof LONG} work @param {Moment} moment @returns {Promise<Result>} */
const cancelled = async (model, work, moment) => {
  const workers = typeof moment !== 'number' ? 0 : model === 'event-loop' ? 1 : moment;
  let end = await cancelAt({ ...LONG[work], models: [model], workers: 2 }, moment, workers);
  // Chromium asks a worker's own event loop before it lets it have its lock: on a busy machine a task that computes
  // keeps that waiting until its end.
  for (let again = 0; again < 2 && end.held < workers; again += 1)
    end = await cancelAt({ ...LONG[work], models: [model], workers: 2 }, moment, workers);
  assert.equal(end.early, false, `${model} does not end before it is cancelled`);
  assert.equal(end.rejected, null, 'a cancelled run resolves');
  console.log(
    `${model}, ${work}, cancelled ${typeof moment === 'number' ? `with ${moment} under way` : moment}: resolved after ${end.resolved_ms.toFixed(0)} ms, ${end.held} locks free after ${end.gone_ms.toFixed(0)} ms`,
  );
  assert.deepEqual(end.left, [], 'every worker of the run is gone');
  assert.ok(end.held >= workers, `${end.held} locks were held, with ${workers} workers at work`);
  const result = /** @type {Result} */ (JSON.parse(end.resolved));
  assertResultShape(result);
  assert.equal(result.models.at(-1)?.error?.kind, 'cancelled');
  await assertNextRunWorks(model);
  return result;
};

/**
 * How many of three tasks begin, with two workers in a pool.
 * @param {ModelName} model
 * @param {keyof typeof LONG} work
 */
const begun = (model, work) => (model.endsWith('pool') ? 2 : model === 'event-loop' && work === 'computing' ? 1 : 3);

for (const model of MODELS) {
  test(`${model}: cancelled at once`, async () => {
    await cancelled(model, 'computing', 'at once');
  });

  test(`${model}: cancelled while it computes`, async () => {
    const result = await cancelled(model, 'computing', begun(model, 'computing'));
    assert.ok(result.models[0].output.length > 0, 'what was printed is kept');
    assert.ok(result.models[0].trace.traceEvents.length > 0, 'what was traced is kept');
  });

  test(`${model}: cancelled while it waits`, async () => {
    await cancelled(model, 'waiting', begun(model, 'waiting'));
  });

  test(`${model}: a task that ended keeps its result`, async () => {
    const {
      models: [{ tasks }],
    } = await cancelled(model, 'uneven', 'ended');
    assert.match(String(tasks[0].checksum), /^[0-9a-f]{16}$/);
    assert.equal(tasks[0].error, null);
    assert.deepEqual(
      tasks.slice(1).map((task) => task.checksum),
      [null, null],
    );
  });
}

test('cancel with nothing to cancel does nothing', async () => {
  await lab.inPage(() => {
    const { e2e } = /** @type {any} */ (window);
    e2e.lab().cancel();
    e2e.lab().cancel();
  });
  await assertNextRunWorks('threads');
});

test('cancel between models ends the whole comparison', async () => {
  const end = await cancelAt({ ...LONG.computing, models: ['threads', 'processes', 'event-loop'], workers: 2 }, 1);
  const result = /** @type {Result} */ (JSON.parse(end.resolved));
  assert.equal(result.models[0].error?.kind, 'cancelled');
  assert.ok(
    result.models.slice(1).every((model) => model.error?.kind === 'cancelled' && model.output.length === 0),
    'no later model ran',
  );
  await assertNextRunWorks('processes');
});

/** What a browser keeps of a page for the way back, workers included, goes when the page's tab is closed. */
const inNewTab = async () => {
  const { driver } = lab;
  const old = await driver.getWindowHandle();
  await driver.switchTo().newWindow('tab');
  const fresh = await driver.getWindowHandle();
  await driver.switchTo().window(old);
  await driver.close();
  await driver.switchTo().window(fresh);
};

// Other engines name their threads otherwise, and end them with the worker.
if (engine.name === 'chromium' && process.platform === 'linux')
  test('many cancels leave no thread of the system behind', async () => {
    const count = () => workerThreads(lab.browser.pid).length;
    await inNewTab();
    await lab.open();
    const before = await until('the last page’s workers are gone', () => {
      const now = count();
      return now <= 2 ? now + 1 : 0;
    });
    for (const model of /** @type {ModelName[]} */ (['event-loop', 'process-pool', 'threads'])) {
      for (let times = 0; times < 6; times += 1)
        await cancelAt({ ...LONG.computing, models: [model], workers: 2 }, begun(model, 'computing'));
      await until(`the workers of ${model} are gone`, () => count() < before, 10_000).catch((error) => {
        throw new Error(`${error.message}: ${count()} threads, ${before - 1} before`);
      });
    }
  });

test('a new coordinator has the room that the one before had', async () => {
  const tasks = { workload: 'squares', params: { n: Array.from({ length: 64 }, () => 100), passes: 1 } };
  for (const workers of [64, 63]) {
    const { models } = await lab.run({ ...tasks, models: ['thread-pool', 'processes', 'process-pool'], workers });
    assert.deepEqual(
      models.map(({ model, error }) => [model, error?.message ?? null]),
      [
        ['thread-pool', null],
        ['processes', null],
        ['process-pool', null],
      ],
      `${workers} workers`,
    );
  }
});
