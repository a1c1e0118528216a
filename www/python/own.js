/** A reader's own program, with the lines below it that run its function on a model in CPython. */

import { functionOf } from '../lab/reader-function.js';

/** @typedef {import('../interface.js').ModelName} ModelName */
/** @typedef {import('../interface.js').Params} Params */

/** @param {string} pool @param {number} workers */
const pooled = (pool, workers) => ({
  imports: [`from concurrent.futures import ${pool}`],
  lines: [`with ${pool}(max_workers=${workers}) as pool:`, '    results = list(pool.map(call, items))'],
});

/** @param {string} module @param {string} kind */
const started = (module, kind) => ({
  imports: [`from ${module} import ${kind}`],
  lines: [
    `started = [${kind}(target=call, args=(item,)) for item in items]`,
    'for each in started:',
    '    each.start()',
    'for each in started:',
    '    each.join()',
  ],
});

const THREADS = started('threading', 'Thread');

/** How each model calls the function. @type {Record<ModelName, (workers: number) => {imports: string[], lines: string[]}>} */
const CALLS = {
  sequential: () => ({ imports: [], lines: ['results = [call(item) for item in items]'] }),
  'event-loop': () => ({
    imports: ['import asyncio'],
    lines: [
      'async def main():',
      '    return await asyncio.gather(*map(begin, items))',
      '',
      'results = asyncio.run(main())',
    ],
  }),
  'threads-gil': () => THREADS,
  threads: () => THREADS,
  'thread-pool': (workers) => pooled('ThreadPoolExecutor', workers),
  processes: () => started('multiprocessing', 'Process'),
  'process-pool': (workers) => pooled('ProcessPoolExecutor', workers),
};

/**
 * How an item becomes a call: a tuple is spread over the parameters. On a loop each call is a coroutine; elsewhere a
 * coroutine has a loop of its own.
 * @param {{name: string, asynchronous: boolean}} called @param {ModelName} model
 */
const definition = ({ name, asynchronous }, model) => {
  const spread = `${name}(*(item if isinstance(item, tuple) else (item,)))`;
  if (model === 'event-loop') return ['async def begin(item):', `    return ${asynchronous ? 'await ' : ''}${spread}`];
  return ['def call(item):', `    return ${asynchronous ? `asyncio.run(${spread})` : spread}`];
};

/** @param {ModelName} model @param {Params} params @param {number} workers */
export function ownProgram(model, params, workers) {
  const [source, inputs] = [params.source, params.inputs].map(String);
  const called = functionOf(source);
  if (!called) return source;
  const { imports, lines } = CALLS[model](workers);
  const needed = called.asynchronous && model !== 'event-loop' ? [...imports, 'import asyncio'] : imports;
  const items = inputs.trim() || (/^INPUTS\b/m.test(source) ? 'INPUTS' : 'range(4)');
  const main = [...needed, ...(needed.length > 0 ? [''] : []), `items = list(${items})`, ...lines];
  const guarded = main.map((line) => (line === '' ? '' : `    ${line}`));
  return `${[source.trimEnd(), definition(called, model).join('\n'), ['if __name__ == "__main__":', ...guarded].join('\n')].join('\n\n\n')}\n`;
}
