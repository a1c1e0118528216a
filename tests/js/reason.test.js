import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flowsOf } from '../../www/trace/flows.js';
import { reasonsOf } from '../../www/timeline/reason.js';
import { tracksOf } from '../../www/trace/tracks.js';

/** @typedef {import('../../www/interface.js').TraceEvent} TraceEvent */

/**
 * @param {'has'|'waits'|'no'} state
 * @param {number} tid
 * @param {number} from_ms
 * @param {number} to_ms
 * @returns {TraceEvent}
 */
const state = (state, tid, from_ms, to_ms) => ({
  name: { has: 'Has GIL', waits: 'Waiting for GIL', no: 'No GIL' }[state],
  cat: `${state}-gil`,
  ph: 'X',
  ts: from_ms * 1000,
  dur: (to_ms - from_ms) * 1000,
  pid: 2,
  tid,
});
/**
 * @param {string} id
 * @param {number} from
 * @param {number} to
 * @param {number} ms
 * @param {string} why
 * @returns {TraceEvent[]}
 */
const handOver = (id, from, to, ms, why) => [
  { name: 'hand-over', cat: 'gil', ph: 's', id, ts: ms * 1000, pid: 2, tid: from, args: { why } },
  { name: 'hand-over', cat: 'gil', ph: 'f', id, ts: ms * 1000, pid: 2, tid: to },
];
const names = [1, 2, 3].map(
  (tid) => /** @type {TraceEvent} */ ({ name: 'thread_name', ph: 'M', pid: 2, tid, args: { name: `thread ${tid}` } }),
);

/** The reasons of a thread's waits. @param {TraceEvent[]} events @param {number} tid */
function reasons(events, tid) {
  const group = { tracks: tracksOf([...names, ...events]), flows: flowsOf(events) };
  const reason = reasonsOf(group);
  const track = group.tracks.find(({ name }) => name === `thread ${tid}`);
  return track?.slices.map((slice) => reason(track, slice)?.replaceAll('\u202f', ' ') ?? null);
}

test('an arrow goes from who drops the lock to who takes it', () => {
  assert.deepEqual(
    flowsOf([
      ...handOver('0x2', 1, 3, 9, 'end'),
      ...handOver('0x1', 2, 1, 5, 'asked'),
      { name: 'hand-over', cat: 'gil', ph: 'f', id: '0x9', ts: 1, pid: 2, tid: 1 },
      state('waits', 1, 3, 5),
    ]),
    [
      { from: '2/2', to: '2/1', from_us: 5000, to_us: 5000, why: 'asked', awaited: true },
      { from: '2/1', to: '2/3', from_us: 9000, to_us: 9000, why: 'end', awaited: false },
    ],
  );
});

for (const [why, words] of [
  ['asked', 'until its checkpoint, where it was asked to drop it'],
  ['ticks', 'until its hundred ticks were over'],
  ['wait', 'until it waited for something else'],
  ['end', 'until its task ended'],
]) {
  test(`one thread had the lock, and let go: ${why}`, () => {
    const events = [
      state('has', 2, 0, 5.5),
      state('waits', 1, 0.4, 5.5),
      state('has', 1, 5.5, 6),
      ...handOver('0x1', 2, 1, 5.5, why),
    ];
    assert.deepEqual(reasons(events, 1), [`waited 5.1 ms: thread 2 had the lock ${words}`, null]);
  });
}

test('the threads that had the lock in between are named, with counts', () => {
  const events = [
    state('has', 2, 0, 5),
    state('has', 3, 5, 10),
    state('has', 2, 10, 15),
    state('waits', 1, 0, 15),
    state('has', 1, 15, 16),
    ...handOver('0x1', 2, 3, 5, 'asked'),
    ...handOver('0x2', 3, 2, 10, 'asked'),
    ...handOver('0x3', 2, 1, 15, 'end'),
  ];
  assert.deepEqual(reasons(events, 1), [
    'waited 15 ms: thread 2 (twice) and thread 3 (once) had the lock, thread 2 last, until its task ended',
    null,
  ]);
  const again = [
    state('has', 2, 0, 5),
    state('has', 2, 6, 9),
    state('waits', 1, 2, 9),
    state('has', 1, 9, 10),
    ...handOver('0x1', 2, 1, 9, 'wait'),
  ];
  assert.deepEqual(reasons(again, 1), [
    'waited 7 ms: thread 2 had the lock twice, the last time until it waited for something else',
    null,
  ]);
});

test('an arrow of a file that ends where a wait does is no reason', () => {
  const events = [...names, state('has', 2, 0, 5), state('waits', 1, 1, 5), state('has', 1, 5, 6)];
  const group = {
    tracks: tracksOf(events),
    flows: [{ from: '2/2', to: '2/1', from_us: 0, to_us: 5000, why: '', awaited: false, name: 'IPC' }],
  };
  const [track] = group.tracks;
  assert.equal(
    reasonsOf(group)(track, track.slices[0])?.replaceAll('\u202f', ' '),
    'waited 4 ms: thread 2 had the lock',
  );
});

test('nothing is said of a wait that never ended, nor of a lock that was free', () => {
  assert.deepEqual(reasons([state('has', 2, 0, 5), state('waits', 1, 1, 5)], 1), [
    'waited 4 ms: thread 2 had the lock',
  ]);
  assert.deepEqual(reasons([state('has', 2, 0, 5), state('waits', 1, 5, 5.2), state('has', 1, 5.2, 6)], 1), [
    'waited 200 µs: the lock was free; taking it took that long',
    null,
  ]);
  assert.deepEqual(reasons([state('no', 1, 0, 5)], 1), [null]);
});
