/**
 * The lock's switch interval, and both sides of it. A thread that waits for the lock waits a whole interval, so
 * `convoy`'s answering task handles 1 / (waits · interval) requests a second (bpo-7946). Each hand-over costs the
 * computing thread time.
 */
import { formatTime, UNKNOWN } from '../base/format.js';
import { defaultParams, workloadOf } from '../lab/state.js';
import { seriesOf, workText } from './sweep.js';

/** @import { Params } from '../interface.js' */
/** @import { Point, Setting, Sweep } from './sweep.js' */

const INTERVALS_MS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const USUAL_MS = 5;
/**
 * The events of one wait in a worker's trace buffer, and the events that the buffer holds (crates/figures/src/plan.rs).
 * A rate needs every request in the trace.
 */
const EVENTS_A_WAIT = 6;
const EVENTS = 14_000;
/**
 * A factor and a head start, so that the answering task does not end before the computing one, although it may begin
 * that much earlier.
 */
const TO_SPARE = 1.3;
const HEAD_START_MS = 300;
/** The shortest time that a wait takes, however short it is set. */
const SHORTEST_WAIT_MS = 0.15;

/** @param {Params} params @param {number} interval_ms */
export const predictedPerSecond = ({ waits }, interval_ms) => 1000 / (Number(waits) * interval_ms);

/**
 * As many requests as the computing task lasts for. If the trace cannot hold that many, the computing time is
 * shortened.
 * @param {Params} params
 * @param {number} interval_ms
 * @param {number} most
 * @returns {Params}
 */
export function paramsAt(params, interval_ms, most) {
  const waits = Number(params.waits);
  const request_ms = waits * (interval_ms + Number(params.wait_ms));
  const held = Math.max(1, Math.min(most, Math.floor(EVENTS / (waits * EVENTS_A_WAIT + 1))));
  const alone = HEAD_START_MS / (waits * Math.max(Number(params.wait_ms), SHORTEST_WAIT_MS));
  const requests = Math.min(held, Math.ceil((TO_SPARE * Number(params.compute_ms)) / request_ms + alone));
  return {
    ...params,
    requests,
    compute_ms: Math.min(Number(params.compute_ms), Math.max(10, Math.round((requests * request_ms) / TO_SPARE))),
  };
}

/** @param {Setting} setting */
function plan({ catalogue, state, rounds }) {
  const workload = workloadOf(catalogue, 'convoy');
  if (!workload) return { problem: 'This page does not offer the work that this needs.' };
  const params = { ...defaultParams(workload), ...(state?.workload === 'convoy' ? state.params : {}) };
  const { min, max } = catalogue.lock.interval_ms;
  const most = workload.params.find(({ name }) => name === 'requests')?.max ?? 1;
  return {
    work: workText(catalogue, 'convoy', `${params.waits} waits a request`, 'CPython’s lock'),
    steps: INTERVALS_MS.filter((ms) => ms >= min && ms <= max).map((interval_ms) => ({
      x: interval_ms,
      options: {
        workload: 'convoy',
        params: paramsAt(params, interval_ms, most),
        models: /** @type {import('../interface.js').ModelName[]} */ (['threads-gil']),
        rounds,
        lock: { flavour: /** @type {const} */ ('cpython-3.2'), interval_ms, release_during_waits: true },
      },
    })),
  };
}

/** The computing task's speed. @param {Point} point */
const pace = ({ pieces, params }) => (pieces === null ? null : pieces / Number(params.compute_ms));

/** A point's speed as a share of the fastest. @param {Point[]} points @param {Point} point */
const paceShare = (points, point) => {
  const own = pace(point);
  const most = Math.max(...points.map((other) => pace(other) ?? 0));
  return own === null || most === 0 ? null : (100 * own) / most;
};

/** @param {number|null} value */
const figure = (value) =>
  value === null ? UNKNOWN : Number(value.toPrecision(3)).toLocaleString('en').replaceAll(',', '\u202f');

/** @param {number|null} share */
const percent = (share) => (share === null ? UNKNOWN : `${share.toFixed(1)}\u202f%`);

/** @param {Point[]} points @returns {string[]} */
function readings(points) {
  const usual = points.find(({ x, requests_per_s }) => x === USUAL_MS && requests_per_s !== null);
  const known = points.filter((point) => paceShare(points, point) !== null);
  const shortest = known.reduce((least, point) => (point.x < least.x ? point : least), known[0]);
  return [
    ...(usual
      ? [
          `At ${formatTime(USUAL_MS)}, which is CPython’s own interval, ${figure(usual.requests_per_s)} requests a second were measured, and ${figure(predictedPerSecond(usual.params, usual.x))} are predicted.`,
        ]
      : []),
    ...(known.length > 1
      ? [
          `At ${formatTime(shortest.x)} the computing thread kept ${percent(paceShare(points, shortest))} of its best pace.`,
        ]
      : []),
  ];
}

/** @type {Sweep} */
export const INTERVAL_SWEEP = {
  name: 'interval',
  title: 'Switch interval',
  note: 'of CPython’s lock',
  summary:
    'A convoy: under the lock, a thread that answers requests waits a whole switch interval each time it wants the lock back. A short interval helps it, and costs the thread that computes.',
  value: (x) => formatTime(x),
  label: (x) => formatTime(x),
  most: null,
  plan,
  toFit: null,
  show(points, values) {
    const x = { title: 'switch interval', log: true, label: (/** @type {number} */ ms) => formatTime(ms) };
    const predicted = points[0] ? values.map((ms) => ({ x: ms, y: predictedPerSecond(points[0].params, ms) })) : [];
    return {
      charts: [
        {
          title: 'Requests a second',
          values,
          x,
          y: { title: 'requests a second', log: true, label: figure },
          series: seriesOf(points, ({ requests_per_s }) => ({ y: requests_per_s, interval: null }), true),
          guides: [{ kind: 'ideal', model: null, title: 'predicted: 1 / (waits · interval)', dots: predicted }],
        },
        {
          title: 'Pace of the computing thread',
          values,
          x,
          y: { title: 'of its best pace', log: false, label: (share) => `${share}\u202f%` },
          series: seriesOf(points, (point) => ({ y: paceShare(points, point), interval: null }), true),
          guides: [],
        },
      ],
      table: {
        heads: ['Interval', 'Requests a second', 'Predicted', 'Pace of computing'],
        rows: points.map((point) => [
          formatTime(point.x),
          figure(point.requests_per_s),
          figure(predictedPerSecond(point.params, point.x)),
          percent(paceShare(points, point)),
        ]),
      },
      readings: readings(points),
    };
  },
};
