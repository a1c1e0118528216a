/** The coordinator's share of a run on threads: held while anything of it may be looked at, and given up once. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Runtime } from '../../www/run/coordinator/runtime.js';

/** The engine's glue as far as a runtime asks for it. */
const engineWith = () => {
  let freed = 0;
  class Shared {
    lockAddresses() {
      return new Uint32Array([64, 68]);
    }
    free() {
      freed += 1;
    }
  }
  const engine = /** @type {any} */ ({ initSync: () => {}, stopAddress: () => 16, Shared });
  return { engine, freed: () => freed };
};

const machineWith = (/** @type {any} */ engine) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  return new Runtime(
    engine,
    /** @type {any} */ ({ module: null, base: '', isolated: true }),
    { memory, bytes: 65_536 },
    65_536,
  );
};

test('a run is held by the runtime until it is given up, and its lock is watched as long and no longer', () => {
  const { engine, freed } = engineWith();
  const runtime = machineWith(engine);
  const shared = runtime.shareRun(/** @type {any} */ ({ job: '', lock: null }), 2);
  assert.equal(
    runtime.sharedRun,
    shared,
    'or the garbage collector would free it when a cancel is still copying its traces',
  );
  assert.deepEqual(runtime.lockWords, [16, 17]);
  runtime.freeRun();
  assert.deepEqual([runtime.sharedRun, runtime.lockWords, freed()], [null, [], 1]);
  runtime.freeRun();
  assert.equal(freed(), 1, 'a run is freed once');
});
