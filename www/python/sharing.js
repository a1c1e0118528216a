/** convoy and race in Python: tasks whose threads share a lock or a number. */
import { grouped, NO_AWAIT, numberOf, seconds } from './source.js';

/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('./source.js').Source} Source */

/** @param {Params} params @param {string} wait */
const convoyBody = (params, wait) => [
  'if task == "compute":',
  '    print("Computing")',
  '    pieces = total = 0',
  `    end = time.monotonic() + ${seconds(numberOf(params, 'compute_ms'))}`,
  '    while time.monotonic() < end:',
  '        for turn in range(1000):',
  '            total += turn',
  '        pieces += 1',
  '    print(f"Computed {pieces} pieces")',
  'else:',
  `    print("Answering ${numberOf(params, 'requests')} requests")`,
  `    for _ in range(${grouped(numberOf(params, 'requests'))}):`,
  `        for _ in range(${numberOf(params, 'waits')}):`,
  `            ${wait}`,
  `    print("Answered ${numberOf(params, 'requests')} requests")`,
];

/** @param {Params} params @returns {Source} */
export function convoy(params) {
  const wait = seconds(numberOf(params, 'wait_ms'));
  return {
    name: 'work',
    argument: 'task',
    items: 'TASKS',
    imports: ['import time'],
    asyncImports: ['import asyncio', 'import time'],
    constants: ['TASKS = ["compute", "answer"]'],
    body: convoyBody(params, `time.sleep(${wait})`),
    asyncBody: [
      '# Computing has no await: no request is answered meanwhile.',
      ...convoyBody(params, `await asyncio.sleep(${wait})`),
    ],
    result: null,
    last: null,
  };
}

/**
 * Since 3.10 CPython switches threads only at calls and at the ends of loops: without the call no update would be lost.
 */
const INCREMENT = [
  'read = number',
  '# A call: CPython may let another thread run here.',
  'added = sum((read, 1))',
  'if number > read:',
  '    undone += 1',
  'number = added',
];

/** @param {string[]} lines */
const indented = (lines) => lines.map((line) => `    ${line}`);

/** @type {Record<string, string[]>} */
const INCREMENTS = {
  plain: INCREMENT,
  mutex: ['with lock:', ...indented(INCREMENT)],
  atomic: [
    '# Python has no atomic addition: a lock makes it one step for the others.',
    'with lock:',
    '    number += 1',
  ],
};

/** @param {Params} params @returns {Source} */
export function race(params) {
  const how = String(params.how);
  const increments = numberOf(params, 'increments');
  const body = [
    'global number',
    `print(f"Task {task} counts to ${increments}")`,
    'undone = 0',
    `for _ in range(${grouped(increments)}):`,
    ...indented(INCREMENTS[how]),
    'print(f"Task {task} is done: {undone} of its writes undid others\' updates")',
  ];
  const imports = how === 'plain' ? [] : ['import threading'];
  return {
    name: 'count',
    argument: 'task',
    items: 'TASKS',
    imports,
    asyncImports: ['import asyncio', ...imports],
    constants: [
      `TASKS = range(1, ${numberOf(params, 'tasks') + 1})`,
      ...(how === 'plain' ? [] : ['lock = threading.Lock()']),
      '# Threads share it. A process counts in one of its own, and this stays 0.',
      'number = 0',
    ],
    body,
    asyncBody: [NO_AWAIT, ...body],
    result: null,
    last: 'print(f"The number is {number}")',
  };
}
