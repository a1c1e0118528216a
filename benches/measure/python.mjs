/**
 * The Python machine: natively and in the page, under the lock, beside this computer's CPython and beside Pyodide in the
 * same browser; without the lock, and without checkpoints, beside itself; and what imports take. In turns.
 */

import { row } from '../row.mjs';
import { cpython, native } from '../python/interpreters.mjs';
import { computing, importing, timesOf } from '../python/programs.mjs';

/** @import { Row } from '../row.mjs' */
/** @import { Interpreter } from '../python/interpreters.mjs' */
/** @import { Times } from '../python/programs.mjs' */

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const IMPORTED = ['threading', 'asyncio'];

/** What is compared with what: the most that each program's and the mean ratio may be. */
const COMPARISONS = [
  { name: 'native', ours: 'native', peer: 'cpython', against: 'CPython', each: 1.5, mean: 0.8 },
  { name: 'page', ours: 'page', peer: 'cpython', against: 'CPython, native', each: 1.5, mean: 0.8 },
  { name: 'pyodide', ours: 'page', peer: 'pyodide', against: 'Pyodide', each: 1, mean: 0.5 },
  { name: 'free_threaded', ours: 'free', peer: 'native', against: 'under the lock', each: null, mean: 1.25 },
  { name: 'checkpoint', ours: 'native', peer: 'unchecked', against: 'without checkpoints', each: null, mean: 1.02 },
];

/** @param {number[]} values */
const geometricMean = (values) => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/**
 * Every interpreter runs every text in turn; the order changes from round to round.
 * @param {string[]} texts
 * @param {Record<string, Interpreter>} interpreters
 * @returns {Promise<Record<string, Times[]>>} the times of each round
 */
const rounds = async (texts, interpreters) => {
  const names = Object.keys(interpreters);
  const all = Object.fromEntries(names.map((name) => [name, /** @type {Times[]} */ ([])]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) all[name].push(new Map());
    for (const text of texts) {
      for (const name of round % 2 === 0 ? names : names.toReversed())
        for (const [program, ms] of await interpreters[name](text)) all[name][round].set(program, ms);
    }
  }
  return all;
};

/**
 * @param {typeof COMPARISONS[number]} comparison
 * @param {Record<string, Times[]>} all
 * @returns {Row[]}
 */
const compare = ({ name, ours, peer, against, each, mean }, all) => {
  const programs = [...all[ours][0].keys()];
  const of = (/** @type {string} */ who, /** @type {string} */ program) =>
    all[who].map((times) => times.get(program) ?? NaN);
  const means = (/** @type {string} */ who) => all[who].map((times) => geometricMean([...times.values()]));
  const shared = { against, unit: 'ms' };
  const rowOf = (/** @type {string} */ program, /** @type {number} */ target) =>
    row({ ...shared, name: `python_${name}_${program}`, target, ours: of(ours, program), peer: of(peer, program) });
  const mean_row = row({ ...shared, name: `python_${name}_mean`, target: mean, ours: means(ours), peer: means(peer) });
  return [...(each === null ? [] : programs.map((program) => rowOf(program, each))), mean_row];
};

/** @param {Record<string, Interpreter>} interpreters @returns {Promise<Row[]>} */
const imports = async (interpreters) => {
  const all = await rounds(IMPORTED.map(importing), interpreters);
  return ['native', 'page'].flatMap((ours) =>
    IMPORTED.map((module) => {
      const of = (/** @type {string} */ who) => all[who].map((times) => times.get(module) ?? NaN);
      const name = `python_${ours}_import_${module}`;
      return row({ name, against: 'CPython', target: 1, ours: of(ours), peer: of('cpython'), unit: 'ms' });
    }),
  );
};

/** @param {{page: import('../page.mjs').Page}} lab */
export const python = async ({ page }) => {
  const inPage = (/** @type {'ours'|'pyodide'} */ which) => async (/** @type {string} */ text) =>
    timesOf(await page.ask('python', which, text));
  const interpreters = {
    cpython,
    native: native('locked'),
    free: native('free'),
    unchecked: native('unchecked'),
    page: inPage('ours'),
    pyodide: inPage('pyodide'),
  };
  const all = await rounds(computing(), interpreters);
  const { native: machine, page: inBrowser } = interpreters;
  return [
    ...COMPARISONS.flatMap((comparison) => compare(comparison, all)),
    ...(await imports({ cpython, native: machine, page: inBrowser })),
  ];
};
