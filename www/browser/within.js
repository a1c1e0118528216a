/**
 * Waits with a time limit. A load may never finish: a host may accept a request and not answer it, or a connection may
 * vanish. So every wait for the host has a limit, and cancelling a run ends its waits.
 */
import { failure } from '../base/failure.js';

/** The time limit for a load. */
export const LOAD_MS = 30_000;
/** Matches the message of a wait that passed its limit. */
export const LATE = /has not come within/;
/** How long a cancelled run may take to end by itself with a result. */
const GRACE_MS = 2000;

/**
 * Resolves with the result of `coming`. Rejects when the limit passes (`worker-start`) or the signal is aborted first
 * (`cancelled`).
 * @template T
 * @param {string} what  the subject of the error message, for example "The engine"
 * @param {Promise<T>} coming
 * @param {AbortSignal} [signal]
 * @param {number} [ms]
 * @returns {Promise<T>}
 */
export const within = (what, coming, signal, ms = LOAD_MS) =>
  new Promise((resolve, reject) => {
    const give = () => reject(failure('cancelled', `The run was cancelled. ${what} had not come.`));
    const timer = setTimeout(
      () =>
        reject(
          failure(
            'worker-start',
            `${what} has not come within ${ms / 1000} s: the host or the connection does not answer. Try again, or load the page again.`,
          ),
        ),
      ms,
    );
    if (signal?.aborted) give();
    signal?.addEventListener('abort', give);
    coming.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', give);
    });
  });

/**
 * A signal that is aborted some time after the given one. It is for waits that a cancelled run still needs for its
 * result.
 * @param {AbortSignal} signal
 */
export const afterGrace = (signal) => {
  const late = new AbortController();
  signal.addEventListener('abort', () => {
    setTimeout(() => late.abort(), GRACE_MS);
  });
  return late.signal;
};
