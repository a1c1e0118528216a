/**
 * The page loads its parts on demand, by names that contain a hash of the content. After a new version is published, a
 * page that was loaded before asks for names that no longer exist. A host may also accept a request and never answer.
 * In both cases the page shows a message, whatever code asked for the part.
 */
import { LATE, within } from '../browser/within.js';

/** The error messages of Chromium, Firefox and WebKit. */
const GONE = /dynamically imported module|Importing a module script failed/i;

/** Loads a part, with a time limit. @template T @param {Promise<T>} coming */
export const part = (coming) => within('A part of this page', coming);

/** Tells a reader what to do about a missing part; other messages stay as they are. @param {string} message */
export const readable = (message) =>
  GONE.test(message)
    ? 'A part of this page is not there any more, or the connection is not: the page was most likely updated. Load it again; what is set here is kept.'
    : message;

/** @param {(said: string) => void} say @returns {() => void} stops watching */
export const watchMissingParts = (say) => {
  const hear = (/** @type {PromiseRejectionEvent} */ event) => {
    const message = event.reason?.message ?? String(event.reason);
    if (!GONE.test(message) && !LATE.test(message)) return;
    // The message appears on the page instead of in the console.
    event.preventDefault();
    say(readable(message));
  };
  addEventListener('unhandledrejection', hear);
  return () => removeEventListener('unhandledrejection', hear);
};
