/** Leaving, coming back, reloading, removing, resizing: no worker is left over, nothing is asked of others. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { assertWell } from './results.js';
import { until } from './until.js';

const lab = useLab();
const SMALL = {
  workload: 'squares',
  params: { n: [1000, 2000], passes: 1 },
  models: /** @type {any} */ (['threads', 'thread-pool', 'processes', 'process-pool', 'event-loop']),
  workers: 2,
};
const LONG = {
  workload: 'squares',
  params: { n: [2000000, 2000000], passes: 10000 },
  models: /** @type {any} */ (['threads']),
  workers: 2,
};

/** Locks by any document of this origin, asked from one that has none of the engine. */
const locksOfAll = () =>
  lab.driver.executeAsyncScript(`const done = arguments[0];
  navigator.locks.query().then(({ held }) => done(held.map((lock) => lock.name).filter((name) => name.startsWith('interleave'))));`);

const leave = async () => {
  // Browsers look for the icon of a document that names none.
  lab.expected = [/favicon/];
  await lab.driver.get(new URL('sw.js', lab.url).href);
};

const assertNobodyLeft = async () => {
  await until(
    'every worker of the page that was left is gone',
    async () => /** @type {string[]} */ (await locksOfAll()).length === 0,
  );
};

/** Starts what would run for minutes, and waits until it computes. @param {object} [options] */
const startLong = async (options = LONG) => {
  await lab.start(options);
  await lab.inPage(
    () =>
      new Promise((resolve) => {
        const { e2e } = /** @type {any} */ (window);
        e2e.lab().addEventListener('progress', function look(/** @type {any} */ event) {
          if (event.detail.partial.output.length === 0) return;
          e2e.lab().removeEventListener('progress', look);
          resolve(null);
        });
      }),
  );
};

test('a page that is left after a run leaves no worker', async () => {
  const result = await lab.run(SMALL);
  result.models.forEach(assertWell);
  assert.ok((await lab.locks()).length > 0, 'pools stay for the next run');
  await leave();
  await assertNobodyLeft();
});

test('a page that is left during a run leaves no worker, and works on return', async () => {
  for (const models of [['threads'], ['thread-pool'], ['processes'], ['process-pool'], ['event-loop']]) {
    await lab.open();
    await startLong({ ...LONG, models });
    await leave();
    await assertNobodyLeft();
    await lab.driver.navigate().back();
    await lab.ready();
    (await lab.run(SMALL)).models.forEach(assertWell);
  }
});

test('a reload during a run leaves no worker of before', async () => {
  await lab.open();
  await startLong();
  const before = await lab.locks();
  assert.ok(before.length > 0);
  await lab.driver.navigate().refresh();
  await lab.ready();
  await until('the workers of before are gone', async () => {
    const now = await lab.locks();
    return before.every((lock) => !now.includes(lock));
  });
  (await lab.run(SMALL)).models.forEach(assertWell);
});

test('an element that is removed takes its workers along, and runs again when put back', async () => {
  await lab.open();
  await lab.run(SMALL);
  const before = await lab.locks();
  await lab.inPage(() => {
    const { e2e } = /** @type {any} */ (window);
    e2e.kept = e2e.lab();
    e2e.kept.remove();
  });
  await until('its workers are gone', async () => {
    const now = await lab.locks();
    return before.every((lock) => !now.includes(lock));
  });
  await lab.inPage(() => {
    document.querySelector('main')?.prepend(/** @type {any} */ (window).e2e.kept);
  });
  (await lab.run(SMALL)).models.forEach(assertWell);
});

test('an element that is removed during a run ends it', async () => {
  await lab.open();
  await startLong();
  await lab.inPage(() => {
    const { e2e } = /** @type {any} */ (window);
    e2e.kept = e2e.lab();
    e2e.kept.remove();
  });
  const { resolved, rejected } = await lab.end();
  assert.equal(rejected, null);
  assert.equal(resolved?.models[0].error?.kind, 'cancelled');
  await lab.inPage(() => {
    document.querySelector('main')?.prepend(/** @type {any} */ (window).e2e.kept);
  });
});

test('an element that is removed while it waits for its turn does not run', async () => {
  await lab.open();
  await startLong();
  const kinds = await lab.inPage(async () => {
    const { e2e } = /** @type {any} */ (window);
    const other = /** @type {any} */ (document.createElement('interleave-lab'));
    document.body.append(other);
    const going = other.run({ workload: 'download', params: { tasks: 1, delay_ms: 10 }, models: ['processes'] });
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    other.remove();
    e2e.lab().cancel();
    await e2e.running;
    return (await going).models.map((/** @type {any} */ { error }) => error.kind);
  });
  assert.deepEqual(kinds, ['cancelled']);
  await until('no worker is left', async () => (await lab.locks()).length === 0);
});

test('the window may change its size during a run', async () => {
  await lab.open();
  await lab.start({
    workload: 'download',
    params: { tasks: 4, delay_ms: 1500 },
    models: ['threads', 'processes'],
    workers: 2,
  });
  for (const width of [520, 800, 1250, 700]) {
    await lab.driver.manage().window().setRect({ width, height: 800, x: 0, y: 0 });
    await until(`nothing sticks out at ${width} px`, () =>
      lab.inPage(() => document.documentElement.scrollWidth <= innerWidth),
    );
  }
  const { resolved } = await lab.end();
  assert.ok(resolved);
  resolved.models.forEach(assertWell);
  await lab.driver.manage().window().setRect({ width: 1250, height: 850, x: 0, y: 0 });
});

test("every file comes from the page's own origin", async () => {
  await lab.open();
  await lab.run(SMALL);
  const foreign = await lab.inPage(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith(location.origin) && !/^(blob|data):/.test(name)),
  );
  assert.deepEqual(foreign, []);
});

test('the pages run one beside the other, and one that is closed leaves no worker', async () => {
  await lab.open();
  await lab.run(SMALL);
  const first = await lab.driver.getWindowHandle();
  await lab.driver.switchTo().newWindow('tab');
  await lab.open();
  await lab.run(SMALL);
  const both = await lab.locks();
  await lab.driver.close();
  await lab.driver.switchTo().window(first);
  await until('the workers of the closed page are gone', async () => (await lab.locks()).length < both.length);
  (await lab.run(SMALL)).models.forEach(assertWell);
});
