/**
 * A run as a file of our own: everything that `run` resolves to, and enough around it to know the file again. What is
 * written here once is read for ever (model/import/interleave-run.js): a new version is a new number, never a new
 * meaning of an old one.
 */

export const FORMAT = 'interleave-run';
export const VERSION = 1;

/** The bytes that tasks carried back are no part of it. @param {import('../../protocol.js').RunResult} run @param {import('../origin.js').Origin|null} [about] where and when it was measured */
export const runJson = (run, about = null) => ({ format: FORMAT, version: VERSION, ...(about ? { about } : {}), run });
