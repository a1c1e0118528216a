/**
 * Parts of the page come when they are asked for, by names that have the hash of what is in them. A page that was
 * loaded before a new version was put up asks for names that are gone: then it says so, whoever asked.
 */

/** As Chromium, Firefox and WebKit put it. */
const GONE = /dynamically imported module|Importing a module script failed/i;

/** What a reader can do about it; another message stays as it is. @param {string} message */
export const readable = (message) => (GONE.test(message) ? 'A part of this page is not there any more, or the connection is not: the page was most likely updated. Load it again; what is set here is kept.' : message);

/** @param {(said: string) => void} say @returns {() => void} ends it */
export const watchMissingParts = (say) => {
  const hear = (/** @type {PromiseRejectionEvent} */ event) => {
    const message = String(event.reason);
    if (!GONE.test(message)) return;
    // It is said where its reader is.
    event.preventDefault();
    say(readable(message));
  };
  addEventListener('unhandledrejection', hear);
  return () => removeEventListener('unhandledrejection', hear);
};
