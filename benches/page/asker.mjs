/** A worker that starts and asks other workers, as the coordinator does. */

import { answering } from './asking.mjs';
import { PEERS } from './peers.mjs';

/** @import { Peer } from './peers.mjs' */

/** @type {Map<string, Peer>} */
const peers = new Map();
const INITIAL_PAGES = 64,
  MAXIMUM_PAGES = 4096;

answering({
  /** Milliseconds from asking for an empty module worker to its first message. */
  async startEmpty() {
    const start_ms = performance.now();
    const worker = new Worker(new URL('empty.mjs', import.meta.url), { type: 'module' });
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = reject;
    });
    const end_ms = performance.now();
    worker.terminate();
    return end_ms - start_ms;
  },
  /** @param {string} name @param {WebAssembly.Module} module */
  async openPeer(name, module) {
    const peer = await PEERS[name]();
    await peer.open(module, new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true }));
    peers.set(name, peer);
  },
  /**
   * Milliseconds of each call, made one after the other.
   * @param {string} name
   * @param {string} job
   * @param {number} calls
   * @param {string} base
   */
  async callPeer(name, job, calls, base) {
    const peer = /** @type {Peer} */ (peers.get(name));
    await peer.begin();
    const trips_ms = [];
    for (let index = 0; index < calls; index += 1) {
      const start_ms = performance.now();
      await peer.task(job, index, base);
      trips_ms.push(performance.now() - start_ms);
    }
    return trips_ms;
  },
});
