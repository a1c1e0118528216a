/**
 * A run as a file in our own format: everything that `run` resolves to, and a header that identifies the file. The
 * importer (import/formats/interleave-run.js) reads every version ever written: a change gets a new version number, and
 * an old number never changes its meaning.
 */

export const FORMAT = 'interleave-run';
export const VERSION = 1;

/**
 * The file does not contain the bytes that tasks returned.
 * @param {import('../interface.js').RunResult} run
 * @param {import('../result/origin.js').Origin|null} [about] where and when it was measured
 */
export const runJson = (run, about = null) => ({ format: FORMAT, version: VERSION, ...(about ? { about } : {}), run });
