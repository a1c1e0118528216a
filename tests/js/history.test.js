import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeChange } from '../../www/lab/change.js';
import { begin, goOn, redo, undo } from '../../www/lab/history.js';
import { defaultState } from '../../www/lab/state.js';
import { catalogue } from './fixtures/catalogue.js';

test('undo walks back through every value, and redo forward again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 90 }), (values) => {
      let history = values.slice(1).reduce(goOn, begin(values[0]));
      const back = values.map(() => {
        const { now } = history;
        history = undo(history);
        return now;
      });
      assert.deepEqual(back, values.toReversed());
      const forth = values.map(() => {
        const { now } = history;
        history = redo(history);
        return now;
      });
      assert.deepEqual(forth, values);
    }),
  );
});

test('at either end a step changes nothing, and something new forgets what was undone', () => {
  const first = begin('a');
  assert.equal(undo(first), first);
  assert.equal(redo(first), first);
  const other = goOn(undo(goOn(first, 'b')), 'c');
  assert.deepEqual(other, { past: ['a'], now: 'c', future: [] });
});

test('only so many steps are kept', () => {
  const long = Array.from({ length: 500 }, (_, i) => i).reduce(goOn, begin(-1));
  assert.equal(long.past.length, 100);
  assert.equal(long.past.at(-1), 498);
});

const state = defaultState(catalogue, { isolated: true, cores: 4 });

test('a change is said in the words of the screen', () => {
  const [workload] = catalogue.workloads;
  const spec = workload.params.find(({ kind }) => kind === 'integer') ?? workload.params[0];
  const changed = { ...state, params: { ...state.params, [spec.name]: 7 } };
  assert.equal(describeChange(state, changed, catalogue), `${spec.label}: 7 (was ${spec.default})`);
  assert.equal(describeChange(state, state, catalogue), '');
  const squares = (/** @type {number} */ last) => ({
    ...state,
    workload: 'squares',
    params: { n: [...Array(63).fill(1_000_000), last], passes: 1, return_list: false },
  });
  assert.equal(
    describeChange(squares(1), squares(2), catalogue),
    'n, a task each: changed',
    'the bar at the foot of the screen holds no list of 64',
  );
  assert.equal(describeChange(state, { ...state, models: [] }, catalogue).startsWith('4 settings'), true);
  assert.match(describeChange(state, { ...state, models: state.models.slice(1) }, catalogue), /left out$/);
  assert.match(
    describeChange(state, { ...state, workload: catalogue.workloads[1].name, params: {} }, catalogue),
    /^Work: .+ \(was .+\)$/,
  );
  assert.equal(describeChange(state, { ...state, rounds: 6 }, catalogue), 'Rounds: 6 (was 1)');
});
