/** Files from elsewhere: what is in them is shown as it is; what is wrong with them is said. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { arrowsOf, sayArrow, sayWay } from '../../www/timeline/arrows.js';
import { chromeTrace } from '../../www/export/chrome-trace.js';
import { runJson } from '../../www/export/run-json.js';
import { ImportError } from '../../www/import/checks/import-error.js';
import { countersOf } from '../../www/trace/counters.js';
import { isTimeline, readTimelineBytes } from '../../www/import/formats/timeline-bytes.js';
import { encodeTimeline } from '../../www/trace/timeline-file.js';
import { importText, TextImport } from '../../www/import/import-text.js';
import { LIMITS } from '../../www/import/checks/limits.js';
import { buffersOf, endOf, pack, unpack } from '../../www/import/pack.js';
import { textOf } from '../../www/import/text/read-text.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { fakeRun } from './fixtures/fake-run.js';

/** @typedef {import('../../www/trace/tracks.js').Track} Track */

const titles = (/** @type {string} */ model) => model.toUpperCase();
const fixture = (/** @type {string} */ name) =>
  readFileSync(new URL(`fixtures/import/${name}`, import.meta.url), 'utf8');
const open = (/** @type {unknown} */ json, name = 'a.json') =>
  importText(typeof json === 'string' ? json : JSON.stringify(json), name, titles);
const events = (/** @type {object[]} */ ...list) => open({ traceEvents: list });
/** @param {Track} track */
const spans = (track) => track.slices.map(({ name, from_us, to_us, depth }) => [name, from_us, to_us, depth]);
/** @param {Track[]} tracks @param {string} name */
const named = (tracks, name) => /** @type {Track} */ (tracks.find((track) => track.name === name));

test('VizTracer: threads by name, calls nested, times from its first', () => {
  const {
    groups: [group],
    notes,
  } = open(fixture('viztracer.json'), 'viztracer.json');
  assert.equal(group.title, 'From file viztracer.json, not measured here');
  assert.deepEqual(
    group.tracks.map(({ name }) => name),
    ['MainThread', 'Thread-1 (work)', 'Thread-2 (work)'],
  );
  const thread = named(group.tracks, 'Thread-1 (work)');
  const sleep = thread.slices.find(({ name }) => name === 'time.sleep');
  assert.ok(sleep && sleep.to_us - sleep.from_us >= 10_000, 'it slept for 10 ms');
  const around = thread.slices.find(({ name }) => name.startsWith('sleep_a_little'));
  assert.ok(
    around && around.from_us <= sleep.from_us && around.to_us >= sleep.to_us && around.depth === 2,
    'within the call that made it',
  );
  assert.equal(Math.min(...group.tracks.flatMap(({ slices }) => slices.map(({ from_us }) => from_us))), 0);
  assert.deepEqual(
    named(group.tracks, 'MainThread').instants.map(({ name }) => name),
    ['all joined'],
  );
  assert.equal(
    group.tracks.flatMap(({ slices }) => slices).length,
    JSON.parse(fixture('viztracer.json')).traceEvents.filter((/** @type {{ph: string}} */ { ph }) => ph === 'X').length,
    'all of them, however deep',
  );
  assert.deepEqual(notes, []);
});

test('every phase that is read, in a list without its end', () => {
  const {
    groups: [{ tracks }],
    notes,
  } = open(fixture('phases.json'));
  const main = named(tracks, 'main loop');
  assert.deepEqual(
    spans(main),
    [
      ['outer', 0, 400, 0],
      ['inner', 99.5, 200, 1],
    ],
    'the outer one has no end, and goes on',
  );
  assert.equal(main.slices[0].open, true);
  assert.deepEqual(tracks.filter(({ lane }) => lane).map(spans), [
    [['request', 50, 400, 0]],
    [['request', 60, 400, 0]],
  ]);
  const second = named(tracks, 'server');
  assert.deepEqual(
    second.slices.map(({ name, kind }) => [name, kind]),
    [['Has GIL', 'has-gil']],
  );
  assert.deepEqual(
    second.instants.map(({ name, us, kind }) => [name, us, kind]),
    [
      ['a click', 180, 'event'],
      ['sampled', 300, 'event'],
    ],
  );
  assert.equal(notes.length, 2, notes.join());
});

test('Python’s sampling profiler: the GIL from markers, calls from samples', () => {
  const {
    groups: [{ tracks }],
    notes,
  } = open(fixture('sampled-python.json'));
  assert.deepEqual(
    tracks.map(({ name }) => name),
    [
      'Thread-1000 (main): GIL',
      'Thread-1000 (main): calls',
      ...[1001, 1002, 1003].flatMap((tid) => [`Thread-${tid}: GIL`, `Thread-${tid}: calls`]),
    ],
  );
  assert.deepEqual(spans(tracks[0]), [
    ['Has GIL', 0, 3_000, 0],
    ['No GIL', 3_000, 57_000, 0],
    ['Has GIL', 57_000, 59_080, 0],
  ]);
  assert.deepEqual(spans(named(tracks, 'Thread-1001: GIL')).slice(0, 3), [
    ['Has GIL', 3_000, 8_080, 0],
    ['Waiting for GIL', 8_080, 13_040, 0],
    ['Has GIL', 13_040, 18_000, 0],
  ]);
  assert.deepEqual(
    spans(named(tracks, 'Thread-1003: GIL')),
    [
      ['Native Code, No GIL', 3_000, 40_040, 0],
      ['Waiting for GIL', 40_040, 44_080, 0],
    ],
    'native code waits for nothing',
  );
  assert.deepEqual(
    spans(tracks[1]).map(([name, from_us, , depth]) => [name, from_us, depth]),
    [
      ['<module>', 0, 0],
      ['main', 0, 1],
      ['Thread.start', 0, 2],
      ['Thread.join', 3_000, 2],
    ],
  );
  assert.deepEqual(
    spans(named(tracks, 'Thread-1002: calls')).filter(([name]) => name === '<GC>'),
    [['<GC>', 29_080, 31_040, 5]],
  );
  assert.deepEqual(notes, [
    '210 samples, one every 0.985 ms: what was between them is not known.',
    'Markers that are not shown here: On CPU, Python Code, Off CPU and No Exception.',
  ]);
  const signs = tracks.flatMap(({ name, instants }) =>
    instants.map((sign) => [name, sign.name, sign.kind, Math.round(sign.us)]),
  );
  assert.deepEqual(signs, [
    ['Thread-1001: GIL', 'Has Exception', 'event', 23_080],
    ['Thread-1002: GIL', 'GC Collecting', 'event', 29_080],
  ]);
});

test('Python’s sampling profiler: one thread has the GIL at a time, also when others have ended', () => {
  const {
    groups: [{ tracks }],
  } = open(fixture('sampled-python.json'));
  const holds = tracks
    .flatMap(({ slices }) => slices.filter(({ kind }) => kind === 'has-gil'))
    .sort((a, b) => a.from_us - b.from_us);
  holds.slice(1).forEach(({ from_us }, at) => assert.ok(holds[at].to_us <= from_us, `${holds[at].to_us} ≤ ${from_us}`));
});

test('Python’s sampling profiler: packed with gzip, it is the same', async () => {
  const text = fixture('sampled-python.json');
  assert.deepEqual(open(await read(new Uint8Array(gzipSync(text)))), open(text));
});

test('the samples of CPython’s own test of its collector', () => {
  const {
    groups: [
      {
        tracks: [lock, calls],
      },
    ],
  } = open(fixture('sampled-python-cpython.json'));
  assert.deepEqual(spans(lock), [
    ['Has GIL', 0, 1_040, 0],
    ['Waiting for GIL', 1_040, 2_080, 0],
    ['Has GIL', 2_080, 3_000, 0],
  ]);
  assert.deepEqual(
    calls.slices.map(({ name }) => name),
    ['python_func', 'wait_func', 'python_func2', 'native_func'],
  );
});

test('our own run comes back as the page shows it, a group a model', () => {
  const run = fakeRun();
  const { groups } = open(runJson(run), 'run.json');
  assert.deepEqual(
    groups.map(({ title }) => title),
    run.models.map(({ model }) => `${model.toUpperCase()}, from file run.json, not measured here`),
  );
  run.models.forEach(({ trace }, at) => {
    const shown = tracksOf(trace.traceEvents);
    assert.deepEqual(
      groups[at].tracks
        .filter(({ lane }) => !lane)
        .map(({ slices }) => slices.map(({ name, kind, from_us, to_us }) => [name, kind, from_us, to_us])),
      shown
        .filter(({ lane }) => !lane)
        .map(({ slices }) => slices.map(({ name, kind, from_us, to_us }) => [name, kind, from_us, to_us])),
    );
  });
});

test('every version of our own file is read, for ever', () => {
  const { groups } = open(fixture('interleave-run-1.json'));
  assert.ok(groups.length > 0 && groups.every(({ tracks }) => tracks.length > 0));
  assert.ok(
    open(/** @type {any} */ (JSON.parse(fixture('interleave-run-1.json'))).run).groups.length > 0,
    'a bare result too',
  );
  assert.throws(() => open({ format: 'interleave-run', version: 2, run: {} }), /newer Interleave/);
});

test('our own exported trace comes back, with its lock and its hand-overs', () => {
  const run = JSON.parse(fixture('interleave-run-1.json')).run;
  const direct = open(run).groups;
  const {
    groups: [group],
  } = open(chromeTrace(run, titles));
  const count = (/** @type {typeof direct} */ groups) =>
    groups.flatMap(({ tracks }) => tracks.flatMap(({ slices }) => slices)).length;
  assert.equal(count([group]), count(direct));
  assert.equal(group.flows.length, direct.flatMap(({ flows }) => flows).length);
});

test('a group survives being packed', () => {
  const { groups } = open(fixture('viztracer.json'));
  const packed = structuredClone(pack(groups));
  assert.equal(new Set(buffersOf(packed)).size, buffersOf(packed).length, 'no buffer is handed over twice');
  const plain = (/** @type {typeof groups} */ some) =>
    some.map(({ title, flows, tracks }) => ({
      title,
      flows,
      tracks: tracks.map(({ key, name, lane, slices, instants }) => ({ key, name, lane, slices, instants })),
    }));
  assert.deepEqual(plain(unpack(packed)), plain(groups));
  assert.equal(
    endOf(packed),
    Math.max(
      ...groups.flatMap(({ tracks }) =>
        tracks.flatMap(({ slices, instants }) => [
          ...slices.map(({ to_us }) => to_us),
          ...instants.map(({ us }) => us),
        ]),
      ),
    ),
  );
});

test('states that CPython’s profiler names are known, of others only their names', () => {
  const names = ['Has GIL', 'Waiting for GIL', 'No GIL', 'On CPU', 'Off CPU', 'parse', 'constructor'];
  const {
    groups: [group],
  } = open(names.map((name, at) => ({ name, cat: 'profiler', ph: 'X', ts: 10 * at, dur: 5, pid: 1, tid: 1 })));
  assert.deepEqual(
    group.tracks[0].slices.map(({ kind }) => kind),
    ['has-gil', 'waits-gil', 'no-gil', 'run', 'wait', 'call', 'call'],
  );
  const {
    groups: [named],
  } = open([{ name: 'parse', ph: 'X', ts: 0, dur: 5, pid: 1, tid: 1 }]);
  assert.deepEqual(countersOf(named), [], 'nobody knows whether it could run');
  assert.equal(countersOf(group)[0].kind, 'runnable');
});

test('a timeline that was saved comes back, and one that is hostile is refused with an ImportError', () => {
  const { groups } = open(fixture('interleave-run-1.json'));
  const bytes = encodeTimeline({ groups, end_us: endOf(pack(groups)) });
  assert.ok(isTimeline(new Uint8Array(bytes)));
  const back = readTimelineBytes(bytes.slice(0), 'a.timeline');
  assert.deepEqual(
    back.map(({ title, tracks, flows }) => [title, tracks.map(({ slices }) => slices), flows]),
    groups.map(({ title, tracks, flows }) => [
      `${title}, from file a.timeline, not measured here`,
      tracks.map(({ slices }) => slices),
      flows,
    ]),
  );
  assert.throws(() => readTimelineBytes(bytes.slice(0, 400), 'a'), ImportError);
  assert.throws(() => readTimelineBytes(encodeTimeline({ groups: [], end_us: 0 }), 'a'), /nothing in the file/);
  const track = (/** @type {import('../../www/trace/tracks.js').Slice[]} */ slices) => [
    { title: 'x', flows: [], tracks: [{ key: '1', name: 'n', lane: false, slices, instants: [] }] },
  ];
  const one = (/** @type {number} */ depth, to_us = 1000 - depth) => ({
    name: 'a',
    kind: /** @type {const} */ ('task'),
    from_us: 0,
    to_us,
    depth,
    parent: null,
    open: false,
  });
  assert.throws(
    () =>
      readTimelineBytes(
        encodeTimeline({
          groups: track(Array.from({ length: LIMITS.depth + 1 }, (_, depth) => one(depth, 1e6 - depth))),
          end_us: 1,
        }),
        'a',
      ),
    /deep in each other/,
  );
  assert.throws(() => readTimelineBytes(encodeTimeline({ groups: track([one(0, 1e14)]), end_us: 1 }), 'a'), /115 days/);
});

/** @param {import('../../www/trace/group.js').Group} group */
const arrows = ({ flows, tracks }) =>
  flows.map(({ from, to, from_us, to_us, name }) => [
    name,
    ...[from, to].map((key) => tracks.find((track) => track.key === key)?.name),
    from_us,
    to_us,
  ]);

test('arrows go from slice to slice: over a step, to the next slice, to the one around, along one thread', () => {
  const {
    groups: [group],
    notes,
  } = open(fixture('arrows.json'));
  assert.deepEqual(arrows(group), [
    ['IPC', 'sender', 'middle', 20, 120],
    ['IPC', 'middle', 'receiver', 120, 300],
    ['IPC', 'sender', 'receiver', 50, 350],
    ['await', 'sender', 'sender', 500, 600],
  ]);
  assert.deepEqual(notes, []);
  assert.deepEqual(
    arrowsOf(group).map((arrow) => sayArrow(arrow, 0).replaceAll('\u202f', ' ')),
    [
      'An arrow, “IPC”, leads from “send” of sender to “pass on” of middle, 100 µs later.',
      'An arrow, “IPC”, leads from “pass on” of middle to “receive” of receiver, 180 µs later.',
      'An arrow, “IPC”, leads from “send” of sender to “receive” of receiver, 300 µs later.',
      'An arrow, “await”, leads from “first” of sender to “then” of sender, 100 µs later.',
    ],
  );
});

/**
 * What Perfetto's own tests of its JSON reader have, in our words (flow_events_json_v1 and _v2 in its diff_tests):
 * which slices are connected.
 * @type {[string, object[], [string, string][]][]}
 */
const AS_PERFETTO = [
  [
    'an end without bp',
    [
      { ...at(1), name: 'A', ph: 'X', ts: 0, dur: 10 },
      { ...at(1), name: 'x', cat: 'c', id: '0x3', ph: 's', ts: 1 },
      { ...at(2), name: 'x', cat: 'c', id: '0x3', ph: 'f', ts: 1001 },
      { ...at(2), name: 'B', ph: 'X', ts: 1002, dur: 100 },
    ],
    [['A', 'B']],
  ],
  [
    'more than one end',
    [
      { ...at(1), name: 'A', ph: 'X', ts: 0, dur: 10, bind_id: 7, flow_out: true },
      { ...at(2), name: 'B', ph: 'X', ts: 20, dur: 10, bind_id: 7, flow_in: true, flow_out: true },
      { ...at(3), name: 'C', ph: 'X', ts: 40, dur: 10, bind_id: 7, flow_in: true },
      { ...at(4), name: 'D', ph: 'B', ts: 60, bind_id: 7, flow_in: true },
      { ...at(4), ph: 'E', ts: 70 },
    ],
    [
      ['A', 'B'],
      ['B', 'C'],
      ['B', 'D'],
    ],
  ],
];

/** @param {number} tid */
function at(tid) {
  return { pid: 1, tid };
}

for (const [what, list, connected] of AS_PERFETTO) {
  test(`arrows as Perfetto binds them: ${what}`, () => {
    const {
      groups: [group],
    } = events(...list);
    assert.deepEqual(
      arrowsOf(group).map((arrow) =>
        sayWay(arrow)
          .match(/“(.*?)”.*“(.*?)”/)
          ?.slice(1),
      ),
      connected,
    );
  });
}

/**
 * What is wrong, the events beside two threads' slices from 0 to 100, and how many are not shown.
 * @type {[string, object[], number][]}
 */
const UNBOUND = [
  [
    'no slice around the start',
    [
      { ...at(3), ph: 's', id: 1, ts: 5 },
      { ...at(2), ph: 'f', bp: 'e', id: 1, ts: 50 },
    ],
    1,
  ],
  [
    'no slice around the end',
    [
      { ...at(1), ph: 's', id: 1, ts: 5 },
      { ...at(2), ph: 'f', bp: 'e', id: 1, ts: 150 },
    ],
    1,
  ],
  [
    'no slice after the end',
    [
      { ...at(1), ph: 's', id: 1, ts: 5 },
      { ...at(2), ph: 'f', id: 1, ts: 50 },
    ],
    1,
  ],
  ['no start', [{ ...at(2), ph: 'f', bp: 'e', id: 1, ts: 50 }], 1],
  ['no end', [{ ...at(1), ph: 's', id: 1, ts: 5 }], 1],
  [
    'begun twice, ended once',
    [
      { ...at(1), ph: 's', id: 1, ts: 5 },
      { ...at(1), ph: 's', id: 1, ts: 6 },
    ],
    2,
  ],
  [
    'no id',
    [
      { ...at(1), ph: 's', ts: 5 },
      { ...at(2), ph: 'f', bp: 'e', ts: 50 },
    ],
    2,
  ],
  [
    'another name',
    [
      { ...at(1), ph: 's', id: 1, name: 'a', ts: 5 },
      { ...at(2), ph: 'f', bp: 'e', id: 1, name: 'b', ts: 50 },
    ],
    2,
  ],
  [
    'another category',
    [
      { ...at(1), ph: 's', id: 1, cat: 'a', ts: 5 },
      { ...at(2), ph: 'f', bp: 'e', id: 1, cat: 'b', ts: 50 },
    ],
    2,
  ],
  [
    'another process’s id',
    [
      { ...at(1), ph: 's', id2: { local: 1 }, ts: 5 },
      { ...at(2), pid: 2, ph: 'f', bp: 'e', id2: { local: 1 }, ts: 50 },
    ],
    2,
  ],
];

for (const [what, list, left] of UNBOUND) {
  test(`arrows that are not shown, and counted: ${what}`, () => {
    const {
      groups: [{ flows }],
      notes,
    } = events(
      { ...at(1), name: 'A', ph: 'X', ts: 0, dur: 100 },
      { ...at(2), name: 'B', ph: 'X', ts: 0, dur: 100 },
      { ...at(2), pid: 2, name: 'C', ph: 'X', ts: 0, dur: 100 },
      ...list,
    );
    assert.deepEqual(flows, []);
    assert.deepEqual(notes, [
      `${left} arrow${left === 1 ? ' is' : 's are'} not shown: the file does not say from which slice to which.`,
    ]);
  });
}

test('an event of an unknown kind, without a time, leaves the others in order', () => {
  const {
    groups: [{ tracks }],
    notes,
  } = events({ ...at(1), ph: 'E', ts: 9 }, { ...at(1), name: 'a', ph: 'B', ts: 1 }, { ph: '?' });
  assert.deepEqual(spans(tracks[0]), [['a', 0, 8, 0]]);
  assert.deepEqual(notes, ['1 event of a kind that is not shown here is left out: ? (1).']);
});

const slice = { name: 'a', ph: 'X', ts: 1, dur: 1, pid: 1, tid: 1 };

test('of too many events the beginning is shown, and said; names of tracks do not count', () => {
  const reading = new TextImport('a', titles, { ...LIMITS, events: 3 });
  const list = Array.from({ length: 7 }, (_, at) => ({ ...slice, ts: at }));
  reading.push(
    JSON.stringify([
      { ...slice, ph: 'M', name: 'process_name', args: { name: 'p' } },
      ...list,
      { ...slice, ph: 'M', name: 'thread_name', args: { name: 'late' } },
    ]),
  );
  const {
    groups: [{ tracks }],
    notes,
  } = reading.end();
  assert.deepEqual(
    tracks.map(({ name, slices }) => [name, slices.length]),
    [['late', 3]],
  );
  assert.deepEqual(notes, ['The file has 7 events; the first 3 are shown.']);
});

test('too many tracks are refused', () => {
  assert.throws(
    () => events(...Array.from({ length: LIMITS.rows + 1 }, (_, tid) => ({ ...slice, tid }))),
    /more than 10,000 tracks/,
  );
});

test('deep calls are all shown, in a track below where there are too many levels; long names are cut', () => {
  const deep = (/** @type {number} */ levels) =>
    events(
      ...Array.from({ length: levels }, (_, at) => ({
        ...slice,
        name: 'x'.repeat(500),
        ts: at,
        dur: 100_000 - 2 * at,
      })),
    );
  const {
    groups: [
      {
        tracks: [track],
      },
    ],
    notes,
  } = deep(40);
  assert.deepEqual(
    track.slices.map(({ depth }) => depth),
    [...Array(40).keys()],
  );
  assert.equal(track.slices[0].name.length, LIMITS.name_characters);
  assert.deepEqual(notes, []);
  const {
    groups: [{ tracks }],
  } = deep(LIMITS.depth + 5);
  assert.deepEqual(
    tracks.map(({ name, slices }) => [name, slices.length]),
    [
      ['thread 1', LIMITS.depth],
      ['inside thread 1, deeper', 5],
    ],
  );
});

test('names that objects have anyway are only names', () => {
  const {
    groups: [{ tracks }],
  } = events({ ...slice, name: 'constructor', cat: '__proto__' }, { ...slice, ph: 'toString' });
  assert.deepEqual(
    tracks[0].slices.map(({ kind }) => kind),
    ['call'],
  );
});

/** @param {(string|Uint8Array<ArrayBuffer>)[]} parts */
async function read(...parts) {
  let text = '';
  for await (const part of textOf(new Blob(parts), { ...LIMITS, streamed_bytes: 1 << 20 }, told)) text += part;
  return text;
}
const told = { notes: /** @type {string[]} */ ([]), tooLarge: /** @type {string|null} */ (null) };

test('files: packed, cut off, a bomb, too large, other archives', async () => {
  const text = fixture('viztracer.json');
  const packed = new Uint8Array(gzipSync(text));
  assert.equal(await read(text), text);
  assert.equal(await read(packed), text);
  assert.equal(await read('\ufeff{}'), '{}');
  await assert.rejects(read(packed.slice(0, -20)), /damaged or cut off/);
  await assert.rejects(read(packed.slice(0, 500)), /damaged or cut off/);
  assert.equal(told.tooLarge, null);
  const bomb = await read(new Uint8Array(gzipSync(' '.repeat(64 << 20))));
  assert.ok(bomb.length <= 1 << 20, 'no more is unpacked than the limit');
  assert.match(String(told.tooLarge), /larger than 1 MiB once it is unpacked/);
  await assert.rejects(read(' '.repeat(2 << 20)), /2 MiB, and at most 1/);
  await assert.rejects(read(), /empty/);
  await assert.rejects(read('PK\u0003\u0004zip'), /ZIP/);
  await assert.rejects(read(new Uint8Array([0x28, 0xb5, 0x2f, 0xfd])), /pack it with gzip/);
});

test('a part of any size is decoded in pieces, so that what is refused at its beginning is not read to its end', async () => {
  const whole = new TextEncoder().encode('aé'.repeat(3 << 20));
  const file = /** @type {Blob} */ (
    /** @type {unknown} */ ({
      size: whole.length,
      slice: () => new Blob(['[']),
      // Node's own blobs stream small parts; WebKitGTK's unpacked ones come whole.
      stream: () =>
        new ReadableStream({
          start(parts) {
            parts.enqueue(whole);
            parts.close();
          },
        }),
    })
  );
  const texts = [];
  for await (const text of textOf(file, LIMITS, { notes: [], tooLarge: null })) texts.push(text);
  assert.ok(texts.length > 1 && texts.every((text) => text.length <= 4 << 20));
  assert.equal(texts.join(''), 'aé'.repeat(3 << 20), 'a letter that is cut in two is put together again');
});
