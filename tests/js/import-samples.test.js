/** Samples in Chrome's format: lists of them, sample events, and what V8's profiler tells in pieces. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importText } from '../../www/import/import-text.js';
import { assertShowable } from './fixtures/showable.js';

/** @param {unknown} file */
function open(file) {
  const { groups, notes } = importText(JSON.stringify(file), 'a.json', (model) => model);
  assertShowable(groups);
  return {
    tracks: groups[0].tracks.map(({ name, slices, instants }) => [
      name,
      slices.map((slice) => [slice.name, slice.from_us, slice.to_us, slice.depth]),
      instants.map((sign) => [sign.name, sign.us]),
    ]),
    notes,
  };
}
const at = (/** @type {string} */ ts, /** @type {number} */ sf, tid = '7') => ({
  cpu: '0',
  name: '',
  ts,
  pid: 1,
  tid,
  weight: '1',
  sf,
});

test('a list of samples beside events, with frames that name those around them', () => {
  const stackFrames = {
    1: { name: 'main', category: 'js' },
    2: { name: 'work', parent: 1 },
    3: { name: 'other', parent: 1 },
    4: { name: 'round', parent: 4 },
  };
  const { tracks, notes } = open({
    traceEvents: [{ ph: 'M', name: 'thread_name', pid: 1, tid: '7', args: { name: 'JS' } }],
    samples: [at('10', 2), at('20', 2), at('30', 3), at('40', 1), at('60', 4, '8')],
    stackFrames,
  });
  assert.deepEqual(tracks, [
    [
      'JS',
      [
        ['main', 0, 40, 0],
        ['work', 0, 20, 1],
        ['other', 20, 30, 1],
      ],
      [],
    ],
    ['thread 8', [['round', 50, 50, 0]], []],
  ]);
  assert.deepEqual(notes, ['5 samples, one every 0.0100 ms: what was between them is not known.']);
});

test('samples alone, with times and threads as texts, and frames by numbers', () => {
  assert.deepEqual(
    open({
      traceEvents: [],
      samples: [at('10', 1, '1'), at('20', 1, '1')],
      stackFrames: { 1: { name: 'f', category: 'js' } },
    }).tracks,
    [['thread 1', [['f', 0, 20, 0]], []]],
  );
});

test('a thread that has slices too has its samples on a track of their own', () => {
  const { tracks } = open({
    traceEvents: [
      { ph: 'M', name: 'thread_name', pid: 1, tid: 7, args: { name: 'JS' } },
      { ph: 'X', name: 'task', pid: 1, tid: 7, ts: 0, dur: 25 },
      { ph: 'P', name: 'sample', pid: 1, tid: 7, ts: 10, stack: ['inner', 'outer'] },
      { ph: 'P', name: 'sample', pid: 1, tid: 7, ts: 20, stack: ['outer'] },
    ],
  });
  assert.deepEqual(tracks, [
    ['JS', [['task', 0, 25, 0]], []],
    [
      'JS, sampled',
      [
        ['outer', 10, 30, 0],
        ['inner', 10, 20, 1],
      ],
      [],
    ],
  ]);
});

test('V8’s profile in chunks, of the thread that it began on; whole, too; and chunks that say nothing are signs', () => {
  const node = (/** @type {number} */ id, /** @type {string} */ functionName, /** @type {number} */ parent) => ({
    id,
    callFrame: { functionName, scriptId: 1 },
    ...(parent ? { parent } : {}),
  });
  const nodes = [node(1, '(root)', 0), node(2, 'main', 1), node(3, 'work', 2)];
  const chunk = (/** @type {number} */ ts, /** @type {object} */ data) => ({
    ph: 'P',
    name: 'ProfileChunk',
    cat: 'v8',
    pid: 1,
    tid: 99,
    id: '0x1',
    ts,
    args: { data },
  });
  const expected = [
    ['main', 0, 300, 0],
    ['work', 100, 300, 1],
  ];
  const chunks = [
    { ph: 'P', name: 'Profile', pid: 1, tid: 7, id: '0x1', ts: 1000, args: { data: { startTime: 1000 } } },
    chunk(1050, { cpuProfile: { nodes: nodes.slice(0, 2), samples: [2] }, timeDeltas: [0] }),
    chunk(1200, { cpuProfile: { nodes: nodes.slice(2), samples: [3, 3] }, timeDeltas: [100, 100] }),
  ];
  assert.deepEqual(open(chunks).tracks, [['thread 7', expected, []]]);
  const whole = {
    ph: 'I',
    name: 'CpuProfile',
    pid: 1,
    tid: 7,
    ts: 1000,
    args: { data: { cpuProfile: { nodes, samples: [2, 3, 3], timeDeltas: [0, 100, 100], startTime: 1000 } } },
  };
  assert.deepEqual(open([whole]).tracks, [['thread 7', expected, []]]);
  assert.deepEqual(open([chunk(10, {})]).tracks, [['thread 99', [], [['ProfileChunk', 0]]]]);
});
