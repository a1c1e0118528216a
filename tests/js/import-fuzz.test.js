/**
 * Whatever is in a file, the importers give tracks that can be shown, or an ImportError: no other error, and no more
 * steps than a file of its length may take. What was ever found to break that stays in fixtures/import/hostile/, and is
 * changed further from there.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { chromeTrace } from '../../www/export/chrome-trace.js';
import { ImportError } from '../../www/import/checks/import-error.js';
import { importText } from '../../www/import/import-text.js';
import { fakeRun } from './fixtures/fake-run.js';
import { assertShowable } from './fixtures/showable.js';

const folder = new URL('fixtures/import/', import.meta.url);
const titles = (/** @type {string} */ model) => model;
const few = (/** @type {any} */ trace) => ({ ...trace, traceEvents: trace.traceEvents.slice(0, 60) });

/** Short, so that a mutation hits something. @type {string[]} */
const VALID = [
  readFileSync(new URL('phases.json', folder), 'utf8'),
  readFileSync(new URL('arrows.json', folder), 'utf8'),
  readFileSync(new URL('sampled-python.json', folder), 'utf8'),
  JSON.stringify(few(JSON.parse(readFileSync(new URL('viztracer.json', folder), 'utf8')))),
  JSON.stringify({ format: 'interleave-run', version: 1, run: fakeRun(['threads']) }),
  JSON.stringify(few(chromeTrace(fakeRun(['event-loop', 'processes']), titles))),
];

/** What is near to breaking something. @type {string[]} */
const HOSTILE = readdirSync(new URL('hostile/', folder))
  .filter((name) => name.endsWith('.json') && name !== 'expected.json')
  .map((name) => readFileSync(new URL(`hostile/${name}`, folder), 'utf8'));
const SEEDS = [...VALID, ...HOSTILE];

/** @param {string} text */
function read(text) {
  try {
    const { groups, steps } = importText(text, 'fuzz.json', titles);
    assert.ok(groups.length > 0);
    assertShowable(groups);
    assert.ok(steps <= 100 + 10 * text.length, `${steps} steps for ${text.length} characters`);
    return true;
  } catch (error) {
    assert.ok(error instanceof ImportError, `not an ImportError: ${error instanceof Error ? error.stack : error}`);
    assert.ok(!/cannot be read \(/.test(error.message), `an accident, not a judgement: ${error.message}`);
    return false;
  }
}

/** Every place in a JSON value. @param {any} value @param {(string|number)[]} [path] @returns {(string|number)[][]} */
const placesOf = (value, path = []) =>
  value !== null && typeof value === 'object'
    ? [path, ...Object.keys(value).flatMap((key) => placesOf(value[key], [...path, key]))]
    : [path];

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    null,
    -1,
    0,
    0.5,
    1e9,
    1e300,
    -1e300,
    2 ** 53,
    '',
    '0',
    'constructor',
    '__proto__',
    'toString',
    'X',
    'b',
    'e',
    'Has GIL',
    [],
    {},
    { length: 1e9 },
    { toString: 1 },
    { local: {} },
  ),
);

/** @typedef {{where: number, how: 'put'|'take'|'double', what: unknown}} Change */
const change = fc.record({ where: fc.nat(), how: fc.constantFrom('put', 'take', 'double'), what: odd });

/** @param {any} json @param {Change} change */
function apply(json, { where, how, what }) {
  const places = placesOf(json).filter((path) => path.length > 0);
  if (places.length === 0) return;
  const path = places[where % places.length];
  const key = path[path.length - 1];
  const around = path.slice(0, -1).reduce((value, step) => value[step], json);
  // A copy: what is put somewhere may be changed there by the next one.
  if (how === 'put') around[key] = structuredClone(what);
  else if (how === 'take') {
    if (Array.isArray(around)) around.splice(Number(key), 1);
    else delete around[key];
  } else if (Array.isArray(around)) around.push(structuredClone(around[Number(key)]));
  else around[`${key} again`] = around[key];
}

const whole = VALID.map((text) => {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(`${text.trimEnd().replace(/,$/, '')}]`);
  }
});

test('a valid file is read', () => {
  for (const text of VALID) assert.equal(read(text), true);
});

test('values changed, taken away, doubled', () => {
  const outcomes = { true: 0, false: 0 };
  fc.assert(
    fc.property(fc.nat(VALID.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
      const json = structuredClone(whole[which]);
      for (const one of changes) apply(json, /** @type {Change} */ (one));
      outcomes[/** @type {'true'|'false'} */ (String(read(JSON.stringify(json))))] += 1;
    }),
    { numRuns: 1500 },
  );
  assert.ok(outcomes.true > 50 && outcomes.false > 50, `both occur: ${JSON.stringify(outcomes)}`);
});

test('a value that cannot become text or a number, at every place', () => {
  for (const json of whole) {
    const places = placesOf(json).filter((path) => path.length > 0).length;
    for (let where = 0; where < places; where += 1) {
      const changed = structuredClone(json);
      apply(changed, { where, how: 'put', what: { toString: 1, valueOf: 1 } });
      read(JSON.stringify(changed));
    }
  }
});

test('text cut, and letters changed', () => {
  fc.assert(
    fc.property(fc.nat(SEEDS.length - 1), fc.nat(), fc.nat(), fc.string({ maxLength: 3 }), (which, at, gone, put) => {
      const text = SEEDS[which];
      const start = at % (text.length + 1);
      read(text.slice(0, start) + put + text.slice(start + (gone % 20)));
      read(text.slice(0, start));
    }),
    { numRuns: 400 },
  );
});

test('any JSON, and events of any content', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
      read(JSON.stringify(json));
    }),
    { numRuns: 500 },
  );
  const event = fc.record(
    {
      name: odd,
      ph: fc.constantFrom('X', 'B', 'E', 'b', 'e', 'i', 'C', 's', 't', 'f', 'M'),
      ts: fc.oneof(fc.double(), odd),
      dur: odd,
      pid: odd,
      tid: odd,
      id: odd,
      cat: odd,
      args: odd,
      bp: odd,
      id2: odd,
      bind_id: odd,
      flow_in: fc.boolean(),
      flow_out: fc.boolean(),
    },
    { requiredKeys: ['ph'] },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      read(JSON.stringify({ traceEvents: events }));
    }),
    { numRuns: 1500 },
  );
});

test('many pairs of one id, open at once, take no more steps than others', () => {
  const begins = Array.from({ length: 60_000 }, (_, at) => ({ name: `n${at}`, ph: 'b', id: 1, ts: at }));
  const ends = begins.map(({ name }, at) => ({ name, ph: 'e', id: 1, ts: 100_000 - at }));
  assert.equal(read(JSON.stringify([...begins, ...ends])), true);
});

test('a sample of every depth there is takes no more steps than others', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => at);
  const thread = {
    name: 'deep',
    stackTable: { frame: rows, prefix: [null, ...rows.slice(0, -1)] },
    frameTable: { func: rows },
    funcTable: { name: rows.map(() => 0) },
    markers: { name: [], startTime: [], endTime: [] },
    samples: { stack: rows, time: rows },
  };
  assert.equal(
    read(
      JSON.stringify({
        meta: { preprocessedProfileVersion: 57, interval: 1 },
        threads: [thread],
        shared: { stringArray: ['f'] },
      }),
    ),
    true,
  );
});
