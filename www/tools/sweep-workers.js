/**
 * How much a pool gains from more workers: wall time, speed-up over one worker, and the share of the work that stays
 * serial.
 */
import { tooSoon } from '../result/at-once.js';
import { counted, formatSpeedup, formatTime } from '../base/format.js';
import { defaultParams, workloadOf } from '../lab/state.js';
import { groupedBy, seriesOf, upTo, wallOf, wallText, workText } from './sweep.js';
import { tasksIn } from './sweep-tasks.js';
import { isPool, modelsThat } from '../result/model-properties.js';
import { UNREADABLE } from '../lab/unreadable.js';

/** @import { Fractions, Point, Setting, Sweep } from './sweep.js' */
/** @import { Guide } from './plot.js' */
/** @import { ModelName } from '../interface.js' */

const WORKERS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
const POOLS = modelsThat(isPool);
/** Points that a fitted curve is drawn through. */
const CURVE_POINTS = 40;

/** @param {Setting} setting */
function plan({ catalogue, state, most, rounds }) {
  if (!state) return { problem: UNREADABLE };
  const { workload, params, lock } = state;
  const spec = workloadOf(catalogue, workload);
  const tasks = spec ? tasksIn(spec, { ...defaultParams(spec), ...params }) : null;
  if (tasks !== null && tasks > catalogue.max_tasks)
    return {
      problem: `${counted(tasks, 'task')} are too many: this page gives a pool ${catalogue.max_tasks} at the most. Set fewer above.`,
    };
  // The warm-up round pays for the pools' start; otherwise a pool of one worker would look fast.
  const options = { workload, params, models: POOLS, rounds, warm_up: 1, lock };
  return {
    work: workText(
      catalogue,
      workload,
      ...(tasks === null ? [] : [counted(tasks, 'task')]),
      ...(lock.flavour === 'free-threaded' ? [] : ['the thread pool under the lock that is set above']),
    ),
    steps: upTo(WORKERS, most).map((workers) => ({ x: workers, options: { ...options, workers } })),
  };
}

/** @param {Point[]} points @param {Point} point */
const speedupOf = (points, { model, wall_ms }) => {
  const one_ms = points.find((point) => point.model === model && point.x === 1)?.wall_ms ?? null;
  return one_ms === null || !wall_ms ? null : one_ms / wall_ms;
};

/**
 * Why a speed-up over one worker is more than the workers can give; null if it is not.
 * @param {Point[]} points
 * @param {Point} point
 * @returns {string|null}
 */
const impossible = (points, point) => {
  const one = points.find(({ model, x }) => model === point.model && x === 1);
  if (!one || one.wall_ms === null || point.wall_ms === null || point.x === 1) return null;
  if (tooSoon(point.wall_ms, one.wall_ms / point.x))
    return `${counted(point.x, 'worker')} are ${point.x} times as fast as one at the most`;
  if (!tooSoon(point.wall_ms, Math.min(one.run_ms ?? 0, one.wall_ms) / point.at_once)) return null;
  return point.locked
    ? 'the lock lets one thread compute at a time'
    : `${counted(point.at_once, 'task')} can compute at a time`;
};

/** @param {Point[]} points @param {ModelName} model */
const isDoubtful = (points, model) =>
  points.some((point) => point.model === model && impossible(points, point) !== null);

/** @param {Point[]} points @returns {string[]} */
function cautions(points) {
  const beyond = Array.from(
    groupedBy(
      points.filter((point) => impossible(points, point) !== null),
      ({ model }) => model,
    ),
    ([, [point]]) =>
      `${point.title}, ${counted(point.x, 'worker')}: ${formatSpeedup(speedupOf(points, point))} is more than they can gain, since ${impossible(points, point)}. The time with 1 worker came out too long, or this one too short: sweep again, with 6 rounds a value.`,
  );
  const single = points.length > 0 && points.every(({ rounds }) => rounds <= 1);
  return [
    ...beyond,
    ...(single ? ['Every figure is of one round, which does not show how much times vary here.'] : []),
  ];
}

/**
 * How many workers can work at once: no more than there are cores, or tasks. Workers beyond that give no speed-up, but
 * that does not make the work serial.
 * @param {Point} point
 */
const atOnce = ({ tasks, cores }) => Math.max(2, Math.min(tasks || Infinity, cores || Infinity));

/** @param {Point[]} points */
const toFit = (points) =>
  new Map(
    Array.from(
      groupedBy(points, ({ model }) => model),
      ([model, own]) => [
        model,
        own
          .filter((point) => point.x <= atOnce(point))
          .flatMap((point) => {
            const speedup = speedupOf(points, point);
            return speedup === null ? [] : [/** @type {[number, number]} */ ([point.x, speedup])];
          }),
      ],
    ),
  );

/** Amdahl's law. @param {number} serial @param {number} workers */
export const amdahl = (serial, workers) => 1 / (serial + (1 - serial) / workers);

/** Points with equal distances on a logarithmic axis. @param {number} most @returns {number[]} */
const curve = (most) => Array.from({ length: CURVE_POINTS }, (_, i) => most ** (i / (CURVE_POINTS - 1)));

/**
 * @param {number[]} values
 * @param {Point[]} points
 * @param {Fractions} fractions
 * @param {(point: Point, speedup: number) => number|null} heightOf  from one worker's point and a speed-up over it
 * @returns {Guide[]}
 */
function guides(values, points, fractions, heightOf) {
  const ones = points.filter(({ x, wall_ms }) => x === 1 && wall_ms !== null);
  if (ones.length === 0) return [];
  const fastest = ones.reduce((best, one) => (Number(one.wall_ms) < Number(best.wall_ms) ? one : best));
  const along = (/** @type {Point} */ one, /** @type {(workers: number) => number} */ speedup) =>
    curve(Math.max(...values)).flatMap((x) => {
      const y = heightOf(one, speedup(x));
      return y === null ? [] : [{ x, y }];
    });
  return [
    {
      kind: 'ideal',
      model: null,
      title: 'ideal: n workers, n times as fast',
      dots: along(fastest, (workers) => workers),
    },
    ...ones.flatMap((one) => {
      const serial = fractions.get(one.model) ?? null;
      return serial === null
        ? []
        : [
            /** @type {Guide} */ ({
              kind: 'fit',
              model: one.model,
              title: `${one.title}, Amdahl’s law fitted`,
              dots: along(one, (workers) => amdahl(serial, workers)),
            }),
          ];
    }),
  ];
}

/** @param {number} part */
const percent = (part) => `${(100 * part).toFixed(part < 0.1 ? 1 : 0)}\u202f%`;

/** No law is fitted to impossible figures. @param {Point[]} points @param {Fractions} fractions @returns {Fractions} */
const believed = (points, fractions) => new Map([...fractions].filter(([model]) => !isDoubtful(points, model)));

/** @param {Point[]} points @param {number[]} values @param {Fractions} fractions @returns {string[]} */
function readings(points, values, fractions) {
  const fitted = Array.from(
    groupedBy(points, ({ model }) => model),
    ([model, [point]]) => {
      const serial = fractions.get(model) ?? null;
      if (serial === null) return null;
      const most =
        serial > 0 ? `; by that law, any number of workers is ${formatSpeedup(1 / serial)} as fast at most` : '';
      return `${point.title}: a serial fraction of ${percent(serial)}, by Amdahl’s law fitted to up to ${counted(atOnce(point), 'worker')}${most}.`;
    },
  );
  return [...cautions(points), ...fitted.filter((text) => text !== null), ...limits(points[0], Math.max(...values))];
}

/** Why the last workers add nothing. @param {Point|undefined} point @param {number} most */
function limits(point, most) {
  if (!point) return [];
  const { tasks, cores } = point;
  return [
    ...(tasks > 0 && tasks < most
      ? [
          `There ${tasks === 1 ? 'is' : 'are'} only ${counted(tasks, 'task')}: more workers than that have nothing to do.`,
        ]
      : []),
    ...(cores > 0 && cores < most
      ? [
          `There ${cores === 1 ? 'is' : 'are'} only ${counted(cores, 'core')}: more workers than that take turns when they compute.`,
        ]
      : []),
  ];
}

/** @type {Sweep} */
export const WORKERS_SWEEP = {
  name: 'workers',
  title: 'Workers',
  note: 'of the two pools',
  summary:
    'The work that is chosen above, on more and more workers: what does each one add? Pools are started before, so their start does not count.',
  value: (x) => counted(x, 'worker'),
  label: String,
  most: ({ catalogue, device }) => ({
    label: 'Workers up to',
    default: Math.min(Math.max(2, 2 * device.cores), catalogue.max_workers),
    max: catalogue.max_workers,
  }),
  plan,
  toFit,
  show(points, values, all) {
    const fractions = believed(points, all);
    const x = { title: 'workers', log: true, label: String };
    return {
      charts: [
        {
          title: 'Wall time',
          values,
          x,
          y: { title: 'wall time', log: false, label: (ms) => formatTime(ms) },
          series: seriesOf(points, wallOf, false),
          guides: guides(values, points, fractions, ({ wall_ms }, speedup) =>
            wall_ms === null ? null : wall_ms / speedup,
          ),
        },
        {
          title: 'Speed-up over one worker',
          values,
          x,
          y: { title: 'times as fast', log: true, label: (times) => `${times}\u202f×` },
          series: seriesOf(points, (point) => ({ y: speedupOf(points, point), interval: null }), false),
          guides: guides(values, points, fractions, (_, speedup) => speedup),
        },
      ],
      table: {
        heads: ['Workers', 'Model', 'Wall time', 'Speed-up'],
        rows: points.map((point) => [
          String(point.x),
          point.title,
          wallText(point),
          formatSpeedup(speedupOf(points, point)),
        ]),
      },
      readings: readings(points, values, fractions),
    };
  },
};
