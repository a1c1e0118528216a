/** Why a file cannot be shown, in words that name the mend. Importers throw nothing else. */

export class ImportError extends Error {
  name = 'ImportError';
}

/** @param {string} message @returns {never} */
export function refuse(message) {
  throw new ImportError(message);
}
