/** What an embed costs the post around it before anybody presses Run, beside the same snippet embedded with Pyodide. */

import { inTurns } from '../rounds.mjs';
import { plainRow, row } from '../row.mjs';
import { openPosts } from '../embed/subjects.mjs';

/** @import { Cost, Subject } from '../embed/subjects.mjs' */

const ROUNDS = 3;
const KB = 1e3;
const MB = 1e6;
const AGAINST = 'a frame with Pyodide';

/** @returns {Promise<import('../row.mjs').Row[]>} */
export const embed = async () => {
  const { measure, close } = await openPosts();
  /** @type {Record<string, Cost[]>} */
  const costs = { ours1: [], pyodide1: [], ours10: [], pyodide10: [] };
  const runner = (/** @type {Subject} */ subject, /** @type {number} */ count) => async () => costs[subject + count].push(await measure(subject, count));
  try {
    await inTurns(ROUNDS, { ours1: runner('ours', 1), pyodide1: runner('pyodide', 1), ours10: runner('ours', 10), pyodide10: runner('pyodide', 10) });
  } finally {
    await close();
  }
  const of = (/** @type {string} */ name, /** @type {(cost: Cost) => number} */ what) => costs[name].map(what);
  const beside = (/** @type {number} */ count, /** @type {string} */ name, /** @type {(cost: Cost) => number} */ what, /** @type {string} */ unit, note = '') =>
    row({ name: `embed_${name}, ${count}`, against: AGAINST, target: 1, ours: of(`ours${count}`, what), peer: of(`pyodide${count}`, what), unit, note });
  return [
    beside(1, 'bytes', ({ bytes }) => bytes / KB, 'kB', 'sent before Run, by gzip on both sides, the frame loaded'),
    beside(1, 'host_time', ({ busy_ms }) => busy_ms, 'ms', 'tasks of the process that has the post, up to where the embed is ready'),
    beside(10, 'host_time', ({ busy_ms }) => busy_ms, 'ms', 'with ten on the page'),
    beside(10, 'memory', ({ memory_bytes }) => memory_bytes / MB, 'MB', 'ten on the page; all of the browser, shared pages once'),
    plainRow({ name: 'embed_layout_shift', target: 0.1, values: of('ours1', ({ shift }) => shift), unit: 'CLS', note: 'of the post, until the embed is there' }),
  ];
};
