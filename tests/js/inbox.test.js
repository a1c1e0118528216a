/** The order in which a frame obeys its host: what matters is not held up by what comes often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REST_MS, inbox } from '../../www/embed/frame/inbox.js';
import { isSmall } from '../../www/embed/frame/small.js';

/** A frame on a clock that the test moves. */
const frame = () => {
  /** @type {string[]} */
  const done = [];
  /** @type {{at_ms: number, call: () => void}[]} */
  const timers = [];
  let now_ms = 1000;
  let running = false;
  const hear = inbox({
    hello: () => done.push('hello'),
    running: () => running,
    run: ({ id }) => {
      running = true;
      done.push(`run ${id}`);
    },
    refuse: ({ id }) => done.push(`busy ${id}`),
    cancel: () => {
      running = false;
      done.push('cancel');
    },
    set: (settings) => done.push(`set ${JSON.stringify(settings)}`),
    now: () => now_ms,
    later: (call, ms) => {
      timers.push({ at_ms: now_ms + ms, call });
    },
  });
  const pass = (/** @type {number} */ ms) => {
    now_ms += ms;
    for (const timer of timers.filter(({ at_ms }) => at_ms <= now_ms)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.call();
    }
  };
  return {
    done,
    pass,
    tell: (/** @type {any} */ command) => hear({ interleave: 1, ...command }),
    waiting: () => timers.length,
  };
};
const set = (/** @type {Record<string, string|null>} */ settings) => ({ type: 'set', settings });
const run = (/** @type {number} */ id) => ({ type: 'run', id, options: null, trace: false });

test('a cancel behind ten thousand settings is obeyed before any of them', () => {
  const { done, pass, tell, waiting } = frame();
  tell(run(1));
  for (let n = 0; n < 10_000; n += 1) tell(set({ n: String(n), [n % 2 ? 'title' : 'theme']: String(n) }));
  tell({ type: 'hello' });
  tell({ type: 'cancel' });
  assert.deepEqual(done, ['run 1', 'hello', 'cancel']);
  assert.equal(waiting(), 1, 'one look at the settings is due, however many came');
  pass(0);
  assert.deepEqual(done.slice(3), ['set {"n":"9999","theme":"9998","title":"9999"}'], 'the last of each name');
});

test('a run is of what was set before it, and what comes while it goes on is answered at once', () => {
  const { done, pass, tell } = frame();
  tell(set({ workload: 'squares', n: '1' }));
  tell(set({ n: null }));
  tell(run(7));
  tell(set({ n: '2' }));
  tell(run(8));
  tell({ type: 'cancel' });
  tell(run(9));
  assert.deepEqual(done, [
    'set {"workload":"squares","n":null}',
    'run 7',
    'busy 8',
    'cancel',
    'set {"n":"2"}',
    'run 9',
  ]);
  pass(10 * REST_MS);
  assert.equal(done.length, 6, 'nothing is shown twice');
});

test('however long settings stream in, the screen is set ten times a second', () => {
  const { done, pass, tell } = frame();
  for (let ms = 0; ms < 10 * REST_MS; ms += 1) {
    tell(set({ n: String(ms) }));
    pass(1);
  }
  assert.ok(done.length >= 9 && done.length <= 11, `${done.length} times`);
  pass(REST_MS);
  assert.equal(done.at(-1), `set {"n":"${10 * REST_MS - 1}"}`, 'the last that came is shown');
});

test('a message too large for a command is refused by its size, before it is read', () => {
  const cycle = /** @type {any} */ ({ interleave: 1 });
  cycle.again = cycle;
  let deep = /** @type {any} */ ({});
  for (let n = 0; n < 200_000; n += 1) deep = [deep];
  for (const large of [
    cycle,
    deep,
    'x'.repeat(1e6),
    new Uint8Array(10),
    { options: { params: { n: new Array(1e8) } } },
    Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, n])),
  ])
    assert.equal(isSmall(large), false);
  for (const small of [
    null,
    1,
    'hello',
    undefined,
    { interleave: 1, type: 'set', settings: { moment: 'x'.repeat(16_000), n: '1,'.repeat(8_000) } },
    { type: 'run', options: { params: { n: Array.from({ length: 64 }, () => 1) } } },
    new Map([[1, 2]]),
  ])
    assert.equal(isSmall(small), true);
});
