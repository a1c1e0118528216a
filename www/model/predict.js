/** The question that the screen's own choice poses: how long will the chosen models take? */
import { canRun, modelTitle, workloadOf } from './state.js';

/** @import { Catalogue } from '../protocol.js' */
/** @import { LabState, Machine } from './state.js' */
/** @import { Question } from './judge.js' */

/** `why`: what stands in the way. @typedef {{question: Question, words: string}|{why: string}} Prediction */

/** The unit comes first: sequential, or else the first that was chosen. @param {LabState|null} state @param {Catalogue} catalogue @param {Machine} machine @returns {Prediction} */
export const predictionOf = (state, catalogue, machine) => {
  if (!state) return { why: 'Something above needs mending first: the messages beside the fields say what.' };
  const chosen = catalogue.models.filter((model) => state.models.includes(model.name) && canRun(model, machine)).map((model) => model.name);
  if (chosen.length < 2) return { why: 'Choose two execution models above, or more: one of them is the unit, and the others are guessed.' };
  const models = chosen.includes('sequential') ? ['sequential', ...chosen.filter((model) => model !== 'sequential')] : chosen;
  const bars = /** @type {typeof chosen} */ (models).map((model) => ({ label: modelTitle(catalogue, model), run: 0, model }));
  const work = workloadOf(catalogue, state.workload)?.title ?? state.workload;
  return { question: { runs: [{ ...state, models: chosen }], bars }, words: `The work: ${work}, as it is set above. ${bars[0].label} is the unit. How long will the others take?` };
};
