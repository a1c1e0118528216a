/** All functions of this page that the benchmarks call; benches/page.mjs calls them through WebDriver. */

import { Session } from '../../www/run/page/session.js';
import { advised } from './advised.mjs';
import { Asked } from './asking.mjs';
import { peerRoundTrip, poolRoundTrip } from './round-trips.mjs';

/** @import { RunOptions } from '../../www/interface.js' */

const session = new Session();
const asker = new Asked('asker.mjs');
/** @type {Map<string, Promise<Asked>>} */
const engines = new Map();

/** @param {string} pkg */
const open = async (pkg) => {
  const engine = new Asked('bench-engine.mjs');
  await engine.ask('open', pkg);
  return engine;
};

/** @param {string} pkg @returns {Promise<Asked>} */
const engine = (pkg) => {
  const opened = engines.get(pkg) ?? open(pkg);
  engines.set(pkg, opened);
  return opened;
};

/** @type {Map<string, Promise<Asked>>} */
const pythons = new Map();

/** @param {'ours'|'pyodide'} which */
const openPython = async (which) => {
  const worker = new Asked('python-worker.mjs');
  await worker.ask('open', which);
  return worker;
};

export const bench = {
  /**
   * What a Python program prints.
   * @param {'ours'|'pyodide'} which @param {string} text @returns {Promise<string>}
   */
  async python(which, text) {
    const opened = pythons.get(which) ?? openPython(which);
    pythons.set(which, opened);
    return (await opened).ask('run', text);
  },
  /** @param {number} events @returns {Promise<number>} */
  record: async (events) => (await engine('pkg')).ask('record', events),
  /** @param {number} readings @returns {Promise<number>} */
  now: async (readings) => (await engine('pkg')).ask('now', readings),
  /** @param {number} checkpoints @returns {Promise<number>} */
  checkpoint: async (checkpoints) => (await engine('pkg')).ask('checkpoint', checkpoints),
  /** @param {import('../measure/advice.mjs').Mix} mix */
  advised: (mix) => advised(session, mix),
  /** @param {string} pkg @returns {Promise<boolean>} */
  isChecked: async (pkg) => (await engine(pkg)).ask('isChecked'),
  /** @param {string} pkg @param {object} job @returns {Promise<number>} */
  task: async (pkg, job) => (await engine(pkg)).ask('task', job),
  /** @returns {Promise<number>} */
  startEmpty: () => asker.ask('startEmpty'),
  poolRoundTrip,
  peerRoundTrip,
  /**
   * Makes a run as any page does, and returns the figures that the benchmarks use, for each model. `busy_ms`: from the
   * first task's start to the last one's end.
   * @param {RunOptions} options
   */
  async run(options) {
    const { models } = await session.run(options);
    return models.map(({ wall_ms, error, tasks }) => {
      const [{ run_ms, worker_start_ms }] = tasks;
      if (error || wall_ms === null || run_ms === null || worker_start_ms === null)
        throw new Error(JSON.stringify(error));
      const [begins, ends] = [tasks.map((task) => Number(task.start_ms)), tasks.map((task) => Number(task.end_ms))];
      return { wall_ms, run_ms, worker_start_ms, busy_ms: Math.max(...ends) - Math.min(...begins) };
    });
  },
};

/** @type {any} */ (window).bench = bench;
