/** The lessons as data, and that no explanation says what the figures deny. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../www/model/catalogue.js';
import { explanation } from '../../www/model/explain.js';
import { measuredOf } from '../../www/model/judge.js';
import { LESSONS, needsSharedMemory } from '../../www/model/lessons.js';
import { predictionOf } from '../../www/model/predict.js';
import { defaultState, workloadOf } from '../../www/model/state.js';
import { failed, runOf, timed } from './fixtures/timed.js';

/** @import { ModelResult, RunResult } from '../../www/protocol.js' */

/** @param {string} title @param {RunResult[]} results @param {number} [cores] */
const explained = (title, results, cores = 2) => {
  const lesson = LESSONS.find((one) => one.title === title);
  assert.ok(lesson, title);
  return explanation(lesson.explain, measuredOf(lesson, results), { cores }).join(' ').replace(/\u202f/g, ' ');
};

const threeOf = (/** @type {number} */ ms) => [ms, ms, ms];
const sequential = timed('sequential', threeOf(400));
/** @type {ModelResult['lock']} */
const turns = { has_ms: 400, waits_ms: 380, without_ms: 1, longest_wait_ms: 6, handovers: 42, asked: 42, refused: 0, flavour: 'cpython-3.2', interval_ms: 5, release_during_waits: true };
const gil = (/** @type {number} */ ms) => timed('threads-gil', threeOf(ms), { lock: turns });

test('lessons come in the order that teaches, and ask only for what the engine has', () => {
  assert.deepEqual(LESSONS.map(({ title }) => title), ['Waiting', 'Computing', 'The lock', 'Processes', 'The cost of copying', 'Pools', 'The event loop']);
  for (const { bars, runs, title } of LESSONS) {
    assert.ok(bars.length > 1, title);
    for (const { run, model } of bars) assert.ok(runs[run].models?.includes(model), `${title}: ${model}`);
    for (const { workload, params } of runs) {
      const known = workloadOf(catalogue, String(workload))?.params.map(({ name }) => name);
      for (const name of Object.keys(params ?? {})) assert.ok(known?.includes(name), `${title}: ${name}`);
    }
  }
});

test('without shared memory the lessons on threads say so', () => {
  assert.deepEqual(LESSONS.filter((lesson) => needsSharedMemory(lesson, catalogue)).map(({ title }) => title), ['Waiting', 'The lock', 'The event loop']);
});

test('every lesson has words for every outcome, a time that is missing and rounds that disagree', () => {
  for (const { title, bars, runs } of LESSONS) {
    for (const factor of [0.3, 1, 3]) {
      const results = runs.map((_, run) => runOf(...bars.filter((bar) => bar.run === run)
        .map(({ model }) => timed(model, threeOf(bars[0].run === run && bars[0].model === model ? 400 : 400 * factor)))));
      const text = explained(title, results);
      assert.match(text, /^[A-Z].*\.$/, title);
      assert.doesNotMatch(text, /undefined|null|NaN| {2}/, title);
    }
    assert.match(explained(title, runs.map(() => runOf(...bars.map(({ model }) => failed(model, 'trap', 'It trapped.'))))), /time is missing/, title);
  }
  assert.match(explained('Processes', [runOf(timed('sequential', [100, 100, 30]), timed('processes', [30, 100, 32]))]), /rounds do not agree/);
});

test('waiting: overlap is claimed where the waits are longer than the whole', () => {
  const threads = (/** @type {number} */ ms, /** @type {Partial<ModelResult>} */ more) => [runOf(sequential, timed('threads-gil', threeOf(ms), more))];
  assert.match(explained('Waiting', threads(120, { wait_ms: 400 })), /waited for 400 ms in all, and were done after 120 ms: they waited at the same time/);
  assert.doesNotMatch(explained('Waiting', threads(120, { wait_ms: 100 })), /they waited at the same time/);
  assert.match(explained('Waiting', threads(400, { wait_ms: 400, start_ms: 800 })), /used up what the threads gained/);
  assert.match(explained('Waiting', threads(400, { wait_ms: 400, start_ms: 10 })), /no gain.*run it again/);
});

test('computing: an event loop that is faster is not praised for it', () => {
  const loop = (/** @type {number} */ ms) => [runOf(sequential, timed('event-loop', threeOf(ms)))];
  assert.match(explained('Computing', loop(400)), /one list after the other/);
  assert.match(explained('Computing', loop(200)), /not concurrency/);
  assert.match(explained('Computing', loop(600)), /gained nothing/);
});

test('the lock: turns are told by the lock\'s own figures, and freedom only where it helped', () => {
  const free = (/** @type {number} */ ms) => timed('threads', threeOf(ms), { start_ms: 40 });
  assert.match(explained('The lock', [runOf(sequential, gil(410), free(210))]), /changed hands 42 times.*waited for it for 380 ms.*no faster than one loop.*at the same time/);
  assert.match(explained('The lock', [runOf(sequential, gil(410), free(405))], 1), /no faster here\. The browser reports 1 core/);
  assert.match(explained('The lock', [runOf(sequential, gil(800), free(405))]), /nothing was gained.*faster than with it, but no faster than Sequential/);
  assert.match(explained('The lock', [runOf(sequential, gil(200), free(100))]), /not the lock’s doing/);
});

test('processes: where they did not help, the page says why that can be', () => {
  const processes = (/** @type {number} */ ms, start_ms = 60) => [runOf(sequential, timed('processes', threeOf(ms), { start_ms }))];
  assert.match(explained('Processes', processes(220)), /at the same time.*each one took 30 ms to start/);
  assert.match(explained('Processes', processes(400), 1), /no faster here.*1 core/);
  assert.match(explained('Processes', processes(700, 600)), /slower here.*too little to be worth splitting/);
  assert.match(explained('Processes', processes(400)), /run it again/);
});

test('copying: what was carried is told, and blamed only where it was slower', () => {
  const lists = (/** @type {number} */ ms, carry_ms = 90) => [runOf(timed('processes', threeOf(100), { carry_ms: 3 })), runOf(timed('processes', threeOf(ms), { carry_ms }))];
  assert.match(explained('The cost of copying', lists(250)), /took 90 ms in all\. Without the lists, carrying took 3 ms\..*had to be copied/);
  assert.match(explained('The cost of copying', lists(100, 9)), /Beside 100 ms for everything, that made no difference that shows/);
  assert.match(explained('The cost of copying', lists(100)), /Still, no difference is shown here/);
  assert.match(explained('The cost of copying', lists(50)), /cannot come from copying/);
});

test('pools and the event loop: fewer workers are told by number', () => {
  const pool = (/** @type {number} */ ms) => [runOf(timed('processes', threeOf(400), { workers: 16, start_ms: 60 }), timed('process-pool', threeOf(ms), { workers: 2, warm: true }))];
  assert.match(explained('Pools', pool(50)), /16 processes had to be started: 30 ms each\. The pool has 2 processes, which were there already\./);
  assert.match(explained('Pools', pool(400)), /no difference.*2 tasks at a time/);
  const loop = (/** @type {number} */ ms) => [runOf(timed('threads-gil', threeOf(400), { workers: 20, start_ms: 60 }), timed('event-loop', threeOf(ms), { workers: 1, wait_ms: 2000 }))];
  assert.match(explained('The event loop', loop(110)), /20 threads took 30 ms to start.*has 1 worker.*waited for 2 s in all, and were done after 110 ms/);
  assert.match(explained('The event loop', loop(400)), /no difference/);
  assert.match(explained('The event loop', loop(900)), /slower all the same/);
});

test('the screen\'s own choice is a question, with sequential as its unit', () => {
  const machine = { isolated: true, cores: 2 };
  const state = defaultState(catalogue, machine);
  const asked = predictionOf({ ...state, models: ['processes', 'sequential', 'threads'] }, catalogue, machine);
  assert.deepEqual('question' in asked && asked.question.bars.map(({ model }) => model), ['sequential', 'threads', 'processes']);
  const without = predictionOf({ ...state, models: ['processes', 'threads'] }, catalogue, machine);
  assert.deepEqual('question' in without && without.question.bars.map(({ model }) => model), ['threads', 'processes'], 'or else the first is');
});

test('no question without two models that can run here', () => {
  const unshared = { isolated: false, cores: 2 };
  const state = defaultState(catalogue, unshared);
  assert.match(JSON.stringify(predictionOf({ ...state, models: ['sequential', 'threads'] }, catalogue, unshared)), /Choose two/);
  assert.match(JSON.stringify(predictionOf(null, catalogue, unshared)), /needs mending/);
});
