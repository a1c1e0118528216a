/**
 * A sweep: one number takes several values, and each of them is measured in a run of its own. A sweep's own file says
 * which runs those are, and what is to be shown of their points. All of it is pure: the runs are the view's.
 */
import { counted, formatTime, listed } from './format.js';
import { modelTitle, workloadOf } from './state.js';

/** @import { Catalogue, Interval, LabError, ModelName, ModelResult, Params, RunOptions, RunResult } from '../protocol.js' */
/** @import { LabState, Machine } from './state.js' */
/** @import { Chart, Series } from './plot.js' */

/** What is set: on the screen (null: something there is no value), and in the tool. @typedef {{catalogue: Catalogue, machine: Machine, state: LabState|null, most: number, rounds: number}} Setting */
/** One value, and the run that measures it; `refused`: models that cannot be in that run, and why. @typedef {{x: number, options: RunOptions, refused?: {model: ModelName, error: LabError}[]}} Step */
/** `work`: what is run, in words. @typedef {{work: string, steps: Step[]}} Plan */
/** One model at one value. @typedef {{x: number, model: ModelName, title: string, tasks: number, cores: number, params: Params, wall_ms: number|null, interval: Interval|null, requests_per_s: number|null, pieces: number|null, notes: string[], error: LabError|null}} Point */
/** The serial part of each model's work, where it is known. @typedef {Map<ModelName, number|null>} Fractions */
/** @typedef {{charts: Chart[], table: {heads: string[], rows: string[][]}, readings: string[]}} Shown */
/**
 * @typedef {object} Sweep
 * @property {string} name
 * @property {string} title
 * @property {string} note
 * @property {string} summary
 * @property {(x: number) => string} value                      "1000 waits"
 * @property {(x: number) => string} label                      the same where it says already what it counts: "1000"
 * @property {((setting: Pick<Setting, 'catalogue'|'machine'>) => {label: string, default: number, max: number})|null} most   the reader's upper bound; null: there is none to choose
 * @property {(setting: Setting) => Plan|{problem: string}} plan
 * @property {((points: Point[]) => Map<ModelName, [workers: number, speedup: number][]>)|null} toFit   what Amdahl's law is fitted to
 * @property {(points: Point[], values: number[], fractions: Fractions) => Shown} show
 */

export const UNREADABLE = 'Something on the screen needs mending first: the messages beside the fields say what.';

/** @param {number[]} values @param {number} most which is always one of them */
export const upTo = (values, most) => [...values.filter((value) => value < most), most];

/** "Lists of squares, 2 tasks". @param {Catalogue} catalogue @param {string} workload @param {string[]} rest */
export const workText = (catalogue, workload, ...rest) => [workloadOf(catalogue, workload)?.title ?? workload, ...rest].join(', ');

/** Without what was cancelled: that is no measurement. @param {Step} step @param {RunResult} result @param {Catalogue} catalogue @returns {Point[]} */
export const pointsOf = ({ x, refused = [] }, { models, params, cores }, catalogue) => [
  ...models.filter(({ error }) => error?.kind !== 'cancelled').map((result) => pointOf(x, result, { params, cores }, catalogue)),
  ...refused.map(({ model, error }) => ({
    x, model, title: modelTitle(catalogue, model), tasks: 0, cores, params, error, wall_ms: null, interval: null, requests_per_s: null, pieces: null, notes: [],
  })),
];

/** @param {number} x @param {ModelResult} result @param {Pick<RunResult, 'params'|'cores'>} run @param {Catalogue} catalogue @returns {Point} */
function pointOf(x, { model, tasks, wall_ms, wall_interval_ms, requests_per_s, output, notes, error, dropped_events }, { params, cores }, catalogue) {
  const known = { x, model, title: modelTitle(catalogue, model), tasks: tasks.length, cores, params, error, notes: [...notes, ...(dropped_events > 0 ? [`${counted(dropped_events, 'event')} found the trace buffer full.`] : [])] };
  return error ? { ...known, wall_ms: null, interval: null, requests_per_s: null, pieces: null }
    : { ...known, wall_ms, interval: wall_interval_ms, requests_per_s, pieces: piecesIn(output.map(({ text }) => text)) };
}

/** What `convoy`'s computing task says that it did. @param {string[]} lines */
const piecesIn = (lines) => {
  const found = lines.map((line) => /^Computed (\d+) pieces$/.exec(line)).find((match) => match);
  return found ? Number(found[1]) : null;
};

/** Whether the run was ended by its reader. @param {RunResult} result */
export const wasCancelled = ({ models }) => models.some(({ error }) => error?.kind === 'cancelled');

/** @template Key @template Item @param {Item[]} items @param {(item: Item) => Key} keyOf @returns {Map<Key, Item[]>} */
export function groupedBy(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item]);
  return groups;
}

/** @param {Point[]} points @param {(point: Point) => {y: number|null, interval: Interval|null}} figureOf @param {boolean} joined @returns {Series[]} */
export const seriesOf = (points, figureOf, joined) => Array.from(groupedBy(points, ({ model }) => model), ([model, own]) => ({
  model, title: own[0].title, joined,
  dots: own.flatMap((point) => { const { y, interval } = figureOf(point); return y === null || y <= 0 ? [] : [{ x: point.x, y, interval }]; }),
  failed: own.filter(({ error }) => error).map(({ x }) => x),
}));

/** @param {Point} point */
export const wallOf = ({ wall_ms, interval }) => ({ y: wall_ms, interval });

/** What is to be said of some points, once for all that it is true of. @param {Point[]} points @param {(point: Point) => string[]} wordsOf @param {(x: number) => string} label @returns {string[]} */
export function remarksOn(points, wordsOf, label) {
  const said = points.flatMap((point) => wordsOf(point).map((words) => ({ ...point, words })));
  return Array.from(groupedBy(said, ({ words }) => words), ([words, same]) =>
    `${listed([...new Set(same.map(({ title }) => title))])}, at ${listed([...new Set(same.map(({ x }) => label(x)))])}: ${words}`);
}

/** Why there is no figure. @param {Point} point */
export const failureOf = ({ error }) => error ? [error.message] : [];

/** What should be known of a figure. @param {Point} point */
export const notesOf = ({ notes }) => notes;

/** @param {Point} point */
export const wallText = ({ wall_ms, interval, error }) => error ? 'no figure'
  : `${formatTime(wall_ms)}${interval ? ` (${formatTime(interval.low)} to ${formatTime(interval.high)})` : ''}`;
