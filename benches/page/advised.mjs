/** One mix of computing, waiting and copying: the model that the page would recommend for it, and the fastest model. */

import { emptyOptions, factsOf, plainOptions } from '../../www/tools/advice.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { defaultState } from '../../www/lab/state.js';

/** @import { RunOptions, RunResult } from '../../www/interface.js' */
/** @import { Advice, Compared } from '../../www/result/engine-answers.js' */
/** @import { Session } from '../../www/run/page/session.js' */

const ROUNDS = 6;
const device = { isolated: true, cores: navigator.hardwareConcurrency };
const models = catalogue.models.map(({ name }) => name);

/** @param {Session} session @param {RunOptions} options @returns {Promise<RunResult>} */
const measure = async (session, options) => {
  const result = await session.run(options);
  for (const { model, error } of result.models) if (error) throw new Error(`${model}: ${error.message}`);
  return result;
};

/**
 * @param {Session} session
 * @param {import('../measure/advice.mjs').Mix} mix
 * @returns {Promise<{advised: string, fastest: string, ratio: number, low: number}>} the advised model's wall time over
 *   the fastest's
 */
export const advised = async (session, mix) => {
  const state = { ...defaultState(catalogue, device), workload: 'mix', params: mix };
  const {
    models: [plain],
  } = await measure(session, plainOptions(state));
  const empty = await measure(session, emptyOptions(state, plain, models));
  /** @type {Advice} */
  const advice = await session.ask('advise', factsOf(plain, empty, state));
  const proof = await measure(session, { ...state, models, rounds: ROUNDS, warm_up: 1 });
  const fastest = proof.models.reduce((best, one) => (Number(one.wall_ms) < Number(best.wall_ms) ? one : best));
  const ours = proof.models.find(({ model }) => model === advice.model) ?? fastest;
  const walls = [ours, fastest].map(({ samples }) => samples.map(({ wall_ms }) => wall_ms));
  /** @type {Compared[]} */
  const [{ speedup }] = await session.ask('compare', { baseline_ms: walls[0], models_ms: [walls[1]] });
  return {
    advised: advice.model,
    fastest: fastest.model,
    ratio: speedup?.value ?? 1,
    low: speedup?.interval?.low ?? 1,
  };
};
