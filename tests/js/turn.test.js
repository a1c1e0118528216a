/** A turn as the coordinator hands it over: what is believed of a worker, and when. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from '../../www/run/coordinator/process-client.js';
import { Turn } from '../../www/run/coordinator/turn.js';

/** @import { Process } from '../../www/run/coordinator/process-client.js' */

const PART = { events: new Uint8Array(16), text: new Uint8Array(), dropped: 0 };

/** @param {number|null} origin_offset_ms */
const workerWith = (origin_offset_ms) => ({
  kind: /** @type {const} */ ('thread'),
  requested_ms: 0,
  clock_samples: [],
  origin_offset_ms,
  read: () => PART,
});

test("a trace is left out until its worker has told its clock: its times would be taken for the coordinator's", () => {
  const turn = new Turn('threads', 2);
  turn.workers = [workerWith(null), workerWith(250)];
  const [silent, told] = turn.report(0.005, true).workers;
  assert.deepEqual([silent.part, told.part, told.clock.offset_ms], [null, PART, 250]);
});

/** What only a task that spawns needs. @type {any} */
const nothing = null;

test('a process that was there before has nothing to tell of a turn until it is ready for it', () => {
  const child = { onmessage: (/** @type {any} */ _message) => {}, onfailure: () => {}, post: () => {} };
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const old = { trace: { written: 0, dropped: 4, textWritten: 8, events: 16, text: 32 }, clock: 1024 };
  new Uint32Array(memory.buffer)[0] = 1;
  const process = /** @type {Process} */ (/** @type {unknown} */ ({ child, memory, places: old }));
  const turn = new Turn('process-pool', 1);
  join(turn, nothing, nothing, process, {
    kind: 'process',
    requested_ms: null,
    task: () => null,
    onready: () => {},
    onended: () => {},
  });
  assert.equal(turn.report(0.005, true).workers[0].part, null, "the last turn's trace is not this one's");
  // The cell's state says that nobody is there to be asked for the time, so the clock is not read.
  child.onmessage({
    type: 'ready',
    places: { ...old, trace: { ...old.trace, events: 64 } },
    origin_ms: performance.timeOrigin + 7,
  });
  const [{ part, clock }] = turn.report(0.005, true).workers;
  assert.deepEqual([part?.events.length, clock.offset_ms], [16, 7]);
});
