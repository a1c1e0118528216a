/** A run that comes back, from a file or the browser's store: as it was, with what is missing named, or not at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runJson } from '../../www/export/run-json.js';
import { ImportError } from '../../www/import/checks/import-error.js';
import { importText } from '../../www/import/import-text.js';
import { wholeRun } from '../../www/import/formats/whole-run.js';
import { packRun, unpackRun } from '../../www/link/recorded.js';
import { PROGRAM } from '../../www/result/model-properties.js';
import { modelResult } from '../../www/result/result.js';
import { keptOf, readKept } from '../../www/lab/kept-run.js';
import { ranWords, staleWords, stateOfResult, whenWords } from '../../www/outcome/ran.js';
import { defaultState } from '../../www/lab/state.js';
import { catalogue as real } from '../../www/generated/catalogue.js';
import { catalogue } from './fixtures/catalogue.js';
import { fakeRun } from './fixtures/fake-run.js';
import { outcome, plan, turn, worker } from './fixtures/raw-turn.js';

/** @import { RunResult } from '../../www/interface.js' */

const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value));
const result = fakeRun();
const about = { day: '2026-11-24', browser: 'Chromium 156', time: '14:32:05' };
const titles = (/** @type {string} */ model) => model;
const opened = (/** @type {unknown} */ json) => importText(JSON.stringify(json), 'a.run.json', titles);
/** Without the bytes, which are in no file. @param {RunResult} run */
const withoutPayloads = (run) =>
  plain({
    ...run,
    models: run.models.map((model) => ({ ...model, tasks: model.tasks.map((task) => ({ ...task, payload: null })) })),
  });

test('a saved run comes back with all that it was, its traces too', () => {
  const { run, notes } = opened(runJson(result, about));
  assert.deepEqual(plain(run), { about, result: withoutPayloads(result) });
  assert.deepEqual(notes, []);
});

test('times with more than fifteen characters come back as the numbers that they were', () => {
  const long = plain(result);
  const [{ trace }] = long.models;
  const last = trace.traceEvents.findLast((/** @type {any} */ event) => event.ph === 'X');
  Object.assign(last, { ts: 123456.0009765625, dur: 98765.4326171875 });
  const { run, notes } = opened(runJson(long, about));
  assert.deepEqual([plain(run)?.result, notes], [withoutPayloads(long), []]);
});

test('parts that an older version did not write are named, and the rest is shown', () => {
  const old = plain(runJson(result));
  for (const model of old.run.models)
    for (const name of ['lock', 'samples', 'notes', 'clocks', 'requests_per_s', 'wall_interval_ms']) delete model[name];
  delete old.run.cores;
  const { run, notes } = opened(old);
  assert.deepEqual(notes, [
    'The file does not have where and when it was measured, the number of cores, what threads had of the lock, its notes and its rounds.',
  ]);
  assert.deepEqual(
    run?.result.models.map(({ wall_ms, samples, lock }) => [wall_ms, samples, lock]),
    result.models.map(({ wall_ms }) => [wall_ms, [], null]),
  );
  const bare = opened({
    format: 'interleave-run',
    version: 1,
    run: { version: 1, workload: 'download', models: [{ model: 'threads', wall_ms: 5 }] },
  });
  assert.equal(bare.run?.result.models[0].wall_ms, 5, 'times alone are worth showing');
  assert.match(bare.notes[0], /its tasks, its printed lines and its timeline\.$/);
});

test('a wrong file says what is wrong, and is no run', () => {
  const wrong = (/** @type {(run: any) => void} */ change) => {
    const run = plain(result);
    change(run);
    return opened(runJson(run, about));
  };
  const told = wrong((run) => {
    run.models[1].wall_ms = 'long';
  });
  assert.deepEqual(
    [told.run, told.notes],
    [null, ['Only its timeline is shown, and not its times: in the file run.models[1].wall_ms is no number.']],
  );
  assert.ok(told.groups.length > 0);
  assert.equal(
    wrong((run) => {
      run.models[1].model = run.models[0].model;
    }).run,
    null,
    'a model twice',
  );
  const odd = wrong((run) => {
    run.models[0].trace.traceEvents.push({ name: 'x', ph: 'X', ts: -5, dur: 1, pid: 1, tid: 1 });
  });
  assert.deepEqual(
    [odd.run?.result.models[0].trace.traceEvents.length, odd.notes],
    [0, ['The file does not have a timeline that can be read.']],
  );
});

test('any file at all gives a run or an ImportError', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      try {
        wholeRun(value);
      } catch (error) {
        assert.ok(error instanceof ImportError, String(error));
      }
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('models', 'lock', 'params', 'cores', 'workload', 'version'),
      fc.jsonValue(),
      (name, value) => {
        try {
          wholeRun({ ...plain(result), [name]: value });
        } catch (error) {
          assert.ok(error instanceof ImportError, String(error));
        }
      },
    ),
  );
});

test('a run that the browser keeps is read back; one of another version is dropped', () => {
  const kept = plain(keptOf({ about, result }, 7));
  assert.deepEqual(plain(readKept(kept)), { recorded: { about, result: withoutPayloads(result) }, said: '' });
  for (const wrong of [
    undefined,
    null,
    7,
    'text',
    {},
    [],
    { ...kept, version: 0 },
    { ...kept, version: 2 },
    { ...kept, about: {} },
    { ...kept, run: { ...kept.run, models: [] } },
    { ...kept, run: 3 },
  ])
    assert.equal(readKept(wrong), null, JSON.stringify(wrong));
  const [event] = result.models[0].trace.traceEvents;
  const large = { ...result, models: [{ ...result.models[0], trace: { traceEvents: Array(200_001).fill(event) } }] };
  const stored = keptOf({ about, result: large }, 7);
  assert.ok(JSON.stringify(stored).length < 100_000, 'bounded');
  assert.match(readKept(plain(stored))?.said ?? '', /^What was kept does not have its timeline\.$/);
});

test('a run says what it is of, and how far that is from what is set', () => {
  const usual = defaultState(catalogue, { isolated: true, cores: 2 });
  const { work, settings } = ranWords({ about, result }, catalogue);
  assert.equal(work, 'Download files');
  assert.match(
    settings.replaceAll('\u202f', ' '),
    /^Files: 3 · Wait: 500 ms · .*Rounds: 1 · Sequential, Event loop, Threads and Processes$/,
  );
  assert.deepEqual(
    [whenWords(about), whenWords({ day: '2026-11-24', browser: '' }), whenWords({ day: '', browser: '' })],
    ['on 2026-11-24 at 14:32:05', 'on 2026-11-24', ''],
  );
  const ran = stateOfResult(result, usual);
  assert.deepEqual(
    [ran.workload, ran.params, ran.models, ran.rounds, ran.workers],
    ['download', result.params, result.models.map(({ model }) => model), 1, usual.workers],
  );
  assert.match(staleWords(ran, { ...ran, rounds: 6 }, catalogue), /Changed since: Rounds: 6 \(was 1\)\./);
  assert.match(staleWords(ran, null, catalogue), /is not valid/);
  const cut = {
    ...result,
    models: result.models.map((model) => ({
      ...model,
      error: { kind: /** @type {const} */ ('cancelled'), message: '', task: null },
      samples: [],
    })),
  };
  assert.equal(
    stateOfResult(cut, { ...usual, rounds: 6 }).rounds,
    6,
    'a run that was cancelled had fewer rounds than were set',
  );
});

/** A task of a reader's own program that waits in a line and raises, and one that returns a long text. */
const ownRun = () => {
  const source = `def work(n):\n    time.sleep(n)\n    return 'x' * 300  # ${'long '.repeat(80)}\n`;
  const raw = turn({
    model: 'threads',
    workers: [
      worker('thread', 1000, 1000, [
        [1, 'workerReady', 0],
        [5, 'taskBegin', 0],
        [10, 'line', 0, 2],
        [10, 'waitBegin', 0, 0],
        [50, 'waitEnd', 0],
        [55, 'print', 0, 'printed '.repeat(60)],
        [70, 'taskEnd', 0, outcome(1)],
      ]),
    ],
    tasks: [
      { posted_ms: null, received_ms: 1070, payload: null, result: `'${'x'.repeat(300)}'` },
      {
        posted_ms: null,
        received_ms: 1080,
        payload: null,
        exception: { message: 'ValueError: no', traceback: 'Traceback\nValueError: no\n', line: 3 },
      },
    ],
  });
  const params = { source, inputs: '' };
  const own = modelResult({ ...plan(['n'.repeat(300), 'two']), workload: 'python', params }, raw, null);
  return { ...fakeRun(), workload: 'python', params, models: [own] };
};

/** A whole program that wrote to both of its streams and was refused a thread. */
const programRun = () => {
  const raw = turn({
    model: PROGRAM,
    exit_code: 1,
    workers: [
      worker('program', 1000, 1000, [
        [1, 'workerReady', 0],
        [1, 'taskBegin', 0],
        [9, 'write', 0, '1 0 out\n'],
        [9, 'write', 0, '2 1 err\n'],
        [10, 'taskEnd', 0, outcome(1)],
      ]),
    ],
    tasks: [{ posted_ms: null, received_ms: 1010, payload: null }],
  });
  const params = { source: 'print("out")', files: '{}', argv: '[]', stdin: '' };
  const own = modelResult({ ...plan(['MainThread']), workload: 'program', params }, raw, null);
  return { ...fakeRun(), workload: 'program', params, models: [own] };
};

for (const [what, made] of /** @type {const} */ ([
  ['a reader’s function', ownRun],
  ['a whole program', programRun],
]))
  test(`a run of ${what} comes back with all that it was, from a file and from a link`, async () => {
    const own = made();
    const { run, notes } = opened(runJson(own, about));
    assert.deepEqual([plain(run)?.result, notes], [withoutPayloads(own), []]);
    const unpacked = await unpackRun(await packRun({ about, result: own }), real);
    assert.deepEqual(plain(unpacked.result), withoutPayloads(own));
  });

test('the screen shows a whole program in the field of the reader’s own Python', () => {
  const rest = defaultState(real, { isolated: true, cores: 2 });
  const { workload, params, models } = stateOfResult(programRun(), rest);
  assert.deepEqual([workload, params, models], ['python', { source: 'print("out")', inputs: '' }, rest.models]);
});
