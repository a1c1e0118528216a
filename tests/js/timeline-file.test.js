/** The timeline's own file: what is saved comes back, and what is broken is refused with words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bigTimeline } from '../../benches/timeline/million.mjs';
import { TimelineFileError } from '../../www/trace/timeline-check.js';
import { decodeTimeline, encodeTimeline } from '../../www/trace/timeline-file.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { flowsOf } from '../../www/trace/flows.js';
import { fakeResult } from './fixtures/fake-session.js';

const events = fakeResult('processes', 'download', { params: { tasks: 2, delay_ms: 1000 } }).trace.traceEvents;
const handOver = [
  { name: 'Has GIL', cat: 'has-gil', ph: 'X', ts: 0, dur: 5000, pid: 2, tid: 1 },
  { name: 'Waiting for GIL', cat: 'waits-gil', ph: 'X', ts: 0, dur: 5000, pid: 2, tid: 2 },
  { name: 'hand-over', cat: 'gil', ph: 's', id: '0x1', ts: 5000, pid: 2, tid: 1, args: { why: 'asked' } },
  { name: 'hand-over', cat: 'gil', ph: 'f', id: '0x1', ts: 5000, pid: 2, tid: 2 },
  { name: 'says “naïve”', cat: 'print', ph: 'i', ts: 3000, pid: 2, tid: 1 },
];
const timeline = {
  end_us: 1_050_000,
  groups: [
    { title: 'Processes', tracks: tracksOf(events), flows: flowsOf(events) },
    { title: 'Threads + GIL', tracks: tracksOf(handOver), flows: flowsOf(handOver) },
    {
      title: 'From a file',
      tracks: tracksOf(handOver),
      flows: [{ from: '2/1', to: '2/2', from_us: 10, to_us: 20, why: '', awaited: false, name: 'IPC' }],
    },
  ],
};

/** @param {import('../../www/trace/timeline-file.js').Timeline} given */
const plain = ({ groups, end_us }) => ({
  end_us,
  groups: groups.map(({ title, tracks, flows }) => ({
    title,
    flows,
    tracks: tracks.map(({ key, name, lane, slices, instants }) => ({ key, name, lane, slices, instants })),
  })),
});

test('a saved timeline comes back: tracks, slices, marks, hand-overs, names', () => {
  assert.equal(timeline.groups[1].flows.length, 1);
  assert.deepEqual(plain(decodeTimeline(encodeTimeline(timeline))), plain(timeline));
});

test('and saved again it is the same bytes', () => {
  const big = encodeTimeline(bigTimeline({ events: 4000, tracks: 8 }));
  assert.deepEqual(new Uint8Array(encodeTimeline(decodeTimeline(big))), new Uint8Array(big));
});

/** @param {ArrayBuffer} bytes */
function outcome(bytes) {
  try {
    for (const { tracks } of decodeTimeline(bytes).groups)
      for (const track of tracks) void [track.slices.length, track.instants.length];
    return 'read';
  } catch (error) {
    assert.ok(error instanceof TimelineFileError && /: /.test(error.message), `${error}`);
    return error.message;
  }
}

const whole = encodeTimeline(timeline);

test('a file that is cut short, longer or of another version is refused', () => {
  for (const length of [0, 3, 15, 16, 100, whole.byteLength - 1])
    assert.notEqual(outcome(whole.slice(0, length)), 'read', String(length));
  assert.match(outcome(new Uint8Array([...new Uint8Array(whole), 0]).buffer), /says/);
  const newer = whole.slice(0);
  new DataView(newer).setUint32(4, 2, true);
  assert.match(outcome(newer), /version 2/);
});

/** @param {(head: any) => void} change */
function withHead(change) {
  const headBytes = new DataView(whole).getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 16, headBytes)));
  change(head);
  const text = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(((16 + text.length + 7) & ~7) + whole.byteLength - ((16 + headBytes + 7) & ~7));
  bytes.set(new Uint8Array(whole, 0, 16));
  bytes.set(text, 16);
  bytes.set(new Uint8Array(whole, (16 + headBytes + 7) & ~7), (16 + text.length + 7) & ~7);
  new DataView(bytes.buffer).setUint32(8, text.length, true);
  new DataView(bytes.buffer).setUint32(12, bytes.length, true);
  return bytes.buffer;
}

test('a head that claims what is not there is refused before anything is made of it', () => {
  assert.equal(outcome(withHead(() => {})), 'read');
  const changes = /** @type {((head: any) => void)[]} */ ([
    (head) => {
      head.groups[0].tracks[0].slices = 1e9;
    },
    (head) => {
      head.groups[0].tracks[0].slices = 2 ** 53;
    },
    (head) => {
      head.groups[0].tracks[0].slices = -1;
    },
    (head) => {
      head.groups[0].tracks[0].instants = 1.5;
    },
    (head) => {
      head.groups[1].flows = 4e9;
    },
    (head) => {
      head.names = [];
    },
    (head) => {
      head.names = 'names';
    },
    (head) => {
      delete head.groups;
    },
    (head) => {
      head.groups[0].tracks[0].name = 5;
    },
    (head) => {
      head.groups[0].tracks = null;
    },
    (head) => {
      head.end_us = 'soon';
    },
    (head) => {
      head.end_us = -1;
    },
  ]);
  for (const change of changes) assert.notEqual(outcome(withHead(change)), 'read', String(change));
});

test('a file with any bytes changed is read or refused, never anything else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const bytes = new Uint8Array(whole.slice(0));
        for (const [at, byte] of changes) bytes[at] = byte;
        outcome(bytes.buffer);
      },
    ),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.notEqual(outcome(Uint8Array.from(bytes).buffer), 'read');
    }),
  );
});

test('times that are no times are refused', () => {
  const [track] = timeline.groups[0].tracks;
  const at = (16 + new DataView(whole).getUint32(8, true) + 7) & ~7;
  for (const us of [NaN, Infinity, -5, 9e9]) {
    const bytes = whole.slice(0);
    new DataView(bytes).setFloat64(at, us, true);
    assert.match(outcome(bytes), /order|end/, `${us} in ${track.name}`);
  }
});
