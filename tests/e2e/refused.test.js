/** What is refused, and that a refusal costs nothing. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { assertWell } from './results.js';

const lab = useLab();
const SMALL = {
  workload: 'squares',
  params: { n: [1000, 2000], passes: 1 },
  models: /** @type {any} */ (['processes']),
  workers: 2,
};

/** Every kind of nonsense, made in the page: much of it is no JSON. */
const nonsense = () =>
  lab.inPage(async () => {
    const { e2e } = /** @type {any} */ (window);
    /** @type {any} */
    const cyclic = {};
    cyclic.self = cyclic;
    const throwing = {
      get workload() {
        throw new Error('a getter that throws');
      },
    };
    /** @type {[string, unknown][]} */
    const cases = [
      ['a number', 5],
      ['a word', 'threads'],
      ['a list', ['threads']],
      ['a function', () => {}],
      ['a symbol', Symbol('x')],
      ['a BigInt', 5n],
      ['a BigInt inside', { workers: 5n }],
      ['cyclic', cyclic],
      ['cyclic params', { params: cyclic }],
      ['a getter that throws', throwing],
      ['an unknown option', { wrokers: 2 }],
      ['an unknown workload', { workload: 'sort' }],
      ['a workload that is no word', { workload: 3 }],
      ['a prototype name', { workload: '__proto__' }],
      ['markup for a workload', { workload: '<img src=x onerror=alert(1)>' }],
      ['no models', { models: [] }],
      ['an unknown model', { models: ['fibers'] }],
      ['a model twice', { models: ['threads', 'threads'] }],
      ['models as a word', { models: 'threads' }],
      ['no workers', { workers: 0 }],
      ['half a worker', { workers: 1.5 }],
      ['too many workers', { workers: 65 }],
      ['workers not a number', { workers: NaN }],
      ['no end of workers', { workers: Infinity }],
      ['workers as a word', { workers: '2' }],
      ['no rounds', { rounds: 0 }],
      ['too many rounds', { rounds: 1e9 }],
      ['rounds below zero', { rounds: -1 }],
      ['params as a list', { params: [] }],
      ['params as a word', { params: 'n=3' }],
      ['an unknown parameter', { params: { passes: 1 }, workload: 'download' }],
      ['too many tasks', { workload: 'download', params: { tasks: 65 } }],
      ['far too many tasks', { workload: 'download', params: { tasks: 10001 }, models: ['event-loop'] }],
      ['a delay too long', { workload: 'download', params: { delay_ms: 20001 } }],
      ['a delay that is no number', { workload: 'download', params: { delay_ms: NaN } }],
      ['a delay below zero', { workload: 'download', params: { delay_ms: -1 } }],
      ['an unknown kind of waiting', { workload: 'download', params: { io: 'fast' } }],
      ['an empty list', { workload: 'squares', params: { n: [] } }],
      ['a list too long', { workload: 'squares', params: { n: Array(65).fill(1) } }],
      ['a list with a hole', { workload: 'squares', params: { n: Array(2) } }],
      ['a number for a list', { workload: 'squares', params: { n: 1000 } }],
      ['a number for a switch', { workload: 'squares', params: { return_list: 1 } }],
    ];
    const ends = [];
    for (const [label, options] of cases) {
      const running = e2e.start(options);
      const end = await Promise.race([
        running,
        new Promise((resolve) => {
          setTimeout(() => resolve(null), 10_000);
        }),
      ]);
      if (!end) {
        e2e.lab().cancel();
        await running;
      }
      ends.push({
        label,
        kind: end?.rejected?.kind ?? (end ? 'resolved' : 'ran'),
        message: end?.rejected?.message ?? '',
      });
    }
    return ends;
  });

test('nonsense rejects with invalid and a message, and the next run works', async () => {
  const ends = await nonsense();
  assert.ok(ends.length >= 40);
  assert.deepEqual(
    ends.filter((end) => end.kind !== 'invalid'),
    [],
  );
  for (const { label, message } of ends) assert.ok(message.length > 10, `${label}: "${message}"`);
  assertWell((await lab.run(SMALL)).models[0]);
});

test('a second run rejects with busy, and the first loses nothing', async () => {
  await lab.start({ workload: 'download', params: { tasks: 2, delay_ms: 500 }, models: ['processes'] });
  const kinds = await lab.inPage(async () => {
    const element = /** @type {any} */ (document.querySelector('interleave-lab'));
    const kind = (/** @type {Promise<unknown>} */ run) =>
      run.then(
        () => 'resolved',
        (error) => error.kind,
      );
    return Promise.all([kind(element.run({})), kind(element.run({ models: ['threads'] }))]);
  });
  assert.deepEqual(kinds, ['busy', 'busy']);
  const { resolved } = await lab.end();
  assert.ok(resolved);
  assertWell(resolved.models[0]);
});

test('two runs in one breath: the first runs, the second is busy', async () => {
  const kinds = await lab.inPage(async (options) => {
    const element = /** @type {any} */ (document.querySelector('interleave-lab'));
    const kind = (/** @type {Promise<any>} */ run) =>
      run.then(
        (result) => result.models[0].error,
        (error) => error.kind,
      );
    return Promise.all([kind(element.run(options)), kind(element.run(options))]);
  }, SMALL);
  assert.deepEqual(kinds, [null, 'busy']);
});

test('a run that does not fit is refused before it starts, and the error names what fits', async () => {
  const {
    models: [model],
  } = await lab.run({ workload: 'image', params: { tasks: 64, megapixels: 20, passes: 1 }, models: ['threads'] });
  assert.equal(model.error?.kind, 'too-large');
  const { message } = /** @type {NonNullable<typeof model.error>} */ (model.error);
  assert.match(message, /largest that fits/i);
  const tasks = Number(/(\d+) tasks?\b(?! of)/.exec(message.split('fits')[1])?.[1]);
  assert.ok(tasks >= 1 && tasks < 64, message);
  assert.ok(
    model.tasks.every((task) => task.start_ms === null && task.checksum === null),
    'nothing started',
  );
  assert.deepEqual(model.output, []);
  assertWell((await lab.run(SMALL)).models[0]);
});

test('a model that does not fit leaves the others alone', async () => {
  const result = await lab.run({
    workload: 'squares',
    params: { n: Array(20).fill(10000000), passes: 1 },
    models: ['threads', 'sequential'],
  });
  assert.equal(result.models[0].error?.kind, 'too-large');
  assertWell(result.models[1]);
});
