/** The Python of each workload: what is the same whichever model runs it. */

/** @typedef {import('../protocol.js').Params} Params */
/**
 * Lines of Python. `body` and `asyncBody` are those of the function, without indentation; it takes `argument`
 * and is named `name`. `items` is the name of the list with an entry a task.
 * @typedef {object} Source
 * @property {string} name
 * @property {string} argument
 * @property {string} items
 * @property {string[]} imports
 * @property {string[]} asyncImports
 * @property {string[]} constants
 * @property {string[]} body
 * @property {string[]} asyncBody
 * @property {string|null} result         what the function returns, or null
 * @property {string|null} last           what the program does when all tasks have ended
 */

/** The parameter as a whole number or a number; the page checked it. @param {Params} params @param {string} name */
export const numberOf = (params, name) => Number(params[name]);

/** No await in here: a comment to say so, where asyncio runs what computes. */
export const NO_AWAIT = '# No await in here: nothing else can run until it ends.';

/** @param {number} ms */
export const seconds = (ms) => String(ms / 1000);

/** Digits in groups of three, as Python may write them. @param {number} value */
export function grouped(value) {
  return Number.isInteger(value) && value >= 10_000 ? String(value).replace(/\B(?=(\d{3})+$)/g, '_') : String(value);
}

/** A list that fits a line, or over several of at most eight entries. @param {string} name @param {string[]} entries @returns {string[]} */
export function listLines(name, entries) {
  const one = `${name} = [${entries.join(', ')}]`;
  if (one.length <= 79) return [one];
  const lines = [];
  for (let i = 0; i < entries.length; i += 6) lines.push(`    ${entries.slice(i, i + 6).join(', ')},`);
  return [`${name} = [`, ...lines, ']'];
}
