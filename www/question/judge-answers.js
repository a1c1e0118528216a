/**
 * Verdicts on guesses that are not lengths: a number, an order, which is first, a yes or no. Each is based on measured
 * figures. Without a guess, or without an answer (a run that failed, rounds that do not agree), there is no verdict.
 */
import { describeError } from '../result/describe-error.js';
import { counted, formatTime, listed } from '../base/format.js';
import { ratioWords } from './guess.js';
import { isUnsure, measuredOf, relation } from './judge.js';
import { numbersOf } from '../outcome/findings.js';

/** @import { ModelResult, RunResult } from '../interface.js' */
/** @import { KindOfQuestion } from './predict.js' */
/** @import { Measured } from './judge.js' */

/**
 * The measured figure of a model; `value` null: there is none, and `why` gives the reason.
 * @typedef {{label: string, value: number|null, why: string}} Answer
 */
/**
 * `figures`: the measured figures, in words. `verdict`: '' if there is none.
 * @typedef {{figures: string, verdict: string}} Judged
 */
/**
 * The answer to a yes-or-no question; `yes` null: the figures do not decide.
 * @typedef {{yes: boolean|null, figures: string}} YesNo
 */

const NEAR = 1.1;
const CLOSE = 1.5;

/** Why a model has no figure. @param {string} label @param {ModelResult|null} result */
const whyNone = (label, result) =>
  result?.error ? `${label} has no figure: ${describeError(result.error, result)}` : `There is no figure of ${label}.`;

/** @param {ModelResult} result @param {RunResult} run */
const lostOf = (result, { params }) => {
  const numbers = numbersOf(result, Number(params.increments));
  return numbers.length === 0 ? null : numbers.reduce((sum, { expected, number }) => sum + expected - number, 0);
};

/** @param {KindOfQuestion} question @param {RunResult[]} results @returns {Answer[]} one for each bar */
export const numbersMeasured = ({ bars, about }, results) =>
  bars.map(({ label, run, model }) => {
    const result = results[run]?.models.find((one) => one.model === model) ?? null;
    const value =
      !result || result.error ? null : about === 'rate' ? result.requests_per_s : lostOf(result, results[run]);
    return { label, value, why: value === null ? whyNone(label, result) : '' };
  });

/** @param {number} number */
const grouped = (number) => number.toLocaleString('en', { maximumFractionDigits: 0 });
/** @param {number} number */
const rounded = (number) => number.toLocaleString('en', { maximumSignificantDigits: 3 });

/** "12,000 updates", "95 requests a second". @param {KindOfQuestion['about']} about @param {number} value */
export const numberWords = (about, value) =>
  about === 'rate'
    ? `${rounded(value)} requests a second`
    : value === 0
      ? 'none'
      : `${grouped(value)} ${value === 1 ? 'update' : 'updates'}`;

/** @param {number} guess @param {number} value */
function numberVerdict(guess, value) {
  if (guess === value) return 'On the mark.';
  if (guess === 0) return 'You guessed none, and there were some.';
  if (value === 0) return 'You guessed some, and there were none.';
  const off = Math.max(guess / value, value / guess);
  if (off < NEAR) return 'On the mark, within a tenth.';
  const times = rounded(off);
  const far =
    value > guess ? `it was ${times} times as many as you guessed.` : `you guessed ${times} times as many as it was.`;
  return off < CLOSE ? `Close: ${far}` : `Far off: ${far}`;
}

/** @param {KindOfQuestion['about']} about @param {number|null} guess @param {Answer} answer @returns {Judged} */
export function judgeNumber(about, guess, { value, why }) {
  const before = guess === null ? 'No guess' : `Guessed ${numberWords(about, guess)}`;
  if (value === null) return { figures: `${before}, measured nothing. ${why}`, verdict: '' };
  return {
    figures: `${before}, measured ${numberWords(about, value)}.`,
    verdict: guess === null ? '' : numberVerdict(guess, value),
  };
}

/**
 * Which of two bars is faster; 'same' if no difference was shown; null if the medians differ but the rounds do not
 * agree.
 * @param {Measured} one
 * @param {Measured} other
 */
function between(one, other) {
  const against = relation(one.result, other.result);
  const length = Number(one.result?.wall_ms) / Number(other.result?.wall_ms);
  return isUnsure({ ...one, against, length }) ? null : against;
}

/** @param {Measured[]} bars @returns {string|null} why one of them has no time */
const untimed = (bars) => {
  const missing = bars.find(({ result }) => !result || result.error || !result.wall_ms);
  return missing ? whyNone(missing.label, missing.result) : null;
};

/** @param {Measured[]} bars sorted, the fastest first */
const byTime = (bars) => [...bars].sort((a, b) => Number(a.result?.wall_ms) - Number(b.result?.wall_ms));

/** "Measured: Processes 150 ms, Threads 300 ms." @param {Measured[]} bars */
const timesWords = (bars) =>
  `Measured: ${byTime(bars)
    .map(({ label, result }) => `${label} ${formatTime(result?.wall_ms ?? null)}`)
    .join(', ')}.`;

/** @param {Measured[]} bars */
const pairsOf = (bars) =>
  bars.flatMap((one, at) => bars.slice(at + 1).map((other) => /** @type {const} */ ([one, other])));

/**
 * @param {KindOfQuestion} question
 * @param {RunResult[]} results
 * @param {number[]|null} places one for each bar, from 1, equal for a tie; null: no guess
 * @returns {Judged}
 */
export function judgeOrder(question, results, places) {
  const bars = measuredOf(question, results);
  const why = untimed(bars);
  if (why !== null) return { figures: why, verdict: '' };
  const pairs = pairsOf(bars).map(([one, other]) => ({ one, other, is: between(one, other) }));
  const [alike, open] = [pairs.filter(({ is }) => is === 'same'), pairs.filter(({ is }) => is === null)];
  const figures = [
    timesWords(bars),
    ...alike.map(({ one, other }) => `No difference was shown between ${one.label} and ${other.label}.`),
    ...open.map(({ one, other }) => `The rounds do not agree which of ${one.label} and ${other.label} is faster.`),
  ].join(' ');
  const judged = pairs.filter(({ is }) => is === 'faster' || is === 'slower');
  if (places === null) return { figures, verdict: '' };
  if (judged.length === 0) return { figures, verdict: 'So there is no order to be right about.' };
  const placeOf = (/** @type {Measured} */ bar) => places[bars.indexOf(bar)];
  const right = judged.filter(({ one, other, is }) =>
    is === 'faster' ? placeOf(one) < placeOf(other) : placeOf(one) > placeOf(other),
  ).length;
  return {
    figures,
    verdict:
      right === judged.length
        ? 'Your order is right.'
        : `Your order has ${right} of ${counted(judged.length, 'pair')} right.`,
  };
}

/**
 * @param {KindOfQuestion} question
 * @param {RunResult[]} results
 * @param {string|null} guess a bar's label
 * @returns {Judged}
 */
export function judgeFirst(question, results, guess) {
  const bars = measuredOf(question, results);
  const why = untimed(bars);
  if (why !== null) return { figures: why, verdict: '' };
  const [first, ...others] = byTime(bars);
  const open = others.filter((bar) => between(bar, first) === null);
  const alike = others.filter((bar) => between(bar, first) === 'same');
  const figures = [
    timesWords(bars),
    ...(alike.length > 0
      ? [`No difference was shown between ${listed([first, ...alike].map(({ label }) => label))}.`]
      : []),
    ...(open.length > 0
      ? [`The rounds do not agree which of ${listed([first, ...open].map(({ label }) => label))} is first.`]
      : []),
  ].join(' ');
  if (guess === null || ([first, ...open].length > 1 && [first, ...open].some(({ label }) => label === guess)))
    return { figures, verdict: '' };
  if (alike.length > 0 && [first, ...alike].some(({ label }) => label === guess))
    return { figures, verdict: 'Right: none was shown to be before it.' };
  const right = first.label === guess;
  const guessed = bars.find(({ label }) => label === guess);
  return {
    figures,
    verdict: right
      ? 'Right.'
      : `It was not: ${guess} took ${ratioWords(Number(guessed?.result?.wall_ms) / Number(first.result?.wall_ms))} as ${first.label}.`,
  };
}

/** @param {KindOfQuestion} question @param {RunResult[]} results @returns {YesNo} */
function answerOf(question, results) {
  if (question.about === 'loses') {
    const [{ label, value, why }] = numbersMeasured(question, results);
    return value === null
      ? { yes: null, figures: why }
      : {
          yes: value > 0,
          figures: `Measured: with ${label} ${value === 0 ? 'none was' : `${numberWords('lost', value)} ${value === 1 ? 'was' : 'were'}`} lost.`,
        };
  }
  const bars = measuredOf(question, results);
  const why = untimed(bars);
  if (why !== null) return { yes: null, figures: why };
  const [of, than] = bars;
  const is = between(of, than);
  if (is === null)
    return { yes: null, figures: `${timesWords(bars)} The rounds do not agree which is faster: run it again.` };
  return { yes: is === 'faster', figures: `${timesWords(bars)}${is === 'same' ? ' No difference was shown.' : ''}` };
}

/** @param {KindOfQuestion} question @param {RunResult[]} results @param {boolean|null} guess @returns {Judged} */
export function judgeYesNo(question, results, guess) {
  const { yes, figures } = answerOf(question, results);
  if (yes === null) return { figures, verdict: '' };
  const told = `${yes ? 'Yes' : 'No'}. ${figures}`;
  return {
    figures: told,
    verdict: guess === null ? '' : guess === yes ? 'You guessed right.' : `You guessed ${guess ? 'yes' : 'no'}.`,
  };
}

/**
 * Reads a number whose digits may be grouped; null: the text is empty, NaN: it is not a number from 0 to `most`.
 * @param {string} text
 * @param {number} most
 */
export function readGuess(text, most) {
  const digits = text.replace(/[\s\u202f,_’']/g, '');
  if (digits === '') return null;
  return /^\d+(\.\d+)?$/.test(digits) && Number(digits) <= most ? Number(digits) : NaN;
}
