/** The table of models that fills itself: its rows, and what a cell says, from what was measured so far. */
import { describeError } from './describe-error.js';
import { bestFor, carry, computingBeside, kind, memory, start, waitingBeside } from './table-findings.js';
import { canRun } from './state.js';

/** @import { ExperimentName, Measured } from './experiments.js' */
/** @import { Finding, Shown } from './table-findings.js' */
/** @import { Machine } from './state.js' */
/** @import { ModelSpec } from '../protocol.js' */

/**
 * `find` is given what each needed experiment showed of the model.
 * @typedef {{name: string, title: string, asks: string, needs: ExperimentName[], find: (of: Record<ExperimentName, Shown>) => Finding[]}} Row
 */

/** @type {Row[]} */
export const ROWS = [
  { name: 'memory', title: 'Memory', asks: 'Is it shared or separate? Every task adds one to a counter in its memory.', needs: ['starting'], find: ({ starting }) => memory(starting) },
  { name: 'computing', title: 'Effect of the GIL', asks: 'Do two computing tasks overlap? Beside one after another.', needs: ['computing'], find: ({ computing }) => computingBeside(computing) },
  { name: 'waiting', title: 'Waiting', asks: 'Do two waits overlap? Beside one after another.', needs: ['waiting'], find: ({ waiting }) => waitingBeside(waiting) },
  { name: 'start', title: 'Time to start', asks: 'One worker, from asking for it to its being ready.', needs: ['starting'], find: ({ starting }) => start(starting) },
  { name: 'carry', title: 'Time to hand data over', asks: 'Each task gives a list of a million numbers back.', needs: ['carrying'], find: ({ carrying }) => carry(carrying) },
  { name: 'kind', title: 'Concurrency and parallelism', asks: 'From the two comparisons above, and their traces.', needs: ['computing', 'waiting'], find: kind },
  { name: 'best', title: 'Best for', asks: 'Concluded from the cells above.', needs: ['starting', 'computing', 'waiting', 'carrying'], find: bestFor },
];

/**
 * `lacks`: what is still to be measured for it.
 * @typedef {{state: 'cannot-run'|'not-measured'|'failed'|'measured', findings: Finding[], lacks: ExperimentName[]}} Cell
 */

/** @param {Measured} measured @param {ExperimentName} name @param {ModelSpec} spec @returns {Shown|null} */
const shownIn = (measured, name, spec) => {
  const run = measured.get(name)?.get(spec.name);
  const model = run?.models.find((one) => one.model === spec.name);
  return run && model ? { model, run } : null;
};

/** @param {Row} row @param {ModelSpec} spec @param {Measured} measured @param {Machine} machine @returns {Cell} */
export const cellOf = (row, spec, measured, machine) => {
  if (!canRun(spec, machine)) return { state: 'cannot-run', findings: [], lacks: [] };
  const shown = row.needs.map((name) => shownIn(measured, name, spec));
  const failed = shown.find((one) => one?.model.error);
  if (failed?.model.error) return { state: 'failed', findings: [{ text: describeError(failed.model.error, failed.model), detail: null, run: failed.run }], lacks: [] };
  const lacks = row.needs.filter((_, index) => shown[index] === null);
  if (lacks.length > 0) return { state: 'not-measured', findings: [], lacks };
  const of = /** @type {Record<ExperimentName, Shown>} */ (Object.fromEntries(row.needs.map((name, index) => [name, shown[index]])));
  return { state: 'measured', findings: row.find(of), lacks: [] };
};
