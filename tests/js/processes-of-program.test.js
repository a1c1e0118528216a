/** The processes of a whole program: each has a lock of its own, and a group in the timeline. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROGRAM } from '../../www/result/model-properties.js';
import { shareRows } from '../../www/result/lock-shares.js';
import { modelResult } from '../../www/result/result.js';
import { byMemory, flowsIn, tracksIn } from '../../www/trace/recorded-tracks.js';
import { outcome, plan, turn, worker } from './fixtures/raw-turn.js';

/** @import { Line } from './fixtures/raw-turn.js' */

const LOCK = { has_ms: 1, waits_ms: 0, without_ms: 0, longest_wait_ms: 0, handovers: 0, asked: 0, refused: 0 };

/** A thread that has the lock once. @param {number} task @param {number} from_ms @param {number} number of the switch @returns {Line[]} */
const holds = (task, from_ms, number) => [
  [from_ms, 'taskBegin', task],
  [from_ms, 'lockAcquired', task, number],
  [from_ms + 8, 'lockReleased', task, 3],
  [from_ms + 9, 'taskEnd', task, JSON.stringify({ ...JSON.parse(outcome(1)), lock: LOCK })],
];

/** Two processes, the first of which has two threads; the locks of both count their own switches. */
const ran = () => {
  const first = worker('program', 1000, 1000, holds(0, 5, 1));
  const thread = { ...worker('thread', 1000, 1000, holds(1, 14, 2)), process: 0 };
  const second = { ...worker('program', 1000, 1000, holds(2, 24, 3)), name: 'Process-1' };
  const raw = turn({
    model: PROGRAM,
    workers: [first, thread, second],
    exit_code: 0,
    tasks: ['MainThread', 'helper', 'MainThread'].map((name) => ({
      name,
      posted_ms: null,
      received_ms: 1070,
      payload: null,
    })),
  });
  return modelResult({ ...plan(['MainThread']), workload: 'program' }, raw, null);
};

test('the lock is handed over within a process alone, whatever the numbers of the switches', () => {
  const { trace } = ran();
  const tracks = tracksIn(trace);
  assert.deepEqual(
    flowsIn(trace).map(({ from, to }) => [from, to].map((key) => tracks.findIndex((track) => track.key === key))),
    [[0, 1]],
  );
});

test('each process is a group of tracks, with the flows that are its own', () => {
  const { trace } = ran();
  for (const copy of [trace, JSON.parse(JSON.stringify(trace))]) {
    const whole = { title: 'Whole program', tracks: tracksIn(copy), flows: flowsIn(copy) };
    assert.deepEqual(
      byMemory(whole, copy).map(({ title, tracks, flows }) => [title, tracks.length, flows.length]),
      [
        ['Whole program', 2, 1],
        ['Whole program: Process-1', 1, 0],
      ],
    );
  }
});

test('tasks and shares of the lock have the names of processes', () => {
  const result = ran();
  assert.deepEqual(
    result.tasks.map(({ process, name }) => `${process}/${name}`),
    ['MainProcess/MainThread', 'MainProcess/helper', 'Process-1/MainThread'],
  );
  assert.deepEqual(
    shareRows(result).map(({ name }) => name),
    ['MainThread', 'helper', 'Process-1', 'together'],
  );
});
