/** The question about the settings on the screen: which figures of the chosen models the reader can guess. */
import { ANYTHING } from '../lab/asked-question.js';
import { listed } from '../base/format.js';
import { canRun, modelTitle, workloadOf } from '../lab/state.js';
import { BASELINE, isPool, mayTakeTurns, sharesMemory } from '../result/model-properties.js';
import { UNREADABLE } from '../lab/unreadable.js';

/** @import { ModelName } from '../interface.js' */
/** @import { Catalogue } from '../base/catalogue.js' */
/** @import { About, Asked } from '../lab/asked-question.js' */
/** @import { LabState, Device } from '../lab/state.js' */
/** @import { Question } from './judge.js' */

/**
 * A question that may be of another kind than times. `most`: the largest number that can be guessed.
 * @typedef {Question & {about: About, most: number}} KindOfQuestion
 */
/**
 * `why`: the reason why there is no question.
 * @typedef {{question: KindOfQuestion, words: string}|{why: string}} Prediction
 */
/**
 * `chosen`: the chosen models that can run here, the unit first.
 * @typedef {{state: LabState, catalogue: Catalogue, chosen: ModelName[], asked: Asked}} Context
 */

/** Workloads with a figure of their own: it is the default kind of their question. @type {Record<string, About>} */
const SUITS = { race: 'lost', convoy: 'rate' };

/** @param {string} workload @returns {About} */
const suiting = (workload) => SUITS[workload] ?? 'time';

/** The kinds of question that fit the workload, the best one first. @param {LabState|null} state @returns {About[]} */
export const aboutsOf = (state) => {
  const of = suiting(state?.workload ?? '');
  const own = /** @type {About[]} */ ({ lost: ['lost', 'loses'], rate: ['rate'] }[/** @type {'lost'} */ (of)] ?? []);
  return [...own, 'time', 'first', 'order', 'faster'];
};

/** @param {LabState} state how many updates a race makes */
const updatesOf = ({ params }) => Number(params.tasks) * Number(params.increments);

/** A limit: no loop answers more requests a second. */
const MOST_A_SECOND = 1_000_000;

/**
 * For each kind: the question in our words and the models to guess, or the reason why there is no question.
 * @type {Record<About, (context: Context) => {models: ModelName[], words: string}|{why: string}>}
 */
const KINDS = {
  time: ({ catalogue, chosen, asked }) =>
    chosen.length < 2
      ? { why: 'Choose two execution models above, or more: one of them is the unit, and the others are guessed.' }
      : {
          models: [chosen[0], ...among(asked.of, chosen.slice(1))],
          words: `${modelTitle(catalogue, chosen[0])} is the unit. How long will the others take?`,
        },
  lost: (context) =>
    ofWorkload('race', context) ?? {
      models: among(context.asked.of, context.chosen),
      words: `The tasks make ${updatesOf(context.state).toLocaleString('en')} updates in all. How many of them are lost?`,
    },
  rate: (context) => {
    const models = among(
      context.asked.of,
      context.chosen.filter((model) => model !== BASELINE),
    );
    return (
      ofWorkload('convoy', context) ??
      (models.length === 0
        ? {
            why: 'Choose a model on which the two tasks are under way at once: on Sequential no request is answered while the other task computes.',
          }
        : { models, words: 'How many requests a second are answered while the other task computes?' })
    );
  },
  first: ({ chosen, asked }) =>
    severalOf(asked.of, chosen) ?? { models: among(asked.of, chosen), words: 'Which of them is done first?' },
  order: ({ chosen, asked }) =>
    severalOf(asked.of, chosen) ?? {
      models: among(asked.of, chosen),
      words: 'In which order will they be done? The quickest is the first.',
    },
  faster: ({ catalogue, chosen, asked }) => {
    const of = asked.of[0] ?? chosen.find((model) => model !== (asked.than ?? chosen[0]));
    const than =
      asked.than ?? chosen.find((model) => model === chosen[0] && model !== of) ?? chosen.find((model) => model !== of);
    if (!of || !than || of === than)
      return {
        why: 'Choose two execution models above, or more: one of them is asked about, and compared with another.',
      };
    return {
      models: [of, than],
      words: `Will ${modelTitle(catalogue, of)} be faster than ${modelTitle(catalogue, than)}?`,
    };
  },
  loses: (context) => {
    const { catalogue, chosen, asked } = context;
    const [of] = among(asked.of, [
      ...chosen.filter((model) => sharesMemory(model) && !mayTakeTurns(model)),
      ...chosen.filter(sharesMemory),
      ...chosen,
    ]);
    return (
      ofWorkload('race', context) ?? { models: [of], words: `Will updates be lost with ${modelTitle(catalogue, of)}?` }
    );
  },
};

/** @param {ModelName[]} wanted empty: all of them @param {ModelName[]} models */
const among = (wanted, models) => (wanted.length === 0 ? models : models.filter((model) => wanted.includes(model)));

/** @param {string} workload @param {Context} context */
const ofWorkload = (workload, { state, catalogue }) =>
  state.workload === workload
    ? null
    : {
        why: `That can be asked of “${workloadOf(catalogue, workload)?.title}” alone: choose that work, or ask about something else.`,
      };

/** @param {ModelName[]} wanted @param {ModelName[]} chosen */
const severalOf = (wanted, chosen) =>
  among(wanted, chosen).length < 2
    ? { why: 'Choose two execution models above, or more: one alone has no order.' }
    : null;

/** @param {Asked} asked @param {ModelName[]} chosen @param {Catalogue} catalogue @returns {string|null} */
function absent({ of, than }, chosen, catalogue) {
  const missing = [...of, ...(than ? [than] : [])]
    .filter((model) => !chosen.includes(model))
    .map((model) => modelTitle(catalogue, model));
  return missing.length === 0
    ? null
    : `The question asks about ${listed(missing)}, which ${missing.length === 1 ? 'is' : 'are'} not among the chosen models that can run here.`;
}

/**
 * A pool may win because its start is not counted, so the question says whether it is.
 * @param {string[]} models
 * @param {number} rounds
 */
const poolWords = (models, rounds) => {
  const pools = models.filter(isPool).length;
  if (pools === 0) return '';
  const pool = pools === 1 ? 'The pool is' : 'Pools are';
  return rounds > 1
    ? ` ${pool} started in a round before, so ${pools === 1 ? 'its' : 'their'} start does not count.`
    : ` ${pool} started anew only where no run before has left ${pools === 1 ? 'it' : 'them'}: then the start counts.`;
};

/**
 * The unit comes first: sequential, or else the first chosen model.
 * @param {LabState|null} state
 * @param {Catalogue} catalogue
 * @param {Device} device
 * @param {Asked} [asked]
 * @returns {Prediction}
 */
export const predictionOf = (state, catalogue, device, asked = ANYTHING) => {
  if (!state) return { why: UNREADABLE };
  const runnable = catalogue.models
    .filter((model) => state.models.includes(model.name) && canRun(model, device))
    .map((model) => model.name);
  const chosen = /** @type {ModelName[]} */ (
    runnable.includes(BASELINE) ? [BASELINE, ...runnable.filter((model) => model !== BASELINE)] : runnable
  );
  if (chosen.length === 0) return { why: 'Choose an execution model above that can run here.' };
  const why = absent(asked, chosen, catalogue);
  if (why !== null) return { why };
  const about = asked.about ?? suiting(state.workload);
  const told = KINDS[about]({ state, catalogue, chosen, asked });
  if ('why' in told) return told;
  const bars = told.models.map((model) => ({ label: modelTitle(catalogue, model), run: 0, model }));
  const work = workloadOf(catalogue, state.workload)?.title ?? state.workload;
  const most = about === 'lost' ? updatesOf(state) : MOST_A_SECOND;
  const start = about === 'lost' || about === 'loses' || about === 'rate' ? '' : poolWords(told.models, state.rounds);
  return {
    question: { runs: [{ ...state, models: runnable }], bars, about, most },
    words: `The work: ${work}, as it is set above. ${told.words}${start}`,
  };
};
