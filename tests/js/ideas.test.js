/** The ideas as data, that page and data agree, and that no explanation says what the figures deny. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../www/lab/address.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { explanation } from '../../www/ideas/explain.js';
import { measuredOf } from '../../www/question/judge.js';
import { askedOf, IDEAS, stateOf } from '../../www/ideas/ideas.js';
import { predictionOf } from '../../www/question/predict.js';
import { defaultState, taskLimit, workloadOf } from '../../www/lab/state.js';
import { failed, runOf, timed } from './fixtures/timed.js';

/** @import { ModelResult, RunResult } from '../../www/interface.js' */

/** @param {string} name @param {RunResult[]} results @param {{cores?: number, isolated?: boolean}} [device] */
const explained = (name, results, { cores = 2, isolated = true } = {}) => {
  const idea = IDEAS.find((one) => one.name === name);
  assert.ok(idea, name);
  return explanation(idea.name, measuredOf(askedOf(idea, catalogue, { cores, isolated }), results), { cores })
    .join(' ')
    .replace(/\u202f/g, ' ');
};

const threeOf = (/** @type {number} */ ms) => [ms, ms, ms];
const sequential = timed('sequential', threeOf(400));
/** @type {ModelResult['lock']} */
const turns = {
  has_ms: 400,
  waits_ms: 380,
  without_ms: 1,
  longest_wait_ms: 6,
  handovers: 42,
  asked: 42,
  refused: 0,
  flavour: 'cpython-3.2',
  interval_ms: 5,
  release_during_waits: true,
};
const gil = (/** @type {number} */ ms) => timed('threads-gil', threeOf(ms), { lock: turns });

/** The page's own words. */
const page = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8');

test('every idea has its words and its room on the page, in the order that teaches', () => {
  const all = (/** @type {RegExp} */ pattern) => Array.from(page.matchAll(pattern), ([, found]) => found);
  const names = ['waiting', 'computing', 'processes', 'copying', 'pools', 'juggling'];
  assert.deepEqual(
    IDEAS.map(({ name }) => name),
    names,
  );
  assert.deepEqual(all(/class="idea-room[^"]*" data-room="(\w+)"/g), names);
  assert.deepEqual(all(/<li><a href="#idea-(\w+)">/g), names);
  assert.deepEqual(all(/class="idea" id="idea-(\w+)"/g), names);
  assert.deepEqual(all(/class="way-next" href="#([\w-]+)"/g), [
    ...names.slice(1).map((name) => `idea-${name}`),
    'workbench',
  ]);
  assert.deepEqual(
    all(/<p class="ask">([^<]+)<\/p>/g).map((text) => text.endsWith('?')),
    names.map(() => true),
  );
  assert.deepEqual(
    all(/class="idea-room bars-(\d)"/g).map(Number),
    IDEAS.map(({ bars }) => bars.length),
    'a room is kept for so many bars',
  );
});

test('no heading of an idea, and no link to it, answers what it asks', () => {
  const titles = Array.from(page.matchAll(/<h3 id="idea-\w+-title">([^<]+)<\/h3>/g), ([, title]) => title);
  assert.equal(titles.length, IDEAS.length);
  for (const title of titles) assert.match(title, /\?$/);
  assert.deepEqual(
    Array.from(page.matchAll(/<li><a href="#idea-\w+">([^<]+)<\/a>/g), ([, title]) => title),
    titles,
  );
  assert.deepEqual(
    Array.from(page.matchAll(/>Next: ([^<]+)<\/a>/g), ([, title]) => title),
    [...titles.slice(1), 'the workbench'],
  );
  assert.equal(
    page.match(/<details class="idea-why">/g)?.length,
    IDEAS.length,
    'the answer is folded away, and there without scripts',
  );
  assert.doesNotMatch(page, /<details class="idea-why" open/);
});

test('ideas ask only for what the engine has', () => {
  for (const { bars, runs, name } of IDEAS) {
    for (const { run, model } of bars) assert.ok(runs[run].models?.includes(model), `${name}: ${model}`);
    for (const { workload, params, models = [] } of runs) {
      const spec = workloadOf(catalogue, String(workload));
      for (const [parameter, value] of Object.entries(params ?? {})) {
        const known = spec?.params.find((one) => one.name === parameter);
        assert.ok(known, `${name}: ${parameter}`);
        if (parameter === 'tasks')
          assert.ok(Number(value) <= taskLimit(catalogue, models, known), `${name}: ${value} tasks on ${models}`);
      }
    }
  }
});

test('without shared memory every idea still asks something, and names what is missing', () => {
  const device = { isolated: false, cores: 2 };
  const asked = IDEAS.map((idea) => askedOf(idea, catalogue, device));
  assert.deepEqual(
    asked.map(({ missing }) => missing.join(', ')),
    ['Threads + GIL', 'Threads + GIL, Threads, no lock', '', '', '', '16 files, 16 threads'],
  );
  for (const { bars, runs } of asked) {
    assert.ok(bars.length > 1);
    for (const { models } of runs)
      assert.ok(models && models.length > 0 && !models.some((model) => model.startsWith('thread')), String(models));
  }
  assert.deepEqual(
    IDEAS.flatMap((idea) => askedOf(idea, catalogue, { isolated: true, cores: 2 }).missing),
    [],
  );
});

test('the workbench shows an idea’s work, as a state that it can read', () => {
  for (const idea of IDEAS) {
    const state = stateOf(idea, catalogue, { isolated: true, cores: 2 });
    const { state: read, problems } = readAddress(writeAddress(state), catalogue, { isolated: true, cores: 2 });
    assert.deepEqual([read, problems], [state, []], idea.name);
  }
  assert.deepEqual(
    stateOf(IDEAS[5], catalogue, { isolated: true, cores: 2 }).models,
    ['event-loop'],
    'ten thousand tasks are for the loop alone',
  );
});

test('every idea has words for every outcome, a time that is missing and rounds that disagree', () => {
  for (const isolated of [true, false])
    for (const idea of IDEAS) {
      const { bars, runs } = askedOf(idea, catalogue, { isolated, cores: 2 });
      for (const factor of [0.3, 1, 3]) {
        const results = runs.map((_, run) =>
          runOf(
            ...bars
              .filter((bar) => bar.run === run)
              .map(({ model }) =>
                timed(model, threeOf(bars[0].run === run && bars[0].model === model ? 400 : 400 * factor)),
              ),
          ),
        );
        const text = explained(idea.name, results, { isolated });
        assert.match(text, /^[A-Z\d].*\.$/, idea.name);
        assert.doesNotMatch(text, /undefined|null|NaN| {2}/, idea.name);
      }
      assert.match(
        explained(
          idea.name,
          runs.map(() => runOf(...bars.map(({ model }) => failed(model, 'trap', 'It trapped.')))),
          { isolated },
        ),
        /time is missing/,
        idea.name,
      );
    }
  assert.match(
    explained('processes', [runOf(timed('sequential', [100, 100, 30]), timed('processes', [30, 100, 32]))]),
    /rounds do not agree/,
  );
});

test('waiting: overlap is claimed where the waits are longer than the whole, of each that waits', () => {
  const loop = timed('event-loop', threeOf(110), { wait_ms: 400 });
  const threads = (/** @type {number} */ ms, /** @type {Partial<ModelResult>} */ more) => [
    runOf(sequential, timed('threads-gil', threeOf(ms), more), loop),
  ];
  assert.match(
    explained('waiting', threads(120, { wait_ms: 400 })),
    /threads waited for 400 ms in all, and were done after 120 ms: they waited at the same time.*tasks waited for 400 ms in all, and were done after 110 ms: they waited at the same time/,
  );
  assert.match(
    explained('waiting', threads(120, { wait_ms: 100 })),
    /^The threads were faster, though they hardly waited/,
  );
  assert.match(explained('waiting', threads(400, { wait_ms: 400, start_ms: 800 })), /used up what was gained/);
  assert.match(explained('waiting', threads(400, { wait_ms: 400, start_ms: 10 })), /no gain.*run it again/);
  assert.doesNotMatch(explained('waiting', [runOf(sequential, loop)], { isolated: false }), /threads/);
});

const free = (/** @type {number} */ ms) => timed('threads', threeOf(ms), { start_ms: 40 });
const loop = (/** @type {number} */ ms) => timed('event-loop', threeOf(ms));

test('computing: an event loop that is faster is not praised for it', () => {
  const told = (/** @type {number} */ ms) => explained('computing', [runOf(sequential, loop(ms))], { isolated: false });
  assert.match(told(400), /^The event loop goes .*one list after the other/);
  assert.match(told(200), /not concurrency/);
  assert.match(told(600), /gained nothing/);
});

test("computing: turns are told by the lock's own figures, and freedom only where it helped", () => {
  const told = (/** @type {ModelResult} */ locked, /** @type {ModelResult} */ freed, cores = 2) =>
    explained('computing', [runOf(sequential, locked, freed, loop(400))], { cores });
  assert.match(
    told(gil(410), free(210)),
    /changed hands 42 times.*waited for it for 380 ms.*the other stood still.*at the same time/,
  );
  assert.match(told(gil(410), free(405), 1), /no faster here\. The browser reports 1 core/);
  assert.match(told(gil(800), free(405)), /nothing was gained.*faster than with it, but no faster than Sequential/);
  assert.match(told(gil(200), free(100)), /not the lock’s doing/);
});

test('processes: where they did not help, the page says why that can be', () => {
  const processes = (/** @type {number} */ ms, start_ms = 60) => [
    runOf(sequential, timed('processes', threeOf(ms), { start_ms })),
  ];
  assert.match(explained('processes', processes(220)), /at the same time.*each one took 30 ms to start/);
  assert.match(explained('processes', processes(400), { cores: 1 }), /no faster here.*1 core/);
  assert.match(explained('processes', processes(700, 600)), /slower here.*too little to be worth splitting/);
  assert.match(explained('processes', processes(400)), /run it again/);
  const apart = timed('processes', threeOf(220));
  const [first, second] = apart.tasks;
  apart.tasks = [
    { ...first, start_ms: 0, end_ms: 90 },
    { ...second, start_ms: 95, end_ms: 180 },
  ];
  const told = explained('processes', [runOf(sequential, apart)]);
  assert.match(told, /one was done before the other began/);
  assert.doesNotMatch(told, /computed at the same time\./);
});

test('copying: what was carried is told, and blamed only where it was slower', () => {
  const lists = (/** @type {number} */ ms, carry_ms = 90) => [
    runOf(timed('processes', threeOf(100), { carry_ms: 3 })),
    runOf(timed('processes', threeOf(ms), { carry_ms })),
  ];
  assert.match(
    explained('copying', lists(250)),
    /took 90 ms in all\. Without the lists, carrying took 3 ms\..*had to be copied/,
  );
  assert.match(explained('copying', lists(100, 9)), /Beside 100 ms for everything, that made no difference that shows/);
  assert.match(explained('copying', lists(100)), /Still, no difference is shown here/);
  assert.match(explained('copying', lists(50)), /cannot come from copying/);
  const little = explained('copying', lists(250, 20));
  assert.match(little, /less than half of the 150 ms that it took longer/);
  assert.doesNotMatch(little, /had to be copied/, 'what carrying does not explain is not put down to it');
});

test('pools: fewer workers are told by number', () => {
  const pool = (/** @type {number} */ ms) => [
    runOf(
      timed('processes', threeOf(400), { workers: 16, start_ms: 60 }),
      timed('process-pool', threeOf(ms), { workers: 2, warm: true }),
    ),
  ];
  assert.match(
    explained('pools', pool(50)),
    /16 processes had to be started: 30 ms each\. The pool has 2 processes, which were there already: their start is not in its time\./,
  );
  assert.match(explained('pools', pool(400)), /no difference.*2 tasks at a time/);
});

test('pools: sixteen starts that come to more than the whole run lay beside each other, and that is said', () => {
  const each = timed('processes', threeOf(343), { workers: 16, start_ms: 16 * 208 });
  each.tasks = Array(16).fill(each.tasks[0]);
  const told = explained('pools', [runOf(each, timed('process-pool', threeOf(11), { workers: 2, warm: true }))]);
  assert.match(
    told,
    /16 processes had to be started: at the same time, so that each took 208 ms of the 343 ms until it was ready, since they shared 2 cores\./,
  );
});

test('juggling: what was other work is told as a rate', () => {
  const each = [
    timed('threads-gil', threeOf(400), { workers: 16, start_ms: 60 }),
    timed('processes', threeOf(500), { workers: 16, start_ms: 80 }),
  ];
  const many = timed('event-loop', threeOf(500), { workers: 1, wait_ms: 2500 });
  const told = explained('juggling', [runOf(...each), runOf({ ...many, tasks: Array(10_000).fill(many.tasks[0]) })]);
  assert.match(told, /10,000 tasks waited for 2\.5 s in all, and one worker was done with them after 500 ms/);
  assert.match(told, /16 threads had to be started: 30 ms each\. 16 processes had to be started: 40 ms each\./);
  const disturbed = timed('event-loop', [900, 200, 900], { wait_ms: 2500 });
  const unlike = [
    timed('threads-gil', [900, 300, 900], { workers: 16, start_ms: 60 }),
    timed('processes', [500, 500, 500], { workers: 16, start_ms: 80 }),
  ];
  assert.doesNotMatch(
    explained('juggling', [runOf(...unlike), runOf({ ...disturbed, tasks: Array(10_000).fill(many.tasks[0]) })]),
    /do not agree/,
    'what is faster is not the question',
  );
  assert.match(told, /20,000 files a second on the loop, beside 5 with threads and 4 with processes/);
});

test("the screen's own choice is a question, with sequential as its unit", () => {
  const device = { isolated: true, cores: 2 };
  const state = defaultState(catalogue, device);
  const asked = predictionOf({ ...state, models: ['processes', 'sequential', 'threads'] }, catalogue, device);
  assert.deepEqual('question' in asked && asked.question.bars.map(({ model }) => model), [
    'sequential',
    'threads',
    'processes',
  ]);
  const without = predictionOf({ ...state, models: ['processes', 'threads'] }, catalogue, device);
  assert.deepEqual(
    'question' in without && without.question.bars.map(({ model }) => model),
    ['threads', 'processes'],
    'or else the first is',
  );
  const words = (
    /** @type {number} */ rounds,
    /** @type {import('../../www/interface.js').ModelName[]} */ ...models
  ) => {
    const pools = predictionOf({ ...state, models, rounds }, catalogue, device);
    return 'words' in pools ? pools.words : '';
  };
  assert.match(
    words(6, 'processes', 'process-pool'),
    /The pool is started in a round before, so its start does not count\.$/,
  );
  assert.match(
    words(1, 'sequential', 'process-pool', 'thread-pool'),
    /Pools are started anew only where no run before/,
  );
  assert.doesNotMatch(words(6, 'processes', 'sequential'), /pool/i, 'where none is compared there is nothing to say');
});

test('no question without two models that can run here', () => {
  const unshared = { isolated: false, cores: 2 };
  const state = defaultState(catalogue, unshared);
  assert.match(
    JSON.stringify(predictionOf({ ...state, models: ['sequential', 'threads'] }, catalogue, unshared)),
    /Choose two/,
  );
  assert.match(JSON.stringify(predictionOf(null, catalogue, unshared)), /is not valid/);
});
