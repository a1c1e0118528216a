/**
 * download and scrape in Python: a task sends a request and waits for the answer. Both have the same lines and waits,
 * with other words.
 */
import { listLines, numberOf, seconds } from './source.js';

/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('./source.js').Source} Source */
/**
 * @typedef {{name: string, argument: string, items: string, before: string, after: string, begin: string, done: string,
 *   last: string|null}} Words
 */

/** @type {Words} */
const DOWNLOAD = {
  name: 'download',
  argument: 'file',
  items: 'FILES',
  before: 'file',
  after: '.txt',
  begin: 'Starting download: ',
  done: 'Finished downloading: ',
  last: 'print("All downloads complete!")',
};
/** @type {Words} */
const SCRAPE = {
  name: 'scrape',
  argument: 'site',
  items: 'SITES',
  before: 'site',
  after: '.com',
  begin: 'Scraping ',
  done: 'Done with ',
  last: null,
};

/** @param {Words} words @param {number} count */
function itemLines(words, count) {
  if (count <= 4)
    return listLines(
      words.items,
      Array.from({ length: count }, (_, i) => `"${words.before}${i + 1}${words.after}"`),
    );
  return [`${words.items} = [f"${words.before}{i}${words.after}" for i in range(1, ${count + 1})]`];
}

/** @param {Words} words @param {string[]} wait */
const bodyOf = (words, wait) => [
  `print(f"${words.begin}{${words.argument}}")`,
  ...wait,
  `print(f"${words.done}{${words.argument}}")`,
];

/** @param {Words} words @param {Params} params @returns {Source} */
function timed(words, params) {
  const delay = seconds(numberOf(params, 'delay_ms'));
  return {
    ...words,
    imports: ['import time'],
    asyncImports: ['import asyncio'],
    result: null,
    constants: itemLines(words, numberOf(params, 'tasks')),
    body: bodyOf(words, [`time.sleep(${delay})`]),
    asyncBody: bodyOf(words, [`await asyncio.sleep(${delay})`]),
  };
}

/** @param {Words} words @param {Params} params @returns {Source} */
function real(words, params) {
  const query = `delay_ms=${numberOf(params, 'delay_ms')}&size_bytes=${numberOf(params, 'size_bytes')}`;
  return {
    ...words,
    imports: ['from urllib.request import urlopen'],
    asyncImports: ['import asyncio', 'import aiohttp  # pip install aiohttp'],
    result: null,
    constants: [
      ...itemLines(words, numberOf(params, 'tasks')),
      '# Put in a server of yours that answers slowly.',
      `URL = "https://example.com/?${query}&name="`,
    ],
    body: bodyOf(words, [`with urlopen(URL + ${words.argument}) as response:`, '    response.read()']),
    asyncBody: bodyOf(words, [
      'async with aiohttp.ClientSession() as session:',
      `    async with session.get(URL + ${words.argument}) as response:`,
      '        await response.read()',
    ]),
  };
}

/** @param {Words} words @returns {(params: Params) => Source} */
const sourceOf = (words) => (params) => (params.io === 'real' ? real(words, params) : timed(words, params));

export const download = sourceOf(DOWNLOAD);
export const scrape = sourceOf(SCRAPE);
