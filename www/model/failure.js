/** An error with a kind. @param {import('./error-kinds.js').ErrorKind} kind @param {string} message that names the mend */
export const failure = (kind, message) => Object.assign(new Error(message), { kind });
