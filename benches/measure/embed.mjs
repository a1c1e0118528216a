/**
 * What an embed costs the post around it before a reader presses Run, compared with the same snippet embedded with
 * Pyodide.
 */

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
  const costs = { ours0: [], ours1: [], pyodide1: [], ours10: [], pyodide10: [] };
  const runner = (/** @type {Subject} */ subject, /** @type {number} */ count) => async () =>
    costs[subject + count].push(await measure(subject, count));
  try {
    await inTurns(ROUNDS, {
      ours0: runner('ours', 0),
      ours1: runner('ours', 1),
      pyodide1: runner('pyodide', 1),
      ours10: runner('ours', 10),
      pyodide10: runner('pyodide', 10),
    });
  } finally {
    await close();
  }
  const of = (/** @type {string} */ name, /** @type {(cost: Cost) => number} */ what) => costs[name].map(what);
  const beside = (
    /** @type {number} */ count,
    /** @type {string} */ name,
    /** @type {(cost: Cost) => number} */ what,
    /** @type {string} */ unit,
    note = '',
  ) =>
    row({
      name: `embed_${name}, ${count}`,
      against: AGAINST,
      target: 1,
      ours: of(`ours${count}`, what),
      peer: of(`pyodide${count}`, what),
      unit,
      note,
    });
  /** The cost of ten embeds, minus the cost of the same post with their room left empty. */
  const each = (
    /** @type {string} */ name,
    /** @type {(cost: Cost) => number} */ what,
    /** @type {number} */ target,
    /** @type {string} */ unit,
  ) =>
    plainRow({
      name: `embed_${name}, each`,
      target,
      values: of('ours10', what).map((value, at) => (value - what(costs.ours0[at])) / 10),
      unit,
      note: 'of ten before Run, less the same post with their room left empty',
    });
  return [
    beside(1, 'bytes', ({ bytes }) => bytes / KB, 'kB', 'sent before Run, by gzip on both sides'),
    beside(
      1,
      'host_time',
      ({ busy_ms }) => busy_ms,
      'ms',
      'tasks of the process that has the post, up to where the embed is ready',
    ),
    beside(10, 'host_time', ({ busy_ms }) => busy_ms, 'ms', 'with ten on the page'),
    beside(
      10,
      'memory',
      ({ memory_bytes }) => memory_bytes / MB,
      'MB',
      'ten on the page; all of the browser, shared pages once',
    ),
    each('memory', ({ memory_bytes }) => memory_bytes / MB, 10, 'MB'),
    each('host_time', ({ busy_ms }) => busy_ms, 20, 'ms'),
    plainRow({
      name: 'embed_layout_shift',
      target: 0,
      values: of('ours10', ({ shift }) => shift),
      unit: 'CLS',
      note: 'of a post with ten that is scrolled through, and of one of them that runs, words below it in view',
    }),
    plainRow({
      name: 'embed_moved',
      target: 0,
      values: of('ours10', ({ moved_px }) => moved_px),
      unit: 'px',
      note: 'how far the words below the last one moved meanwhile',
    }),
  ];
};
