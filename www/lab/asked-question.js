/**
 * Reads an author's question: options first, then the words. For example "about:lost of:threads How many updates are
 * lost?" Reading never throws: a wrong value falls back to its default, and a sentence says so.
 */
import { catalogue } from '../generated/catalogue.js';
import { quoted } from './parameter.js';

/** @import { ModelName } from '../interface.js' */
/** @typedef {'time'|'lost'|'rate'|'first'|'order'|'faster'|'loses'} About */
/**
 * `about` null: the kind that suits the workload. `of`: the models in question, empty for all chosen ones. `than`: the
 * model that `faster` compares with. `words`: '' for our own words.
 * @typedef {{about: About|null, of: ModelName[], than: ModelName|null, words: string}} Asked
 */

/** Each kind of question, with its name in the list. @type {Record<About, string>} */
export const ABOUTS = {
  time: 'How long each takes',
  lost: 'How many updates are lost',
  rate: 'How many requests a second are answered',
  first: 'Which is done first',
  order: 'In which order they are done',
  faster: 'Whether one is faster than another',
  loses: 'Whether updates are lost',
};

/** @type {Asked} */
export const ANYTHING = { about: null, of: [], than: null, words: '' };

const SIGN = /^\s*(about|of|than):(\S*)(?:\s+|$)/;

/** @param {string} text @param {string[]} problems @returns {ModelName[]} */
function modelsIn(text, problems) {
  const names = text.split(',').filter((name) => name !== '');
  const known = catalogue.models.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(/** @type {ModelName} */ (name)))
      problems.push(`question: there is no model ${quoted(name)}; left out. Name some of ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name));
}

/** @param {string} text @returns {{asked: Asked, problems: string[]}} */
export function readAsked(text) {
  /** @type {string[]} */
  const problems = [];
  const asked = { ...ANYTHING };
  let rest = text;
  for (let sign = SIGN.exec(rest); sign; sign = SIGN.exec(rest)) {
    const [all, name, value] = sign;
    rest = rest.slice(all.length);
    if (name === 'of') asked.of = modelsIn(value, problems);
    else if (name === 'than') asked.than = modelsIn(value, problems)[0] ?? null;
    else if (Object.hasOwn(ABOUTS, value)) asked.about = /** @type {About} */ (value);
    else
      problems.push(
        `question: nothing is called ${quoted(value)} that could be asked about. Write about: and one of ${Object.keys(ABOUTS).join(', ')}; asking what suits the work.`,
      );
  }
  return { asked: { ...asked, words: rest.trim() }, problems };
}
