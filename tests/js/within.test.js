/** Waits that end: by what is waited for, by a cancel, or because it took too long. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LATE, LOAD_MS, afterGrace, within } from '../../www/browser/within.js';

const never = () => new Promise(() => {});
/** @param {Promise<unknown>} waits @returns {Promise<any>} */
const rejected = (waits) =>
  waits.then(
    () => assert.fail('it resolved'),
    (error) => error,
  );

test('a result that comes in time is handed on, and so is an error', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  assert.equal(await within('The engine', Promise.resolve(7)), 7);
  const gone = new Error('404');
  assert.equal(await rejected(within('The engine', Promise.reject(gone))), gone);
  t.mock.timers.tick(LOAD_MS);
});

test('a part that does not come is named after a while, with what to do', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const waits = rejected(within('The engine', never()));
  t.mock.timers.tick(LOAD_MS - 1);
  assert.equal(await Promise.race([waits, Promise.resolve('still')]), 'still');
  t.mock.timers.tick(1);
  const { kind, message } = await waits;
  assert.equal(kind, 'worker-start');
  assert.match(message, /^The engine has not come within 30 s: .+ does not answer\. Try again, or load the page again/);
  assert.match(message, LATE);
});

test('a cancel ends the wait at once, one that came before it too; with a grace, after that', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const cancel = new AbortController();
  const [at_once, later] = [
    rejected(within('The engine', never(), cancel.signal)),
    rejected(within('The plan', never(), afterGrace(cancel.signal))),
  ];
  cancel.abort();
  assert.deepEqual(
    [(await at_once).kind, (await at_once).message],
    ['cancelled', 'The run was cancelled. The engine had not come.'],
  );
  assert.equal((await rejected(within('The engine', never(), cancel.signal))).kind, 'cancelled');
  assert.equal(await Promise.race([later, Promise.resolve('still')]), 'still');
  t.mock.timers.tick(2000);
  assert.equal((await later).kind, 'cancelled');
});
