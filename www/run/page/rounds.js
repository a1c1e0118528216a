/**
 * The turns of a comparison, in rounds. Each round runs every model once, in a newly shuffled order, so that a
 * temporary slowdown of the computer affects no model more than the others. Warm-up rounds come first and do not count.
 */

/** @import { ModelName } from '../../interface.js' */
/** @import { Plan } from '../../result/engine-answers.js' */

/** `round` below 0: a warm-up round. @typedef {{round: number, planned: Plan['models'][number]}} Turn */

/** Fisher and Yates, 1938. @template T @param {T[]} list @param {() => number} random @returns {T[]} */
const shuffled = (list, random) => {
  const all = [...list];
  for (let left = all.length; left > 1; left -= 1) {
    const chosen = Math.floor(random() * left);
    [all[left - 1], all[chosen]] = [all[chosen], all[left - 1]];
  }
  return all;
};

/** @param {Plan} plan */
export const turnCount = ({ models, rounds, warm_up }) => models.length * (rounds + warm_up);

/**
 * A single round keeps the requested order: it shows how the models behave and is not a measurement.
 * @param {Plan} plan
 * @param {{isOver: () => boolean, random: () => number}} world  `isOver`: whether the time budget is used up
 * @returns {Generator<Turn>}
 */
export function* turnsOf({ models, rounds, warm_up, least_rounds }, { isOver, random }) {
  for (let round = -warm_up; round < rounds; round += 1) {
    if (round >= least_rounds && isOver()) return;
    for (const planned of rounds > 1 ? shuffled(models, random) : models) yield { round, planned };
  }
}
