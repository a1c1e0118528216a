/** From the rounds of a comparison to one result a model: medians, every sample, the speed-up over sequential. */

/** @import { ModelName, ModelResult, Plan, Sample } from '../protocol.js' */

/** The lower median: a value that was measured. @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1];

const FIGURES = /** @type {const} */ (['wall_ms', 'start_ms', 'run_ms', 'wait_ms', 'carry_ms', 'frozen_ms']);

/** @param {Plan} plan @param {Map<ModelName, ModelResult[]>} rounds @returns {ModelResult[]} */
export const summarise = (plan, rounds) => {
  const models = plan.models.flatMap(({ model }) => {
    const results = rounds.get(model) ?? [];
    return results.length > 0 ? [overRounds(results)] : [];
  });
  const sequential = models.find(({ model }) => model === 'sequential')?.wall_ms ?? null;
  return models.map((result) => ({
    ...result,
    speedup: sequential === null || !result.wall_ms ? null : sequential / result.wall_ms,
  }));
};

/** @param {ModelResult[]} results @returns {ModelResult} */
const overRounds = (results) => {
  const shown = shownRound(results);
  const figures = Object.fromEntries(FIGURES.map((figure) => {
    const known = results.map((result) => result[figure]).filter((value) => value !== null);
    return [figure, known.length > 0 ? median(known) : null];
  }));
  return { ...shown, ...figures, error: results.find(({ error }) => error)?.error ?? null, samples: results.map(sample) };
};

/** The round of the median wall time; where one failed, that one. @param {ModelResult[]} results */
const shownRound = (results) => {
  const walls = results.map(({ wall_ms }) => wall_ms).filter((wall) => wall !== null);
  return results.find(({ error }) => error) ?? results.find(({ wall_ms }) => wall_ms === median(walls)) ?? results[0];
};

/** @param {ModelResult} result @param {number} round @returns {Sample} */
const sample = ({ wall_ms, start_ms, run_ms, wait_ms, carry_ms, frozen_ms, error }, round) =>
  ({ round, wall_ms, start_ms, run_ms, wait_ms, carry_ms, frozen_ms, error });
