/** Many waits at once: one event loop beside a thread for each of them, up to the threads' limit and far beyond. */
import { formatTime } from './format.js';
import { grouped } from './parameter.js';
import { workloadOf } from './state.js';
import { seriesOf, wallOf, wallText, workText } from './sweep.js';

/** @import { ModelName } from '../protocol.js' */
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

/** Beyond what threads can do the engine takes the loop alone. @param {number} x @param {number} most @param {number} rounds @returns {import('./sweep.js').Step} */
function stepOf(x, most, rounds) {
  const options = { workload: 'download', params: { tasks: x, delay_ms: DELAY_MS, io: 'timed' }, rounds };
  if (x <= most) return { x, options: { ...options, models: [LOOP, THREADS] } };
  const message = `No more than ${most} threads are started here: with a thread for each wait, that is the end.`;
  return { x, options: { ...options, models: [LOOP] }, refused: [{ model: THREADS, error: { kind: 'too-large', message, task: null } }] };
}

/** @param {Point[]} points @returns {string[]} */
function readings(points) {
  const last = (/** @type {ModelName} */ name) => points.findLast(({ model, wall_ms }) => model === name && wall_ms !== null);
  const [loop, threads] = [last(LOOP), last(THREADS)];
  if (!loop) return [];
  const ended = threads && threads.x < loop.x ? `; threads end at ${grouped(threads.x)}. That is the case for asyncio.` : '.';
  return [`${grouped(loop.x)} waits of ${formatTime(DELAY_MS)} took ${formatTime(loop.wall_ms)} on one worker’s event loop${ended}`];
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
    charts: [{
      title: 'Wall time', values, x: { title: 'waits at once', log: true, label: grouped }, y: { title: 'wall time', log: false, label: (ms) => formatTime(ms) },
      series: seriesOf(points, wallOf, true), guides: [],
    }],
    table: {
      heads: ['Waits', 'Model', 'Wall time'],
      rows: points.map((point) => [grouped(point.x), point.title, wallText(point)]),
    },
    readings: readings(points),
  }),
};
