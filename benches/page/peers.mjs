/** Two libraries that call a worker's functions, each set up as its documentation says, for single calls. */

/**
 * @typedef {{open: (module: WebAssembly.Module, memory: WebAssembly.Memory) => unknown, begin: () => unknown,
 *   task: (job: string, index: number, base: string) => unknown}} Peer
 */

const vendor = (/** @type {string} */ name) => import(new URL(`vendor/${name}`, import.meta.url).href);
const script = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** @returns {Promise<Peer>} */
const comlink = async () => {
  const { wrap } = /** @type {typeof import('comlink')} */ (await vendor('comlink.mjs'));
  const worker = new Worker(script('comlink-worker.mjs'), { type: 'module' });
  // A worker that awaits its imports does not receive messages that were posted before.
  await new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = reject;
  });
  return /** @type {any} */ (wrap(worker));
};

/** @returns {Promise<Peer>} */
const workerpool = async () => {
  await vendor('workerpool.js');
  const library = /** @type {any} */ (self).workerpool;
  const pool = library.pool(script('workerpool-worker.mjs'), {
    workerType: 'web',
    maxWorkers: 1,
    workerOpts: { type: 'module' },
  });
  const call =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...given) =>
      pool.exec(name, given);
  return { open: call('open'), begin: call('begin'), task: call('task') };
};

/** @type {Record<string, () => Promise<Peer>>} */
export const PEERS = { comlink, workerpool };
