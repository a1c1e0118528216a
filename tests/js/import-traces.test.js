/**
 * Files as programs write them, each with what it has to become: how many slices, signs and arrows stand on threads,
 * and how many spans (slices of lanes); and, where that is the point, which. The figures were reasoned from the Trace
 * Event Format (Google 2016) and from how catapult's trace_event_importer and Perfetto's json_trace_parser treat such a
 * file, not read off the code. They go in by the door that the page has.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openFile } from '../../www/import/open-file.js';
import { unpack } from '../../www/import/pack.js';
import { assertShowable } from './fixtures/showable.js';

/**
 * `slices`: with begin, end and depth; `counters`: with how many values; `says`: a part of a note, '' for no notes at
 * all.
 * @typedef {{counts: [slices: number, signs: number, arrows: number, spans: number], tracks?: string[],
 *   slices?: string[], counters?: string[], says?: string}} Expected
 */

const folder = new URL('fixtures/import/traces/', import.meta.url);

/** @type {Record<string, Expected>} */
const EXPECTED = {
  // Kind 1: pairs by category, id and scope.
  'm01c-old-SF-cross.json': { counts: [1, 0, 0, 1], slices: ['end 900-1000 0', 'job 0-400 0'] },
  'm02b-same-extent-async.json': { counts: [0, 0, 0, 3], slices: ['outer 0-40 0', 'middle 0-40 1', 'inner 0-40 2'] },
  'm22-e-noname.json': { counts: [0, 0, 0, 1], slices: ['job 0-400 0'], says: '' },
  'm40-id-scope.json': { counts: [0, 0, 0, 2], slices: ['t 0-10 0', 't 5-30 0'], tracks: ['t 0x1 p', 't 0x1 q'] },
  // Another category is another id: the begun one goes on to the end of the file, the end has no beginning.
  'm42-begin-cat-diff.json': {
    counts: [1, 0, 0, 1],
    slices: ['z 90-100 0', 't 0-100 0'],
    says: '1 end without a beginning',
  },
  'm43-global-id2.json': { counts: [1, 0, 0, 1], slices: ['z 90-100 0', 'ipc 0-9 0'], says: '' },
  // Kind 2: one odd event.
  'm07-nameless-x.json': { counts: [2, 0, 0, 0] },
  'm07b-nameless-B.json': { counts: [1, 0, 0, 0], slices: ['without a name 0-5 0'] },
  'm17-counter-no-args.json': {
    counts: [1, 0, 0, 0],
    says: '1 event is left out: of a counter without values (args) (it is number 2 in the file).',
  },
  'm18-thread-name-number.json': { counts: [1, 0, 0, 0], tracks: ['7'] },
  'm18b-thread-name-noargs.json': { counts: [1, 0, 0, 0], tracks: ['thread 1'] },
  'm18c-thread-name-null.json': { counts: [1, 0, 0, 0], tracks: ['thread 1'] },
  'm18d-meta-noname.json': { counts: [1, 0, 0, 0], tracks: ['thread 1'] },
  'm20-control-name.json': { counts: [7, 0, 0, 0], says: '' },
  'm23-pid-null.json': { counts: [1, 0, 0, 0] },
  'm26-instant-noname.json': { counts: [1, 1, 0, 0] },
  'm37-hermes.json': { counts: [1, 0, 0, 0], slices: ['f 0-5 0'] },
  // Kind 3: slices that begin or end at one moment.
  'm02c-same-extent-openB.json': {
    counts: [4, 0, 0, 0],
    slices: ['outer 0-51 0', 'middle 0-51 1', 'inner 0-51 2', 'z 50-51 3'],
  },
  'm21-fifo-names.json': { counts: [2, 0, 0, 0], slices: ['A 0-10 0', 'B 5-30 1'], says: '' },
  'm21b-back-to-back-late-end.json': { counts: [2, 0, 0, 0], slices: ['A 0-10 0', 'B 10-30 0'] },
  'm33-instant-same-ts.json': { counts: [1, 1, 0, 0] },
  'm46-x-inner-first-same.json': { counts: [2, 0, 0, 0], slices: ['parent 0-10 0', 'child 0-10 1'] },
  'm55-adjacent.json': { counts: [2, 0, 0, 0], slices: ['A 0-10 0', 'B 10-30 0'] },
  'm56-zero-B-E.json': { counts: [3, 0, 0, 0], slices: ['A 0-10 0', 'z1 5-5 1', 'z2 5-5 2'] },
  // Kind 5: depth.
  'm19-depth-12.json': {
    counts: [12, 0, 0, 0],
    slices: Array.from({ length: 12 }, (_, at) => `level ${at} ${at}-${100 - at} ${at}`),
  },
  // Kind 6: stray times.
  'm06b-rogue-near.json': {
    counts: [2, 1, 0, 0],
    says: 'The view begins where the work is: 1 sign (“start”) lies up to 6 days away from it.',
  },
  'm48-meta-ts-minus1.json': { counts: [1, 0, 0, 0], slices: ['w 0-5 0'], tracks: ['CTA'] },
  'm50-negative-epoch.json': {
    counts: [1, 0, 0, 1],
    slices: ['work 0-5000 0', 'startup 0-1000000 0'],
    says: '1 slice reaches to a time that is years or months off all others',
  },
  // Kind 7: names of tracks.
  'm14c-two-pids-same-tid.json': { counts: [2, 0, 0, 0], tracks: ['process 100, thread 7', 'process 200, thread 7'] },
  'm14d-same-process-names.json': {
    counts: [2, 0, 0, 0],
    tracks: ['python 100, MainThread', 'python 200, MainThread'],
  },
  // Kind 8: all digits.
  'm16-u64-tids.json': { counts: [2, 0, 0, 0], tracks: ['thread 18446744073709551000', 'thread 18446744073709551001'] },
  // Kind 9: what is not quite JSON.
  'm09-object-cut.json': { counts: [1, 0, 0, 0], says: 'The file is cut off' },
  'm09c-list-trailing-comma-closed.json': { counts: [1, 0, 0, 0], says: '' },
  'm09d-list-cut-in-event.json': { counts: [1, 0, 0, 0], says: 'The file is cut off' },
  'm11-bad-byte.json': { counts: [1, 0, 0, 0], slices: ['caf\ufffd 0-5 0'], says: '1 byte of the file is no UTF-8' },
  'm11b-raw-control.json': { counts: [1, 0, 0, 0], slices: ['a\u0001b 0-5 0'], says: '1 raw control character' },
  'm11c-raw-tab.json': { counts: [1, 0, 0, 0], slices: ['a\tb 0-5 0'], says: '1 raw control character' },
  'm11d-bad-escape.json': {
    counts: [1, 0, 0, 0],
    slices: ['C:\\python\\x.py 0-5 0'],
    says: '2 backslashes that begin no escape',
  },
  'm28-bom.json': { counts: [1, 0, 0, 0], says: '' },
  'm29-ndjson.json': { counts: [3, 0, 0, 0], says: '' },
  'm41-concat-arrays.json': { counts: [2, 0, 0, 0], slices: ['work 0-5 0', 'w2 9-14 0'] },
  'm49-nested-traceEvents.json': { counts: [1, 0, 0, 0] },
  // Arrows, signs, counters.
  'm44-flow-start-after-ts-order.json': { counts: [2, 0, 1, 0] },
  'm45-flow-same-ts.json': { counts: [2, 0, 1, 0] },
  'm52-instant-scope.json': { counts: [1, 2, 0, 0] },
  'm17b-counter.json': { counts: [1, 0, 0, 0], counters: ['queue: depth 10'] },
  'm17c-counter-id.json': { counts: [1, 0, 0, 0], counters: ['queue 1: depth 5', 'queue 2: depth 5'] },
  'm51-nan.json': { counts: [1, 0, 0, 0], counters: [], says: '1 value of a counter is no number' },
};

/** Files of other formats: other tests have them. */
const OTHER = [
  'm38-samples-only.json',
  'm39-cpuprofile.cpuprofile',
  'm54-speedscope.json',
  'm57-samples-P-only.json',
  'm60-null-endTime.json',
];

for (const [file, { counts, tracks, slices, counters, says }] of Object.entries(EXPECTED)) {
  test(file, async () => {
    const { packed, notes } = await openFile(new Blob([readFileSync(new URL(file, folder))]), file, (model) => model);
    const groups = unpack(packed);
    assertShowable(groups);
    const all = groups.flatMap((group) => group.tracks);
    const sum = (/** @type {typeof all} */ some, /** @type {'slices'|'instants'} */ what) =>
      some.reduce((many, track) => many + track[what].length, 0);
    assert.deepEqual(
      [
        sum(
          all.filter(({ lane }) => !lane),
          'slices',
        ),
        sum(all, 'instants'),
        groups.reduce((many, { flows }) => many + flows.length, 0),
        sum(
          all.filter(({ lane }) => lane),
          'slices',
        ),
      ],
      counts,
    );
    if (tracks)
      assert.deepEqual(
        all.map(({ name }) => name),
        tracks,
      );
    if (slices)
      assert.deepEqual(
        all.flatMap((track) =>
          track.slices.map(({ name, from_us, to_us, depth }) => `${name} ${from_us}-${to_us} ${depth}`),
        ),
        slices,
      );
    if (counters)
      assert.deepEqual(
        groups.flatMap((group) => group.counters ?? []).map(({ name, times }) => `${name} ${times.length}`),
        counters,
      );
    if (says !== undefined)
      assert.ok(says === '' ? notes.length === 0 : notes.some((note) => note.includes(says)), notes.join(' '));
  });
}

test('every file has what it has to become', () => {
  assert.deepEqual([...Object.keys(EXPECTED), ...OTHER].sort(), readdirSync(folder).sort());
});
