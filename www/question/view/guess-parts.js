/** The control for each kind of question. Loaded with the first question that is not about lengths. */
import { ChoiceGuess } from './choice-guess.js';
import { NumberGuess } from './number-guess.js';
import { OrderGuess } from './order-guess.js';

/** @typedef {import('../predict.js').KindOfQuestion} KindOfQuestion */

/**
 * @type {Record<Exclude<import('../../lab/asked-question.js').About, 'time'>, (question: KindOfQuestion) =>
 *   import('./question-view.js').GuessPart>}
 */
const PARTS = {
  lost: (question) => new NumberGuess(question),
  rate: (question) => new NumberGuess(question),
  first: (question) => new ChoiceGuess(question),
  order: (question) => new OrderGuess(question),
  faster: (question) => new ChoiceGuess(question),
  loses: (question) => new ChoiceGuess(question),
};

/** @param {KindOfQuestion} question */
export const partOf = (question) => (question.about === 'time' ? undefined : PARTS[question.about](question));
