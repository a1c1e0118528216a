/**
 * What has to be true of any result, whatever the machine's speed: shape, order, counts.
 */

import assert from 'node:assert/strict';

/** @import { ModelResult, OutputLine, TaskResult, TraceEvent } from '../../www/interface.js' */
/** @import { Result } from './lab.js' */

export const MODELS = /** @type {const} */ ([
  'sequential',
  'event-loop',
  'threads-gil',
  'threads',
  'thread-pool',
  'processes',
  'process-pool',
]);

const NUMBER = ['number'];
const MAYBE_NUMBER = ['number', 'null'];
const MAYBE_OBJECT = ['object', 'null'];

const RUN = {
  version: NUMBER,
  workload: ['string'],
  params: ['object'],
  isolated: ['boolean'],
  clock_tick_us: NUMBER,
  cores: NUMBER,
  lock: ['object'],
  models: ['array'],
};

const MODEL = {
  model: ['string'],
  workers: NUMBER,
  wall_ms: MAYBE_NUMBER,
  start_ms: MAYBE_NUMBER,
  run_ms: MAYBE_NUMBER,
  wait_ms: MAYBE_NUMBER,
  carry_ms: MAYBE_NUMBER,
  frozen_ms: MAYBE_NUMBER,
  wall_interval_ms: MAYBE_OBJECT,
  speedup: MAYBE_NUMBER,
  speedup_interval: MAYBE_OBJECT,
  differs: ['boolean', 'null'],
  warm: ['boolean'],
  lock: MAYBE_OBJECT,
  requests_per_s: MAYBE_NUMBER,
  error: MAYBE_OBJECT,
  dropped_events: NUMBER,
  notes: ['array'],
  clocks: ['object'],
  samples: ['array'],
  tasks: ['array'],
  output: ['array'],
  trace: ['object'],
};

const TASK = {
  name: ['string'],
  worker: MAYBE_NUMBER,
  start_ms: MAYBE_NUMBER,
  end_ms: MAYBE_NUMBER,
  worker_start_ms: MAYBE_NUMBER,
  run_ms: MAYBE_NUMBER,
  wait_ms: MAYBE_NUMBER,
  carry_ms: MAYBE_NUMBER,
  checksum: ['string', 'null'],
  counter: MAYBE_NUMBER,
  shared: MAYBE_NUMBER,
  lock: MAYBE_OBJECT,
  payload: MAYBE_OBJECT,
  result: ['string', 'undefined'],
  error: MAYBE_OBJECT,
};

const SAMPLE = {
  round: NUMBER,
  wall_ms: MAYBE_NUMBER,
  start_ms: MAYBE_NUMBER,
  run_ms: MAYBE_NUMBER,
  wait_ms: MAYBE_NUMBER,
  carry_ms: MAYBE_NUMBER,
  frozen_ms: MAYBE_NUMBER,
  error: MAYBE_OBJECT,
};
const LINE = { t_ms: NUMBER, task: MAYBE_NUMBER, text: ['string'] };
const ERROR = {
  kind: ['string'],
  message: ['string'],
  task: MAYBE_NUMBER,
  traceback: ['string', 'undefined'],
  line: ['number', 'null', 'undefined'],
};

/** @param {unknown} value */
const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/**
 * Exactly these keys, each of one of its types; a key that may be undefined may be missing.
 * @param {Record<string, any>} value
 * @param {Record<string, string[]>} shape
 * @param {string} place
 */
const assertShape = (value, shape, place) => {
  const expected = Object.keys(shape).filter((key) => key in value || !shape[key].includes('undefined'));
  assert.deepEqual(Object.keys(value).sort(), expected.sort(), `the keys of ${place}`);
  for (const [key, types] of Object.entries(shape)) {
    assert.ok(
      types.includes(typeOf(value[key])),
      `${place}.${key} is ${typeOf(value[key])}, not ${types.join(' or ')}`,
    );
  }
  if (value.error) assertShape(value.error, ERROR, `${place}.error`);
};

/**
 * Clocks of two workers may differ by two ticks, and a tick is a millisecond in Firefox where the page is not isolated.
 */
const TICKS_MS = 2;

/** No time is negative, sums are sums, and the times of the lock are a task's whole span. @param {ModelResult} model */
const assertTimes = ({ model, tasks, output, trace, ...figures }) => {
  const known = (/** @type {(number|null)[]} */ values) => values.filter((value) => value !== null);
  for (const [index, task] of tasks.entries()) {
    const place = `${model}.tasks[${index}]: ${JSON.stringify({ ...task, payload: null })}`;
    assert.ok(
      known([task.worker_start_ms, task.run_ms, task.wait_ms, task.carry_ms]).every((ms) => ms >= 0),
      place,
    );
    assert.ok(
      known([task.start_ms, task.end_ms]).every((ms) => ms >= -TICKS_MS),
      place,
    );
    if (!task.lock || task.end_ms === null || task.start_ms === null) continue;
    const { has_ms, waits_ms, without_ms } = task.lock;
    assert.ok(Math.abs(has_ms + waits_ms + without_ms - (task.end_ms - task.start_ms)) <= TICKS_MS, place);
  }
  for (const key of /** @type {const} */ (['run_ms', 'wait_ms', 'carry_ms'])) {
    const sum = known(tasks.map((task) => task[key])).reduce((total, ms) => total + ms, 0);
    assert.ok(
      figures[key] === null || Math.abs(figures[key] - sum) < 1e-6 * (1 + sum),
      `${model}.${key} is ${figures[key]}, and its tasks' come to ${sum}`,
    );
  }
  assert.ok(
    output.every(({ t_ms }) => t_ms >= -TICKS_MS),
    `${model}: a line before the start`,
  );
  assert.ok(
    trace.traceEvents.every(({ ts = 0, dur = 0 }) => ts >= -1000 * TICKS_MS && dur >= 0),
    `${model}: an event before the start`,
  );
};

/** @param {Result} result */
export const assertResultShape = (result) => {
  assertShape(result, RUN, 'result');
  assert.equal(result.version, 1);
  for (const model of result.models) {
    assertShape(model, MODEL, model.model);
    assertTimes(model);
    assertShape(model.clocks, { aligned: ['boolean', 'null'], disagreement_us: MAYBE_NUMBER }, `${model.model}.clocks`);
    assertShape(model.trace, { traceEvents: ['array'] }, `${model.model}.trace`);
    model.tasks.forEach((task, index) => assertShape(task, TASK, `${model.model}.tasks[${index}]`));
    model.samples.forEach((sample, index) => assertShape(sample, SAMPLE, `${model.model}.samples[${index}]`));
    model.output.forEach((line, index) => assertShape(line, LINE, `${model.model}.output[${index}]`));
  }
};

/** The model ran to its end, every task with it. @param {ModelResult} model */
export const assertWell = (model) => {
  assert.equal(model.error, null, `${model.model}: ${JSON.stringify(model.error)}`);
  for (const task of model.tasks) {
    assert.equal(task.error, null, `${model.model}, ${task.name}: ${JSON.stringify(task.error)}`);
    assert.match(String(task.checksum), /^[0-9a-f]{16}$/, `${model.model}, ${task.name}`);
    assert.ok(Number(task.start_ms) <= Number(task.end_ms), `${model.model}, ${task.name} ends after it starts`);
    // The tasks are those of the round that is nearest the median, and the median of an even number is of no round.
    const longest_ms = Math.max(Number(model.wall_ms), ...model.samples.map(({ wall_ms }) => Number(wall_ms)));
    assert.ok(Number(task.end_ms) <= longest_ms + TICKS_MS, `${model.model}, ${task.name} ends within the turn`);
    assert.ok(
      task.worker !== null && task.worker >= 0 && task.worker < model.workers,
      `${model.model}, ${task.name}: worker ${task.worker} of ${model.workers}`,
    );
  }
  assert.equal(model.dropped_events, 0);
};

/** @param {Result} result @param {string} name @returns {ModelResult} */
export const modelOf = (result, name) => {
  const model = result.models.find((one) => one.model === name);
  assert.ok(model, `${name} is among the results`);
  return model;
};

/** @param {ModelResult} model */
export const checksums = (model) => model.tasks.map((task) => task.checksum);

/** @param {OutputLine[]} output @param {number} task */
export const linesOf = (output, task) => output.filter((line) => line.task === task).map((line) => line.text);

/** Times of lines never go back. @param {OutputLine[]} output */
export const assertOrdered = (output) => {
  output.forEach((line, index) =>
    assert.ok(index === 0 || output[index - 1].t_ms <= line.t_ms, `line ${index} is not before line ${index - 1}`),
  );
};

/** @param {TaskResult[]} tasks */
export const counters = (tasks) => tasks.map((task) => Number(task.counter)).sort((a, b) => a - b);

/** @typedef {{from_us: number, to_us: number}} Span */

/** The waits in a trace, in the order in which they began. @param {TraceEvent[]} events @returns {Span[]} */
export const waits = (events) => {
  const isWait = (/** @type {TraceEvent} */ event) => event.cat === 'wait' || event.cat === 'busy-wait';
  const whole = events
    .filter((event) => event.ph === 'X' && isWait(event))
    .map((event) => ({ from_us: Number(event.ts), to_us: Number(event.ts) + Number(event.dur) }));
  const paired = events
    .filter((event) => event.ph === 'b' && isWait(event))
    .map((begin) => {
      const end = events.find(
        (event) =>
          event.ph === 'e' &&
          isWait(event) &&
          event.id === begin.id &&
          event.tid === begin.tid &&
          Number(event.ts) >= Number(begin.ts),
      );
      assert.ok(end, `the wait ${begin.name} (${begin.id}) has an end`);
      return { from_us: Number(begin.ts), to_us: Number(end.ts) };
    });
  return [...whole, ...paired].sort((a, b) => a.from_us - b.from_us);
};

/** How many of the spans are under way at once, at most. @param {Span[]} spans */
export const atOnce = (spans) =>
  Math.max(
    0,
    ...spans.map((span) => spans.filter((other) => other.from_us <= span.from_us && span.from_us < other.to_us).length),
  );
