/** From the rounds of a comparison to one result a model: medians, every sample, the speed-up over sequential. */

/** @import { Compared, ModelName, ModelResult, Plan, Sample } from '../protocol.js' */

/** The lower median: a value that was measured, in the round whose trace is shown. @param {number[]} values not empty */
const median = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1];

const FIGURES = /** @type {const} */ (['wall_ms', 'start_ms', 'run_ms', 'wait_ms', 'carry_ms', 'frozen_ms', 'requests_per_s']);

/** What has been measured so far. */
export class Rounds {
  /** Results by round. @type {Map<ModelName, Map<number, ModelResult>>} */
  #models;

  /** @param {Plan} plan */
  constructor({ models }) {
    this.#models = new Map(models.map(({ model }) => [model, new Map()]));
  }

  /** A warm-up round (below 0) is kept only where it failed, or until a round counts. @param {number} round @param {ModelResult} result */
  add(round, result) {
    const rounds = this.#models.get(result.model);
    for (const earlier of rounds?.keys() ?? []) if (earlier < 0) rounds?.delete(earlier);
    rounds?.set(round, result);
  }

  /** A model that failed once is not run again. @param {ModelName} model */
  hasFailed(model) {
    return this.#resultsOf(model).some(({ error }) => error);
  }

  /** How many rounds count. */
  get counted() {
    return new Set([...this.#models.values()].flatMap((rounds) => [...rounds.keys()].filter((round) => round >= 0))).size;
  }

  /** Wall times by round, with null where there is none: what a comparison is made from. */
  walls() {
    const wallsOf = (/** @type {ModelName} */ model) =>
      Array.from({ length: this.counted }, (_, round) => this.#models.get(model)?.get(round)?.wall_ms ?? null);
    const known = [...this.#models.keys()];
    return { baseline_ms: known.includes('sequential') ? wallsOf('sequential') : null, models_ms: known.map(wallsOf) };
  }

  /** @param {Compared[]|null} [compared]  one a model, in the plan's order @returns {ModelResult[]} */
  summary(compared = null) {
    const models = [...this.#models].flatMap(([model, rounds], index) => {
      if (rounds.size === 0) return [];
      const { wall_ms, speedup, differs } = compared?.[index] ?? { wall_ms: null, speedup: null, differs: null };
      const result = overRounds(this.#resultsOf(model), [...rounds.keys()]);
      return [{ ...result, wall_interval_ms: wall_ms?.interval ?? null, speedup_interval: speedup?.interval ?? null, differs }];
    });
    const sequential = models.find(({ model }) => model === 'sequential')?.wall_ms ?? null;
    return models.map((result) => ({
      ...result,
      speedup: sequential === null || !result.wall_ms ? null : sequential / result.wall_ms,
    }));
  }

  /** @param {ModelName} model */
  #resultsOf(model) {
    return [...this.#models.get(model)?.values() ?? []];
  }
}

/** What a cancel left undone takes nothing from the rounds before it. @param {ModelResult[]} all @param {number[]} allRounds @returns {ModelResult} */
const overRounds = (all, allRounds) => {
  const wholeAt = (/** @type {number} */ index) => all[index].error?.kind !== 'cancelled' || all.every(({ error }) => error?.kind === 'cancelled');
  const results = all.filter((_, index) => wholeAt(index));
  const rounds = allRounds.filter((_, index) => wholeAt(index));
  const figures = Object.fromEntries(FIGURES.map((figure) => {
    const known = results.map((result) => result[figure]).filter((value) => value !== null);
    return [figure, known.length > 0 ? median(known) : null];
  }));
  const samples = results.map((result, index) => sample(result, rounds[index])).filter(({ round }) => round >= 0);
  return { ...shownRound(results, figures.wall_ms), ...figures, error: all.find(({ error }) => error)?.error ?? null, samples };
};

/** The round of the median wall time; where one failed, that one. @param {ModelResult[]} results @param {number|null} median_ms */
const shownRound = (results, median_ms) =>
  results.find(({ error }) => error) ?? results.find(({ wall_ms }) => wall_ms === median_ms) ?? results[0];

/** @param {ModelResult} result @param {number} round @returns {Sample} */
const sample = ({ wall_ms, start_ms, run_ms, wait_ms, carry_ms, frozen_ms, error }, round) =>
  ({ round, wall_ms, start_ms, run_ms, wait_ms, carry_ms, frozen_ms, error });
