/**
 * The texts about a run's begin and its end: `said` beside the progress bar, `announced` for screen readers. Loaded with
 * the first run.
 */
import { describeError } from '../result/describe-error.js';
import { formatTime } from '../base/format.js';
import { runsOnPage } from '../result/model-properties.js';

/** @import { ModelName, ModelResult } from '../interface.js' */

/** @param {ModelName[]} models @param {(name: string) => string} titles @returns {{said: string, announced: string}} */
export function startWords(models, titles) {
  const frozen = models.some(runsOnPage)
    ? ' The page freezes while Sequential runs, and cannot be cancelled meanwhile.'
    : '';
  return { said: `Starting.${frozen}`, announced: `Run started: ${models.map(titles).join(', ')}.${frozen}` };
}

/**
 * @param {ModelResult[]} results
 * @param {number} tick_us
 * @param {(name: string) => string} titles
 * @returns {{said: string, announced: string, cancelled: boolean}}
 */
export function endWords(results, tick_us, titles) {
  const cancelled = results.some(({ error }) => error?.kind === 'cancelled');
  const failed = results.some(({ error }) => error && error.kind !== 'cancelled');
  const told = results
    .filter(({ error }) => error?.kind !== 'cancelled')
    .map((result) => {
      const title = titles(result.model);
      return result.error
        ? `${title}: ${describeError(result.error, result).replace(/\.$/, '')}.`
        : `${title}: ${formatTime(result.wall_ms, tick_us)}.`;
    });
  const said = cancelled
    ? 'Cancelled. The page shows what had run until then.'
    : failed
      ? 'Done, but something went wrong: see below.'
      : 'Done.';
  return { said, announced: [cancelled ? 'Run cancelled.' : 'Run ended.', ...told].join(' '), cancelled };
}
