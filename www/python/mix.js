/** mix in Python: a task computes, waits, and returns a list. */
import { grouped, numberOf, seconds } from './source.js';

/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('./source.js').Source} Source */

const NUMBERS_A_KIB = 128;

/** @param {Params} params @param {string} wait */
const body = (params, wait) => [
  'print(f"Task {task} computes")',
  'total = 0',
  `for piece in range(${grouped(numberOf(params, 'pieces'))}):`,
  '    for turn in range(8192):',
  '        total ^= turn',
  'print(f"Task {task} waits")',
  wait,
  ...(numberOf(params, 'copy_kib') > 0
    ? [`numbers = [total + n for n in range(${grouped(numberOf(params, 'copy_kib') * NUMBERS_A_KIB)})]`]
    : []),
  'print(f"Task {task} is done")',
];

/** @param {Params} params @returns {Source} */
export function mix(params) {
  const wait = seconds(numberOf(params, 'wait_ms'));
  return {
    name: 'work',
    argument: 'task',
    items: 'TASKS',
    imports: ['import time'],
    asyncImports: ['import asyncio'],
    constants: [`TASKS = range(1, ${numberOf(params, 'tasks') + 1})`],
    body: body(params, `time.sleep(${wait})`),
    asyncBody: body(params, `await asyncio.sleep(${wait})`),
    result: numberOf(params, 'copy_kib') > 0 ? 'numbers' : null,
    last: null,
  };
}
