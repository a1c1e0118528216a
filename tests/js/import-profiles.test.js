/**
 * Profiles that samplers write, in each of their forms: what is in them is shown, and told to be sampled. The files are
 * made here, from the formats' own descriptions.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ImportError } from '../../www/import/checks/import-error.js';
import { importText } from '../../www/import/import-text.js';
import { assertShowable } from './fixtures/showable.js';

/** @typedef {import('../../www/trace/tracks.js').Track} Track */

const fixture = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(`fixtures/import/${name}`, import.meta.url), 'utf8'));
/** @param {unknown} file */
function open(file) {
  const read = importText(typeof file === 'string' ? file : JSON.stringify(file), 'a.json', (model) => model);
  assertShowable(read.groups);
  return { ...read, tracks: read.groups[0].tracks, counters: read.groups[0].counters ?? [] };
}
/** @param {Track[]} tracks */
const spans = (tracks) =>
  tracks.map(({ name, slices }) => [
    name,
    slices.map((slice) => [slice.name, slice.from_us, slice.to_us, slice.depth]),
  ]);

/**
 * The tables of a profile as version 66 and later have them: shared by all threads, each stack a distance from the one
 * that it rests on.
 * @param {any} old of version 57
 */
function upToDate(old) {
  const profile = structuredClone(old);
  const shared = {
    stringArray: profile.shared.stringArray,
    stackTable: { frame: /** @type {number[]} */ ([]), prefixOffset: /** @type {number[]} */ ([]), length: 0 },
    frameTable: { func: /** @type {number[]} */ ([]), lib: /** @type {number[]} */ ([]) },
    funcTable: { name: /** @type {number[]} */ ([]), source: /** @type {null[]} */ ([]) },
  };
  for (const thread of profile.threads) {
    const [stacks, frames, funcs] = [
      shared.stackTable.frame.length,
      shared.frameTable.func.length,
      shared.funcTable.name.length,
    ];
    shared.funcTable.name.push(...thread.funcTable.name);
    shared.frameTable.func.push(...thread.frameTable.func.map((/** @type {number} */ func) => func + funcs));
    shared.frameTable.lib.push(...thread.frameTable.func.map(() => -1));
    shared.stackTable.frame.push(...thread.stackTable.frame.map((/** @type {number} */ frame) => frame + frames));
    shared.stackTable.prefixOffset.push(
      ...thread.stackTable.prefix.map((/** @type {number|null} */ prefix, /** @type {number} */ at) =>
        prefix === null ? 0 : at - prefix,
      ),
    );
    thread.samples.stack = thread.samples.stack.map((/** @type {number|null} */ stack) =>
      stack === null ? null : stack + stacks,
    );
    // Version 50: the time since the sample before.
    thread.samples.timeDeltas = thread.samples.time.map(
      (/** @type {number} */ ms, /** @type {number} */ at) => ms - (thread.samples.time[at - 1] ?? 0),
    );
    for (const gone of ['stackTable', 'frameTable', 'funcTable', 'resourceTable', 'nativeSymbols']) delete thread[gone];
    delete thread.samples.time;
  }
  shared.stackTable.length = shared.stackTable.frame.length;
  return { ...profile, meta: { ...profile.meta, preprocessedProfileVersion: 70 }, shared };
}

for (const name of ['sampled-python.json', 'sampled-python-cpython.json']) {
  test(`${name} in today's form of the Firefox Profiler shows what it shows in the form of CPython`, () => {
    const rounded = (/** @type {Track[]} */ tracks) =>
      spans(tracks).map(([title, slices]) => [
        title,
        /** @type {any[]} */ (slices).map(([own, from, to, depth]) => [own, Math.round(from), Math.round(to), depth]),
      ]);
    const [before, now] = [open(fixture(name)), open(upToDate(fixture(name)))];
    assert.deepEqual(rounded(now.tracks), rounded(before.tracks));
    assert.deepEqual(now.notes, before.notes);
    assert.ok(now.tracks.some(({ slices }) => slices.length > 0));
  });
}

/** A profile of two processes, with markers of every phase and counters. */
function ofFirefox() {
  const strings = ['root', 'work', 'Paint', 'Load', 'Click', 'Script', 'page.js'];
  const thread = {
    name: 'GeckoMain',
    isMainThread: true,
    processName: 'Parent',
    pid: '1',
    tid: 1,
    samples: { stack: [0, 1, 1, null, 0], time: [0, 1, 2, 3, 4], length: 5 },
    markers: {
      name: [2, 3, 3, 4, 5, 3],
      startTime: [0, 1, 0, 2, 1.5, null],
      endTime: [3, 0, 3.5, null, 6, 5],
      phase: [1, 2, 3, 0, 1, 3],
      category: [0, 0, 0, 0, 0, 0],
      data: [null, null, null, null, { type: 'Script', file: 'page.js' }, null],
      length: 6,
    },
  };
  return {
    meta: {
      interval: 1,
      preprocessedProfileVersion: 70,
      product: 'Firefox',
      categories: [],
      markerSchema: [
        { name: 'Script', chartLabel: '{marker.data.file}', display: [], fields: [{ key: 'file', format: 'string' }] },
      ],
    },
    shared: {
      stringArray: strings,
      stackTable: { frame: [0, 1], prefixOffset: [0, 1], length: 2 },
      frameTable: { func: [0, 1], length: 2 },
      funcTable: { name: [0, 1], length: 2 },
    },
    threads: [
      thread,
      {
        ...thread,
        processName: 'Web',
        pid: '2',
        isMainThread: false,
        markers: { name: [], startTime: [], endTime: [], phase: [], data: [] },
      },
    ],
    counters: [
      {
        name: 'malloc',
        category: 'Memory',
        pid: '1',
        mainThreadIndex: 0,
        samples: { timeDeltas: [0, 1, 1, 1], count: [10, -30, 5, 50], length: 4 },
        display: { graphType: 'line-accumulated', unit: 'bytes', label: 'Memory' },
      },
      {
        name: 'processCPU',
        category: 'CPU',
        pid: '2',
        mainThreadIndex: 1,
        samples: { time: [0, 2, 4], count: [0, 4, 1], length: 3 },
        display: { graphType: 'line-rate', unit: '', label: 'Process CPU' },
      },
    ],
  };
}

test('of any program: calls, markers of every phase with what their schema says, and counters', () => {
  const { tracks, counters, notes } = open(ofFirefox());
  assert.deepEqual(
    spans(tracks),
    [
      [
        'Parent, GeckoMain (main)',
        [
          ['root', 0, 3000, 0],
          ['work', 1000, 3000, 1],
          ['root', 4000, 5000, 0],
        ],
      ],
      ['Parent, GeckoMain (main): markers', [['Paint', 0, 3000, 0]]],
      ['Parent, GeckoMain (main): markers 2', [['Load', 1000, 3500, 0]]],
      ['Parent, GeckoMain (main): markers 3', [['Script: page.js', 1500, 6000, 0]]],
      [
        'Web, GeckoMain',
        [
          ['root', 0, 3000, 0],
          ['work', 1000, 3000, 1],
          ['root', 4000, 5000, 0],
        ],
      ],
    ],
    'spans that cross each other stand apart',
  );
  assert.deepEqual(
    tracks[1].instants.map(({ name, us }) => [name, us]),
    [['Click', 2000]],
  );
  assert.deepEqual(
    counters.map(({ name, times, values }) => [name, Array.from(times), Array.from(values)]),
    [
      ['process 1, Memory, bytes', [0, 1000, 2000, 3000], [30, 0, 5, 55]],
      ['process 2, Process CPU', [0, 2000, 4000], [2, 0.5, 0]],
    ],
  );
  assert.deepEqual(notes, [
    '10 samples, one every 1.00 ms: what was between them is not known.',
    '1 marker that has no beginning, or ends before it, is left out.',
  ]);
});

test('a marker that had not ended goes on; before version 30 markers had one time, and a payload', () => {
  const profile = ofFirefox();
  profile.threads = [
    {
      ...profile.threads[0],
      markers: /** @type {any} */ ({
        name: [2, 3, 3, 4, 5],
        time: [0, 1, 2, 3, 4],
        data: [
          null,
          { type: 'tracing', interval: 'start' },
          { type: 'tracing', interval: 'end' },
          { startTime: 3, endTime: 5 },
          { type: 'tracing', interval: 'start' },
        ],
      }),
    },
  ];
  const { tracks } = open(profile);
  assert.deepEqual(spans(tracks.slice(1)), [
    [
      'GeckoMain (main): markers',
      [
        ['Load', 1000, 2000, 0],
        ['Click', 3000, 5000, 0],
        ['Script', 4000, 5000, 1],
      ],
    ],
  ]);
  assert.equal(tracks[1].slices[2].open, true);
});

test('as Firefox itself records it: rows under a schema, a process with a later clock', () => {
  const thread = (/** @type {string} */ name, /** @type {number} */ pid) => ({
    name,
    pid,
    tid: pid,
    processType: 'default',
    stringTable: ['(root)', 'run (http://a.org/x.js:1:2)', 'Tick'],
    frameTable: {
      schema: { location: 0, relevantForJS: 1 },
      data: [
        [0, false],
        [1, false],
      ],
    },
    stackTable: {
      schema: { prefix: 0, frame: 1 },
      data: [
        [null, 0],
        [0, 1],
      ],
    },
    samples: {
      schema: { stack: 0, time: 1, eventDelay: 2 },
      data: [
        [0, 10, 0],
        [1, 11, 0],
        [1, 12],
      ],
    },
    markers: {
      schema: { name: 0, startTime: 1, endTime: 2, phase: 3, category: 4, data: 5 },
      data: [[2, 11, null, 0, 0]],
    },
  });
  const gecko = {
    meta: { version: 36, interval: 1, startTime: 1000, markerSchema: [] },
    libs: [],
    threads: [thread('GeckoMain', 1)],
    counters: [
      {
        name: 'malloc',
        category: 'Memory',
        samples: {
          schema: { time: 0, count: 1 },
          data: [
            [10, 5],
            [12, 6],
          ],
        },
      },
    ],
    processes: [{ meta: { version: 36, startTime: 1005 }, threads: [thread('Worker', 2)], processes: [] }],
  };
  const { tracks, counters } = open(gecko);
  assert.deepEqual(spans(tracks.filter(({ lane }) => !lane)), [
    [
      'process 1, GeckoMain (main)',
      [
        ['(root)', 0, 3000, 0],
        ['run', 1000, 3000, 1],
      ],
    ],
    [
      'process 2, Worker',
      [
        ['(root)', 5000, 8000, 0],
        ['run', 6000, 8000, 1],
      ],
    ],
  ]);
  assert.deepEqual(
    tracks.flatMap(({ instants }) => instants.map(({ name, us }) => [name, us])),
    [
      ['Tick', 1000],
      ['Tick', 6000],
    ],
  );
  assert.deepEqual(
    counters.map(({ name, values }) => [name, Array.from(values)]),
    [['process 1, malloc', [5, 11]]],
  );
  assert.throws(
    () => open({ ...gecko, threads: [{ ...gecko.threads[0], stackTable: 1 }] }),
    /open it at profiler\.firefox\.com, save it there/,
  );
});

test('a profile of sizes has no timeline, and says so', () => {
  const profile = ofFirefox();
  assert.throws(
    () => open({ ...profile, meta: { ...profile.meta, sampleUnits: { time: 'bytes' } } }),
    /measures bytes, not time/,
  );
});

/** @param {object[]} profiles @param {string[]} names */
const speedscope = (profiles, names = ['a', 'b', 'c']) => ({
  $schema: 'https://www.speedscope.app/file-format-schema.json',
  shared: { frames: names.map((name) => ({ name })) },
  profiles,
});

test('speedscope: calls that open and close, samples with weights, each profile a track, in their units', () => {
  const O = (/** @type {number} */ frame, /** @type {number} */ at) => ({ type: 'O', frame, at });
  const C = (/** @type {number} */ frame, /** @type {number} */ at) => ({ type: 'C', frame, at });
  const { tracks, notes } = open(
    speedscope([
      {
        type: 'evented',
        name: 'thread',
        unit: 'milliseconds',
        startValue: 0,
        endValue: 9,
        events: [O(0, 0), O(1, 1), C(1, 2), O(1, 2), C(1, 4), C(0, 5), C(2, 6), O(2, 7)],
      },
      {
        type: 'sampled',
        name: 'thread',
        unit: 'seconds',
        startValue: 0,
        endValue: 0.03,
        samples: [[0, 1], [0, 1, 1], [0], [], [0]],
        weights: [0.01, 0.005, 0.005, 0.005, 0.005],
      },
    ]),
  );
  assert.deepEqual(spans(tracks), [
    [
      'thread 1',
      [
        ['a', 0, 5000, 0],
        ['b', 1000, 2000, 1],
        ['b', 2000, 4000, 1],
        ['c', 7000, 9000, 0],
      ],
    ],
    [
      'thread 2',
      [
        ['a', 0, 20_000, 0],
        ['b', 0, 15_000, 1],
        ['b', 10_000, 15_000, 2],
        ['a', 25_000, 30_000, 0],
      ],
    ],
  ]);
  assert.equal(tracks[0].slices[3].open, true);
  assert.deepEqual(notes, [
    '5 samples, one every 5.00 ms: what was between them is not known.',
    '1 end without a beginning is left out.',
  ]);
  assert.deepEqual(
    open(
      speedscope([
        { type: 'sampled', name: 'x', unit: 'none', startValue: 0, endValue: 2, samples: [[0], [1]], weights: [1, 3] },
      ]),
    ).tracks[0].slices.map(({ to_us }) => to_us),
    [1000, 4000],
  );
  assert.throws(
    () => open(speedscope([{ type: 'sampled', name: 'x', unit: 'bytes', samples: [], weights: [] }])),
    /measures bytes/,
  );
  assert.throws(
    () => open(speedscope([{ type: 'sampled', name: 'x', unit: 'seconds', samples: [[9]], weights: [1] }])),
    ImportError,
  );
});

const call = (/** @type {string} */ functionName, lineNumber = 1) => ({
  functionName,
  scriptId: '1',
  url: 'a.js',
  lineNumber,
  columnNumber: 0,
});

test('a .cpuprofile: the tree by children or by parents, one that collects garbage lies in what ran, and nobody is idle', () => {
  const nodes = [
    { id: 1, callFrame: call('(root)'), children: [2, 3, 4, 6] },
    { id: 2, callFrame: call('main'), children: [5] },
    { id: 3, callFrame: call('(idle)') },
    { id: 4, callFrame: call('(garbage collector)') },
    { id: 5, callFrame: call('') },
    { id: 6, callFrame: call('main', 2) },
  ];
  const profile = {
    nodes,
    startTime: 100,
    endTime: 900,
    samples: [2, 5, 5, 4, 4, 3, 3, 6],
    timeDeltas: [0, 100, 100, 100, 100, 100, 100, 100],
  };
  const expected = [
    [
      'main thread',
      [
        ['main', 0, 500, 0],
        ['(anonymous)', 100, 500, 1],
        ['(garbage collector)', 300, 500, 2],
        ['main', 700, 800, 0],
      ],
    ],
  ];
  assert.deepEqual(spans(open(profile).tracks), expected);
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  assert.deepEqual(
    spans(
      open({ ...profile, nodes: nodes.map(({ children: _, ...node }) => ({ ...node, parent: parents.get(node.id) })) })
        .tracks,
    ),
    expected,
  );
  /** @type {(id: number) => object} */
  const head = (id) => {
    const { callFrame, children = [], ...node } = nodes[id - 1];
    return { ...node, ...callFrame, children: children.map(head) };
  };
  assert.deepEqual(
    spans(
      open({
        head: head(1),
        startTime: 0.0001,
        endTime: 0.0009,
        samples: profile.samples,
        timestamps: profile.samples.map((_, at) => 100 + 100 * at),
      }).tracks,
    ),
    expected,
  );
  assert.deepEqual(open(profile).notes, ['8 samples, one every 0.100 ms: what was between them is not known.']);
  assert.throws(() => open({ ...profile, samples: [9, 9, 9, 9, 9, 9, 9, 9] }), /names a node that is not there/);
  assert.throws(() => open({ ...profile, timeDeltas: [1] }), /1 time deltas and 8 samples/);
  assert.throws(
    () =>
      open({
        ...profile,
        nodes: [
          { ...nodes[0], parent: 2 },
          { ...nodes[1], parent: 1 },
        ],
      }),
    /circle/,
  );
});
