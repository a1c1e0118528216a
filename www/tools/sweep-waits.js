/**
 * Many waits at once: one event loop beside one thread for each wait, up to the most threads that this page starts;
 * beyond that the loop alone.
 */
import { formatTime } from '../base/format.js';
import { grouped } from '../lab/parameter.js';
import { workloadOf } from '../lab/state.js';
import { seriesOf, wallOf, wallText, workText } from './sweep.js';

/** @import { ModelName } from '../interface.js' */
/** @import { Point, Setting, Sweep } from './sweep.js' */

const WAITS = [10, 100, 1000, 10_000];
const DELAY_MS = 500;
const LOOP = /** @type {ModelName} */ ('event-loop');
const THREADS = /** @type {ModelName} */ ('threads-gil');

/** @param {Setting} setting */
function plan({ catalogue, rounds }) {
  const most = workloadOf(catalogue, 'download')?.params.find(({ name }) => name === 'tasks')?.max ?? 1;
  const tasks = [...new Set([...WAITS, catalogue.max_tasks])].filter((value) => value <= most).sort((a, b) => a - b);
  return {
    work: workText(catalogue, 'download', `waits of ${formatTime(DELAY_MS)}`),
    steps: tasks.map((x) => stepOf(x, catalogue.max_tasks, rounds)),
  };
}

/**
 * Beyond the limit of threads the engine accepts only the loop.
 * @param {number} x
 * @param {number} most
 * @param {number} rounds
 * @returns {import('./sweep.js').Step}
 */
function stepOf(x, most, rounds) {
  const options = { workload: 'download', params: { tasks: x, delay_ms: DELAY_MS, io: 'timed' }, rounds };
  if (x <= most) return { x, options: { ...options, models: [LOOP, THREADS] } };
  const message = `This page starts ${most} threads at the most. That is a limit of the page, not of Python, which starts thousands.`;
  return {
    x,
    options: { ...options, models: [LOOP] },
    refused: [{ model: THREADS, error: { kind: 'too-large', message, task: null } }],
  };
}

/** @param {Point[]} points @returns {string[]} */
function readings(points) {
  const last = (/** @type {ModelName} */ name) =>
    points.findLast(({ model, wall_ms }) => model === name && wall_ms !== null);
  const [loop, threads] = [last(LOOP), last(THREADS)];
  if (!loop) return [];
  const beside =
    threads && points.find(({ model, x, wall_ms }) => model === LOOP && x === threads.x && wall_ms !== null);
  return [
    `${grouped(loop.x)} waits of ${formatTime(DELAY_MS)} took ${formatTime(loop.wall_ms)} on one worker’s event loop.`,
    ...(threads && beside
      ? [
          `With ${grouped(threads.x)} waits, a thread for each took ${formatTime(threads.wall_ms)}, and the event loop ${formatTime(beside.wall_ms)}.${threads.x < loop.x ? ` With more waits no threads were measured: ${grouped(threads.x)} is this page’s limit, not Python’s.` : ''}`,
        ]
      : []),
  ];
}

/** @type {Sweep} */
export const WAITS_SWEEP = {
  name: 'waits',
  title: 'Many waits',
  note: 'event loop and threads',
  summary: `Downloads that wait for ${formatTime(DELAY_MS)} each, all at once, on one event loop and with a thread for each.`,
  value: (x) => `${grouped(x)} waits`,
  label: grouped,
  most: null,
  plan,
  toFit: null,
  show: (points, values) => ({
    charts: [
      {
        title: 'Wall time',
        values,
        x: { title: 'waits at once', log: true, label: grouped },
        y: { title: 'wall time', log: false, label: (ms) => formatTime(ms) },
        series: seriesOf(points, wallOf, true),
        guides: [],
      },
    ],
    table: {
      heads: ['Waits', 'Model', 'Wall time'],
      rows: points.map((point) => [grouped(point.x), point.title, wallText(point)]),
    },
    readings: readings(points),
  }),
};
