/**
 * Programs to start from. Each defines INPUTS and `work`, gives the same results whenever it runs in sequence, and takes
 * about a second or less in CPython (tests/js/examples.test.js).
 */
import { computing, image, primes, queens, words } from './examples/computing.js';
import { locked, nothingHelps, processesHelp, race, threadsHelp } from './examples/sharing.js';
import { cache, gather, waiting } from './examples/waiting.js';

/** @typedef {{name: string, title: string, text: string}} Example */

/** @type {Example[]} */
export const EXAMPLES = [
  { name: 'waiting', title: 'Waiting', text: waiting },
  { name: 'computing', title: 'Computing', text: computing },
  { name: 'gather', title: 'Waiting in asyncio', text: gather },
  { name: 'cache', title: 'A cache', text: cache },
  { name: 'primes', title: 'Prime numbers', text: primes },
  { name: 'words', title: 'Counting words', text: words },
  { name: 'image', title: 'An image filter', text: image },
  { name: 'queens', title: 'A puzzle: queens', text: queens },
  { name: 'race', title: 'A counter without a lock', text: race },
  { name: 'locked', title: 'A counter with a lock', text: locked },
  { name: 'processes-help', title: 'Only processes help', text: processesHelp },
  { name: 'threads-help', title: 'Only threads help', text: threadsHelp },
  { name: 'nothing-helps', title: 'Nothing helps', text: nothingHelps },
];
