/** A run in a link comes back as it was; whatever else is in a link gives an ImportError, at once, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { ImportError } from '../../www/import/checks/import-error.js';
import { columnsOfEvents, eventsOfColumns } from '../../www/link/events.js';
import { isFragment } from '../../www/link/fragment.js';
import { NO_MOMENT, readFragment, writeFragment } from '../../www/link/moment.js';
import { packText, unpackText } from '../../www/link/packed-text.js';
import { packRun, unpackRun } from '../../www/link/recorded.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { catalogue } from './fixtures/catalogue.js';
import { fakeRun } from './fixtures/fake-run.js';
import { assertShowable } from './fixtures/showable.js';

const about = { day: '2026-11-24', browser: 'Chromium 156' };
const recorded = { about, result: fakeRun(['sequential', 'event-loop', 'threads', 'processes']) };
const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value));

/** The lock's events, as trace-events.js writes them. */
const LOCK = [
  { name: 'thread_name', ph: 'M', pid: 2, tid: 1, args: { name: 'thread 1' } },
  { name: 'a', cat: 'task', ph: 'X', ts: 10.5, dur: 5000.0009765625, pid: 2, tid: 1 },
  { name: 'Has GIL', cat: 'has-gil', ph: 'X', ts: 10.5, dur: 4000, pid: 2, tid: 1 },
  { name: 'hand-over', cat: 'gil', id: '0x1f', ph: 's', ts: 4010.5, pid: 2, tid: 1, args: { why: 'asked' } },
  { name: 'hand-over', cat: 'gil', id: '0x1f', ph: 'f', bp: 'e', ts: 4015.25, pid: 2, tid: 2 },
  { name: 'b', cat: 'task', ph: 'b', id: '0x2', ts: 4100, pid: 3, tid: 3 },
];

test('events come back exactly, to the last bit of their times', () => {
  assert.deepEqual(eventsOfColumns(plain(columnsOfEvents(LOCK)), 'x'), LOCK);
  const step = fc.integer({ min: 0, max: 4e9 }).map((steps) => steps / 1024);
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: fc.string({ maxLength: 5 }), ts: step, dur: step, pid: fc.nat(5), tid: fc.nat(5) }), {
        maxLength: 40,
      }),
      (some) => {
        const events = some.map((event) => ({ ...event, ph: 'X', cat: 'task' }));
        assert.deepEqual(eventsOfColumns(plain(columnsOfEvents(events)), 'x'), events);
      },
    ),
  );
});

test('a run comes back as it was, but for the bytes that tasks carried back', async () => {
  const back = await unpackRun(await packRun(recorded), catalogue);
  assert.deepEqual(back.about, about);
  const ids = (/** @type {any} */ run) =>
    plain(run).models.map((/** @type {any} */ model) => ({
      ...model,
      tasks: model.tasks.map((/** @type {any} */ task) => ({ ...task, payload: null })),
      trace: model.trace.traceEvents.map((/** @type {any} */ event) => ({
        ...event,
        ...(event.id === undefined ? {} : { id: Number(event.id) }),
      })),
    }));
  assert.deepEqual(ids(back.result), ids(recorded.result));
  assert.deepEqual({ ...plain(back.result), models: null }, { ...plain(recorded.result), models: null });
});

test('a moment comes back, and nothing of it is in a link that has nothing to say', () => {
  const us = fc.integer({ min: 0, max: 1e12 }).map((steps) => steps / 1000);
  const extent = fc
    .tuple(us, us)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from_us: Math.min(a, b), to_us: Math.max(a, b) }));
  const place = fc.record({
    model: fc.constantFrom('threads', 'event-loop'),
    track: fc.constantFrom('2/1', '3/1#0x2'),
    place: fc.nat(9999),
  });
  const maybe = (/** @type {fc.Arbitrary<any>} */ one) => fc.option(one, { nil: null });
  fc.assert(
    fc.property(
      fc.record({
        view: maybe(extent),
        at_us: maybe(us),
        span: maybe(extent),
        show: maybe(fc.constantFrom('threads-gil', 'processes')),
        slice: maybe(place),
        sign: maybe(place),
      }),
      maybe(fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '_') })),
      (moment, run) => {
        const text = writeFragment(moment, run);
        assert.ok(isFragment(text) && isFragment(`#${text}`));
        assert.deepEqual(readFragment(`#${text}`), { run, moment: plain(moment), problems: [] });
      },
    ),
  );
  assert.equal(writeFragment(NO_MOMENT, null), 'moment=1');
  assert.ok(!isFragment('#idea-2') && !isFragment(''));
});

test('a part of a moment that cannot be read is left out, and named', () => {
  const { moment, problems } = readFragment(
    '#moment=1&view=5,3&at=NaN&span=1,2,3&slice=threads,2/1&sign=2/1,0&show=<b>',
  );
  assert.deepEqual(moment, NO_MOMENT);
  assert.deepEqual(
    problems.map((text) => text.split(':')[0]),
    ['view', 'at', 'span', 'slice', 'sign', 'show'],
  );
  assert.match(readFragment('#moment=2&at=1').problems[0], /newer/);
});

/** @param {string} packed @returns {Promise<string>} the refusal */
async function refusalOf(packed) {
  const before_ms = performance.now();
  const refusal = await unpackRun(packed, catalogue).then(
    () => '',
    (error) => {
      assert.ok(error instanceof ImportError, `not an ImportError: ${error instanceof Error ? error.stack : error}`);
      return error.message;
    },
  );
  assert.ok(performance.now() - before_ms < 2000, 'it takes no time');
  return refusal;
}

test('a link that was cut off, is no run, or unpacks without end, says what to do', async () => {
  const packed = await packRun(recorded);
  for (const part of [0, 1, 2, 10, packed.length >> 1, packed.length - 4])
    assert.match(await refusalOf(packed.slice(0, part)), /copy all of it again/, String(part));
  assert.match(await refusalOf('@@@'), /letters/);
  assert.match(await refusalOf('A'.repeat(70_000)), /longer than any/);
  const bomb = deflateRawSync(Buffer.alloc(40_000_000, 0x20)).toString('base64url');
  assert.match(await refusalOf(bomb), bomb.length > 65_536 ? /longer/ : /unpacks to more/);
  assert.match(await refusalOf(await packText('[]')), /no run in it/);
  assert.match(await refusalOf(await packText('{"version":9}')), /newer/);
  assert.match(await refusalOf(await packText(`${'['.repeat(90_000)}`)), /no run in it/);
});

test('more events, deeper slices or more tracks than can be shown are refused', async () => {
  const json = JSON.parse(await unpackText(await packRun(recorded)));
  const with_ = (/** @type {unknown} */ trace) =>
    packText(JSON.stringify({ ...json, traces: [trace, ...json.traces.slice(1)] }));
  const slices = (/** @type {number} */ count, /** @type {(at: number) => object} */ more) =>
    columnsOfEvents(
      Array.from({ length: count }, (_, at) => ({ name: 'a', ph: 'X', pid: 1, tid: 1, ts: at, dur: 1, ...more(at) })),
    );
  assert.match(await refusalOf(await with_(slices(10_001, () => ({})))), /list that fits/);
  assert.match(await refusalOf(await with_(slices(300, (tid) => ({ tid })))), /tracks/);
  assert.match(await refusalOf(await with_(slices(100, (at) => ({ dur: 1000 - 2 * at })))), /too deep/);
  assert.match(
    await refusalOf(await with_({ ...slices(3, () => ({})), step: [1e13, 1e13, 1] })),
    /time that a run can take/,
  );
});

/** Every place in a JSON value. @param {any} value @param {(string|number)[]} [path] @returns {(string|number)[][]} */
const placesOf = (value, path = []) =>
  value !== null && typeof value === 'object'
    ? [path, ...Object.keys(value).flatMap((key) => placesOf(value[key], [...path, key]))]
    : [path];
/** @param {any} value @param {(string|number)[]} path @param {unknown} odd @returns {any} */
const put = (value, [key, ...path], odd) => {
  if (key === undefined) return odd;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = put(copy[key], path, odd);
  return copy;
};

test('a run with any value at any place can be shown or is refused', async () => {
  const json = JSON.parse(await unpackText(await packRun({ about, result: fakeRun(['event-loop', 'threads']) })));
  const places = placesOf(json);
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, -1, 0.5, 1e9, 1e300, 2 ** 53, '', '0', 'constructor', '__proto__', [], {}, { length: 1e9 }),
  );
  let [shown, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), odd, async (path, value) => {
      const packed = await packText(JSON.stringify(put(json, path, value)));
      const back = await unpackRun(packed, catalogue).catch((error) => {
        assert.ok(error instanceof ImportError, `not an ImportError: ${error instanceof Error ? error.stack : error}`);
        return null;
      });
      if (!back) {
        refused += 1;
        return;
      }
      shown += 1;
      for (const { model, trace } of back.result.models)
        assertShowable(
          [{ title: model, tracks: tracksOf(trace.traceEvents), flows: [] }].filter(({ tracks }) => tracks.length > 0),
        );
    }),
    { numRuns: 400 },
  );
  assert.ok(shown > 20 && refused > 100, `${shown} shown, ${refused} refused`);
});
