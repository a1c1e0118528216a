/** Shortens long lists: equal messages become one with a count; of different messages, the first few are named. */
import { counted, listed } from './format.js';

/** The most names in one sentence. */
const NAMES = 3;
/** The most sentences of one kind. */
const SENTENCES = 5;

/** "a, b, c and 9,997 more". @param {string[]} words @param {number} [most] */
export const few = (words, most = NAMES) =>
  words.length <= most + 1
    ? listed(words)
    : `${words.slice(0, most).join(', ')} and ${(words.length - most).toLocaleString('en')} more`;

/**
 * A message about an item: `kind` groups messages, `who` names the item.
 * @typedef {{kind: string, message: string, who: string|null}} Told
 */

/**
 * One sentence for each distinct message, with the items that have it; at most `SENTENCES` of one kind.
 * @param {Told[]} all @returns {string[]}
 */
export function toldOnce(all) {
  /** @type {Map<string, Map<string, string[]>>} */
  const kinds = new Map();
  for (const { kind, message, who } of all) {
    const messages = kinds.get(kind) ?? new Map();
    kinds.set(kind, messages);
    const had = messages.get(message) ?? [];
    messages.set(message, had);
    if (who !== null) had.push(who);
  }
  return [...kinds.values()].flatMap((messages) => {
    const said = Array.from(messages, ([message, had]) => (had.length === 0 ? message : `${few(had)}: ${message}`));
    return said.length <= SENTENCES
      ? said
      : [...said.slice(0, SENTENCES), `${counted(said.length - SENTENCES, 'more message')} of this kind.`];
  });
}
