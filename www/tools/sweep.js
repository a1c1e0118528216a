/**
 * A sweep: one number takes several values, and each value is measured in a run of its own. A sweep's own file gives
 * the runs and the presentation of their points. All of it is pure: the view starts the runs.
 */
import { computeAtOnce } from '../result/at-once.js';
import { counted, formatTime, listed } from '../base/format.js';
import { WARM } from '../result/remarks.js';
import { modelTitle, workloadOf } from '../lab/state.js';

/** @import { Interval, LabError, ModelName } from '../interface.js' */
/** @import { Catalogue } from '../base/catalogue.js' */
/** @import { ModelResult, Params, RunOptions, RunResult } from '../interface.js' */
/** @import { LabState, Device } from '../lab/state.js' */
/** @import { Chart, Series } from './plot.js' */

/**
 * The settings: on the screen (null: one of them is not valid), and in the tool.
 * @typedef {{catalogue: Catalogue, device: Device, state: LabState|null, most: number, rounds: number}} Setting
 */
/**
 * One value and the run that measures it. `refused`: models that cannot take part in that run, with the reason.
 * @typedef {{x: number, options: RunOptions, refused?: {model: ModelName, error: LabError}[]}} Step
 */
/** `work`: the work in words. @typedef {{work: string, steps: Step[]}} Plan */
/**
 * One model at one value. `at_once`: how many of its tasks can compute at the same time.
 * @typedef {{x: number, model: ModelName, title: string, tasks: number, cores: number, params: Params,
 *   wall_ms: number|null, run_ms: number|null, rounds: number, at_once: number, locked: boolean, interval:
 *   Interval|null, requests_per_s: number|null, pieces: number|null, notes: string[], error: LabError|null}} Point
 */
/** The serial share of each model's work, null if not known. @typedef {Map<ModelName, number|null>} Fractions */
/** @typedef {{charts: Chart[], table: {heads: string[], rows: string[][]}, readings: string[]}} Shown */
/**
 * @typedef {object} Sweep
 * @property {string} name
 * @property {string} title
 * @property {string} note
 * @property {string} summary
 * @property {(x: number) => string} value                      "1000 waits"
 * @property {(x: number) => string} label                      the same without the unit, for an axis: "1000"
 * @property {((setting: Pick<Setting, 'catalogue'|'device'>) => {label: string, default: number, max: number})|null}
 *   most   the reader's upper bound; null: it cannot be chosen
 * @property {(setting: Setting) => Plan|{problem: string}} plan
 * @property {((points: Point[]) => Map<ModelName, [workers: number, speedup: number][]>)|null} toFit   Amdahl's
 *   law is fitted to these points
 * @property {(points: Point[], values: number[], fractions: Fractions) => Shown} show
 */

/** @param {number[]} values @param {number} most always included */
export const upTo = (values, most) => [...values.filter((value) => value < most), most];

/** "Lists of squares, 2 tasks". @param {Catalogue} catalogue @param {string} workload @param {string[]} rest */
export const workText = (catalogue, workload, ...rest) =>
  [workloadOf(catalogue, workload)?.title ?? workload, ...rest].join(', ');

/**
 * Leaves out cancelled models, which were not measured.
 * @param {Step} step
 * @param {RunResult} result
 * @param {Catalogue} catalogue
 * @returns {Point[]}
 */
export const pointsOf = ({ x, refused = [] }, { models, params, cores }, catalogue) => [
  ...models
    .filter(({ error }) => error?.kind !== 'cancelled')
    .map((result) => pointOf(x, result, { params, cores }, catalogue)),
  ...refused.map(({ model, error }) => ({
    x,
    model,
    title: modelTitle(catalogue, model),
    tasks: 0,
    cores,
    params,
    error,
    wall_ms: null,
    run_ms: null,
    rounds: 0,
    at_once: 1,
    locked: false,
    interval: null,
    requests_per_s: null,
    pieces: null,
    notes: [],
  })),
];

/**
 * @param {number} x
 * @param {ModelResult} result
 * @param {Pick<RunResult, 'params'|'cores'>} run
 * @param {Catalogue} catalogue
 * @returns {Point}
 */
function pointOf(x, result, { params, cores }, catalogue) {
  const {
    model,
    tasks,
    wall_ms,
    run_ms,
    samples,
    wall_interval_ms,
    requests_per_s,
    output,
    notes,
    error,
    dropped_events,
  } = result;
  const at_once = computeAtOnce(result, tasks.length, cores);
  const known = {
    x,
    model,
    title: modelTitle(catalogue, model),
    tasks: tasks.length,
    cores,
    params,
    error,
    at_once,
    locked: result.lock !== null,
    rounds: samples.length,
    notes: [
      ...notes,
      ...(result.warm ? [WARM] : []),
      ...(dropped_events > 0 ? [`${counted(dropped_events, 'event')} found the trace buffer full.`] : []),
    ],
  };
  return error
    ? { ...known, wall_ms: null, run_ms: null, interval: null, requests_per_s: null, pieces: null }
    : {
        ...known,
        wall_ms,
        run_ms,
        interval: wall_interval_ms,
        requests_per_s,
        pieces: piecesIn(output.map(({ text }) => text)),
      };
}

/** The pieces of work that `convoy`'s computing task reports. @param {string[]} lines */
const piecesIn = (lines) => {
  const found = lines.map((line) => /^Computed (\d+) pieces$/.exec(line)).find((match) => match);
  return found ? Number(found[1]) : null;
};

/** @template Key @template Item @param {Item[]} items @param {(item: Item) => Key} keyOf @returns {Map<Key, Item[]>} */
export function groupedBy(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/**
 * @param {Point[]} points
 * @param {(point: Point) => {y: number|null, interval: Interval|null}} figureOf
 * @param {boolean} joined
 * @returns {Series[]}
 */
export const seriesOf = (points, figureOf, joined) =>
  Array.from(
    groupedBy(points, ({ model }) => model),
    ([model, own]) => ({
      model,
      title: own[0].title,
      joined,
      dots: own.flatMap((point) => {
        const { y, interval } = figureOf(point);
        return y === null || y <= 0 ? [] : [{ x: point.x, y, interval }];
      }),
      failed: own.filter(({ error }) => error).map(({ x }) => x),
    }),
  );

/** @param {Point} point */
export const wallOf = ({ wall_ms, interval }) => ({ y: wall_ms, interval });

/**
 * Remarks on some points; a remark on several of them is made once.
 * @param {Point[]} points
 * @param {(point: Point) => string[]} wordsOf
 * @param {(x: number) => string} label
 * @returns {string[]}
 */
export function remarksOn(points, wordsOf, label) {
  const said = points.flatMap((point) => wordsOf(point).map((words) => ({ ...point, words })));
  return Array.from(
    groupedBy(said, ({ words }) => words),
    ([words, same]) =>
      `${listed([...new Set(same.map(({ title }) => title))])}, at ${listed([...new Set(same.map(({ x }) => label(x)))])}: ${words}`,
  );
}

/** Why there is no figure. @param {Point} point */
export const failureOf = ({ error }) => (error ? [error.message] : []);

/** Remarks on a figure. @param {Point} point */
export const notesOf = ({ notes }) => notes;

/** @param {Point} point */
export const wallText = ({ wall_ms, interval, error }) =>
  error
    ? 'no figure'
    : `${formatTime(wall_ms)}${interval ? ` (${formatTime(interval.low)} to ${formatTime(interval.high)})` : ''}`;
