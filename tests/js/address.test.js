import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasSettings, readAddress, writeAddress } from '../../www/lab/address.js';
import { SETTINGS } from '../../www/lab/attributes.js';
import { catalogue as real } from '../../www/generated/catalogue.js';
import { defaultState, stateOfPlan } from '../../www/lab/state.js';
import { catalogue } from './fixtures/catalogue.js';

const device = { isolated: true, cores: 4 };
/** @param {string} search */
const read = (search) => readAddress(search, catalogue, device);

/** A small, seeded generator: a failing case can be had again. @param {number} seed */
function randoms(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

test('a bare address is the usual state, without a word', () => {
  assert.deepEqual(read(''), { state: defaultState(catalogue, device), problems: [] });
});

test('an address that is written is read back, for every workload', () => {
  const next = randoms(7);
  for (let i = 0; i < 500; i++) {
    const workload = catalogue.workloads[next(catalogue.workloads.length)];
    const params = Object.fromEntries(
      workload.params.map((spec) => {
        if (spec.kind === 'flag') return [spec.name, next(2) === 1];
        if (spec.kind === 'choice') return [spec.name, (spec.choices ?? [])[next(spec.choices?.length ?? 1)]];
        const number = () => Number(spec.min) + next(Number(spec.max) - Math.ceil(Number(spec.min)) + 1 || 1);
        return [
          spec.name,
          spec.kind === 'list' ? Array.from({ length: 1 + next(64) }, number) : Math.min(number(), Number(spec.max)),
        ];
      }),
    );
    const models = catalogue.models.map((model) => model.name).filter(() => next(2) === 1);
    if (models.length === 0) models.push('threads');
    const state = {
      workload: workload.name,
      params,
      models,
      workers: 1 + next(64),
      rounds: 1 + next(100),
      budget_ms: next(600000),
      lock: {
        flavour: catalogue.lock.flavours[next(3)],
        interval_ms: (1 + next(2000)) / 20,
        release_during_waits: next(2) === 1,
      },
    };
    assert.deepEqual(read(writeAddress(state)), { state, problems: [] });
  }
});

test('an address stays readable', () => {
  const state = { ...defaultState(catalogue, device), models: /** @type {const} */ (['threads', 'processes']) };
  assert.match(writeAddress({ ...state, models: [...state.models] }), /models=threads,processes&/);
});

test('a wrong setting falls back to the default, and is named', () => {
  for (const [search, named] of [
    ['?workload=cook', 'workload: there is no “cook”'],
    ['?delay_ms=abc', 'Wait: “abc” is not a number'],
    ['?delay_ms=99999999', 'Wait: 99999999 is out of range'],
    ['?models=fibres', 'there is no model “fibres”'],
    ['?models=', 'none that exists is named'],
    ['?workers=0', 'workers: “0” is not a whole number from 1 to 64'],
    ['?flavour=jython', 'Flavour of the lock: “jython” is not a choice. Choose cpython-3.2 or'],
    ['?interval_ms=0.01', 'Switch interval: 0.01 is out of range. Write 0.05 to 100 ms. Using 5.'],
    ['?release_during_waits=perhaps', 'neither true nor false. Using true.'],
    ['?rounds=1e9', 'rounds: “1e9” is not'],
    ['?wrokload=squares', '“wrokload” is not a setting of download'],
    ['?workload=squares&delay_ms=1', '“delay_ms” is not a setting of squares'],
    ['?a=1&b=1&c=1', '“a”, “b”, “c” are not settings of download; ignored.'],
    ['?a=1&b=1&c=1&a=2&d=1&e=1', '“a”, “b”, “c” and 2 more are not settings of download; ignored.'],
  ]) {
    const { problems } = read(search);
    assert.ok(
      problems.some((problem) => problem.includes(named)),
      `${search}: ${problems.join(' | ')}`,
    );
  }
  assert.deepEqual(read('?utm_source=blog&fbclid=1').problems, [], 'what other sites append is no error');
});

test('a parameter that other sites append is no setting; a setting is one, and so is a misspelt one', () => {
  for (const search of ['', '?', '?utm_source=x', '?utm_source=x&utm_medium=y&fbclid=1&gclid=2&ref=z'])
    assert.equal(hasSettings(search), false, search);
  for (const search of ['?workload=squares', '?utm_source=x&n=5', '?wrokload=squares', '?workload', '?utm=x'])
    assert.equal(hasSettings(search), true, search);
});

test('no address throws or gives a state that could not run', () => {
  const next = randoms(42);
  const pieces = [
    'workload',
    'models',
    'n',
    'passes',
    'delay_ms',
    'workers',
    '=',
    '&',
    ',',
    '-1',
    '1e400',
    'NaN',
    '%',
    '%00',
    '%E0%A4',
    '<b>',
    'squares',
    'threads',
    '__proto__',
    'constructor',
    '🧵',
    '0',
    '5',
    ' ',
    '?',
  ];
  for (let i = 0; i < 3000; i++) {
    const search = `?${Array.from({ length: next(14) }, () => pieces[next(pieces.length)]).join('')}`;
    const { state, problems } = read(search);
    const again = readAddress(writeAddress(state), catalogue, device);
    assert.deepEqual(again, { state, problems: [] }, search);
    assert.ok(
      problems.every((problem) => problem.length < 400),
      search,
    );
  }
});

test('any text in any setting gives a state that can run, and names what is wrong', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('-1', '1e400', 'NaN', '0x10', '1,,2', evil, '__proto__', 'true', 'squares'),
  );
  for (const { name, params } of real.workloads) {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...SETTINGS.filter((one) => one !== 'workload')), text), (given) => {
        const { state, problems } = readAddress(`?${new URLSearchParams({ workload: name, ...given })}`, real, device);
        assert.deepEqual(readAddress(writeAddress(state), real, device), { state, problems: [] });
        assert.ok(
          problems.every((problem) => problem.length < 500),
          problems.join('\n'),
        );
      }),
    );
    const { problems } = readAddress(
      `?${new URLSearchParams(SETTINGS.map((one) => [one, one === 'workload' ? name : evil]))}`,
      real,
      device,
    );
    for (const label of [
      // A program may be any text.
      ...params.filter(({ kind }) => kind !== 'text' && kind !== 'line').map((spec) => spec.label),
      'models',
      'workers',
      'rounds',
      'Switch interval',
      'Flavour of the lock',
    ])
      assert.ok(
        problems.some((problem) => problem.startsWith(`${label}: `)),
        `${name}: ${label} in ${problems.join('\n')}`,
      );
  }
});

test('no parameter is named like a setting of the page', () => {
  const names = catalogue.workloads.flatMap((workload) => workload.params.map((spec) => spec.name));
  for (const taken of ['workload', 'models', 'workers', 'rounds', ...Object.keys(catalogue.lock.default)])
    assert.ok(!names.includes(taken));
});

test('a plan becomes the state that shows it, where the page offers its work', () => {
  const plan = {
    workload: 'squares',
    params: { n: [5], passes: 1, return_list: false },
    tasks: ['5'],
    models: [{ model: /** @type {const} */ ('threads'), error: null }],
    workers: 8,
    rounds: 1,
    warm_up: 0,
    budget_ms: null,
    least_rounds: 6,
    lock: { ...catalogue.lock.default, interval_ms: 20 },
    pool_lock: true,
    last_line: null,
  };
  assert.deepEqual(stateOfPlan(plan, catalogue), {
    workload: 'squares',
    params: plan.params,
    models: ['threads'],
    workers: 8,
    rounds: 1,
    budget_ms: 0,
    lock: plan.lock,
  });
  assert.equal(stateOfPlan({ ...plan, workload: 'fault' }, catalogue), null);
});

test('more tasks than workers may be are for the event loop alone', () => {
  const many = (/** @type {string} */ models) =>
    readAddress(`?workload=download&tasks=10000&models=${models}`, real, device);
  assert.deepEqual([many('event-loop').state.params.tasks, many('event-loop').problems], [10000, []]);
  assert.match(many('event-loop,threads').problems.join(), /10000 is out of range. Write 1 to 64/);
});
