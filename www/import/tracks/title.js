/** The title of a group of tracks from a file. It must say that the group was not measured here. */
import { shortened } from '../checks/read.js';

/** @param {string} title '' for none @param {string} name of the file */
export function titleOf(title, name) {
  const source = `from file ${shortened(name, 60)}, not measured here`;
  return title === '' ? source[0].toUpperCase() + source.slice(1) : `${title}, ${source}`;
}
