/**
 * A fresh page's first run compared with its next four, by engine, workload and model, each alone, and by the other
 * ways to start a run. `ENGINE=firefox` takes only that engine, `ONLY=squares,race` only these workloads, `WAY=idea` only
 * that way to start.
 */

import { engines, missing } from '../../tests/e2e/engines.js';
import { openSamples } from '../first-run/samples.mjs';
import { plainRow } from '../row.mjs';

/** @import { Engine } from '../../tests/e2e/engines.js' */
/** @import { ModelName, Params } from '../../www/interface.js' */
/** @import { Way } from '../first-run/samples.mjs' */
/** @import { Row } from '../row.mjs' */

const SAMPLES = 3;
const TARGET = 1.15;
/** @type {ModelName[]} */
const MODELS = ['sequential', 'event-loop', 'threads-gil', 'threads', 'thread-pool', 'processes', 'process-pool'];

/**
 * Some hundred milliseconds for each task, and two tasks, because the smallest computer has two cores.
 * @type {Record<string, Params>}
 */
const JOBS = {
  squares: { n: [1_000_000, 1_000_000], passes: 400 },
  image: { tasks: 2, megapixels: 5 },
  mix: { tasks: 2, pieces: 20_000, wait_ms: 20, copy_kib: 1024 },
  race: { tasks: 2, increments: 20_000_000 },
  convoy: { compute_ms: 300, requests: 100 },
  download: { tasks: 2, delay_ms: 200 },
  scrape: { tasks: 2, delay_ms: 200 },
};

/**
 * The other ways to start a run. Not every browser gives a frame threads.
 * @type {{way: Way, workload: string, models: ModelName[]}[]}
 */
const OTHERS = [
  { way: 'press', workload: 'squares', models: ['threads'] },
  { way: 'press', workload: 'squares', models: MODELS },
  { way: 'press', workload: 'image', models: MODELS },
  { way: 'embed', workload: 'squares', models: ['processes'] },
  { way: 'here', workload: 'squares', models: [] },
  { way: 'idea', workload: 'squares', models: [] },
];

const WAYS = {
  run: 'alone',
  press: 'by Run on the page',
  here: 'by Run this here',
  idea: 'in an experiment',
  embed: 'in a post',
};

/**
 * The rows of one case; each is printed when it is there, as all of them take long.
 * @param {Engine} engine
 * @param {Awaited<ReturnType<typeof openSamples>>} samples
 * @param {{way: Way, workload: string, models: ModelName[]}} one
 * @returns {Promise<Row[]>}
 */
const caseRows = async (engine, samples, { way, workload, models }) => {
  /** @type {Record<string, number[]>} */
  const ratios = {};
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const measured = await samples.ratios({ workload, params: JOBS[workload], models }, way);
    for (const [model, { ratio }] of Object.entries(measured)) (ratios[model] ??= []).push(ratio);
  }
  return Object.entries(ratios).map(([model, values]) => {
    const name = `first_run ${engine.name} ${workload} ${model} ${WAYS[way]}${models.length > 1 ? ', all models' : ''}`;
    console.log(`  ${name}: ${values.map((value) => value.toFixed(3)).join(' ')}`);
    return plainRow({ name, target: TARGET, values, unit: 'times the next four' });
  });
};

/** @param {Engine} engine @param {(one: {workload: string, way: Way}) => boolean} wanted @returns {Promise<Row[]>} */
const rowsOf = async (engine, wanted) => {
  const samples = await openSamples(engine);
  const cases = [
    ...Object.keys(JOBS).flatMap((workload) =>
      MODELS.map((model) => ({ way: /** @type {Way} */ ('run'), workload, models: [model] })),
    ),
    ...OTHERS,
  ];
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const one of cases.filter(wanted)) {
      try {
        rows.push(...(await caseRows(engine, samples, one)));
      } catch (error) {
        console.error(`  ${engine.name}, ${one.workload} ${WAYS[one.way]}, ${one.models.join()}: ${error}`);
      }
    }
  } finally {
    await samples.close();
  }
  return rows;
};

/** @returns {Promise<Row[]>} */
export const firstRun = async () => {
  const { ENGINE, ONLY, WAY } = process.env;
  const only = ONLY?.split(',');
  /** @type {Parameters<typeof rowsOf>[1]} */
  const wanted = ({ workload, way }) => (!only || only.includes(workload)) && (!WAY || way === WAY);
  /** @type {Row[]} */
  const rows = [];
  for (const engine of Object.values(engines).filter(({ name }) => !ENGINE || name === ENGINE)) {
    const reason = missing(engine);
    if (reason) console.error(`  ${reason}`);
    else rows.push(...(await rowsOf(engine, wanted)));
  }
  return rows;
};
