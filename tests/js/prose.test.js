import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNames, sameKind } from '../../www/timeline/find.js';
import { flowsOf } from '../../www/trace/flows.js';
import { lasting } from '../../www/base/lasting.js';
import { sayMoment, sentence, tell } from '../../www/timeline/prose.js';
import { SLICE_KINDS, tracksOf } from '../../www/trace/tracks.js';
import { fakeResult } from './fixtures/fake-session.js';
import { turns } from './fixtures/turns.js';

const locked = { title: 'Threads + GIL', tracks: tracksOf(turns), flows: flowsOf(turns) };
const plain = (/** @type {string} */ text) => text.replaceAll('\u202f', ' ');

test('a trace is told in order, with reasons', () => {
  const told = tell([locked], 5).map((one) => plain(sentence(one)));
  assert.deepEqual(told, [
    '0 ms: Thread 1 took on the task “task 1”, for 10 ms.',
    '0 ms: Thread 1 had the lock for 5 ms.',
    '0 ms: Thread 2 took on the task “task 2”, for 10 ms.',
    '0 ms: Thread 2 waited 5 ms for the lock: thread 1 had it until its checkpoint, where it was asked to drop it.',
    '3 ms: Thread 1 printed “hello”.',
    '3 ms: A write of thread 1 undid 2 updates.',
    '5 ms: Thread 2 had the lock for 2 ms.',
    '7 ms: Thread 2 did without the lock for 3 ms.',
    '7 ms: Thread 2 waited for real I/O for 3 ms.',
  ]);
});

test('every kind of every model makes a sentence', () => {
  for (const model of /** @type {const} */ (['sequential', 'event-loop', 'threads', 'processes'])) {
    for (const one of tell(
      [
        {
          title: model,
          tracks: tracksOf(fakeResult(model, 'download', { params: { tasks: 2 } }, 900).trace.traceEvents, 900_000),
          flows: [],
        },
      ],
      5,
    )) {
      assert.match(one.say(), /^[A-Z].*[a-z”s)]\.$/u);
      assert.doesNotMatch(one.say(), /undefined|null|NaN/);
    }
  }
  const slices = SLICE_KINDS.map((kind, at) => ({
    name: kind,
    cat: kind,
    ph: 'X',
    ts: at * 10,
    dur: 5,
    pid: 1,
    tid: 1,
  }));
  for (const one of tell([{ title: 'x', tracks: tracksOf(slices), flows: [] }], 0))
    assert.doesNotMatch(one.say(), /undefined|null|NaN/);
});

test('an arrow and an event of a file are told where they begin, and not as what they may not be', () => {
  const group = {
    ...locked,
    flows: [...locked.flows, { from: '2/1', to: '2/2', from_us: 6000, to_us: 6000, why: '', awaited: false, name: '' }],
    tracks: locked.tracks.map((track, at) =>
      at > 0 ? track : { ...track, instants: [{ name: 'a click', kind: /** @type {const} */ ('event'), us: 6000 }] },
    ),
  };
  assert.deepEqual(
    tell([group], 0)
      .filter(({ us }) => us === 6000)
      .map(({ say }) => say()),
    ['An arrow leads from “task 1” of thread 1 to “Has GIL” of thread 2.', '“a click” happened on thread 1.'],
  );
});

test('all that happens at a moment is told in one line', () => {
  assert.match(
    plain(sayMoment(tell([locked], 5), 7000)),
    /^Threads \+ GIL: Thread 2 did without the lock for 3 ms\. Threads/,
  );
  assert.match(sayMoment(tell([locked], 5), 0), /And 1 more\.$/);
  assert.equal(sayMoment(tell([locked], 5), 1), '');
});

test('a slice shorter than a tick, or without length, is told as no longer than a tick', () => {
  const us = (/** @type {number} */ to_us, tick_us = 5) => plain(lasting({ from_us: 0, to_us }, tick_us));
  assert.deepEqual([us(0), us(4), us(5), us(7000), us(0, 0)], ['≤ 5 µs', '≤ 5 µs', '5 µs', '7 ms', '0 ms']);
});

test('names are found whatever their case, in order of time; nothing finds nothing', () => {
  assert.deepEqual(
    findNames([locked], 'gil').map(({ slice, track }) => [slice?.name, track.name]),
    [
      ['Has GIL', 'thread 1'],
      ['Waiting for GIL', 'thread 2'],
      ['Has GIL', 'thread 2'],
      ['No GIL', 'thread 2'],
    ],
  );
  assert.deepEqual(findNames([locked], ' '), []);
  const late = tracksOf([9, 5].map((ts, at) => ({ name: 'x', cat: 'task', ph: 'X', ts, dur: 1, pid: 1, tid: at + 1 })));
  assert.deepEqual(
    findNames([{ title: 'x', tracks: late, flows: [] }], 'X').map(({ us }) => us),
    [5, 9],
  );
});

test('a printed line is found by its words, with the slice that it stands in', () => {
  const at = { pid: 1, tid: 1 };
  const tracks = tracksOf([
    { name: 'a', cat: 'task', ph: 'X', ts: 10, dur: 50, ...at },
    { name: 'Done with a', cat: 'print', ph: 'i', ts: 40, ...at },
    { name: 'Done', cat: 'print', ph: 'i', ts: 70, ...at },
  ]);
  assert.deepEqual(
    findNames([{ title: 'x', tracks, flows: [] }], 'done').map(({ slice, sign, us }) => [sign?.name, slice?.name, us]),
    [
      ['Done with a', 'a', 40],
      ['Done', undefined, 70],
    ],
  );
  assert.deepEqual(
    findNames([{ title: 'x', tracks, flows: [] }], 'a').map(({ sign, us }) => [sign?.kind, us]),
    [
      [undefined, 10],
      ['print', 40],
    ],
  );
});

test('the next of a kind is found on any track of its model, and the last stays', () => {
  const [first] = /** @type {import('../../www/timeline/layout.js').Selection[]} */ (findNames([locked], 'has gil'));
  const second = sameKind(first, 1);
  assert.deepEqual([second.track.name, second.slice.from_us], ['thread 2', 5000]);
  assert.equal(sameKind(second, 1), second);
  assert.equal(sameKind(second, -1).slice, first.slice);
});
