/** Which lines of the Python a task is at follows from its trace, for every workload on every model. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../www/generated/catalogue.js';
import { flowsOf } from '../../www/trace/flows.js';
import { defaultParams } from '../../www/lab/state.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { linesAt, readProgram } from '../../www/python/lines.js';
import { pythonProgram } from '../../www/python/program.js';

/** @typedef {import('../../www/interface.js').ModelName} ModelName */
/** @typedef {import('../../www/interface.js').TraceEvent} TraceEvent */

const PRINTS = /** @type {Record<string, string[]>} */ ({
  download: ['Starting download: file1.txt', 'Finished downloading: file1.txt'],
  scrape: ['Scraping site1.com', 'Done with site1.com'],
  squares: ['Calculating squares up to 1000', 'Done with 1000'],
  image: ['Processing image 0', 'Finished image 0'],
  mix: ['Task 1 computes', 'Task 1 waits', 'Task 1 is done'],
  convoy: ['Computing', 'Computed 12 pieces'],
  python: ['one begins', 'one is done'],
  race: [
    `Task 1 counts to ${defaultParams(/** @type {any} */ (catalogue.workloads.find(({ name }) => name === 'race'))).increments}`,
    "Task 1 is done: 11 of its writes undid others' updates",
  ],
});

/**
 * A task that prints at 100, 290 and 900, computes from 0 on, waits from 300 to 600.
 * @param {string} workload
 * @param {boolean} loop
 */
function groupOf(workload, loop) {
  const at = { pid: 2, tid: 1 };
  const prints = PRINTS[workload].map((name, each, { length }) => ({
    name,
    cat: 'print',
    ph: 'i',
    ts: each === 0 ? 100 : each === length - 1 ? 900 : 290,
    ...at,
  }));
  /** @type {TraceEvent[]} */
  const events = [
    { name: 'thread_name', ph: 'M', ...at, args: { name: 'thread 1' } },
    ...prints,
    ...(loop
      ? [
          { name: 't', cat: 'task', ph: 'b', id: '0x1', ts: 0, ...at },
          { name: 'wait', cat: 'wait', ph: 'b', id: '0x1', ts: 300, ...at },
          { name: 'wait', cat: 'wait', ph: 'e', id: '0x1', ts: 600, ...at },
          { name: 't', cat: 'task', ph: 'e', id: '0x1', ts: 1000, ...at },
          { name: 't', cat: 'run', ph: 'X', ts: 0, dur: 300, ...at },
          { name: 't', cat: 'run', ph: 'X', ts: 600, dur: 400, ...at },
        ]
      : [
          { name: 'start thread', cat: 'start', ph: 'X', ts: -50, dur: 40, ...at },
          { name: 't', cat: 'task', ph: 'X', ts: 0, dur: 1000, ...at },
          { name: 'wait', cat: 'wait', ph: 'X', ts: 300, dur: 300, ...at },
          { name: 'Waiting for GIL', cat: 'waits-gil', ph: 'X', ts: 620, dur: 100, ...at },
        ]),
  ];
  return { title: 'x', tracks: tracksOf(events), flows: flowsOf(events) };
}

/** @param {string} workload @param {ModelName} model */
function told(workload, model) {
  const spec = catalogue.workloads.find(({ name }) => name === workload);
  const program = readProgram(
    String(pythonProgram(workload, model, defaultParams(/** @type {any} */ (spec)), 2, catalogue.lock.default)),
  );
  const group = groupOf(workload, model === 'event-loop');
  return (/** @type {number} */ us) =>
    linesAt(program, group, us).map(({ who, doing, lines }) => ({
      who,
      doing,
      texts: lines.map((line) => program.texts[line].trim()),
    }));
}

for (const { name: workload } of catalogue.workloads) {
  test(`${workload}: prints, waits and computing are where the program has them, on every model`, () => {
    for (const { name: model } of catalogue.models) {
      const at = told(workload, model);
      const [printing] = at(100);
      assert.equal(printing.doing, 'prints', `${workload} ${model}`);
      assert.match(printing.texts.join(), /^print\(f?"[^"]*"\)$/);
      const [computing] = at(200);
      assert.equal(computing.doing, 'computes');
      assert.ok(
        computing.texts.length > 0 &&
          computing.texts.every((text) => !/^(print\(f?"(Done|Finished|Computed)|#|else:)/.test(text)),
        computing.texts.join('\n'),
      );
      const [waiting] = at(400);
      const waits = /sleep|urlopen|response/;
      if (!['squares', 'image', 'convoy', 'race'].includes(workload))
        assert.ok(
          waiting.doing === 'waits' && waiting.texts.every((text) => waits.test(text)),
          waiting.texts.join('\n'),
        );
      assert.ok(
        computing.texts.every((text) => !/sleep\(/.test(text)) || computing.texts.every((text) => waits.test(text)),
        computing.texts.join('\n'),
      );
      assert.deepEqual(at(5000), [], 'it is over');
    }
  });
}

test('starting, waiting for the lock and joining have their lines', () => {
  const at = told('squares', 'threads-gil');
  assert.deepEqual(at(-30), [{ who: 'thread 1', doing: 'starts', texts: ['thread.start()'] }]);
  const [thread, program] = at(650);
  assert.equal(thread.doing, 'waits for the lock');
  assert.deepEqual(program, { who: 'the program', doing: 'waits for the others', texts: ['thread.join()'] });
  assert.deepEqual(told('squares', 'process-pool')(650)[1].texts, ['list(pool.map(calculate, NUMBERS))']);
  assert.equal(told('squares', 'sequential')(200).length, 1, 'it runs its tasks itself');
});
