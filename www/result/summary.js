/**
 * Summarizes the rounds of a comparison into one result for each model: medians, all samples, speed-up over sequential.
 */

import { median } from '../base/median.js';
import { BASELINE } from './model-properties.js';

/** @import { ModelName, ModelResult, Sample } from '../interface.js' */
/** @import { Compared, Plan } from './engine-answers.js' */

/**
 * The figures that are medians over the rounds. The other figures are sums over the tasks of the round that is shown.
 */
const MEDIANS = /** @type {const} */ (['wall_ms', 'frozen_ms', 'requests_per_s']);

/** The rounds measured so far. */
export class Rounds {
  /** Results by round. @type {Map<ModelName, Map<number, ModelResult>>} */
  #models;

  /** @param {Plan} plan */
  constructor({ models }) {
    this.#models = new Map(models.map(({ model }) => [model, new Map()]));
  }

  /**
   * A warm-up round (negative) is kept only if it failed, or until the first counted round.
   * @param {number} round
   * @param {ModelResult} result
   */
  add(round, result) {
    const rounds = this.#models.get(result.model);
    for (const earlier of rounds?.keys() ?? []) if (earlier < 0) rounds?.delete(earlier);
    rounds?.set(round, result);
  }

  /** Whether the model has failed; then it is not run again. @param {ModelName} model */
  hasFailed(model) {
    return this.#resultsOf(model).some(({ error }) => error);
  }

  /** The number of counted rounds. */
  get counted() {
    return new Set([...this.#models.values()].flatMap((rounds) => [...rounds.keys()].filter((round) => round >= 0)))
      .size;
  }

  /** Wall times by round, the input of a comparison; null where a round has none. */
  walls() {
    const wallsOf = (/** @type {ModelName} */ model) =>
      Array.from({ length: this.counted }, (_, round) => this.#models.get(model)?.get(round)?.wall_ms ?? null);
    const known = [...this.#models.keys()];
    return { baseline_ms: known.includes(BASELINE) ? wallsOf(BASELINE) : null, models_ms: known.map(wallsOf) };
  }

  /** @param {Compared[]|null} [compared]  one for each model, in the plan's order @returns {ModelResult[]} */
  summary(compared = null) {
    const models = [...this.#models].flatMap(([model, rounds], index) => {
      if (rounds.size === 0) return [];
      const { wall_ms, speedup, differs } = compared?.[index] ?? { wall_ms: null, speedup: null, differs: null };
      const result = overRounds(this.#resultsOf(model), [...rounds.keys()]);
      return [
        {
          ...result,
          wall_interval_ms: wall_ms?.interval ?? null,
          speedup_interval: speedup?.interval ?? null,
          differs,
        },
      ];
    });
    const sequential = models.find(({ model }) => model === BASELINE)?.wall_ms ?? null;
    return models.map((result) => ({
      ...result,
      speedup: sequential === null || !result.wall_ms ? null : sequential / result.wall_ms,
    }));
  }

  /** @param {ModelName} model */
  #resultsOf(model) {
    return [...(this.#models.get(model)?.values() ?? [])];
  }
}

/**
 * A cancelled round does not affect the results of the rounds before it.
 * @param {ModelResult[]} all
 * @param {number[]} allRounds
 * @returns {ModelResult}
 */
const overRounds = (all, allRounds) => {
  const wholeAt = (/** @type {number} */ index) =>
    all[index].error?.kind !== 'cancelled' || all.every(({ error }) => error?.kind === 'cancelled');
  const results = all.filter((_, index) => wholeAt(index));
  const rounds = allRounds.filter((_, index) => wholeAt(index));
  const figures = Object.fromEntries(
    MEDIANS.map((figure) => {
      const known = results.map((result) => result[figure]).filter((value) => value !== null);
      return [figure, known.length > 0 ? median(known) : null];
    }),
  );
  const samples = results.map((result, index) => sample(result, rounds[index])).filter(({ round }) => round >= 0);
  return {
    ...shownRound(results, figures.wall_ms),
    ...figures,
    error: all.find(({ error }) => error)?.error ?? null,
    samples,
  };
};

/**
 * The first round whose wall time is nearest to the median; if a round failed, that round.
 * @param {ModelResult[]} results
 * @param {number|null} median_ms
 */
const shownRound = (results, median_ms) => {
  const failed = results.find(({ error }) => error);
  if (failed || median_ms === null) return failed ?? results[0];
  const away = ({ wall_ms } = results[0]) => (wall_ms === null ? Infinity : Math.abs(wall_ms - median_ms));
  return results.reduce((nearest, result) => (away(result) < away(nearest) ? result : nearest));
};

/** @param {ModelResult} result @param {number} round @returns {Sample} */
const sample = ({ wall_ms, start_ms, run_ms, wait_ms, carry_ms, frozen_ms, error }, round) => ({
  round,
  wall_ms,
  start_ms,
  run_ms,
  wait_ms,
  carry_ms,
  frozen_ms,
  error,
});
