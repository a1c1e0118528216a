/** The error that says why a file cannot be shown, and how to fix it. Importers throw no other errors. */

export class ImportError extends Error {
  name = 'ImportError';
}

/** @param {string} message @returns {never} */
export function refuse(message) {
  throw new ImportError(message);
}

/** An invalid value. The message is for the reader of a link; other messages are made from `place` and `what`. */
export class UnfitError extends ImportError {
  /** @param {string} place in the value @param {string} what the value should be */
  constructor(place, what) {
    super(`The link is damaged (${place} is no ${what}): copy all of it again.`);
    this.place = place;
    this.what = what;
  }
}
