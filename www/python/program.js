/** Makes a whole Python program for a workload on a model. The page shows it beside the run. */
import { callers } from './calls.js';
import { image, squares } from './computing.js';
import { lockLines } from './lock.js';
import { mix } from './mix.js';
import { ownProgram } from './own.js';
import { convoy, race } from './sharing.js';
import { download, scrape } from './waiting.js';

/** @typedef {import('../interface.js').Params} Params */
/** @typedef {import('../interface.js').ModelName} ModelName */
/** @typedef {import('../interface.js').LockSettings} LockSettings */
/** @typedef {import('./source.js').Source} Source */

/** @type {Record<string, (params: Params) => Source>} */
const sources = { download, scrape, squares, image, mix, convoy, race };

/** @param {string[]} lines */
const indented = (lines) => lines.map((line) => `    ${line}`);

/**
 * Sorts imports like isort: whole modules first, and packages from pip after an empty line. Compares by code units,
 * since a collator would have to be loaded first.
 * @param {string[]} lines
 */
function importLines(lines) {
  const sorted = [...new Set(lines)].sort(
    (a, b) => Number(a.startsWith('from')) - Number(b.startsWith('from')) || (a < b ? -1 : 1),
  );
  const own = sorted.filter((line) => !line.includes('# pip'));
  const foreign = sorted.filter((line) => line.includes('# pip'));
  return own.concat(own.length > 0 && foreign.length > 0 ? [''] : [], foreign);
}

/** @param {Source} source @param {boolean} asynchronous */
function definition(source, asynchronous) {
  const body = [
    ...(asynchronous ? source.asyncBody : source.body),
    ...(source.result === null ? [] : [`return ${source.result}`]),
  ];
  return [`${asynchronous ? 'async ' : ''}def ${source.name}(${source.argument}):`, ...indented(body)];
}

/**
 * @param {string} workload
 * @param {ModelName} model
 * @param {Params} params checked
 * @param {number} workers
 * @param {LockSettings|null} [lock]
 * @returns {string|null} null for a workload without Python
 */
export function pythonProgram(workload, model, params, workers, lock = null) {
  if (workload === 'python') return ownProgram(model, params, workers);
  const source = sources[workload]?.(params);
  if (!source) return null;
  const caller = callers[model](source, workers);
  const turns = lockLines(model, lock);
  const calls = [...caller.calls, ...(source.last === null ? [] : [source.last])];
  const imports = importLines([
    ...(caller.asynchronous ? source.asyncImports : source.imports),
    ...caller.imports,
    ...turns.imports,
  ]);
  const blocks = [definition(source, caller.asynchronous)];
  if (caller.extra.length > 0) blocks.push(caller.extra);
  if (caller.asynchronous) blocks.push(['async def main():', ...indented(calls)], ['asyncio.run(main())']);
  else blocks.push(caller.guarded ? ['if __name__ == "__main__":', ...indented(calls)] : calls);
  const head = [turns.opening, imports, [...turns.constants, ...source.constants]]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${[head, ...blocks.map((lines) => lines.join('\n'))].join('\n\n\n')}\n`;
}
