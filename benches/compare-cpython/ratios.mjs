/**
 * How long each model takes compared with `sequential`, on both sides. A model's time is the wall time of its turn
 * minus that of a turn with nothing to do, taken in the same round: that is the cost of starting its workers. That cost
 * is reported separately.
 */

import { inTurns } from '../rounds.mjs';
import { nearRow, said } from '../row.mjs';
import { undisturbed } from './undisturbed.mjs';

/** @import { Row } from '../row.mjs' */
/** @import { ModelName, Params } from '../../www/interface.js' */
/** @import { Interpreter, Turn } from './cpython.mjs' */
/** @import { Playground } from './playground.mjs' */

/** @typedef {{cpython: Interpreter, freeThreaded: Interpreter|null, playground: Playground}} Lab */
/** @typedef {'playground'|'cpython'|'freeThreaded'} Side */
/**
 * The same kind of work for both sides, each with its own amount, and the same with nothing to do.
 * @typedef {{name: string, workload: string, models: ModelName[], tasks: number, computes: boolean, work: {playground:
 *   Params, cpython: Params}, idle: Params}} Job
 */

const ROUNDS = 7;
export const TOLERANCE = 0.1;
/** The model here is threads + GIL, and the pool has the lock too. @type {ModelName[]} */
export const MODELS = ['threads-gil', 'thread-pool', 'event-loop', 'processes', 'process-pool'];
/** In shorter runs the parts that are not the work weigh too much. */
const LEAST_SEQUENTIAL_MS = 1000;

const minus = (/** @type {number[]} */ walls, /** @type {number[]} */ idle) =>
  walls.map((ms, round) => ms - idle[round]);
export const over = (/** @type {number[]} */ values, /** @type {number[]} */ base) =>
  values.map((value, round) => value / base[round]);

/** How many processors a turn uses. @param {Job} job @param {ModelName} model */
const processors = ({ tasks, computes }, model) =>
  computes && (model === 'threads' || model.startsWith('process')) ? tasks : 1;

/** @param {Lab} lab @param {Job} job @param {Side} side @param {ModelName} model */
const runners = (lab, job, side, model) => {
  const { workload, tasks, work, idle } = job;
  const runner = lab[side];
  if (!runner) return {};
  const wall = (/** @type {Params} */ params) => async () =>
    (await runner.run({ workload, params, model, workers: tasks })).wall_ms;
  return {
    [`${side} ${model}`]: undisturbed(
      processors(job, model),
      wall(side === 'playground' ? work.playground : work.cpython),
    ),
    [`${side} ${model} idle`]: wall(idle),
  };
};

/** @param {Lab} lab @param {Job} job @param {(model: ModelName) => number|null} targetOf @returns {Promise<Row[]>} */
export const ratios = async (lab, job, targetOf) => {
  /** @type {[Side, ModelName][]} */
  const measured = [
    .../** @type {ModelName[]} */ (['sequential', ...job.models]).flatMap(
      (model) =>
        /** @type {[Side, ModelName][]} */ ([
          ['playground', model],
          ['cpython', model],
        ]),
    ),
    .../** @type {[Side, ModelName][]} */ (
      lab.freeThreaded
        ? [
            ['playground', 'threads'],
            ['freeThreaded', 'sequential'],
            ['freeThreaded', 'threads'],
          ]
        : []
    ),
  ];
  const all = Object.assign({}, ...measured.map(([side, model]) => runners(lab, job, side, model)));
  await inTurns(1, all);
  const figures = await inTurns(ROUNDS, all);
  const work = (/** @type {Side} */ side, /** @type {ModelName} */ model) =>
    minus(figures[`${side} ${model}`], figures[`${side} ${model} idle`]);
  const ratio = (/** @type {Side} */ side, /** @type {ModelName} */ model) =>
    over(work(side, model), work(side, 'sequential'));

  const rowOf = (/** @type {ModelName} */ model, /** @type {Side} */ peerSide, /** @type {number|null} */ target) => {
    const ours = ratio('playground', model);
    const peer = ratio(peerSide, model);
    return nearRow({
      name: `${job.name}_${model}`,
      unit: `times CPython’s ratio of ${model} to sequential`,
      target,
      tolerance: TOLERANCE,
      values: over(ours, peer),
      ours: said(ours),
      peer: said(peer),
    });
  };
  const startRow = (/** @type {ModelName} */ model) => {
    const [ours, peer] = [figures[`playground ${model} idle`], figures[`cpython ${model} idle`]];
    return nearRow({
      name: `${job.name}_${model}_start`,
      unit: 'times CPython’s turn with nothing to do, which is taken off the others',
      target: null,
      values: over(ours, peer),
      ours: said(ours, 'ms'),
      peer: said(peer, 'ms'),
    });
  };
  const sequentialRow = () => {
    const [ours, peer] = [work('playground', 'sequential'), work('cpython', 'sequential')];
    const least = Math.min(...ours, ...peer);
    if (least < LEAST_SEQUENTIAL_MS)
      throw new Error(`a sequential turn took only ${least.toFixed(0)} ms: too short for a ratio`);
    return nearRow({
      name: `${job.name}_sequential`,
      unit: 'times CPython’s time, of an amount of work chosen to last as long',
      target: null,
      values: over(ours, peer),
      ours: said(ours, 'ms'),
      peer: said(peer, 'ms'),
    });
  };
  return [
    sequentialRow(),
    ...job.models.map((model) => rowOf(model, 'cpython', targetOf(model))),
    ...(lab.freeThreaded ? [rowOf('threads', 'freeThreaded', null)] : []),
    ...job.models.map(startRow),
  ];
};
