/** What the page says that CPython would take: steps times a pace, and a size that fits a second. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../www/generated/catalogue.js';
import { readParameter, writeParameter } from '../../www/lab/parameter.js';
import { defaultParams, workloadOf } from '../../www/lab/state.js';
import { costOf, estimate_ms } from '../../www/python/cost.js';
import { PACE } from '../../www/python/pace.js';

/** @typedef {import('../../www/base/catalogue.js').WorkloadSpec} WorkloadSpec */

const spec = (/** @type {string} */ name) => /** @type {WorkloadSpec} */ (workloadOf(catalogue, name));
const pace = {
  ...PACE,
  square_ns: 51.4,
  turn_ns: 30,
  listed_ns: 50,
  plain_ns: 150,
  mutex_ns: 200,
  atomic_ns: 80,
  drawn_ns: 100,
  resized_ns: 10,
};

test('the default squares take CPython more than a minute, and the page says so, as an estimate and from where', () => {
  const params = defaultParams(spec('squares'));
  assert.equal(estimate_ms('squares', params, pace), (3e6 * 500 * 51.4) / 1e6);
  const cost = costOf('squares', params, pace);
  assert.match(
    cost?.text ?? '',
    /^CPython 3\.\d+\.\d+ would take about 1\u202fmin 17\u202fs for this, one task after another.*An estimate, from 51\.4\u202fns per square on one machine \(.+, \d{4}-\d\d-\d\d\)\.$/,
  );
  assert.deepEqual(cost?.params, { ...params, passes: 6 });
});

test('with any settings, the size that is offered takes about a second and is a value that the page takes, or none is offered', () => {
  for (const { name, params } of catalogue.workloads) {
    const most = Object.fromEntries(
      params.map(({ name: key, kind, default: usual, max }) => [
        key,
        kind === 'list'
          ? Array(64).fill(max)
          : kind === 'integer'
            ? key === 'tasks'
              ? Math.min(64, Number(max))
              : Number(max)
            : usual,
      ]),
    );
    for (const given of [defaultParams(spec(name)), most]) {
      const cost = costOf(name, given, pace);
      if (!cost?.params) continue;
      const ms = Number(estimate_ms(name, cost.params, pace));
      assert.ok(ms <= 1500 && ms > 300, `${name}: ${ms} ms of ${JSON.stringify(cost.params).slice(0, 90)}`);
      for (const one of params)
        assert.equal(
          readParameter(one, writeParameter(cost.params[one.name]), 64).problem,
          null,
          `${name}.${one.name}`,
        );
    }
  }
  assert.ok(
    costOf('race', defaultParams(spec('race')), pace)?.params &&
      costOf('mix', { ...defaultParams(spec('mix')), pieces: 100_000 }, pace)?.params,
  );
});

test('work that waits, ends by the clock, was not measured or is empty has no estimate', () => {
  for (const name of ['download', 'scrape', 'convoy'])
    assert.equal(costOf(name, defaultParams(spec(name)), pace), null, name);
  assert.equal(costOf('image', defaultParams(spec('image')), { ...pace, drawn_ns: null }), null);
  assert.equal(costOf('squares', { n: [0], passes: 500 }, pace), null);
  assert.equal(costOf('squares', { n: [1000], passes: 10 }, pace)?.params, null, 'what is short is left as it is');
});

test('the pace that is shipped was measured, and names Python, machine and day', () => {
  assert.match(
    `${PACE.about.python}, ${PACE.about.machine}, ${PACE.about.day}`,
    /^CPython 3\.\d+\.\d+, \S.{3,}, \d{4}-\d\d-\d\d$/,
  );
  for (const ns of [PACE.square_ns, PACE.turn_ns, PACE.listed_ns, PACE.plain_ns, PACE.mutex_ns, PACE.atomic_ns])
    assert.ok(ns && ns > 1 && ns < 10_000, `${ns} ns`);
});
