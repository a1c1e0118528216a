/** What stands in for what cannot run, and that every workload has a recording of every model. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { catalogue } from '../../www/generated/catalogue.js';
import { recordedAlone, standIn } from '../../www/stand-in/stand-in.js';
import { defaultState } from '../../www/lab/state.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { RECORDINGS } from '../../www/stand-in/recordings.js';

/** @import { ModelName, ModelResult, RunResult } from '../../www/interface.js' */

const AT_MOST_BYTES = 20_000;

const { recording } = await RECORDINGS.squares();

/**
 * As if these models had run here, those that share memory refused.
 * @param {Partial<RunResult>} [more]
 * @returns {RunResult}
 */
const ran = (more) => ({
  ...recording.result,
  ...more,
  models: recording.result.models.map(
    (result) =>
      /** @type {ModelResult} */ ({
        ...result,
        wall_ms: 1,
        speedup: 2,
        error: result.model.startsWith('thread') ? { kind: 'not-isolated', message: 'no', task: null } : null,
      }),
  ),
});

for (const { name, params } of catalogue.workloads) {
  test(`${name}: every model was recorded, of a workload as it is now, and is small`, async () => {
    const { about, result } = (await RECORDINGS[name]()).recording;
    assert.deepEqual(
      result.models.map(({ model }) => model),
      catalogue.models.map((model) => model.name),
    );
    assert.deepEqual(Object.keys(result.params).sort(), params.map((spec) => spec.name).sort());
    assert.match(`${about.day} ${about.browser} ${result.cores}`, /^\d{4}-\d\d-\d\d \w+ \d+ \d+$/);
    assert.equal(result.workload, name);
    for (const { model, error, wall_ms, tasks, trace, dropped_events } of result.models) {
      assert.deepEqual([error, dropped_events], [null, 0], model);
      assert.ok(Number(wall_ms) > 0 && tasks.every((task) => task.error === null && task.end_ms !== null), model);
      assert.ok(
        tracksOf(trace.traceEvents).some(({ slices }) => slices.some(({ kind }) => kind === 'task' || kind === 'run')),
        model,
      );
    }
    const bytes = brotliCompressSync(JSON.stringify({ about, result })).length;
    assert.ok(bytes <= AT_MOST_BYTES, `${bytes} bytes`);
  });
}

test('only what was refused for want of shared memory is stood in for, and has no ratio', () => {
  const { results, recorded } = standIn(ran(), recording, catalogue);
  assert.deepEqual([...recorded], ['threads-gil', 'threads', 'thread-pool']);
  for (const result of results) {
    const here = !recorded.has(result.model);
    assert.deepEqual([result.wall_ms === 1, result.speedup], [here, here ? 2 : null], result.model);
    assert.equal(result.error, null);
  }
  const trapped = ran();
  trapped.models.forEach((result) => {
    if (result.error) result.error = { ...result.error, kind: 'trap' };
  });
  assert.deepEqual(standIn(trapped, recording, catalogue).recorded, new Set());
});

test('it says where, when and of what, and whether that is what the screen is set to', () => {
  const same = standIn(ran(), recording, catalogue).about;
  assert.match(
    same,
    /^Recorded, not run here: Chromium \d+, \d+ cores?, \d{4}-\d\d-\d\d\. n, a task each: 1\u202f000\u202f000, 2\u202f000\u202f000 numbers; Passes: 500; Return the list: off\.$/,
  );
  assert.equal(
    standIn(ran({ params: { ...recording.result.params, passes: 1 } }), recording, catalogue).about,
    `${same} What is set here is something else.`,
  );
});

test('by itself the recorded run shows what is chosen, with the ratios of its own machine', () => {
  const state = {
    ...defaultState(catalogue, { isolated: false, cores: 2 }),
    workload: 'squares',
    params: recording.result.params,
    models: /** @type {ModelName[]} */ (['sequential', 'threads']),
  };
  const {
    result: { models },
  } = recordedAlone(recording, state, catalogue);
  assert.deepEqual(
    models.map(({ model }) => model),
    ['sequential', 'threads'],
  );
  assert.ok(Number(models[1].speedup) > 0);
});
