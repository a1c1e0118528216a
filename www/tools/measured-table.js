/** The table of models that fills itself: its rows, and each cell's content from the measurements so far. */
import { describeError } from '../result/describe-error.js';
import { bestFor, carry, computingBeside, kind, memory, start, waitingBeside } from './table-findings.js';
import { canRun } from '../lab/state.js';

/** @import { ExperimentName, Measured } from './experiments.js' */
/** @import { Finding, Shown } from './table-findings.js' */
/** @import { Device } from '../lab/state.js' */
/** @import { ModelSpec } from '../base/catalogue.js' */

/**
 * `find` takes the result of each needed experiment for the model.
 * @typedef {{name: string, title: string, asks: string, needs: ExperimentName[], find: (of: Record<ExperimentName,
 *   Shown>) => Finding[]}} Row
 */

/** @type {Row[]} */
export const ROWS = [
  {
    name: 'memory',
    title: 'Memory',
    asks: 'Is it shared or separate? Every task adds one to a counter in its memory.',
    needs: ['starting'],
    find: ({ starting }) => memory(starting),
  },
  {
    name: 'computing',
    title: 'Effect of the GIL',
    asks: 'Do two computing tasks overlap? Beside one after another.',
    needs: ['computing'],
    find: ({ computing }) => computingBeside(computing),
  },
  {
    name: 'waiting',
    title: 'Waiting',
    asks: 'Do two waits overlap? Beside one after another.',
    needs: ['waiting'],
    find: ({ waiting }) => waitingBeside(waiting),
  },
  {
    name: 'start',
    title: 'Time to start',
    asks: 'One worker, from asking for it to its being ready.',
    needs: ['starting'],
    find: ({ starting }) => start(starting),
  },
  {
    name: 'carry',
    title: 'Time to hand data over',
    asks: 'Each task gives a list of a million numbers back.',
    needs: ['carrying'],
    find: ({ carrying }) => carry(carrying),
  },
  {
    name: 'kind',
    title: 'Concurrency and parallelism',
    asks: 'From the two comparisons above, and their traces.',
    needs: ['computing', 'waiting'],
    find: kind,
  },
  {
    name: 'best',
    title: 'Best for',
    asks: 'Concluded from the cells above.',
    needs: ['starting', 'computing', 'waiting', 'carrying'],
    find: bestFor,
  },
];

/**
 * `lacks`: the experiments that it still needs.
 * @typedef {{state: 'cannot-run'|'not-measured'|'failed'|'measured', findings: Finding[], lacks: ExperimentName[]}}
 *   Cell
 */

/** @param {Measured} measured @param {ExperimentName} name @param {ModelSpec} spec @returns {Shown|null} */
const shownIn = (measured, name, spec) => {
  const run = measured.get(name)?.get(spec.name);
  const model = run?.models.find((one) => one.model === spec.name);
  return run && model ? { model, run } : null;
};

/** @param {Row} row @param {ModelSpec} spec @param {Measured} measured @param {Device} device @returns {Cell} */
export const cellOf = (row, spec, measured, device) => {
  if (!canRun(spec, device)) return { state: 'cannot-run', findings: [], lacks: [] };
  const shown = row.needs.map((name) => shownIn(measured, name, spec));
  const failed = shown.find((one) => one?.model.error);
  if (failed?.model.error)
    return {
      state: 'failed',
      findings: [{ text: describeError(failed.model.error, failed.model), detail: null, run: failed.run }],
      lacks: [],
    };
  const lacks = row.needs.filter((_, index) => shown[index] === null);
  if (lacks.length > 0) return { state: 'not-measured', findings: [], lacks };
  const of = /** @type {Record<ExperimentName, Shown>} */ (
    Object.fromEntries(row.needs.map((name, index) => [name, shown[index]]))
  );
  return { state: 'measured', findings: row.find(of), lacks: [] };
};
