/** The kinds of errors, as the README documents them. */

export const ERROR_KINDS = /** @type {const} */ ([
  'invalid',
  'busy',
  'not-isolated',
  'worker-start',
  'trap',
  'exception',
  'deadlock',
  'memory',
  'io-unavailable',
  'too-large',
  'cancelled',
]);

/** @typedef {(typeof ERROR_KINDS)[number]} ErrorKind */
