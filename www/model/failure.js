/** @typedef {import('./error-kinds.js').ErrorKind} ErrorKind */
/** @typedef {Error & {kind: ErrorKind}} Failure */

/** What `run` rejects with, or has in its result. @param {ErrorKind} kind @param {string} message that names the mend @returns {Failure} */
export const failure = (kind, message) => Object.assign(new Error(message), { kind });
