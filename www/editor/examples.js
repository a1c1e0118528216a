/**
 * Programs to start from. Each defines INPUTS and `work`, gives the same results whenever it runs in sequence, and takes
 * about a second or less in CPython (tests/js/examples.test.js).
 */
import { computing, image, primes, queens, words } from './examples/computing.js';
import { locked, nothingHelps, processesHelp, race, threadsHelp } from './examples/sharing.js';
import {
  bank,
  deadlock,
  handmade,
  limiter,
  mapReduce,
  notShared,
  phases,
  philosophers,
  processPipeline,
  processPool,
  producer,
} from './examples/programs.js';
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

/**
 * Whole programs. Each prints the same whenever it runs, as CPython prints it, but for `deadlock`, which never ends there
 * (tests/e2e/program.test.js).
 * @type {Example[]}
 */
export const PROGRAMS = [
  { name: 'producer', title: 'Producer and consumers', text: producer },
  { name: 'deadlock', title: 'Philosophers: a deadlock', text: deadlock },
  { name: 'philosophers', title: 'Philosophers who eat', text: philosophers },
  { name: 'bank', title: 'A bank that loses money', text: bank },
  { name: 'phases', title: 'Phases with a barrier', text: phases },
  { name: 'map-reduce', title: 'Map and reduce', text: mapReduce },
  { name: 'limiter', title: 'A limit in asyncio', text: limiter },
  { name: 'handmade', title: 'A thread pool by hand', text: handmade },
  { name: 'not-shared', title: 'Shared, and not shared', text: notShared },
  { name: 'pool-of-processes', title: 'A pool of processes', text: processPool },
  { name: 'pipeline', title: 'A pipeline over processes', text: processPipeline },
];
