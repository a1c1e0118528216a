/** Compares what was measured with a guess: lengths relative to the first bar's, and how far off the guess was. */
import { describeError } from '../result/describe-error.js';
import { LEAST, MOST, ratioOf, ratioWords } from './guess.js';
import { BASELINE } from '../result/model-properties.js';

/** @import { ModelName, ModelResult, RunOptions, RunResult } from '../interface.js' */

/** A bar: a model in one of the question's runs. @typedef {{label: string, run: number, model: ModelName}} Bar */
/** The first bar is the unit, and is not guessed. @typedef {{runs: RunOptions[], bars: Bar[]}} Question */
/** @typedef {'faster'|'slower'|'same'} Relation  `same`: no difference shown */
/** A bar after the runs. `length` and `against` are relative to the first bar, null if either has no time.
 * @typedef {{label: string, result: ModelResult|null, length: number|null, against: Relation|null}} Measured */

/** Two lengths closer than this factor are called equal. */
const NEAR = 1.1;
const CLOSE = 1.5;
/** Rounds agree if this share of them does: four of five. */
const AGREE = 0.8;
/** If the medians differ by this factor and the rounds do not agree, there is no answer. */
const WIDE = 1.25;

/** A failed model has no time, even if some of its rounds have one. @param {ModelResult|null} result */
const wallOf = (result) => (result && !result.error ? result.wall_ms || null : null);

/**
 * Whether nearly every round has the same order. Rounds are compared in pairs, since what slows the device for a while
 * slows both.
 * @param {ModelResult} one
 * @param {ModelResult} other
 */
const apart = (one, other) => {
  const signs = one.samples.map(({ wall_ms }, round) =>
    Math.sign(Number(wall_ms) - Number(other.samples[round]?.wall_ms ?? wall_ms)),
  );
  return [1, -1].some((side) => signs.filter((sign) => sign === side).length >= AGREE * signs.length);
};

/**
 * Without an interval, a difference needs agreeing rounds and medians that differ by a tenth.
 * @param {ModelResult|null} result
 * @param {ModelResult|null} unit
 * @returns {Relation|null}
 */
export const relation = (result, unit) => {
  const [wall_ms, unit_ms] = [wallOf(result), wallOf(unit)];
  if (!result || !unit || wall_ms === null || unit_ms === null) return null;
  const off = Math.max(wall_ms / unit_ms, unit_ms / wall_ms);
  const differs = (unit.model === BASELINE ? result.differs : null) ?? (off >= NEAR && apart(result, unit));
  if (!differs) return 'same';
  return wall_ms < unit_ms ? 'faster' : 'slower';
};

/**
 * @param {Question} question
 * @param {Pick<RunResult, 'models'>[]} results one for each run
 * @returns {Measured[]} one for each bar
 */
export const measuredOf = ({ bars }, results) => {
  const found = bars.map(({ run, model }) => results[run]?.models.find((result) => result.model === model) ?? null);
  const unit_ms = wallOf(found[0]);
  return found.map((result, index) => {
    const wall_ms = wallOf(result);
    const length = wall_ms === null || unit_ms === null ? null : wall_ms / unit_ms;
    return { label: bars[index].label, result, length, against: relation(result, found[0]) };
  });
};

/** Whether the medians differ, but the rounds do not agree on it. @param {Measured} measured */
export const isUnsure = ({ length, against }) =>
  against === 'same' && length !== null && Math.max(length, 1 / length) >= WIDE;

/** "Guessed 2.0 × as fast, measured 1.1 ×". @param {number|null} guess null: none was made @param {Measured} bar */
export const figuresText = (guess, bar) => {
  const { length, against } = bar;
  const before = guess === null ? 'No guess' : `Guessed ${ratioWords(guess)}`;
  if (length === null) return `${before}, measured nothing`;
  const [guessed, measured] = [guess === null ? null : ratioOf(guess), ratioOf(length)];
  const short = guessed !== null && measured.figure !== '' && guessed.figure !== '' && measured.as === guessed.as;
  const told = `${before}, measured ${short ? measured.figure : ratioWords(length)}`;
  if (against !== 'same' || measured.figure === '') return told;
  return `${told} (${isUnsure(bar) ? 'the rounds do not agree' : 'no difference shown'})`;
};

/**
 * How far off the guess was, in a sentence; '' without a guess.
 * @param {number|null} guess
 * @param {Measured} measured
 * @param {Measured} unit
 */
export const judgement = (guess, measured, unit) => {
  const { length, against, result } = measured;
  if (length === null)
    return (
      noTime(measured.label, result) ??
      noTime(unit.label, unit.result) ??
      'No time was measured to compare this guess with.'
    );
  if (isUnsure(measured)) return 'What is faster cannot be told from it: run it again.';
  if (guess === null) return '';
  if ((guess <= LEAST && length <= LEAST) || (guess >= MOST && length >= MOST)) return 'On the mark.';
  const guessed = Math.max(guess, 1 / guess) < NEAR ? 'same' : guess < 1 ? 'faster' : 'slower';
  const off = Math.max(guess / length, length / guess);
  if (against === 'same' && guessed === 'same') return 'On the mark: no difference was shown.';
  if (against !== 'same' && off < NEAR) return 'On the mark, within a tenth.';
  const far = `it ${length > guess ? 'took' : 'was'} ${ratioWords(length / guess)} as you guessed.`;
  if (against === 'same') return `${GUESSED[guessed]}, and no difference was shown.`;
  if (guessed !== against) return `${GUESSED[guessed]}, and it was ${against}${guessed === 'same' ? '.' : `: ${far}`}`;
  return off < CLOSE ? `Close: ${far}` : `The right direction, but far off: ${far}`;
};

/** @param {string} label @param {ModelResult|null} result */
const noTime = (label, result) =>
  result?.error ? `${label} has no time: ${describeError(result.error, result)}` : null;

/** @type {Record<Relation, string>} */
const GUESSED = { faster: 'You guessed faster', slower: 'You guessed slower', same: 'You guessed no difference' };
