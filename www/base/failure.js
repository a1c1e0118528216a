/** @typedef {import('./error-kinds.js').ErrorKind} ErrorKind */
/** @typedef {Error & {kind: ErrorKind}} Failure */

/**
 * The error that `run` rejects with, or that its result holds.
 * @param {ErrorKind} kind
 * @param {string} message says how to fix it
 * @returns {Failure}
 */
export const failure = (kind, message) => Object.assign(new Error(message), { kind });

/** Whether the reader cancelled the run. @param {Pick<import('../interface.js').RunResult, 'models'>} result */
export const wasCancelled = ({ models }) => models.some(({ error }) => error?.kind === 'cancelled');
