/** What kind of work it is and which model suits it: the runs that measure this, and the words for the result. */
import { counted, formatBytes, formatTime } from '../base/format.js';
import { functionOf } from '../lab/reader-function.js';
import { BASELINE, isLoop } from '../result/model-properties.js';

/** @import { ModelName, ModelResult, RunOptions, RunResult } from '../interface.js' */
/** @import { Advice, Facts } from '../result/engine-answers.js' */
/** @import { LabState } from '../lab/state.js' */

const KIB = 1024;
/** Advice still holds if the advised model is slower than the fastest by no more than this factor. */
export const TOLERANCE = 1.1;
/** The rounds of the run that checks the advice: enough for an interval. */
const PROOF_ROUNDS = 6;

/** The most that `mix` can copy. */
const MOST_COPY_KIB = 65_536;

/**
 * A run of the work in sequence, which shows how much it computes and waits.
 * @param {LabState} state
 * @returns {RunOptions}
 */
export const plainOptions = (state) => ({ ...state, models: [BASELINE], rounds: 1, budget_ms: 0 });

/** The bytes that the tasks returned. @param {ModelResult} result */
const carriedBytes = ({ tasks }) => tasks.reduce((sum, { payload }) => sum + (payload?.bytes ?? 0), 0);

/** As many inputs of a function that does nothing: a process with Python in it takes longer to start. @param {number} tasks */
const emptyPython = (tasks) => ({
  workload: 'python',
  params: { source: 'def work(n):\n    pass\n', inputs: `range(${tasks})` },
});

/** @param {ModelResult} plain */
const emptyMix = (plain) => ({
  workload: 'mix',
  params: {
    tasks: plain.tasks.length,
    pieces: 0,
    wait_ms: 0,
    copy_kib: Math.min(MOST_COPY_KIB, Math.round(carriedBytes(plain) / plain.tasks.length / KIB)),
  },
});

/**
 * A run of as many tasks that do nothing, but transfer as much: its time is what starting and transferring cost.
 * @param {LabState} state
 * @param {ModelResult} plain
 * @param {ModelName[]} models
 * @returns {RunOptions}
 */
export const emptyOptions = (state, plain, models) => ({
  ...state,
  ...(state.workload === 'python' ? emptyPython(plain.tasks.length) : emptyMix(plain)),
  models,
  rounds: 3,
  warm_up: 0,
  budget_ms: 0,
});

/** @param {LabState} state @param {ModelName[]} models @returns {RunOptions} */
export const proofOptions = (state, models) => ({ ...state, models, rounds: PROOF_ROUNDS, warm_up: 1, budget_ms: 0 });

/** A function that is no coroutine keeps a loop until it returns: there its waits do not overlap. @param {LabState} state */
const keepsLoop = ({ workload, params }) =>
  workload === 'python' && functionOf(String(params.source))?.asynchronous === false;

/** @param {ModelResult} plain @param {RunResult} empty @param {LabState} state @returns {Facts} */
export const factsOf = (plain, empty, state) => ({
  tasks: plain.tasks.length,
  run_ms: plain.run_ms ?? 0,
  wait_ms: plain.wait_ms ?? 0,
  cores: empty.cores,
  workers: state.workers,
  lock: state.lock,
  empty_ms: empty.models.flatMap(({ model, wall_ms }) =>
    wall_ms === null || (isLoop(model) && keepsLoop(state))
      ? []
      : [/** @type {[ModelName, number]} */ ([model, wall_ms])],
  ),
});

/**
 * Why a run gives no advice: it was cancelled, or no model has a figure. Null if it gives advice.
 * @param {RunResult} result
 */
export const whyUnmeasured = ({ models }) => {
  const failed = models.flatMap(({ error }) => (error ? [error] : []));
  const all = failed.length === models.length;
  return (failed.find(({ kind }) => kind === 'cancelled') ?? (all ? failed[0] : undefined))?.message ?? null;
};

/**
 * The models that could not run, each with the reason.
 * @param {RunResult} result
 * @param {(model: string) => string} title
 */
export const leftOut = ({ models }, title) =>
  models.flatMap(({ model, error }) => (error ? [`${title(model)} took no part: ${error.message}`] : []));

/** @param {Advice} advice @param {ModelResult} plain */
export const describeNature = ({ nature, waiting_share }, plain) => {
  const bytes = carriedBytes(plain);
  const share = `${Math.round(waiting_share * 100)} % of its time in sequence is waiting, ${Math.round((1 - waiting_share) * 100)} % computing.`;
  const carried =
    bytes > 0
      ? `Its ${counted(plain.tasks.length, 'task')} hand back ${formatBytes(bytes)} in all.`
      : 'It hands nothing back that takes time to copy.';
  return `This work is ${nature}: ${share} ${carried}`;
};

/**
 * The result of checking the advice; null if the advised model has no figure.
 * @param {RunResult} proof
 * @param {ModelName} advised
 * @param {(model: string) => string} title
 * @returns {{won: boolean, text: string}|null}
 */
export const verdict = ({ models }, advised, title) => {
  const timed = models.flatMap(({ model, wall_ms }) => (wall_ms === null ? [] : [{ model, wall_ms }]));
  const ours = timed.find(({ model }) => model === advised);
  if (!ours) return null;
  const fastest = timed.reduce((best, one) => (one.wall_ms < best.wall_ms ? one : best));
  const took = `${title(advised)} took ${formatTime(ours.wall_ms)}`;
  if (fastest.model === advised)
    return { won: true, text: `${took}, and was the fastest of ${counted(timed.length, 'model')}.` };
  const times = ours.wall_ms / fastest.wall_ms;
  const behind = `${took}, the fastest, ${title(fastest.model)}, ${formatTime(fastest.wall_ms)}`;
  return times <= TOLERANCE
    ? { won: true, text: `${behind}: as good as equal.` }
    : { won: false, text: `${behind}. The recommendation lost: it is ${times.toFixed(2)} times as slow.` };
};
