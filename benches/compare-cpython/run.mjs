/**
 * `make compare-cpython`: runs the programs that the page shows in Python with this computer's own interpreter, and
 * compares them with the page in Chromium. Prints a table and writes the data to target/compare-cpython.json. Names on
 * the command line choose measurements; without names, all are made. No figure makes the command fail.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/shell.mjs';
import { head } from '../machine.mjs';
import { table } from '../table.mjs';
import { cpuBound, ioBound, longLists } from './bound.mjs';
import { convoy } from './convoy.mjs';
import { findFreeThreaded, findPython } from './cpython.mjs';
import { openPlayground } from './playground.mjs';
import { disturbedTurns } from './undisturbed.mjs';
import { waitingShares } from './waiting.mjs';

/** @import { Row } from '../row.mjs' */
/** @import { Lab } from './ratios.mjs' */

/** @type {Record<string, (lab: Lab) => Promise<Row[]>>} */
const MEASUREMENTS = {
  'cpu-bound': cpuBound,
  'long-lists': longLists,
  'io-bound': ioBound,
  waiting: waitingShares,
  convoy,
};

const unknown = process.argv.slice(2).filter((name) => !(name in MEASUREMENTS));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}; there are ${Object.keys(MEASUREMENTS).join(', ')}.`);
  process.exit(1);
}
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASUREMENTS);

const cpython = findPython();
const freeThreaded = findFreeThreaded();
if (!cpython) {
  console.error('There is no python3 on PATH to compare with.');
  process.exit(1);
}
const playground = await openPlayground();
/** @type {Row[]} */
const rows = [];
/** Called after each measurement, so that an interrupted command keeps the measurements before it. */
const keep = () => {
  mkdirSync(join(ROOT, 'target'), { recursive: true });
  writeFileSync(join(ROOT, 'target/compare-cpython.json'), `${JSON.stringify(rows, null, 2)}\n`);
};
try {
  console.log(await head(playground));
  console.log(`${cpython.version}, ${freeThreaded ? freeThreaded.version : 'no free-threaded interpreter on PATH'}\n`);
  for (const name of chosen) {
    console.log(`measuring ${name} …`);
    try {
      rows.push(...(await MEASUREMENTS[name]({ cpython, freeThreaded, playground })));
      keep();
    } catch (error) {
      // The other measurements are still useful.
      console.error(`${name} could not be measured: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
} finally {
  await playground.close();
}
console.log(`\n${table(rows)}\n\n${disturbedTurns()}\n`);
