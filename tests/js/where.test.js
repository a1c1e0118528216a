/** Where the tasks of a reader's program were: the lines of its trace, in slices, in exported events and while it is played. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelResult } from '../../www/result/result.js';
import { functionsOf, whereBetween } from '../../www/result/where.js';
import { describeSlice } from '../../www/timeline/describe-slice.js';
import { linesIn } from '../../www/trace/lines.js';
import { flowsIn, tracksIn } from '../../www/trace/recorded-tracks.js';
import { tracksOf } from '../../www/trace/tracks.js';
import { linesAt, readProgram } from '../../www/python/lines.js';
import { outcome, plan, turn, worker } from './fixtures/raw-turn.js';

/** @import { ModelName } from '../../www/interface.js' */
/** @import { RawWorker } from '../../www/result/raw-turn.js' */

const SOURCE = `import time

def pause(n):
    time.sleep(n)

class Account:
    def pay(self):
        # a remark
# another one, at the margin
        return 1

def work(n):
    pause(n)
    return n
`;

test('each line has the function that it is in', () => {
  assert.deepEqual(
    functionsOf(SOURCE).map((name) => name ?? '-'),
    [
      ...['-', '-', 'pause', 'pause', 'pause', '-', 'Account.pay', 'Account.pay', 'Account.pay', 'Account.pay'],
      ...['Account.pay', 'work', 'work', 'work', 'work'],
    ],
  );
  assert.deepEqual(functionsOf('async def a():\n\tdef b():\n\t\tpass\n\tb()\nx = 1'), ['a', 'a.b', 'a.b', 'a', null]);
});

test('an interval is at the line of its begin and at those that came in it', () => {
  const came = { us: [10, 20, 30], line: [13, 4, 14] };
  const where = (/** @type {number} */ from, /** @type {number} */ to) =>
    whereBetween(came, from, to, functionsOf(SOURCE));
  assert.deepEqual(where(20, 30), { lines: [4], function: 'pause' });
  assert.deepEqual(where(20, 20), { lines: [4], function: 'pause' });
  assert.deepEqual(where(30, 90), { lines: [14], function: 'work' });
  assert.deepEqual(where(12, 25), { lines: [4, 13], function: null });
  assert.deepEqual(where(0, 15), { lines: [13], function: 'work' });
  assert.equal(where(0, 5), undefined);
});

/** A task that pauses from 10 to 50 ms and returns. @param {RawWorker['kind']} kind @param {ModelName} model */
const paused = (kind, model) => {
  const raw = turn({
    model,
    workers: [
      worker(kind, 1000, 1000, [
        [1, 'workerReady', 0],
        [5, 'taskBegin', 0],
        [10, 'line', 0, 4],
        [10, 'waitBegin', 0, 0],
        [50, 'waitEnd', 0],
        [60, 'line', 0, 14],
        [70, 'taskEnd', 0, outcome(1)],
      ]),
    ],
    tasks: [{ posted_ms: null, received_ms: 1070, payload: null }],
  });
  return modelResult({ ...plan(['one']), workload: 'python', params: { source: SOURCE, inputs: '' } }, raw, null).trace;
};

for (const [kind, model] of /** @type {[RawWorker['kind'], ModelName][]} */ ([
  ['thread', 'threads'],
  ['loop', 'event-loop'],
]))
  test(`${model}: a wait carries its line and function, and the exported events do, too`, () => {
    const trace = paused(kind, model);
    const copy = JSON.parse(JSON.stringify(trace));
    for (const [tracks, lines] of /** @type {const} */ ([
      [tracksIn(trace), linesIn(trace)],
      [tracksOf(copy.traceEvents), linesIn(copy)],
    ])) {
      const track = tracks.find(({ slices }) => slices.some((slice) => slice.kind === 'wait'));
      const wait = track?.slices.find((slice) => slice.kind === 'wait');
      assert.deepEqual(wait?.args, { lines: [4], function: 'pause' });
      assert.match(describeSlice(/** @type {any} */ (wait)), / \(line 4, in pause\)$/);
      assert.deepEqual(lines.get(String(track?.key)), [
        { line: 4, us: 10_000 },
        { line: 14, us: 60_000 },
      ]);
    }
    const named = copy.traceEvents.filter((/** @type {any} */ { cat }) => cat === 'line');
    assert.deepEqual(
      named.map((/** @type {any} */ { name }) => name),
      ['line 4', 'line 14'],
    );
  });

test('while it is played, a task is at the line that it said last, and not at one that it may be at', () => {
  const trace = paused('thread', 'threads');
  const group = { title: 'x', tracks: tracksIn(trace), flows: flowsIn(trace) };
  const at = (/** @type {number} */ us) =>
    linesAt(readProgram(SOURCE), group, us, linesIn(trace)).map(({ doing, lines }) => [doing, lines]);
  assert.deepEqual(at(30_000), [['waits', [3]]]);
  assert.deepEqual(at(65_000), [['computes', [13]]]);
});

test('a deadlock names only threads that there are', () => {
  const raw = turn({
    model: 'threads',
    error: { kind: 'deadlock', message: '', task: null },
    workers: [
      worker('thread', 1000, 1000, [
        [1, 'taskBegin', 0],
        [2, 'holder', 0, 7],
        [2, 'waitBegin', 0, 3],
      ]),
    ],
    tasks: [{ posted_ms: null, received_ms: null, payload: null }],
  });
  assert.equal(
    modelResult(plan(['one']), raw, null).error?.message,
    'A deadlock: every thread waits for another one. one waits for another thread.',
  );
});
