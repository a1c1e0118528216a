/** An idea's picture: one group a bar, and of many tasks the first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_TRACKS, pictureOf } from '../../www/ideas/idea-picture.js';
import { failed, timed } from './fixtures/timed.js';

/** @import { TraceEvent } from '../../www/interface.js' */

/** @param {number} tasks @returns {TraceEvent[]} */
const lanes = (tasks) =>
  Array.from({ length: tasks }, (_, task) =>
    ['b', 'e'].map((ph) => ({
      name: `file${task + 1}`,
      ph,
      cat: 'task',
      ts: ph === 'b' ? task : 5000 + task,
      pid: 1,
      tid: 1,
      id: String(task),
    })),
  ).flat();

/** @param {string} label @param {import('../../www/interface.js').ModelResult} result */
const bar = (label, result) => ({ label, result, length: 1, against: null });

test('ten thousand tasks are drawn as the first few, and the title says so', () => {
  const loop = timed('event-loop', [500]);
  const { groups, end_us } = pictureOf([
    bar('Loop', { ...loop, tasks: Array(10_000).fill(loop.tasks[0]), trace: { traceEvents: lanes(10_000) } }),
  ]);
  assert.equal(groups[0].tracks.length, MOST_TRACKS);
  assert.deepEqual(
    groups[0].tracks.map(({ name }) => name),
    ['file1', 'file2', 'file3', 'file4', 'file5'],
  );
  assert.match(groups[0].title, /^Loop: 500.ms for all 10,000 tasks, 5 of them drawn$/u);
  assert.equal(end_us, 14_999, 'the axis holds all of them');
});

test('a time is called that of all tasks, and a pool whose workers are all drawn leaves none out', () => {
  const track = (/** @type {number} */ tid) => ({
    name: 'squares to 9',
    ph: 'X',
    cat: 'task',
    ts: 0,
    dur: 9,
    pid: 1,
    tid,
  });
  const ran = (/** @type {import('../../www/interface.js').ModelName} */ model, /** @type {number} */ workers) => {
    const result = timed(model, [343]);
    return {
      ...result,
      tasks: Array(16).fill(result.tasks[0]),
      trace: { traceEvents: Array.from({ length: workers }, (_, at) => track(at)) },
    };
  };
  const { groups } = pictureOf([
    bar('16 processes', ran('processes', 16)),
    bar('Process pool', ran('process-pool', 2)),
  ]);
  assert.deepEqual(
    groups.map(({ title }) => title.replace('\u202f', ' ')),
    ['16 processes: 343 ms for all 16 tasks, 5 of them drawn', 'Process pool: 343 ms'],
  );
});

test('few tasks are all drawn, with no such words; what failed is left out', () => {
  const loop = timed('event-loop', [500]);
  const { groups } = pictureOf([
    bar('Loop', { ...loop, trace: { traceEvents: lanes(2) } }),
    bar('Threads', failed('threads', 'trap', 'It trapped.')),
  ]);
  assert.deepEqual(
    groups.map(({ title, tracks }) => [title.replace('\u202f', ' '), tracks.length]),
    [['Loop: 500 ms', 2]],
  );
});
