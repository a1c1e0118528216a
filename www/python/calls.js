/** The Python code of each execution model: it calls the function for every item. Lines have no indentation. */

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('../interface.js').ModelName} ModelName */
/**
 * `extra`: lines at the top level, between the function and the calls.
 * @typedef {{imports: string[], extra: string[], calls: string[], asynchronous: boolean, guarded: boolean}} Caller
 */

/** @param {Source} source @param {string[]} imports @param {string[]} calls @returns {Caller} */
const plain = (source, imports, calls) => ({ imports, calls, extra: [], asynchronous: false, guarded: false });

/** @param {Source} source @returns {Caller} */
function sequential(source) {
  const { name, argument, items, result } = source;
  return plain(
    source,
    [],
    result === null
      ? [`for ${argument} in ${items}:`, `    ${name}(${argument})`]
      : [`results = [${name}(${argument}) for ${argument} in ${items}]`],
  );
}

/** @param {Source} source @returns {Caller} */
function eventLoop(source) {
  const { name, argument, items, result } = source;
  const gather = `await asyncio.gather(*(${name}(${argument}) for ${argument} in ${items}))`;
  return { ...plain(source, [], [result === null ? gather : `results = ${gather}`]), asynchronous: true };
}

/** @param {Source} source @returns {Caller} */
function threads(source) {
  const { name, argument, items, result } = source;
  const start = ['for thread in threads:', '    thread.start()', 'for thread in threads:', '    thread.join()'];
  if (result === null) {
    return plain(
      source,
      ['import threading'],
      [
        'threads = [',
        `    threading.Thread(target=${name}, args=(${argument},))`,
        `    for ${argument} in ${items}`,
        ']',
        ...start,
      ],
    );
  }
  return {
    ...plain(
      source,
      ['import threading'],
      [
        `results = [None] * len(${items})`,
        'threads = [',
        `    threading.Thread(target=keep, args=(results, i, ${argument}))`,
        `    for i, ${argument} in enumerate(${items})`,
        ']',
        ...start,
      ],
    ),
    extra: [
      `def keep(results, i, ${argument}):`,
      '    # Threads share memory: the result is just put there.',
      `    results[i] = ${name}(${argument})`,
    ],
  };
}

/** @param {Source} source @returns {Caller} */
function processes(source) {
  const { name, argument, items, result } = source;
  const join = ['for process in processes:', '    process.join()'];
  const start = ['for process in processes:', '    process.start()'];
  const imports = ['import multiprocessing'];
  if (result === null) {
    return {
      ...plain(source, imports, [
        'processes = [',
        `    multiprocessing.Process(target=${name}, args=(${argument},))`,
        `    for ${argument} in ${items}`,
        ']',
        ...start,
        ...join,
      ]),
      guarded: true,
    };
  }
  return {
    imports,
    asynchronous: false,
    guarded: true,
    calls: [
      'queue = multiprocessing.Queue()',
      'processes = [',
      `    multiprocessing.Process(target=send, args=(queue, i, ${argument}))`,
      `    for i, ${argument} in enumerate(${items})`,
      ']',
      ...start,
      '# Empty the queue before joining, or a process waits for ever to fill it.',
      'results = dict(queue.get() for _ in processes)',
      ...join,
    ],
    extra: [
      `def send(queue, i, ${argument}):`,
      '    # Processes share nothing: the result is copied through a pipe.',
      `    queue.put((i, ${name}(${argument})))`,
    ],
  };
}

/** @param {string} executor @param {boolean} guarded @returns {(source: Source, workers: number) => Caller} */
const pool = (executor, guarded) => (source, workers) => {
  const map = `list(pool.map(${source.name}, ${source.items}))`;
  const calls = [
    `with ${executor}(max_workers=${workers}) as pool:`,
    `    ${source.result === null ? map : `results = ${map}`}`,
  ];
  return { ...plain(source, [`from concurrent.futures import ${executor}`], calls), guarded };
};

/** @type {Record<ModelName, (source: Source, workers: number) => Caller>} */
export const callers = {
  sequential,
  'event-loop': eventLoop,
  'threads-gil': threads,
  threads,
  'thread-pool': pool('ThreadPoolExecutor', false),
  processes,
  'process-pool': pool('ProcessPoolExecutor', true),
};
