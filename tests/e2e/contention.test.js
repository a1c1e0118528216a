/** Cancel while threads fight for the lock, again and again: nobody is left, and the next run has all its memory. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { assertWell } from './results.js';

const lab = useLab();
/** Two hundred times over the three engines. */
const TIMES = { chromium: 100, firefox: 60, webkitgtk: 40 }[engine.name] ?? 40;

/** @param {number} times @param {object[]} locks */
const cancelOften = (times, locks) =>
  lab.inPage(
    async (count, flavours) => {
      const { e2e } = /** @type {any} */ (window);
      const element = e2e.lab();
      const work = {
        workload: 'squares',
        params: { n: [2000000, 2000000, 2000000, 2000000], passes: 10000 },
        models: ['threads-gil'],
      };
      const odd = [];
      for (let time = 0; time < count; time += 1) {
        let over = false;
        const running = element.run({ ...work, lock: flavours[time % flavours.length] }).finally(() => {
          over = true;
        });
        // Four threads hold one each as soon as they live, which is when they contend; or two have begun.
        let begun = 0;
        const look = (/** @type {any} */ { detail }) => {
          begun = new Set(detail.partial.output.map((/** @type {any} */ line) => line.task)).size;
        };
        element.addEventListener('progress', look);
        for (let held = []; held.length < 5 && begun < 2 && !over;) held = await e2e.locks();
        element.removeEventListener('progress', look);
        element.cancel();
        const {
          models: [{ error }],
        } = await running;
        if (error?.kind !== 'cancelled') odd.push({ time, error });
      }
      let left = await e2e.locks();
      for (const end = performance.now() + 8000; left.length > 2 && performance.now() < end;) left = await e2e.locks();
      return { odd, left };
    },
    times,
    locks,
  );

test(`cancelled in mid-contention, ${TIMES} times`, { timeout: 300_000 }, async () => {
  const locks = [
    { interval_ms: 0.05 },
    { interval_ms: 5 },
    { interval_ms: 100 },
    { flavour: 'cpython-before-3.2' },
    { release_during_waits: false },
  ];
  const kept = (await lab.locks()).length;
  // In parts, since a script has half a minute.
  for (let done = 0; done < TIMES; done += locks.length) {
    const { odd, left } = await cancelOften(locks.length, locks);
    assert.deepEqual(odd, []);
    // The ticker that watches the page stays, and a coordinator may be ready for the next run.
    assert.ok(left.length <= kept + 2, `left: ${left.join(', ')}`);
  }
  const {
    models: [model],
  } = await lab.run({ workload: 'squares', params: { n: [10000000, 10000000], passes: 1 }, models: ['threads-gil'] });
  assertWell(model);
});
