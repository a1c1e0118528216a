/** A task's request for a worker, where the coordinator has no room for one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TASK } from '../../www/generated/memory-numbers.js';
import { spawn } from '../../www/run/coordinator/spawn.js';
import { Turn } from '../../www/run/coordinator/turn.js';

const STATE = 64;
const SHARE = 4096;

/** A coordinator that runs as many workers as it may, and what it gave back. */
const crowded = () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  /** @type {number[]} */
  const dropped = [];
  const children = new Set(Array.from({ length: 1000 }, (_, number) => number));
  const engine = { dropShare: (/** @type {number} */ share) => dropped.push(share) };
  return { runtime: /** @type {any} */ ({ memory, children, engine }), memory, dropped };
};

/** @param {any} runtime @param {WebAssembly.Memory} memory */
const askForThread = async (runtime, memory) => {
  const turn = new Turn('threads', 1);
  const home = { memory, process: null, tasks: [0] };
  /** @type {any} */
  const asked = { kind: 'thread', task: 1, name: 'thread', state: STATE, share: SHARE, worker: 0, places: {} };
  await spawn(turn, /** @type {any} */ ({}), runtime, home, asked);
  return { turn, state: new Int32Array(memory.buffer)[STATE / 4] };
};

test('a thread that gets no worker is refused, and its share of the run is given back', async () => {
  const { runtime, memory, dropped } = crowded();
  const { turn, state } = await askForThread(runtime, memory);
  assert.equal(state, TASK.refused);
  assert.deepEqual(dropped, [SHARE]);
  assert.deepEqual([turn.tasks[1].refused, turn.left], [true, 1], 'the turn does not wait for it');
});

test('a share in the memory of a process is not touched: its address means something else here', async () => {
  const { runtime, dropped } = crowded();
  const process = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { state } = await askForThread(runtime, process);
  assert.deepEqual([state, dropped], [TASK.refused, []]);
});
