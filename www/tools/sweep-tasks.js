/** How the wall time of each model grows with the number of tasks. */
import { counted, formatTime } from '../base/format.js';
import { workloadOf } from '../lab/state.js';
import { seriesOf, upTo, wallOf, wallText, workText } from './sweep.js';
import { UNREADABLE } from '../lab/unreadable.js';

/** @import { Params } from '../interface.js' */
/** @import { WorkloadSpec } from '../base/catalogue.js' */
/** @import { Setting, Sweep } from './sweep.js' */

const TASKS = [1, 2, 4, 8, 16, 32, 64];
/** Enough to show the trend. With more, a plain loop may take long, and the page is frozen meanwhile. */
const FIRST_MOST = 8;

/** The parameter that sets the number of tasks. @param {WorkloadSpec} workload */
const tasksParam = ({ params }) => params.find(({ name, kind }) => name === 'tasks' || kind === 'list');

/**
 * Null if the number of tasks cannot be set.
 * @param {WorkloadSpec} workload
 * @param {Params} params
 * @returns {number|null}
 */
export function tasksIn(workload, params) {
  const spec = tasksParam(workload);
  const value = spec ? params[spec.name] : null;
  return Array.isArray(value) ? value.length : typeof value === 'number' ? value : null;
}

/**
 * In a list the first entry is repeated, so that all tasks are equal.
 * @param {WorkloadSpec} workload
 * @param {Params} params
 * @param {number} tasks
 * @returns {Params|null}
 */
export function withTasks(workload, params, tasks) {
  const spec = tasksParam(workload);
  if (!spec) return null;
  const value = params[spec.name];
  return { ...params, [spec.name]: Array.isArray(value) ? Array.from({ length: tasks }, () => value[0]) : tasks };
}

/** @param {Setting} setting */
function plan({ catalogue, state, most, rounds }) {
  const workload = state && workloadOf(catalogue, state.workload);
  if (!state || !workload) return { problem: UNREADABLE };
  const { params, models, workers, lock } = state;
  if (models.length === 0) return { problem: 'Choose at least one execution model above.' };
  const steps = upTo(TASKS, most).flatMap((tasks) => {
    const more = withTasks(workload, params, tasks);
    return more
      ? [{ x: tasks, options: { workload: workload.name, params: more, models, workers, rounds, lock } }]
      : [];
  });
  if (steps.length === 0) return { problem: `“${workload.title}” always has the same tasks: choose other work above.` };
  return { work: workText(catalogue, workload.name, `pools with ${counted(workers, 'worker')}`), steps };
}

/** @type {Sweep} */
export const TASKS_SWEEP = {
  name: 'tasks',
  title: 'Tasks',
  note: 'for the models chosen',
  summary:
    'The work and the models that are chosen above, with more and more tasks: whose time grows, and whose does not? Lists of squares repeat their first n. Sequential, where it is chosen, freezes the page in its turns.',
  value: (x) => counted(x, 'task'),
  label: String,
  most: ({ catalogue }) => ({ label: 'Tasks up to', default: FIRST_MOST, max: catalogue.max_tasks }),
  plan,
  toFit: null,
  show: (points, values) => ({
    charts: [
      {
        title: 'Wall time',
        values,
        x: { title: 'tasks', log: true, label: String },
        y: { title: 'wall time', log: true, label: (ms) => formatTime(ms) },
        series: seriesOf(points, wallOf, true),
        guides: [],
      },
    ],
    table: {
      heads: ['Tasks', 'Model', 'Wall time'],
      rows: points.map((point) => [String(point.x), point.title, wallText(point)]),
    },
    readings: [],
  }),
};
