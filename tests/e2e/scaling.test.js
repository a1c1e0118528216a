/** The sweep over workers: two are faster than one, so that there is a law to fit. Needs the computer to itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { sweepTool } from './sweep-tool.js';

const lab = useLab();
const { openTool, press, ended } = sweepTool(lab);

test('workers: both pools at every value, with speed-up, ideal line, fitted law and intervals', async () => {
  // Long enough that two workers are faster than one on a busy machine too: then there is a law to fit.
  await openTool('?workload=squares&n=200000,200000,200000&passes=400');
  await press('workers', { 'sweep-most': '2', 'sweep-rounds': '6' });
  const { progress, heads, rows, marks, guides, readings, intervals } = await ended();
  assert.equal(progress, 'Done: 2 values.');
  assert.deepEqual(heads, ['Workers', 'Model', 'Wall time', 'Speed-up']);
  assert.deepEqual(
    rows.map(([workers, model]) => [workers, model]),
    [
      ['1', 'Thread pool'],
      ['1', 'Process pool'],
      ['2', 'Thread pool'],
      ['2', 'Process pool'],
    ],
  );
  assert.ok(
    rows.every(([, , wall]) => / to /.test(wall)),
    'with 6 rounds there are intervals',
  );
  assert.match(rows[0][3], /^1\.00/);
  assert.deepEqual([marks, guides, intervals], [[4, 4], [3, 3], 4]);
  assert.match(readings, /Thread pool: a serial fraction of .*%[^]*Process pool: a serial fraction/);
  assert.equal(
    await lab.inPage(() => document.querySelectorAll('[data-part=results] tbody tr').length),
    0,
    'the screen’s results are left alone',
  );
});
