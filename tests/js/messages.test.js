/** What a frame and its host take of each other's messages: what is known and well-formed, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCommand, readEvent } from '../../www/embed/messages.js';
import { writeFragment } from '../../www/link/moment.js';
import { MOST_LETTERS } from '../../www/link/recorded.js';

const good = [
  { type: 'hello' },
  { type: 'cancel' },
  { type: 'set', settings: { workload: 'squares', locked: null } },
  { type: 'run', id: 1, options: { workload: 'squares', params: { n: [1] } }, trace: false },
].map((message) => ({ interleave: 1, ...message }));
const told = [
  { type: 'ready', heard: false },
  { type: 'height', height_px: 480, opened: true },
  { type: 'progress', progress: { model: 'threads', turn: 0, turns: 1, part: 0, round: 0 } },
  { type: 'result', id: null, result: { version: 1, models: [] } },
  { type: 'error', id: 3, kind: 'busy', message: 'later' },
].map((message) => ({ interleave: 1, ...message }));

test('a well-formed message is taken as it is', () => {
  for (const message of good) assert.deepEqual(readCommand(message), message);
  for (const message of told) assert.deepEqual(readEvent(message), message);
  assert.deepEqual(readCommand({ interleave: 1, type: 'run', id: 2 }), {
    interleave: 1,
    type: 'run',
    id: 2,
    options: null,
    trace: false,
  });
});

test('a moment with the largest run that a link holds is taken', () => {
  const place = 1e13 - 0.001;
  const longest = { model: 'm'.repeat(40), track: '"'.repeat(80), place: 9_999_999 };
  const fill = writeFragment(
    {
      view: { from_us: 0, to_us: place },
      span: { from_us: 0, to_us: place },
      at_us: place,
      show: 'm'.repeat(40),
      slice: longest,
      sign: longest,
    },
    'A'.repeat(MOST_LETTERS),
  );
  assert.notEqual(
    readCommand({ interleave: 1, type: 'set', settings: { moment: fill } }),
    null,
    `${fill.length} letters`,
  );
});

test('neither side takes what the other one says', () => {
  for (const message of good) assert.equal(readEvent(message), null);
  for (const message of told) assert.equal(readCommand(message), null);
});

test('a message that is unknown, malformed or too large is not taken', () => {
  const cycle = /** @type {any} */ ({ workload: 'squares' });
  cycle.params = cycle;
  for (const message of [
    null,
    undefined,
    0,
    'run',
    [],
    {},
    { type: 'run', id: 1 },
    { interleave: 2, type: 'hello' },
    { interleave: '1', type: 'hello' },
    ...['eval', 'constructor', '__proto__', 'toString', '', null, ['run']].map((type) => ({ interleave: 1, type })),
    ...[0, -1, 1.5, NaN, '1', 2 ** 53, undefined].map((id) => ({ interleave: 1, type: 'run', id })),
    ...['x', [], { html: '<b>' }, { workload: 'x'.repeat(20_000) }, { params: 1n }, cycle].map((options) => ({
      interleave: 1,
      type: 'run',
      id: 1,
      options,
    })),
    ...[
      null,
      'x',
      [],
      { onclick: 'x' },
      { address: '' },
      { workload: 1 },
      { title: 'x'.repeat(20_000) },
      JSON.parse('{"__proto__": "x"}'),
    ].map((settings) => ({ interleave: 1, type: 'set', settings })),
  ])
    assert.equal(readCommand(message), null);
  for (const message of [
    ...[NaN, Infinity, '480', null].map((height_px) => ({ interleave: 1, type: 'height', height_px })),
    ...[null, {}, { model: 'threads', turn: 'x', turns: 1, part: 0, round: 0 }].map((progress) => ({
      interleave: 1,
      type: 'progress',
      progress,
    })),
    ...[null, {}, { version: 2, models: [] }, { version: 1, models: 'x' }].map((result) => ({
      interleave: 1,
      type: 'result',
      id: 1,
      result,
    })),
    { interleave: 1, type: 'error', id: 1, kind: 'evil', message: 'x' },
    { interleave: 1, type: 'error', id: 1, kind: 'busy', message: {} },
  ])
    assert.equal(readEvent(message), null);
});

test('a height is brought within its limits', () => {
  assert.deepEqual(
    [-1e9, 0, 1e9]
      .map((height_px) => readEvent({ interleave: 1, type: 'height', height_px }))
      .map((event) => event && 'height_px' in event && event.height_px),
    [160, 160, 6000],
  );
});

test('ten thousand messages of any shape: no exception, and nothing taken but what is well-formed', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true });
  const near = fc.record(
    {
      interleave: fc.oneof(fc.constant(1), anything),
      type: fc.oneof(fc.constantFrom(...[...good, ...told].map(({ type }) => type)), anything),
      id: anything,
      options: anything,
      settings: anything,
      height_px: anything,
      progress: anything,
      result: anything,
      kind: anything,
      message: anything,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(anything, near), (data) => {
      for (const taken of [readCommand(data), readEvent(data)]) {
        if (taken === null) continue;
        assert.equal(/** @type {any} */ (data).interleave, 1);
        assert.equal(taken.type, /** @type {any} */ (data).type);
      }
    }),
    { numRuns: 10_000 },
  );
});
