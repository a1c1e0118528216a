/**
 * What a question asks for, and what is said of a guess: for every kind, from what was measured, and nothing where
 * there is no answer or no guess.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ABOUTS, ANYTHING, readAsked } from '../../www/lab/asked-question.js';
import { catalogue } from '../../www/generated/catalogue.js';
import {
  judgeFirst,
  judgeNumber,
  judgeOrder,
  judgeYesNo,
  numbersMeasured,
  readGuess,
} from '../../www/question/judge-answers.js';
import { aboutsOf, predictionOf } from '../../www/question/predict.js';
import { defaultParams, defaultState, workloadOf } from '../../www/lab/state.js';
import { failed, runOf, timed } from './fixtures/timed.js';

/** @import { ModelName, ModelResult, RunResult } from '../../www/interface.js' */
/** @import { WorkloadSpec } from '../../www/base/catalogue.js' */
/** @import { Asked } from '../../www/lab/asked-question.js' */
/** @import { KindOfQuestion } from '../../www/question/predict.js' */

const device = { isolated: true, cores: 2 };
const plain = (/** @type {string} */ text) => text.replaceAll('\u202f', ' ');
/**
 * @param {string} workload
 * @param {ModelName[]} models
 * @param {Partial<Asked>} [asked]
 * @param {{isolated: boolean, cores: number}} [on]
 */
const ask = (workload, models, asked = {}, on = device) =>
  predictionOf(
    {
      ...defaultState(catalogue, device),
      workload,
      params: defaultParams(/** @type {WorkloadSpec} */ (workloadOf(catalogue, workload))),
      models,
    },
    catalogue,
    on,
    { ...ANYTHING, ...asked },
  );
/** @type {(...how: Parameters<typeof ask>) => {question: KindOfQuestion, words: string}} */
const posed = (...how) => {
  const prediction = ask(...how);
  assert.ok('question' in prediction, JSON.stringify(prediction));
  return prediction;
};
/** @param {Partial<RunResult>} more @param {...ModelResult} models */
const run = (more, ...models) => [{ ...runOf(...models), ...more }];
const three = (/** @type {number} */ ms) => [ms, ms, ms];

/**
 * A race of two tasks with ten updates each.
 * @param {ModelName} model
 * @param {number|null} number what the last to end found
 */
const raced = (model, number) =>
  timed(model, [5], {
    tasks: [5, 10].map((end_ms, at) => ({
      ...timed(model, [5]).tasks[0],
      worker: at,
      end_ms,
      shared: number === null ? null : end_ms === 10 || model === 'processes' ? number : 9,
    })),
  });
/** @param {...ModelResult} models */
const race = (...models) => run({ workload: 'race', params: { tasks: 2, increments: 10 } }, ...models);

test('an author says what is asked for before the question, and else what suits the work is', () => {
  assert.deepEqual(readAsked('How long?'), {
    asked: { about: null, of: [], than: null, words: 'How long?' },
    problems: [],
  });
  assert.deepEqual(readAsked('about:lost of:threads,threads-gil How many are lost?').asked, {
    about: 'lost',
    of: ['threads-gil', 'threads'],
    than: null,
    words: 'How many are lost?',
  });
  assert.deepEqual(readAsked('of:processes about:faster than:sequential').asked, {
    about: 'faster',
    of: ['processes'],
    than: 'sequential',
    words: '',
  });
  assert.deepEqual(
    readAsked('What is it about: time?').asked.words,
    'What is it about: time?',
    'only at its beginning',
  );
  assert.match(
    readAsked('about:colour Which?').problems[0],
    /^question: nothing is called “colour” .* time, lost, rate, first, order, faster, loses/,
  );
  assert.match(readAsked('of:fibres Which?').problems[0], /there is no model “fibres”/);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { asked } = readAsked(text);
      assert.ok(asked.about === null || Object.hasOwn(ABOUTS, asked.about));
    }),
  );
});

test('a race asks for updates lost, a convoy for requests a second, other work for times', () => {
  const { question, words } = posed('race', ['sequential', 'threads', 'processes']);
  assert.deepEqual(
    [question.about, question.most, question.bars.map(({ model }) => model)],
    ['lost', 40_000_000, ['sequential', 'threads', 'processes']],
  );
  assert.match(words, /The tasks make 40,000,000 updates in all\. How many of them are lost\?$/);
  assert.deepEqual(
    [posed('convoy', ['sequential', 'threads-gil', 'threads']).question].map(({ about, bars }) => [
      about,
      bars.map(({ model }) => model),
    ]),
    [['rate', ['threads-gil', 'threads']]],
  );
  assert.equal(posed('squares', ['sequential', 'threads']).question.about, 'time');
  assert.equal(posed('race', ['sequential', 'threads'], { about: 'time' }).question.about, 'time');
  assert.deepEqual(aboutsOf(null)[0], 'time');
  assert.deepEqual(aboutsOf({ ...defaultState(catalogue, device), workload: 'race' }).slice(0, 3), [
    'lost',
    'loses',
    'time',
  ]);
  for (const { name } of catalogue.workloads)
    for (const about of aboutsOf({ ...defaultState(catalogue, device), workload: name }))
      posed(name, ['sequential', 'threads-gil', 'threads'], { about });
});

test('a question that cannot be asked says why', () => {
  /** @type {(...how: Parameters<typeof ask>) => string} */
  const why = (...how) => {
    const prediction = ask(...how);
    return 'why' in prediction ? prediction.why : 'asked';
  };
  assert.match(why('squares', ['threads'], { about: 'lost' }), /of “A race” alone/);
  assert.match(why('race', ['threads'], { about: 'rate' }), /of “A convoy” alone/);
  assert.match(why('convoy', ['sequential']), /no request is answered/);
  for (const about of /** @type {const} */ (['time', 'first', 'order', 'faster']))
    assert.match(why('squares', ['threads'], { about }), /two execution models/);
  assert.match(
    why('squares', ['threads', 'processes'], { about: 'faster', of: ['sequential'] }),
    /asks about Sequential, which is not among the chosen/,
  );
  assert.match(
    why('squares', ['threads', 'processes'], { about: 'faster', of: ['threads'] }, { isolated: false, cores: 2 }),
    /Threads, which is not/,
  );
  assert.match(why('squares', ['threads'], {}, { isolated: false, cores: 2 }), /that can run here/);
  assert.deepEqual(
    posed('squares', ['sequential', 'threads', 'processes'], {
      about: 'faster',
      of: ['processes'],
      than: 'threads',
    }).question.bars.map(({ model }) => model),
    ['processes', 'threads'],
  );
});

test('a number is judged by how many times it is off; none is none', () => {
  const { question } = posed('race', ['sequential', 'threads', 'processes']);
  const answers = numbersMeasured(
    question,
    race(raced('sequential', 20), raced('threads', 12), raced('processes', 10)),
  );
  assert.deepEqual(
    answers.map(({ value }) => value),
    [0, 8, 0],
    'processes have a number each, and 10 is all of one task’s',
  );
  const told = (/** @type {number|null} */ guess, at = 1) => {
    const { figures, verdict } = judgeNumber('lost', guess, answers[at]);
    return `${figures} | ${verdict}`;
  };
  assert.equal(told(null), 'No guess, measured 8 updates. | ');
  assert.equal(told(8), 'Guessed 8 updates, measured 8 updates. | On the mark.');
  assert.equal(told(7), 'Guessed 7 updates, measured 8 updates. | Close: it was 1.14 times as many as you guessed.');
  assert.equal(told(16), 'Guessed 16 updates, measured 8 updates. | Far off: you guessed 2 times as many as it was.');
  assert.equal(told(0), 'Guessed none, measured 8 updates. | You guessed none, and there were some.');
  assert.equal(told(0, 0), 'Guessed none, measured none. | On the mark.');
  assert.equal(told(5, 2), 'Guessed 5 updates, measured none. | You guessed some, and there were none.');
});

test('a rate is judged too, and what has no figure has no verdict', () => {
  const { question } = posed('convoy', ['threads-gil', 'threads', 'event-loop', 'processes']);
  const answers = numbersMeasured(
    question,
    run(
      { workload: 'convoy' },
      timed('threads-gil', [5], { requests_per_s: 96.24 }),
      failed('threads', 'trap', 'It trapped.'),
      timed('event-loop', [5], { requests_per_s: null }),
    ),
  );
  const byLabel = (/** @type {string} */ label) =>
    /** @type {(typeof answers)[number]} */ (answers.find((answer) => answer.label === label));
  assert.deepEqual(judgeNumber('rate', 100, byLabel('Threads + GIL')), {
    figures: 'Guessed 100 requests a second, measured 96.2 requests a second.',
    verdict: 'On the mark, within a tenth.',
  });
  assert.deepEqual(judgeNumber('rate', 100, byLabel('Threads')), {
    figures: 'Guessed 100 requests a second, measured nothing. Threads has no figure: It trapped.',
    verdict: '',
  });
  for (const label of ['Event loop', 'Processes'])
    assert.deepEqual(judgeNumber('rate', 100, byLabel(label)).verdict, '', label);
  const lost = posed('race', ['threads']).question;
  assert.deepEqual(
    numbersMeasured(lost, race(raced('threads', null))).map(({ value }) => value),
    [null],
    'a task that did not end',
  );
  assert.deepEqual(
    numbersMeasured(
      lost,
      race({ ...raced('threads', 12), error: { kind: 'cancelled', message: 'Cancelled.', task: null } }),
    ).map(({ value }) => value),
    [null],
  );
});

test('an order is judged by its pairs, and those that were not shown to differ are not judged', () => {
  const { question } = posed('squares', ['sequential', 'threads', 'processes'], { about: 'order' });
  const told = (/** @type {number[]|null} */ places, /** @type {ModelResult[]} */ ...models) => {
    const { figures, verdict } = judgeOrder(question, run({}, ...models), places);
    return plain(`${figures} | ${verdict}`);
  };
  const apart = [timed('sequential', three(300)), timed('threads', three(200)), timed('processes', three(100))];
  assert.equal(
    told([3, 2, 1], ...apart),
    'Measured: Processes 100 ms, Threads 200 ms, Sequential 300 ms. | Your order is right.',
  );
  assert.match(told([1, 2, 3], ...apart), /\| Your order has 0 of 3 pairs right\.$/);
  assert.match(
    told([3, 1, 1], ...apart),
    /\| Your order has 2 of 3 pairs right\.$/,
    'a tie is no order of what differs',
  );
  assert.match(told(null, ...apart), / \| $/);
  const alike = [timed('sequential', three(300)), timed('threads', three(100)), timed('processes', three(101))];
  for (const places of [
    [3, 1, 2],
    [3, 2, 1],
    [2, 1, 1],
  ])
    assert.match(
      told(places, ...alike),
      /No difference was shown between Threads and Processes\. \| Your order is right\.$/,
    );
  assert.match(
    told(
      [1, 2, 3],
      ...['sequential', 'threads', 'processes'].map((model) => timed(/** @type {ModelName} */ (model), three(100))),
    ),
    /\| So there is no order to be right about\.$/,
  );
  assert.equal(
    told([3, 2, 1], apart[0], apart[1], failed('processes', 'memory', 'None left.')),
    'Processes has no figure: None left. | ',
  );
  assert.equal(told([3, 2, 1], apart[0], apart[1]), 'There is no figure of Processes. | ');
});

test('which is first: whatever was not shown to be later is right', () => {
  const { question } = posed('squares', ['sequential', 'threads', 'processes'], { about: 'first' });
  const told = (/** @type {string|null} */ guess, /** @type {ModelResult[]} */ ...models) =>
    plain(judgeFirst(question, run({}, ...models), guess).verdict);
  const apart = [timed('sequential', three(300)), timed('threads', three(200)), timed('processes', three(100))];
  assert.deepEqual(
    ['Processes', 'Threads', null].map((guess) => told(guess, ...apart)),
    ['Right.', 'It was not: Threads took 2.0 × as long as Processes.', ''],
  );
  const alike = [timed('sequential', three(300)), timed('threads', three(100)), timed('processes', three(101))];
  assert.deepEqual(
    ['Processes', 'Threads', 'Sequential'].map((guess) => told(guess, ...alike)),
    [
      'Right: none was shown to be before it.',
      'Right: none was shown to be before it.',
      'It was not: Sequential took 3.0 × as long as Threads.',
    ],
  );
  const open = [timed('sequential', three(300)), timed('threads', [30, 100, 32]), timed('processes', [100, 100, 30])];
  assert.deepEqual(
    ['Processes', 'Threads'].map((guess) => told(guess, ...open)),
    ['', ''],
    'the rounds do not agree',
  );
  assert.equal(told('Threads', failed('sequential', 'trap', 'It trapped.'), apart[1], apart[2]), '');
});

test('yes or no: whether one is faster, whether updates are lost', () => {
  const faster = posed('squares', ['sequential', 'threads'], { about: 'faster' }).question;
  const told = (/** @type {boolean|null} */ guess, /** @type {ModelResult[]} */ ...models) => {
    const { figures, verdict } = judgeYesNo(faster, run({}, ...models), guess);
    return plain(`${figures} | ${verdict}`);
  };
  assert.equal(
    told(true, timed('sequential', three(100)), timed('threads', three(50))),
    'Yes. Measured: Threads 50 ms, Sequential 100 ms. | You guessed right.',
  );
  assert.equal(
    told(true, timed('sequential', three(100)), timed('threads', three(101))),
    'No. Measured: Sequential 100 ms, Threads 101 ms. No difference was shown. | You guessed yes.',
  );
  assert.equal(
    told(false, timed('sequential', three(100)), timed('threads', three(150))),
    'No. Measured: Sequential 100 ms, Threads 150 ms. | You guessed right.',
  );
  assert.match(told(null, timed('sequential', three(100)), timed('threads', three(50))), /^Yes\. .* \| $/);
  assert.match(
    told(true, timed('sequential', [100, 100, 30]), timed('threads', [30, 100, 32])),
    /The rounds do not agree which is faster: run it again\. \| $/,
  );
  assert.match(
    told(true, timed('sequential', three(100)), failed('threads', 'trap', 'It trapped.')),
    /^Threads has no figure: It trapped\. \| $/,
  );
  const loses = posed('race', ['sequential', 'threads'], { about: 'loses' }).question;
  assert.deepEqual(
    loses.bars.map(({ model }) => model),
    ['threads'],
  );
  assert.deepEqual(judgeYesNo(loses, race(raced('threads', 12)), false), {
    figures: 'Yes. Measured: with Threads 8 updates were lost.',
    verdict: 'You guessed no.',
  });
  assert.deepEqual(judgeYesNo(loses, race(raced('threads', 20)), false), {
    figures: 'No. Measured: with Threads none was lost.',
    verdict: 'You guessed right.',
  });
});

test('a number is read as people write it', () => {
  assert.deepEqual(
    ['', ' ', '12', '1,000', '1 000', '1_000', '0.5', '40,000,000'].map((text) => readGuess(text, 40_000_000)),
    [null, null, 12, 1000, 1000, 1000, 0.5, 40_000_000],
  );
  for (const text of ['40,000,001', '-1', '1e3', 'many', '1.2.3', 'Infinity'])
    assert.ok(Number.isNaN(readGuess(text, 40_000_000)), text);
});
