/**
 * The coordinator looks at a process's memory only where and when that process says that its turn's trace lies there.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Turn } from '../../www/run/coordinator/turn.js';
import { beginAgain, join } from '../../www/run/coordinator/process-client.js';

const PLACES = { trace: { written: 64, dropped: 68, textWritten: 72, events: 128, text: 1024 }, clock: 32 };

/** A process that a turn is given to, and what it was sent. */
const processAt = (/** @type {number} */ turn) => {
  /** @type {any[]} */
  const sent = [];
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  new Int32Array(memory.buffer)[PLACES.trace.written / 4] = 2;
  /** @type {any} */
  const child = { post: (/** @type {any} */ message) => sent.push(message), onmessage: () => {}, onfailure: () => {} };
  return { process: { child, memory, turn, places: /** @type {any} */ (null) }, sent };
};

/** What only a task that spawns needs. @type {any} */
const nothing = null;

const joined = (/** @type {ReturnType<typeof processAt>['process']} */ process) => {
  let readies = 0;
  const worker = join(new Turn('process-pool', 1), nothing, nothing, process, {
    kind: 'process',
    requested_ms: null,
    task: () => null,
    onready: () => {
      readies += 1;
    },
    onended: () => {},
  });
  return { worker, readies: () => readies };
};

test('a trace is read once its process is ready for this turn', () => {
  const { process } = processAt(0);
  const { worker, readies } = joined(process);
  assert.equal(worker.read(), null);
  process.child.onmessage({ type: 'ready', turn: 0, places: PLACES, origin_ms: 0 });
  assert.equal(readies(), 1);
  assert.equal(worker.read()?.events.length, 2 * 16);
});

test('while a process begins another turn, the last one’s trace is not taken for it', () => {
  const { process, sent } = processAt(0);
  joined(process);
  process.child.onmessage({ type: 'ready', turn: 0, places: PLACES, origin_ms: 0 });
  const { worker } = joined(process);
  beginAgain(process);
  assert.deepEqual(sent, [{ type: 'begin', turn: 1 }]);
  assert.equal(worker.read(), null);
});

test('a process that is ready for its first turn only when the second began is not ready for the second', () => {
  const { process } = processAt(0);
  const { worker, readies } = joined(process);
  beginAgain(process);
  process.child.onmessage({ type: 'ready', turn: 0, places: PLACES, origin_ms: 0 });
  assert.equal(readies(), 0);
  assert.equal(worker.read(), null);
  assert.deepEqual(worker.clock_samples, [], 'and its clock is not asked by an address of then');
  process.child.onmessage({ type: 'ready', turn: 1, places: PLACES, origin_ms: 0 });
  assert.equal(readies(), 1);
  assert.equal(worker.clock_samples.length, 1);
});
