/** Every idea has a recording of all that it asks for, as it asks for it now, small, and well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { thinned } from '../../tools/record/shorten.mjs';
import { explanation } from '../../www/ideas/explain.js';
import { pictureOf } from '../../www/ideas/idea-picture.js';
import { IDEAS } from '../../www/ideas/ideas.js';
import { measuredOf } from '../../www/question/judge.js';
import { resultsOf } from '../../www/stand-in/recording.js';
import { RECORDED_IDEAS } from '../../www/ideas/view/recorded-ideas.js';

/** @import { TraceEvent } from '../../www/interface.js' */

const AT_MOST_BYTES = 10_000;

for (const idea of IDEAS) {
  test(`${idea.name}: recorded as it is asked now, on every bar, and small`, async () => {
    const { recording } = await RECORDED_IDEAS[idea.name]();
    assert.deepEqual(recording.runs, idea.runs, 'make recordings');
    const measured = measuredOf(idea, resultsOf(recording));
    for (const { label, length, result } of measured)
      assert.ok(Number(length) > 0 && result?.error === null && result.dropped_events === 0, label);
    const tasks = idea.runs.map(({ params = {} }) => (Array.isArray(params.n) ? params.n.length : params.tasks));
    assert.deepEqual(
      measured.map(({ result }) => result?.tasks.length),
      idea.bars.map(({ run }) => tasks[run]),
    );
    assert.equal(pictureOf(measured).groups.length, idea.bars.length, 'all are drawn');
    assert.ok(explanation(idea.name, measured, recording).every((text) => /\.$/.test(text)));
    const bytes = brotliCompressSync(JSON.stringify(recording)).length;
    assert.ok(bytes <= AT_MOST_BYTES, `${bytes} bytes`);
  });
}

test('of many events a thousandth keeps one sign and the sum of its computing, tasks and all', () => {
  /** @type {TraceEvent[]} */
  const events = Array.from({ length: 8000 }, (_, at) =>
    at % 2
      ? { name: 'line', cat: 'print', ph: 'i', ts: at, pid: 1, tid: 1 }
      : { name: 'run', cat: 'run', ph: 'X', ts: at, dur: 0.5, pid: 1, tid: 1 + (at % 4) },
  );
  events.push({ name: 'task', cat: 'task', ph: 'b', ts: 3, pid: 1, tid: 1, id: '1' });
  const few = thinned(events);
  assert.ok(few.length < 4000, `${few.length}`);
  const sum = (/** @type {TraceEvent[]} */ all, /** @type {number} */ tid) =>
    all.filter((event) => event.tid === tid).reduce((total, { dur = 0 }) => total + dur, 0);
  assert.deepEqual(
    [1, 3].map((tid) => sum(few, tid)),
    [1, 3].map((tid) => sum(events, tid)),
  );
  assert.deepEqual(
    few.filter(({ ph }) => ph === 'b'),
    [events[8000]],
  );
  assert.deepEqual(thinned(events.slice(0, 100)), events.slice(0, 100), 'of few events all are kept');
});
