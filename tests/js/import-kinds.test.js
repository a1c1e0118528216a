/**
 * Files that others make, each kind of trouble in further forms, and traces in the shapes that tools write them in.
 * Expected values follow from the Trace Event Format.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ImportError } from '../../www/import/checks/import-error.js';
import { LIMITS } from '../../www/import/checks/limits.js';
import { openFile } from '../../www/import/open-file.js';
import { unpack } from '../../www/import/pack.js';
import { assertShowable } from './fixtures/showable.js';

/** @param {(string|Uint8Array<ArrayBuffer>)[]} parts */
async function openParts(...parts) {
  const read = await openFile(new Blob(parts), 'a.json', (model) => model);
  const groups = unpack(read.packed);
  assertShowable(groups);
  const tracks = groups.flatMap((group) => group.tracks);
  return {
    ...read,
    tracks,
    flows: groups[0].flows,
    names: tracks.map(({ name }) => name),
    slices: tracks.flatMap(({ slices }) =>
      slices.map(({ name, from_us, to_us, depth }) => `${name} ${from_us}-${to_us} ${depth}`),
    ),
  };
}
/** @param {object[]} events */
const open = (...events) => openParts(JSON.stringify(events));
const packed = (/** @type {string} */ text) => new Uint8Array(gzipSync(text));

/** @param {string} ph @param {string|undefined} name @param {number|string} ts @param {object} [more] */
const event = (ph, name, ts, more = {}) => ({ ph, name, ts, pid: 1, tid: 1, ...more });

// Kind 1

test('thousands of tasks on many threads: each end belongs to its own id', async () => {
  const begins = Array.from({ length: 3000 }, (_, id) => event('b', 'task', id, { cat: 'tokio', id, tid: id % 8 }));
  const ends = Array.from({ length: 3000 }, (_, id) =>
    event('e', 'task', 5000 + 3 * id, { cat: 'tokio', id, tid: (7 * id + 3) % 8 }),
  );
  const { tracks, notes } = await open(...begins, ...ends);
  const lengths = tracks
    .flatMap(({ slices }) => slices.map(({ from_us, to_us }) => to_us - from_us))
    .sort((a, b) => a - b);
  assert.deepEqual(
    lengths,
    Array.from({ length: 3000 }, (_, id) => 5000 + 2 * id),
    'every pair is right',
  );
  assert.equal(tracks.length, 3000, 'all were open at once');
  assert.deepEqual(notes, [
    'The file has more than 1,000 asynchronous tasks, by their ids: the other 2,000 share tracks with others of their name, one after the other.',
  ]);
});

test('of very many ids, those that follow each other share tracks', async () => {
  const events = Array.from({ length: 20_000 }, (_, id) => [
    event('b', 'request', 10 * id, { cat: 'net', id }),
    event('e', 'request', 10 * id + 15, { cat: 'net', id }),
  ]).flat();
  const { tracks } = await open(...events);
  assert.equal(
    tracks.reduce((sum, { slices }) => sum + slices.length, 0),
    20_000,
  );
  assert.ok(tracks.length <= LIMITS.lanes + 3, `${tracks.length} tracks`);
  for (const { slices } of tracks)
    slices.slice(1).forEach(({ from_us }, at) => assert.ok(from_us >= slices[at].to_us, 'none lies in another'));
});

test('ids of several processes: local ones apart, global ones together, plain ones first in their own', async () => {
  const pair = (
    /** @type {string} */ ph,
    /** @type {number} */ ts,
    /** @type {number} */ pid,
    /** @type {object} */ id,
  ) => event(ph, 'x', ts, { pid, cat: 'c', ...id });
  const crossed = (/** @type {object} */ id) => [
    pair('b', 0, 1, id),
    pair('b', 1, 2, id),
    pair('e', 10, 1, id),
    pair('e', 30, 2, id),
  ];
  assert.deepEqual((await open(...crossed({ id2: { local: '0x1' } }))).slices, ['x 0-10 0', 'x 1-30 0']);
  assert.deepEqual(
    (await open(...crossed({ id: 7 }))).slices,
    ['x 0-10 0', 'x 1-30 0'],
    'programs count their ids from 1 in every process',
  );
  assert.deepEqual((await open(pair('b', 0, 1, { id: 7 }), pair('e', 9, 2, { id: 7 }))).slices, ['x 0-9 0']);
  const { slices, notes } = await open(pair('b', 0, 1, { id2: { local: 1 } }), pair('e', 9, 2, { id2: { local: 1 } }));
  assert.deepEqual(
    [slices, notes],
    [['x 0-9 0'], ['1 end without a beginning is left out.']],
    'another process’s local id is another id',
  );
});

test('events between begin and end: n stands on its id’s track, T and p are steps', async () => {
  const { tracks } = await open(
    event('b', 'job', 0, { cat: 'c', id: 1 }),
    event('n', 'tick', 5, { cat: 'c', id: 1, tid: 9 }),
    event('e', 'job', 9, { cat: 'c', id: 1 }),
  );
  assert.deepEqual(
    tracks.map(({ name, slices, instants }) => [name, slices.length, instants.map((sign) => sign.name)]),
    [['job', 1, ['tick']]],
  );
  const steps = await open(
    event('S', 'job', 0, { cat: 'c', id: 1 }),
    event('T', 'job', 10, { cat: 'c', id: 1, args: { step: 'one' } }),
    event('T', 'job', 20, { cat: 'c', id: 1, args: { step: 'two' } }),
    event('F', 'job', 30, { cat: 'c', id: 1 }),
  );
  assert.deepEqual(steps.slices, ['job 0-30 0', 'one 10-20 1', 'two 20-30 1']);
});

// Kind 2

/**
 * @type {[string, object|null|number|string, RegExp|null, number][]} what is odd, the event, what is said, how many
 *   more slices there are
 */
const ODD = [
  ['an empty object', {}, /1 event is left out: empty \(it is number 2 in the file\)/, 0],
  ['null', null, /no object/, 0],
  ['a number', 7, /no object/, 0],
  ['a text', 'x', /no object/, 0],
  ['a time as text', event('X', 'b', '5', { dur: '2' }), null, 1],
  ['a time that is a word', event('X', 'b', 'soon'), /without a time/, 0],
  ['no time', { ph: 'X', name: 'b', pid: 1, tid: 1 }, /without a time/, 0],
  ['a negative duration', event('X', 'b', 5, { dur: -1 }), /negative duration/, 0],
  ['no duration', event('X', 'b', 5), null, 1],
  ['no name', { ph: 'X', ts: 5, dur: 1, pid: 1, tid: 1 }, null, 1],
  ['a name that is a number', event('X', /** @type {any} */ (12), 5, { dur: 1 }), null, 1],
  ['no phase', { name: 'b', ts: 5, pid: 1, tid: 1 }, /without a phase/, 0],
  ['an unknown phase', event('O', 'b', 5), /O \(1\)/, 0],
  ['pid null', event('X', 'b', 5, { dur: 1, pid: null }), null, 1],
  ['no pid', { ph: 'X', name: 'b', ts: 5, dur: 1 }, null, 1],
  ['a pid that is a list', event('X', 'b', 5, { pid: [1] }), /a pid or a tid/, 0],
  ['a counter without args', event('C', 'b', 5), /counter without values/, 0],
  ['args that are a text', event('X', 'b', 5, { dur: 1, args: '__stripped__' }), null, 1],
];
for (const [what, odd, says, more] of ODD) {
  test(`one odd event costs no other: ${what}`, async () => {
    const { tracks, notes } = await openParts(
      JSON.stringify([event('X', 'a', 0, { dur: 1 }), odd, event('X', 'c', 8, { dur: 1 })]),
    );
    assert.equal(
      tracks.reduce((sum, { slices }) => sum + slices.length, 0),
      2 + more,
    );
    if (says) assert.match(notes.join(' '), says);
    else assert.deepEqual(notes, []);
  });
}

test('many odd events are told as one line, with the reasons that are most frequent', async () => {
  const { notes } = await open(
    event('X', 'a', 0, { dur: 1 }),
    ...Array.from({ length: 500 }, () => ({})),
    ...Array.from({ length: 40 }, () => event('X', 'b', 'x')),
    ...'HJKLOUWYZ'.split('').map((ph) => event(ph, 'u', 3)),
  );
  assert.deepEqual(notes, [
    '540 events are left out: 500 empty and 40 without a time (ts) that is a number (the first is number 2 in the file).',
    '9 events of a kind that is not shown here are left out: H (1), J (1), K (1), L (1), O (1), U (1) and 3 others.',
  ]);
});

// Kind 3

test('slices written whole: the inner first, or the outer first, as the file has it elsewhere', async () => {
  const x = (/** @type {string} */ name, /** @type {number} */ ts, /** @type {number} */ dur) =>
    event('X', name, ts, { dur });
  assert.deepEqual(
    (await open(x('c', 0, 5), x('b', 0, 5), x('a', 0, 5))).slices,
    ['a 0-5 0', 'b 0-5 1', 'c 0-5 2'],
    'most write a slice when it ends',
  );
  assert.deepEqual(
    (await open(x('p', 10, 9), x('q', 11, 2), x('a', 20, 5), x('b', 20, 5))).slices,
    ['p 0-9 0', 'q 1-3 1', 'a 10-15 0', 'b 10-15 1'],
    'this one when it begins',
  );
  assert.deepEqual((await open(x('q', 11, 2), x('p', 10, 9), x('b', 20, 5), x('a', 20, 5))).slices, [
    'p 0-9 0',
    'q 1-3 1',
    'a 10-15 0',
    'b 10-15 1',
  ]);
  assert.deepEqual(
    (await open(x('q', 10, 2), x('p', 10, 9), x('b', 20, 5), x('a', 20, 5), x('r', 21, 1))).slices.slice(0, 4),
    ['p 0-9 0', 'q 0-2 1', 'a 10-15 0', 'b 10-15 1'],
    'sorted by time, inner first',
  );
});

test('beginnings and ends of one moment: the order in the file decides', async () => {
  const names = (/** @type {string} */ phases) =>
    open(...phases.split(' ').map((one) => event(one[0], one.slice(1, 2), Number(one.slice(2)))));
  assert.deepEqual((await names('Ba0 Bb0 Eb5 Ea5')).slices, ['a 0-5 0', 'b 0-5 1']);
  assert.deepEqual((await names('Bz0 Ez0 Ba0 Ea9')).slices, ['z 0-0 0', 'a 0-9 0'], 'over before the other began');
  assert.deepEqual((await names('Ba0 Bz0 Ez0 Ea9')).slices, ['a 0-9 0', 'z 0-0 1']);
  assert.deepEqual((await names('Ba0 Ea9 Bz9 Ez9')).slices, ['a 0-9 0', 'z 9-9 0'], 'begun when the other was over');
  assert.deepEqual((await names('Ba0 Bz9 Ez9 Ea9')).slices, ['a 0-9 0', 'z 9-9 1']);
  assert.deepEqual((await names('Ba0 Ea0 Bb0 Eb0')).slices, ['a 0-0 0', 'b 0-0 0']);
});

test('an end that names another slice than the last ends that one; one that names none that is open ends none', async () => {
  const b = (/** @type {string} */ ph, /** @type {string|undefined} */ name, /** @type {number} */ ts) =>
    event(ph, name, ts);
  assert.deepEqual(
    (await open(b('B', 'a', 0), b('B', 'b', 1), b('B', 'c', 2), b('E', 'a', 5), b('E', 'b', 6), b('E', 'c', 7))).slices,
    ['a 0-5 0', 'b 1-6 1', 'c 2-7 2'],
  );
  assert.deepEqual(
    (await open(b('B', 'a', 0), b('B', 'a', 1), b('E', 'a', 5), b('E', 'a', 6))).slices,
    ['a 0-6 0', 'a 1-5 1'],
    'of one name, the last',
  );
  const { slices, notes } = await open(b('B', 'a', 0), b('E', 'lost', 3), b('E', 'a', 5));
  assert.deepEqual([slices, notes], [['a 0-5 0'], ['1 end without a beginning is left out.']]);
  assert.deepEqual((await open(b('B', 'a', 0), b('E', undefined, 5))).slices, ['a 0-5 0']);
});

// Kind 4 and 5

test('a deep recursion keeps every call', async () => {
  const { tracks, notes } = await open(
    ...Array.from({ length: 900 }, (_, at) => event('X', `f${at}`, at, { dur: 2000 - 2 * at })),
  );
  assert.deepEqual([tracks.length, tracks[0].slices.length, tracks[0].slices[899].depth, notes], [1, 900, 899, []]);
});

// Kind 6

test('stray times: 0 or −1 beside times of day are left out and said', async () => {
  const day = 1_700_000_000_000_000;
  for (const stray of [0, -1]) {
    const { slices, notes, fit } = await open(
      event('i', 'start', stray, { s: 'g' }),
      ...[0, 10, 20].map((at) => event('X', 'w', day + at, { dur: 5 })),
    );
    assert.deepEqual(slices, ['w 0-5 0', 'w 10-15 0', 'w 20-25 0']);
    assert.match(notes.join(), /1 sign \(“start”\) is left out: the time in the file is years or months off/);
    assert.equal(fit, null);
  }
  const late = await open(
    ...[0, 10, 20].map((at) => event('X', 'w', at, { dur: 5 })),
    event('X', 'end', 9e18, { dur: 1 }),
  );
  assert.deepEqual(late.slices, ['w 0-5 0', 'w 10-15 0', 'w 20-25 0'], 'a time after all');
  const two = await open(event('X', 'zero', 0, { dur: 0 }), event('X', 'w', day, { dur: 5 }));
  assert.deepEqual(two.slices, ['w 0-5 0'], 'one of each: 0 is no time');
  await assert.rejects(
    open(event('X', 'a', 5, { dur: 1 }), event('X', 'w', day, { dur: 5 })),
    /115 days/,
    'nobody knows which of them',
  );
});

test('the work of a second, hours after one event: the view begins there, and nothing is left out', async () => {
  const { tracks, fit, notes, slices } = await open(
    event('X', 'boot', 0, { dur: 3 }),
    ...Array.from({ length: 10 }, (_, at) => event('X', 'w', 36e9 + 100 * at, { dur: 50 })),
  );
  assert.equal(slices.length, 11);
  assert.ok(
    fit && fit.from_us > 35e9 && fit.from_us <= 36e9 && fit.to_us >= 36e9 + 950 && fit.to_us < 36e9 + 2000,
    JSON.stringify(fit),
  );
  assert.deepEqual(notes, ['The view begins where the work is: 1 slice (“boot”) lies up to 10 hours away from it.']);
  assert.equal(tracks[0].slices[0].from_us, 0);
  assert.equal(
    (
      await open(
        event('X', 'a', 0, { dur: 3 }),
        event('X', 'b', 30e6, { dur: 3 }),
        event('X', 'c', 30e6 + 5, { dur: 3 }),
      )
    ).fit,
    null,
    'a pause of half a minute is a pause',
  );
});

// Kind 7

/** @param {string} name @param {object} args @param {number} pid @param {number} [tid] */
const meta = (name, args, pid, tid = 1) => ({ ph: 'M', name, pid, tid, args });

test('tracks are told apart by process, thread, label and number, and only as far as that takes', async () => {
  const on = (/** @type {number} */ pid, /** @type {number} */ tid) => event('X', 'w', 0, { dur: 1, pid, tid });
  const names = async (/** @type {object[]} */ ...events) => (await open(...events)).names;
  assert.deepEqual(
    await names(
      meta('process_name', { name: 'server' }, 1),
      meta('process_name', { name: 'server' }, 2),
      meta('process_name', { name: 'server' }, 3),
      on(1, 1),
      on(2, 1),
      on(3, 1),
    ),
    ['server 1', 'server 2', 'server 3'],
  );
  assert.deepEqual(await names(meta('process_name', { name: 'server' }, 1), on(1, 1), on(1, 2)), [
    'server, thread 1',
    'server, thread 2',
  ]);
  assert.deepEqual(
    await names(
      meta('thread_name', { name: 'MainThread' }, 1, 1),
      meta('thread_name', { name: 'MainThread' }, 1, 2),
      on(1, 1),
      on(1, 2),
    ),
    ['MainThread 1', 'MainThread 2'],
  );
  assert.deepEqual(
    await names(
      meta('thread_name', { name: 'MainThread' }, 1, 1),
      meta('thread_name', { name: 'MainThread' }, 2, 1),
      on(1, 1),
      on(2, 1),
    ),
    ['process 1, MainThread', 'process 2, MainThread'],
  );
  assert.deepEqual(
    await names(
      meta('process_name', { name: 'Renderer' }, 1),
      meta('process_labels', { labels: 'a tab' }, 1),
      meta('process_name', { name: 'Renderer' }, 2),
      meta('process_labels', { labels: 'b tab' }, 2),
      on(1, 1),
      on(2, 1),
    ),
    ['Renderer (a tab)', 'Renderer (b tab)'],
  );
  assert.deepEqual(
    await names(meta('thread_name', { name: 'a' }, 1, 1), meta('thread_name', { name: 'b' }, 1, 2), on(1, 1), on(1, 2)),
    ['a', 'b'],
  );
});

test('sort indices come before numbers', async () => {
  const on = (/** @type {number} */ pid, /** @type {number} */ tid) => event('X', 'w', 0, { dur: 1, pid, tid });
  assert.deepEqual(
    (
      await open(
        on(1, 1),
        on(1, 2),
        on(2, 1),
        on(10, 1),
        meta('process_sort_index', { sort_index: -5 }, 10),
        meta('thread_sort_index', { sort_index: -1 }, 1, 2),
      )
    ).names,
    ['process 10, thread 1', 'thread 2', 'process 1, thread 1', 'process 2, thread 1'],
  );
});

// Kind 8

test('ids and times of many digits keep them all', async () => {
  const raw = (/** @type {string} */ fields) => `{"name":"a","cat":"c","pid":1,"tid":1,${fields}}`;
  const ids = await openParts(
    `[${raw('"ph":"b","id":18446744073709551614,"ts":0')},${raw('"ph":"b","id":18446744073709551615,"ts":1')},${raw('"ph":"e","id":18446744073709551614,"ts":10')},${raw('"ph":"e","id":18446744073709551615,"ts":30')}]`,
  );
  assert.deepEqual(ids.slices, ['a 0-10 0', 'a 1-30 0']);
  assert.deepEqual(ids.names, ['a 18446744073709551614', 'a 18446744073709551615']);
  const times = await openParts(
    `[${raw('"ph":"X","ts":1695319472953621.123,"dur":0.25')}, ${raw('"ph":"X","ts" : 1695319472953621.623,"dur":0.125')},\n${raw('"ph":"X","ts":"1695319472953622.000","dur":1')}]`,
  );
  assert.deepEqual(
    times.tracks[0].slices.map(({ from_us, to_us }) => [from_us, to_us].map((us) => Number(us.toFixed(6)))),
    [
      [0, 0.25],
      [0.5, 0.625],
      [0.877, 1.877],
    ],
  );
  const nanos = await openParts(
    `[${raw('"ph":"B","ts":1700000000123456789')},${raw('"ph":"E","ts":1700000000123456790')}]`,
  );
  assert.deepEqual(nanos.slices, ['a 0-1 0']);
  const inText = await openParts(
    `[{"name":"say \\"ts\\": 12345678901234567890, x","ph":"X","ts":1,"dur":1,"pid":1,"tid":1}]`,
  );
  assert.deepEqual(inText.slices, ['say "ts": 12345678901234567890, x 0-1 0']);
});

// Kind 9

const one = '{"name":"a","ph":"X","ts":0,"dur":5,"pid":1,"tid":1}';
const two = '{"name":"b","ph":"X","ts":9,"dur":5,"pid":1,"tid":1}';
/** @type {[string, string, number, RegExp|null][]} what it is, the file, how many slices, what is said */
const NEARLY = [
  ['an object that was cut off after an event', `{"traceEvents":[${one},${two}`, 2, /cut off/],
  ['an object that was cut off after its list', `{"traceEvents":[${one},${two}]`, 2, /cut off/],
  ['an object that was cut off in what follows its list', `{"traceEvents":[${one}],"meta":{"a":[1,`, 1, /cut off/],
  ['an object that was cut off in an event', `{"otherData":{},"traceEvents":[${one},{"name":"b","ph`, 1, /cut off/],
  ['a list without its end', `[${one},\n${two},\n`, 2, null],
  ['a comma before the end', `{"traceEvents":[${one},${two},],}`, 2, /1 comma before an end/],
  ['no commas at all', `[${one}\n${two}]`, 2, null],
  ['a line for each event', `${one}\r\n${two}\r\n`, 2, null],
  ['a line for each event, with commas', `${one},\n${two},\n`, 2, null],
  ['a line for each event, the last cut off', `${one}\n${two}\n{"name":"c`, 2, /cut off/],
  ['JSON text sequences', `\u001e${one}\n\u001e${two}\n`, 2, null],
  ['several lists', `[${one}]\n[${two}]`, 2, null],
  ['several objects', `{"traceEvents":[${one}]}\n{"traceEvents":[${two}]}`, 2, null],
  ['a list in a list', `[[${one}],[${two}]]`, 2, null],
  ['traceEvents in an event', `[{"traceEvents":[${one},${two}]}]`, 2, null],
  [
    'traceEvents in traceEvents in traceEvents',
    `{"traceEvents":{"traceEvents":{"traceEvents":[${one}],"x":1},"y":[{"z":"]}"}]},"w":"{"}`,
    1,
    null,
  ],
  [
    'a key that looks like it elsewhere',
    `{"meta":{"traceEvents":[1,2]},"note":"traceEvents","traceEvents":[${one}]}`,
    1,
    null,
  ],
  ['something after the end', `[${one}] done`, 1, /is no JSON, and is left out/],
  ['a damaged event on a line', `[\n${one},\n{"name":"x","ph":"X","ts":1,"dur\n${two}\n]`, 2, /damaged/],
  ['a bracket too few in an event', `[\n${one},\n{"name":"x","args":{"a":1,\n${two},\n${one}\n]`, 3, /damaged|cut off/],
  [
    'words of other languages',
    '[{"name":"a","ph":"X","ts":0,"dur":5,"pid":None,"tid":1,"args":{"x":NaN,"y":-Infinity,"z":True}}]',
    1,
    /4 words that are no JSON/,
  ],
  [
    'raw control characters, and escapes that are none',
    '[{"name":"a\n\u0001\\q\\u12","ph":"X","ts":0,"dur":5,"pid":1,"tid":1}]',
    1,
    /2 raw control characters and 2 backslashes/,
  ],
];
for (const [what, text, many, says] of NEARLY) {
  test(`nearly JSON: ${what}`, async () => {
    const { tracks, notes } = await openParts(text);
    assert.equal(
      tracks.reduce((sum, { slices }) => sum + slices.length, 0),
      many,
    );
    if (says) assert.match(notes.join(' '), says);
    else assert.deepEqual(notes, []);
    // However the text comes: each letter on its own is the hardest.
    const { TextImport } = await import('../../www/import/import-text.js');
    const reading = new TextImport('a', (model) => model);
    for (const letter of text) reading.push(letter);
    const { groups } = reading.end();
    assert.deepEqual(
      groups[0].tracks.map(({ name, slices }) => [name, slices]),
      tracks.map(({ name, slices }) => [name, slices]),
    );
  });
}

test('gzip in several members, and what only looks like one', async () => {
  const text = `[${Array.from({ length: 5000 }, (_, at) => `{"name":"f${at % 97}","ph":"X","ts":${at * 10},"dur":5,"pid":1,"tid":1}`).join(',\n')}]`;
  for (const parts of [2, 3, 40]) {
    const size = Math.ceil(text.length / parts);
    const members = Array.from({ length: parts }, (_, at) => packed(text.slice(at * size, (at + 1) * size)));
    assert.equal((await openParts(...members)).slices.length, 5000, `${parts} members`);
  }
  // Stored, not deflated: the bytes of a member's beginning stand in it as they are.
  const inside = `[{"name":"${'x'.repeat(3)}","ph":"X","ts":0,"dur":5,"pid":1,"tid":1,"args":{"a":"\u001f"}}]`;
  const stored = new Uint8Array(
    gzipSync(
      Buffer.concat([
        Buffer.from(inside.slice(0, -4)),
        Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
        Buffer.from(inside.slice(-4)),
      ]),
      { level: 0 },
    ),
  );
  assert.equal((await openParts(stored, packed(`[${one}]`))).slices.length, 2);
  await assert.rejects(openParts(packed(`[${one}]`), packed(`[${two}]`).slice(0, -6)), ImportError);
});

test('bytes: a byte order mark, UTF-16, letters that are none, one that is cut by a part of the file', async () => {
  assert.equal((await openParts(`\ufeff[${one}]`)).slices.length, 1);
  const utf16 = Buffer.from(`\ufeff[${one}]`, 'utf16le');
  assert.deepEqual((await openParts(new Uint8Array(utf16))).notes, ['The file is in UTF-16, and was read so.']);
  assert.equal((await openParts(new Uint8Array(utf16.swap16()))).slices.length, 1);
  const latin = new Uint8Array(Buffer.from(`[${one.replace('"a"', '"caf\u00e9 \u00fc"')}]`, 'latin1'));
  assert.deepEqual((await openParts(latin)).notes, ['2 bytes of the file are no UTF-8: \ufffd stands there.']);
  assert.deepEqual((await openParts(`[${one.replace('"a"', '"\ufffd"')}]`)).notes, [], 'written so');
});

test('text in parts of any length reads as the whole does', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...NEARLY.map(([, text]) => text)),
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 }),
      async (text, lengths) => {
        const { TextImport, importText } = await import('../../www/import/import-text.js');
        const reading = new TextImport('a', (model) => model);
        let at = 0;
        for (const length of lengths) {
          reading.push(text.slice(at, at + length));
          at += length;
        }
        reading.push(text.slice(at));
        assert.deepEqual(reading.end().groups, importText(text, 'a', (model) => model).groups);
      },
    ),
    { numRuns: 200 },
  ));

// As tools write them

test('PyTorch: times of day with fractions, arrows ac2g from a launch to its kernel, and an arrow of autograd', async () => {
  const raw = (/** @type {string} */ fields) => `{${fields}}`;
  const text = `{"schemaVersion":1,"deviceProperties":[{"id":0,"name":"A100","totalGlobalMem":84987740160}],"traceEvents":[
${raw('"ph":"X","cat":"cpu_op","name":"aten::mm","pid":100,"tid":100,"ts":1695319472953621.500,"dur":80.250,"args":{"External id":1}')},
${raw('"ph":"X","cat":"cuda_runtime","name":"cudaLaunchKernel","pid":100,"tid":100,"ts":1695319472953640.125,"dur":9.5')},
${raw('"ph":"s","id":5,"pid":100,"tid":100,"ts":1695319472953640.125,"cat":"ac2g","name":"ac2g"')},
${raw('"ph":"X","cat":"kernel","name":"sgemm","pid":0,"tid":7,"ts":1695319472953660.750,"dur":30')},
${raw('"ph":"f","id":5,"pid":0,"tid":7,"ts":1695319472953660.750,"cat":"ac2g","name":"ac2g","bp":"e"')},
${raw('"name":"process_name","ph":"M","ts":1695319472953000.0,"pid":0,"tid":0,"args":{"name":"python3"}')},
${raw('"name":"process_labels","ph":"M","ts":1695319472953000.0,"pid":0,"tid":0,"args":{"labels":"GPU 0"}')},
${raw('"name":"process_name","ph":"M","ts":1695319472953000.0,"pid":100,"tid":0,"args":{"name":"python3"}')},
${raw('"name":"process_labels","ph":"M","ts":1695319472953000.0,"pid":100,"tid":0,"args":{"labels":"CPU"}')},
${raw('"name":"thread_name","ph":"M","ts":1695319472953000.0,"pid":0,"tid":7,"args":{"name":"stream 7 "}')},
${raw('"name":"Iteration Start: PyTorch Profiler","ph":"i","s":"g","pid":"Traces","tid":"Trace PyTorch Profiler","ts":1695319472953620.0')}
],"traceName":"x.pt.trace.json"}`;
  const { flows, tracks, slices, notes } = await openParts(text);
  assert.deepEqual(
    flows.map(({ name, from_us, to_us }) => [name, from_us, to_us]),
    [['ac2g', 20.125, 40.75]],
  );
  assert.deepEqual(
    tracks.map(({ name }) => name),
    ['python3 (GPU 0), stream 7 ', 'python3 (CPU)', 'thread Trace PyTorch Profiler'],
  );
  assert.deepEqual(slices, ['sgemm 40.75-70.75 0', 'aten::mm 1.5-81.75 0', 'cudaLaunchKernel 20.125-29.625 1']);
  assert.deepEqual(notes, []);
});

test('Chrome’s Performance panel, Node, Clang, Bazel, ninja, Go, tracing-chrome, JAX: no notes but where something is left out', async () => {
  const files = {
    devtools: {
      metadata: { source: 'DevTools', startTime: '2024-01-01' },
      traceEvents: [
        { args: { name: 'CrRendererMain' }, cat: '__metadata', name: 'thread_name', ph: 'M', pid: 10, tid: 1, ts: 0 },
        {
          args: { data: {} },
          cat: 'devtools.timeline',
          dur: 100,
          name: 'RunTask',
          ph: 'X',
          pid: 10,
          tid: 1,
          tdur: 90,
          ts: 5000,
          tts: 1,
        },
        {
          args: {},
          cat: 'blink.user_timing',
          id2: { local: '0x1' },
          name: 'measure',
          ph: 'b',
          pid: 10,
          scope: 'blink.user_timing',
          tid: 1,
          ts: 5010,
        },
        {
          args: {},
          cat: 'blink.user_timing',
          id2: { local: '0x1' },
          name: 'measure',
          ph: 'e',
          pid: 10,
          scope: 'blink.user_timing',
          tid: 1,
          ts: 5090,
        },
        {
          args: { data: {} },
          cat: 'devtools.timeline',
          name: 'UpdateCounters',
          ph: 'I',
          pid: 10,
          s: 't',
          tid: 1,
          ts: 5050,
        },
      ],
    },
    node: {
      traceEvents: [
        {
          pid: 1,
          tid: 1,
          ts: 100,
          tts: 5,
          ph: 'b',
          cat: 'node,node.async_hooks',
          name: 'Timeout',
          dur: 0,
          tdur: 0,
          id: '0x5',
          args: { data: { executionAsyncId: 1 } },
        },
        {
          pid: 1,
          tid: 1,
          ts: 190,
          tts: 9,
          ph: 'e',
          cat: 'node,node.async_hooks',
          name: 'Timeout',
          dur: 0,
          tdur: 0,
          id: '0x5',
          args: {},
        },
      ],
    },
    clang: {
      traceEvents: [
        { pid: 5, tid: 7, ph: 'X', ts: 0, dur: 900, name: 'Total ExecuteCompiler', args: { count: 1, 'avg ms': 0 } },
        { pid: 5, tid: 5, ph: 'X', ts: 10, dur: 80, name: 'Source', args: { detail: '/usr/include/stdio.h' } },
        { cat: '', pid: 5, tid: 5, ts: 0, ph: 'M', name: 'process_name', args: { name: 'clang' } },
      ],
      beginningOfTime: 1700000000000000,
    },
    bazel: {
      otherData: { bazel_version: '7' },
      traceEvents: [
        { name: 'thread_name', ph: 'M', pid: 1, tid: 0, args: { name: 'Critical Path' } },
        { name: 'thread_sort_index', ph: 'M', pid: 1, tid: 0, args: { sort_index: '0' } },
        { cat: 'critical path component', name: 'action', ph: 'X', ts: 1, dur: 9, pid: 1, tid: 0 },
        { name: 'action count', ph: 'C', ts: 2, pid: 1, tid: 3, args: { action: 4 } },
      ],
    },
    ninja: [{ name: 'a.o', cat: 'targets', ph: 'X', ts: 0, dur: 5000, pid: 0, tid: 0, args: {} }],
    go: {
      displayTimeUnit: 'ns',
      traceEvents: [
        { name: 'thread_name', ph: 'M', pid: 1, tid: 2, args: { name: 'Proc 2' } },
        { name: 'main.work', ph: 'X', ts: 1.5, dur: 2.25, pid: 1, tid: 2, sf: 3 },
        { name: 'G1 f', ph: 's', ts: 2, pid: 1, tid: 2, id: 9 },
        { name: 'G1 f', ph: 't', ts: 3, pid: 1, tid: 2, id: 9 },
      ],
      stackFrames: { 3: { name: 'main' } },
    },
    tracing: [
      { ph: 'b', pid: 1, tid: 3, ts: 1.5, name: 'task', cat: 'app', id: 1, args: { '[file]': 'src/main.rs' } },
      { ph: 'e', pid: 1, tid: 9, ts: 7.5, name: 'task', cat: 'app', id: 1 },
    ],
  };
  const counts = Object.fromEntries(
    await Promise.all(
      Object.entries(files).map(async ([tool, file]) => {
        const { tracks, notes, flows } = await openParts(JSON.stringify(file));
        return [
          tool,
          [
            tracks.reduce((sum, { slices }) => sum + slices.length, 0),
            tracks.reduce((sum, { instants }) => sum + instants.length, 0),
            flows.length,
            notes.length,
          ],
        ];
      }),
    ),
  );
  assert.deepEqual(counts, {
    devtools: [2, 1, 0, 0],
    node: [1, 0, 0, 0],
    clang: [2, 0, 0, 0],
    bazel: [1, 0, 0, 0],
    ninja: [1, 0, 0, 0],
    go: [1, 0, 1, 0],
    tracing: [1, 0, 0, 0],
  });
  const jax = await openParts(
    packed(
      JSON.stringify({
        displayTimeUnit: 'ns',
        metadata: { 'highres-ticks': true },
        traceEvents: [
          { ph: 'M', pid: 7, name: 'process_name', args: { name: '/host:CPU' } },
          { ph: 'X', pid: 7, tid: 1, ts: 10.5, dur: 3, name: 'f' },
          {},
        ],
      }),
    ),
  );
  assert.deepEqual(
    [jax.slices, jax.names, jax.notes],
    [['f 0-3 0'], ['/host:CPU'], ['1 event is left out: empty (it is number 3 in the file).']],
  );
});
