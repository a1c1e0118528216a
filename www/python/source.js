/** The Python code of each workload that is the same for every model. */

/** @typedef {import('../interface.js').Params} Params */
/**
 * Lines of Python. `body` and `asyncBody` are the lines of the function, without indentation; it takes `argument` and
 * is named `name`. `items` is the name of the list with one entry for each task.
 * @typedef {object} Source
 * @property {string} name
 * @property {string} argument
 * @property {string} items
 * @property {string[]} imports
 * @property {string[]} asyncImports
 * @property {string[]} constants
 * @property {string[]} body
 * @property {string[]} asyncBody
 * @property {string|null} result         the expression that the function returns, or null
 * @property {string|null} last           the line that runs when all tasks have ended
 */

/** A parameter as a number; the page has validated it. @param {Params} params @param {string} name */
export const numberOf = (params, name) => Number(params[name]);

/** The comment shown where asyncio runs a computing task. */
export const NO_AWAIT = '# No await in here: nothing else can run until it ends.';

/** @param {number} ms */
export const seconds = (ms) => String(ms / 1000);

/** A number with its digits in groups of three, as Python allows. @param {number} value */
export function grouped(value) {
  return Number.isInteger(value) && value >= 10_000 ? String(value).replace(/\B(?=(\d{3})+$)/g, '_') : String(value);
}

/**
 * A list on one line if it fits, or else on several lines of at most eight entries.
 * @param {string} name
 * @param {string[]} entries
 * @returns {string[]}
 */
export function listLines(name, entries) {
  const one = `${name} = [${entries.join(', ')}]`;
  if (one.length <= 79) return [one];
  const lines = [];
  for (let i = 0; i < entries.length; i += 6) lines.push(`    ${entries.slice(i, i + 6).join(', ')},`);
  return [`${name} = [`, ...lines, ']'];
}
