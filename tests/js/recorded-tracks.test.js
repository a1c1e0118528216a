/** Tracks and hand-overs made from what was recorded are those that the exported events give when they are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelResult } from '../../www/result/result.js';
import { flowsOf } from '../../www/trace/flows.js';
import { flowsIn, lastMomentIn, tracksIn } from '../../www/trace/recorded-tracks.js';
import { lastMoment, tracksOf } from '../../www/trace/tracks.js';
import { outcome, plan, turn, worker } from './fixtures/raw-turn.js';

/** @typedef {import('../../www/trace/tracks.js').Track} Track */
/** @typedef {import('./fixtures/raw-turn.js').Line} Line */

/** Without the links between slices, which a depth tells as well. @param {Track[]} tracks */
const plain = (tracks) =>
  tracks.map((track) => ({
    ...track,
    slices: track.slices.map(({ parent, ...one }) => ({ ...one, in: parent?.name })),
  }));

/** @param {import('../../www/result/raw-turn.js').RawTurn} raw @param {string[]} names */
const assertSame = (raw, names) => {
  const { trace } = modelResult(plan(names), raw, null);
  const copy = { traceEvents: JSON.parse(JSON.stringify(trace)).traceEvents };
  assert.ok(copy.traceEvents.length > 0);
  assert.deepEqual(plain(tracksIn(trace)), plain(tracksOf(copy.traceEvents)));
  assert.deepEqual(plain(tracksIn(copy)), plain(tracksOf(copy.traceEvents)), 'a file has events only');
  assert.deepEqual(flowsIn(trace), flowsOf(copy.traceEvents));
  assert.equal(lastMomentIn(trace), lastMoment(copy.traceEvents));
};

const unposted = { posted_ms: null, received_ms: null, payload: null };

test('the tasks of a loop overlap, each in a lane', () => {
  const lines = Array.from({ length: 12 }, (_, index) => index).flatMap(
    (task) =>
      /** @type {Line[]} */ ([
        [task, 'taskBegin', task],
        [task + 0.25, 'waitBegin', task, task % 2],
        [40 - task, 'waitEnd', task],
        [40 - task, 'print', task, 'done'],
        ...(task === 5 ? [] : [[40.5 - task, 'taskEnd', task, outcome(task)]]),
      ]),
  );
  const raw = turn({
    model: 'event-loop',
    workers: [worker('loop', 1001, 1000, [[0, 'workerReady', 0], ...lines.sort((a, b) => a[0] - b[0])])],
    tasks: Array.from({ length: 12 }, () => unposted),
  });
  assertSame(
    raw,
    Array.from({ length: 12 }, (_, index) => `file ${index}`),
  );
});

test('threads hand the lock over, and more than nine of them keep their order', () => {
  const workers = Array.from({ length: 11 }, (_, index) =>
    worker('thread', 1000, 1000 + index / 7, [
      [0.5, 'workerReady', index],
      [1, 'lockWait', index],
      [10 * index + 2, 'lockAcquired', index, index],
      [10 * index + 2, 'taskBegin', index],
      [10 * index + 4, 'lostUpdate', index, 1],
      [10 * index + 6, 'mark', index, 3],
      [10 * index + 11, 'lockReleased', index, 0],
      [10 * index + 12, 'taskEnd', index, outcome(index)],
    ]),
  );
  const names = workers.map((_, index) => `part ${index}`);
  assertSame(turn({ model: 'threads-gil', now_ms: 1200, workers, tasks: names.map(() => unposted) }), names);
});

test('processes carry arguments and results, and one of them starts a thread', () => {
  const raw = turn({
    workers: [
      worker('process', 1000, 1000, [
        [4, 'workerReady', 0],
        [6, 'messageIn', 0],
        [7, 'taskBegin', 0],
        [8, 'taskSpawned', 0, '{"task":1,"name":"child"}'],
        [9, 'waitBegin', 0, (1 << 8) | 4],
        [20, 'waitEnd', 0],
        [21, 'taskEnd', 0, outcome(0)],
        [22, 'messageOut', 0],
      ]),
      { ...worker('thread', 1009, 1000, [[11, 'taskBegin', 1]]), process: 0, tasks: [0, 1] },
    ],
    tasks: [
      { posted_ms: 1001, received_ms: 1025, payload: null },
      { ...unposted, name: 'child' },
    ],
  });
  assertSame(raw, ['root']);
});
