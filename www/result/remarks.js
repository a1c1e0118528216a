/** The remarks beside a model's figures: errors (each once, for all tasks that had it), notes and gaps. */
import { toldOnce } from '../base/few.js';
import { counted, formatTime } from '../base/format.js';

/** @import { LabError, ModelResult } from '../interface.js' */

/**
 * Shown beside every time of a warm pool: no figure includes the pool's start, even when compared with other models.
 */
export const WARM = 'The pool was started before, so its start is not in this time.';

/** @param {ModelResult} result @param {LabError} error @param {number|null} task */
const told = ({ tasks }, { kind, message }, task) => ({
  kind,
  message,
  who: task === null ? null : (tasks[task]?.name ?? `task ${task}`),
});

/** @param {ModelResult} result @param {number} tick_us @returns {string[]} */
export function remarksOf(result, tick_us) {
  const {
    error,
    tasks,
    notes,
    dropped_events,
    clocks: { aligned, disagreement_us },
  } = result;
  const failed = tasks.flatMap((task, index) =>
    task.error && !(index === error?.task && task.error.message === error.message)
      ? [told(result, task.error, index)]
      : [],
  );
  return [
    ...new Set([
      ...(result.warm && result.wall_ms !== null ? [WARM] : []),
      ...toldOnce([...(error ? [told(result, error, error.task)] : []), ...failed]),
      ...notes,
      ...(dropped_events > 0
        ? [`${counted(dropped_events, 'event')} found the trace buffer full and are missing from the trace.`]
        : []),
      ...(aligned !== false
        ? []
        : [
            `The workers’ clocks disagreed${disagreement_us === null ? '' : ` by ${formatTime(disagreement_us / 1000, tick_us)}`}: order between tracks is not certain.`,
          ]),
    ]),
  ];
}
