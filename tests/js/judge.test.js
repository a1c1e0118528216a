/** A measurement beside a guess: how long, which way, and how far off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wasCancelled } from '../../www/base/failure.js';
import { figuresText, isUnsure, judgement, measuredOf, relation } from '../../www/question/judge.js';
import { failed, runOf, timed } from './fixtures/timed.js';

/** @import { ModelName, ModelResult } from '../../www/interface.js' */

const plain = (/** @type {string} */ text) => text.replace(/\u202f/g, ' ');

/** @param {...ModelResult} models the first is the unit */
const measured = (...models) =>
  measuredOf({ runs: [{}], bars: models.map(({ model }) => ({ label: model, run: 0, model })) }, [runOf(...models)]);

/** @param {number|null} guess @param {ModelResult} result @param {ModelResult} [first] */
const told = (guess, result, first = timed('sequential', [100, 100, 100])) => {
  const [unit, bar] = measured(first, result);
  return plain(`${figuresText(guess, bar)} | ${judgement(guess, bar, unit)}`);
};

test("a length is relative to the unit's", () => {
  const [unit, bar] = measured(timed('sequential', [200]), timed('threads', [50]));
  assert.deepEqual([unit.length, bar.length, bar.against], [1, 0.25, 'faster']);
});

test('bars may come from several runs', () => {
  const bars = [0, 1].map((run) => ({ label: `run ${run}`, run, model: /** @type {ModelName} */ ('processes') }));
  const [, second] = measuredOf({ runs: [{}, {}], bars }, [
    runOf(timed('processes', [100])),
    runOf(timed('processes', [250])),
  ]);
  assert.deepEqual([second.length, second.against], [2.5, 'slower']);
  assert.equal(
    measuredOf({ runs: [{}, {}], bars }, [runOf(timed('processes', [100]))])[1].length,
    null,
    'a run that is missing',
  );
});

test('without an interval, rounds have to agree and medians to differ by a tenth', () => {
  const against = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    relation(timed('threads', one), timed('sequential', other));
  assert.equal(against([50, 52, 51], [100, 101, 99]), 'faster');
  assert.equal(against([150, 152, 151], [100, 101, 99]), 'slower');
  assert.equal(against([95, 95, 95], [100, 100, 100]), 'same', 'by less than a tenth');
  assert.equal(against([50, 90, 130], [100, 110, 120]), 'same', 'one round of three says otherwise');
  assert.equal(against([50, 50, 50, 50, 500], [100, 100, 100, 100, 100]), 'faster', 'one round of five was disturbed');
  assert.equal(against([50, 500, 51], [100, 900, 99]), 'faster', 'what slows both slows neither more');
});

test('the engine’s word on whether there is a difference is used', () => {
  const unit = timed('sequential', [100]);
  assert.equal(relation(timed('threads', [50], { differs: false }), unit), 'same');
  assert.equal(relation(timed('threads', [96], { differs: true }), unit), 'faster');
  assert.equal(
    relation(timed('threads', [50], { differs: false }), timed('processes', [100])),
    'faster',
    'it spoke of sequential only',
  );
});

test('medians apart whose rounds do not agree are unsure', () => {
  const [, apart] = measured(timed('sequential', [100, 100, 30]), timed('threads', [30, 100, 32]));
  assert.ok(isUnsure(apart));
  assert.equal(
    told(1, timed('threads', [30, 100, 32]), timed('sequential', [100, 100, 30])),
    'Guessed as long, measured 3.1 × as fast (the rounds do not agree) | What is faster cannot be told from it: run it again.',
  );
  assert.ok(!measured(timed('sequential', [100]), timed('threads', [101])).some(isUnsure));
});

test('a guess is told beside its measurement', () => {
  assert.equal(
    told(0.5, timed('threads', [91, 90, 89])),
    'Guessed 2.0 × as fast, measured 1.1 × | The right direction, but far off: it took 1.8 × as long as you guessed.',
  );
  assert.equal(
    told(0.5, timed('threads', [53, 53, 53])),
    'Guessed 2.0 × as fast, measured 1.9 × | On the mark, within a tenth.',
  );
  assert.equal(
    told(0.5, timed('threads', [40, 40, 40])),
    'Guessed 2.0 × as fast, measured 2.5 × | Close: it was 1.3 × as fast as you guessed.',
  );
  assert.equal(
    told(2, timed('threads', [300, 300, 300])),
    'Guessed 2.0 × as long, measured 3.0 × | The right direction, but far off: it took 1.5 × as long as you guessed.',
  );
});

test('without a guess there are figures, and no verdict', () => {
  const ways = [
    timed('threads', [50]),
    timed('threads', [100]),
    timed('threads', [300]),
    timed('threads', [3000]),
    timed('threads', [1]),
    timed('threads', [97, 97, 97]),
  ];
  assert.deepEqual(
    ways.map((result) => told(null, result, timed('sequential', [100]))),
    [
      'No guess, measured 2.0 × as fast | ',
      'No guess, measured as long | ',
      'No guess, measured 3.0 × as long | ',
      'No guess, measured 30 × as long | ',
      'No guess, measured 100 × as fast | ',
      'No guess, measured 1.03 × as fast (no difference shown) | ',
    ],
  );
  assert.equal(
    told(null, failed('threads', 'trap', 'It trapped.')),
    'No guess, measured nothing | threads has no time: It trapped.',
    'why there is no time is no verdict',
  );
});

test('the wrong way is said', () => {
  assert.equal(
    told(0.5, timed('processes', [150, 150, 150])),
    'Guessed 2.0 × as fast, measured 1.5 × as long | You guessed faster, and it was slower: it took 3.0 × as long as you guessed.',
  );
  assert.equal(
    told(1, timed('processes', [50, 50, 50])),
    'Guessed as long, measured 2.0 × as fast | You guessed no difference, and it was faster.',
  );
});

test('no difference is no speed-up', () => {
  assert.equal(
    told(0.5, timed('event-loop', [97, 97, 97])),
    'Guessed 2.0 × as fast, measured 1.03 × (no difference shown) | You guessed faster, and no difference was shown.',
  );
  assert.equal(
    told(1, timed('event-loop', [97, 97, 97])),
    'Guessed as long, measured 1.03 × as fast (no difference shown) | On the mark: no difference was shown.',
  );
  assert.match(told(1, timed('event-loop', [100, 100, 100])), /measured as long \| On the mark/);
});

test('beyond what can be guessed, the end is right', () => {
  assert.match(told(0.05, timed('event-loop', [1, 1, 1])), /measured 100 × \| On the mark/);
  assert.match(told(3, timed('processes', [2000, 2000, 2000])), /measured 20 × \| On the mark/);
});

test('a model that failed has no time, and says why', () => {
  assert.equal(
    told(0.5, failed('threads', 'trap', 'It trapped.')),
    'Guessed 2.0 × as fast, measured nothing | threads has no time: It trapped.',
  );
  assert.match(
    told(0.5, timed('threads', [50]), failed('sequential', 'memory', 'None left.')),
    /sequential has no time: None left\./,
  );
  assert.match(told(0.5, { ...timed('threads', [50]), wall_ms: null }), /No time was measured/);
});

test('a cancelled run is known', () => {
  assert.ok(wasCancelled(runOf(timed('sequential', [100]), failed('threads', 'cancelled', 'Cancelled.'))));
  assert.ok(!wasCancelled(runOf(failed('threads', 'trap', 'It trapped.'))));
});
