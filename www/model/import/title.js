/** What a group of tracks from a file is called: it has to say that it was not measured here. */
import { shortened } from './read.js';

/** @param {string} title '' for none @param {string} name the file's */
export function titleOf(title, name) {
  const source = `from file ${shortened(name, 60)}, not measured here`;
  return title === '' ? source[0].toUpperCase() + source.slice(1) : `${title}, ${source}`;
}
