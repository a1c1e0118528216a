/** A run's findings on a model, in words. Every figure comes from the run that the finding names. */
import { tooSoon } from '../result/at-once.js';
import { countersOf } from '../outcome/agreement.js';
import { counted, formatSpeedup, formatTime, listed } from '../base/format.js';
import { tracksIn } from '../trace/recorded-tracks.js';
import { BASELINE } from '../result/model-properties.js';

/** @import { Interval, ModelResult, RunResult } from '../interface.js' */
/** @import { SliceKind } from '../trace/tracks.js' */
/** A model in a run. @typedef {{model: ModelResult, run: RunResult}} Shown */
/** @typedef {{text: string, detail: string|null, run: RunResult}} Finding */

/**
 * Two tasks that overlap may be twice as fast. With a gain below this, the cause may just be that a worker is faster
 * than the page.
 */
const LEAST_GAIN = 1.2;
/** Data is cheap to transfer if that takes less than this share of the time to compute it. */
const CHEAP_SHARE = 0.5;
const MB = 1e6;

/** @param {Shown} shown @returns {Finding[]} */
export const memory = ({ model, run }) => {
  const reached = countersOf(model);
  if (reached.length === 0) return [];
  if (reached.length === 1) return [{ text: 'one memory', detail: `its counter reached\u00a0${reached[0]}`, run }];
  const alike = reached.every((value) => value === reached[0]);
  return [
    {
      text: `${reached.length} memories`,
      detail: alike
        ? `each counter reached\u00a0${reached[0]}`
        : `their counters reached ${listed(reached.map(String))}`,
      run,
    },
  ];
};

/** @param {Interval} interval */
const range = ({ low, high }) => `${formatSpeedup(low)} to ${formatSpeedup(high)}`;

/**
 * Whether two slices of a kind overlap in the trace by more than the clock's tick.
 * @param {Shown} shown
 * @param {SliceKind} kind
 */
const overlapping = ({ model, run }, kind) => {
  const slices = tracksIn(model.trace)
    .flatMap((track) => track.slices.filter((slice) => slice.kind === kind))
    .sort((a, b) => a.from_us - b.from_us);
  let until_us = -Infinity;
  return slices.some(({ from_us, to_us }) => {
    const beside = until_us - from_us > run.clock_tick_us;
    until_us = Math.max(until_us, to_us);
    return beside;
  });
};

/** Whether tasks were between begin and end at the same time. @param {Shown} shown */
const underWayTogether = (shown) => overlapping(shown, 'task');
/** Whether tasks could run at the same time: a thread without the lock cannot. @param {Shown} shown */
const runTogether = (shown) => overlapping(shown, shown.model.lock ? 'has-gil' : 'task');

/**
 * Two tasks at the same time are at most twice as fast: a larger gain has another cause.
 * @param {number|null} speedup
 * @param {number} tasks
 */
const isImpossible = (speedup, tasks) => speedup !== null && tooSoon(1 / speedup, 1 / tasks);

/**
 * Whether tasks gained from overlapping; `open` if the interval allows both answers.
 * @param {Shown} shown
 * @param {boolean} together
 * @returns {'gains'|'none'|'open'}
 */
const verdict = ({ model: { model, speedup, speedup_interval, tasks } }, together) => {
  if (model === BASELINE || !together) return 'none';
  if (!speedup_interval || isImpossible(speedup, tasks.length)) return 'open';
  return speedup_interval.low >= LEAST_GAIN ? 'gains' : speedup_interval.high < LEAST_GAIN ? 'none' : 'open';
};

/**
 * Compares two tasks of a model with the same two in sequence.
 * @param {Shown} shown
 * @param {boolean} together
 * @returns {Finding[]}
 */
const beside = (shown, together) => {
  const { model, run } = shown;
  const { speedup, speedup_interval, differs } = model;
  if (model.model === BASELINE)
    return [
      {
        text: 'one after another',
        detail: `${formatTime(model.wall_ms, run.clock_tick_us)}: the others are compared with this`,
        run,
      },
    ];
  if (speedup === null) return [];
  if (!speedup_interval)
    return [{ text: formatSpeedup(speedup), detail: 'too few rounds to say how sure that is', run }];
  if (isImpossible(speedup, model.tasks.length))
    return [
      {
        text: `${formatSpeedup(speedup)}?`,
        detail: `${range(speedup_interval)}: more than ${counted(model.tasks.length, 'task')} side by side can gain. Measure again`,
        run,
      },
    ];
  if (!differs) return [{ text: 'no difference shown', detail: range(speedup_interval), run }];
  const word = verdict(shown, together) === 'gains' ? 'yes' : speedup > 1 ? 'faster' : 'slower';
  return [
    {
      text: `${word}: ${formatSpeedup(speedup)}`,
      detail: `${range(speedup_interval)}${speedup > 1 && !together ? ', but none overlapped' : ''}`,
      run,
    },
  ];
};

/** @param {Shown} shown */
export const computingBeside = (shown) => beside(shown, runTogether(shown));
/** @param {Shown} shown */
export const waitingBeside = (shown) => beside(shown, underWayTogether(shown));

/**
 * The rounds' figures, each divided by the number of parts.
 * @param {ModelResult} model
 * @param {'start_ms'|'carry_ms'} figure
 * @param {number} parts
 * @param {number} tick_us
 */
const spread = ({ samples }, figure, parts, tick_us) => {
  const all = samples.flatMap((sample) => (sample[figure] === null ? [] : [sample[figure] / parts]));
  if (all.length < 2) return null;
  return `${formatTime(Math.min(...all), tick_us)} to ${formatTime(Math.max(...all), tick_us)} in ${all.length} rounds`;
};

/** How long one of the model's workers took to start; 0 if none was started. @param {Shown} shown */
const startOf_ms = ({ model: { start_ms, workers } }) =>
  start_ms === null || workers === 0 ? null : start_ms / workers;

/** @param {Shown} shown @returns {Finding[]} */
export const start = (shown) => {
  const { model, run } = shown;
  const ms = startOf_ms(shown);
  if (ms === null) return [];
  if (ms === 0)
    return [
      { text: formatTime(0), detail: model.warm ? 'the pool was there before' : 'no worker: it runs on the page', run },
    ];
  return [
    {
      text: formatTime(ms, run.clock_tick_us),
      detail: spread(model, 'start_ms', model.workers, run.clock_tick_us),
      run,
    },
  ];
};

/** @param {ModelResult} model @returns {number} */
const bytesOf = ({ tasks }) => tasks.reduce((sum, { payload }) => sum + (payload?.bytes ?? 0), 0);

/** @param {Shown} shown @returns {Finding[]} */
export const carry = ({ model, run }) => {
  const megabytes = bytesOf(model) / MB;
  if (model.carry_ms === null || megabytes === 0) return [];
  const { length } = model.tasks;
  const tick_us = run.clock_tick_us;
  const each = model.carry_ms / length;
  return [
    {
      text: `${formatTime(each, tick_us)} for ${(megabytes / length).toFixed(0)} MB`,
      detail: [`${formatTime(model.carry_ms / megabytes)} a MB`, spread(model, 'carry_ms', length, tick_us)]
        .filter((text) => text !== null)
        .join('; '),
      run,
    },
  ];
};

/** Compares the time to transfer with the time to compute. @param {Shown} shown */
const carriesCheaply = ({ model: { carry_ms, run_ms } }) =>
  carry_ms !== null && run_ms !== null && carry_ms < CHEAP_SHARE * run_ms;

/** @param {Shown} computing @returns {Finding} */
const parallel = (computing) => {
  const { model, run } = computing;
  const together = runTogether(computing);
  const judged = verdict(computing, together);
  if (judged === 'gains') return { text: 'parallel', detail: 'computing together is faster', run };
  if (judged === 'open') return { text: 'parallel?', detail: 'the rounds differ too much to say', run };
  return {
    text: 'not parallel',
    detail: together
      ? 'computing together gains little or nothing'
      : model.lock
        ? 'one at a time has the lock'
        : 'one at a time computes',
    run,
  };
};

/** @param {{computing: Shown, waiting: Shown}} of @returns {Finding[]} */
export const kind = ({ computing, waiting }) => {
  const shows = [waiting, computing].find(underWayTogether);
  return [
    shows
      ? { text: 'concurrent', detail: 'tasks overlap in the trace', run: shows.run }
      : { text: 'not concurrent', detail: 'no task begins before another ends', run: waiting.run },
    parallel(computing),
  ];
};

/** @param {string} work @param {string} why @param {Shown} shown @param {boolean} together @returns {Finding[]} */
const goodFor = (work, why, shown, together) => {
  const judged = verdict(shown, together);
  if (judged === 'none') return [];
  return [
    judged === 'gains'
      ? { text: work, detail: why, run: shown.run }
      : { text: `${work}?`, detail: 'the rounds differ too much to say', run: shown.run },
  ];
};

/**
 * What a model is good for: concluded from its measurements, never from its name.
 * @param {{starting: Shown, computing: Shown, waiting: Shown, carrying: Shown}} of
 * @returns {Finding[]}
 */
export const bestFor = ({ starting, computing, waiting, carrying }) => {
  const start_ms = startOf_ms(starting);
  return [
    ...goodFor('I/O-bound work', 'waits overlap', waiting, underWayTogether(waiting)),
    ...goodFor('CPU-bound work', 'tasks compute at once', computing, runTogether(computing)),
    ...(carriesCheaply(carrying)
      ? [{ text: 'much data', detail: 'handed over in less than half the time of making it', run: carrying.run }]
      : []),
    ...(start_ms === 0 ? [{ text: 'short tasks', detail: 'nothing has to start', run: starting.run }] : []),
    ...(start_ms
      ? [
          {
            text: 'long tasks',
            detail: `far beyond the ${formatTime(start_ms, starting.run.clock_tick_us)} of a start`,
            run: starting.run,
          },
        ]
      : []),
  ];
};
