/**
 * `make bench`: makes every measurement in one Chromium, prints a table, and writes the data to target/bench.json.
 * Names on the command line choose measurements; without names, all are made. No figure makes the command fail.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/shell.mjs';
import { buildEngines } from './build.mjs';
import { head } from './machine.mjs';
import { advice } from './measure/advice.mjs';
import { checkpoints } from './measure/checkpoints.mjs';
import { compute } from './measure/compute.mjs';
import { embed } from './measure/embed.mjs';
import { events } from './measure/events.mjs';
import { firstRun } from './measure/first-run.mjs';
import { pythonModels } from './measure/python-models.mjs';
import { python } from './measure/python.mjs';
import { roundTrip } from './measure/round-trip.mjs';
import { speedUp } from './measure/speed-up.mjs';
import { start } from './measure/start.mjs';
import { timeline } from './measure/timeline.mjs';
import { buildNative, startNative } from './native.mjs';
import { openPage } from './page.mjs';
import { buildPython } from './python/build.mjs';
import { table } from './table.mjs';

/** @import { Row } from './row.mjs' */
/** @import { Native } from './native.mjs' */
/** @import { Page } from './page.mjs' */

/** @type {Record<string, (lab: {page: Page, native: Native}) => Promise<Row[]>>} */
const MEASUREMENTS = {
  events,
  start,
  'round-trip': roundTrip,
  compute,
  checkpoints,
  'speed-up': speedUp,
  'first-run': firstRun,
  advice,
  timeline,
  embed,
  'python-models': pythonModels,
  python,
};

const unknown = process.argv.slice(2).filter((name) => !(name in MEASUREMENTS));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}; there are ${Object.keys(MEASUREMENTS).join(', ')}.`);
  process.exit(1);
}
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASUREMENTS);

const withPython = chosen.includes('python');
if (!buildEngines() || !buildNative() || (withPython && !buildPython())) process.exit(1);

const native = startNative();
const page = await openPage(withPython);
/** @type {Row[]} */
const rows = [];
try {
  console.log(await head(page));
  for (const name of chosen) {
    console.log(`measuring ${name} …`);
    try {
      rows.push(...(await MEASUREMENTS[name]({ page, native })));
    } catch (error) {
      // The other measurements are still useful.
      console.error(`${name} could not be measured: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
} finally {
  await page.close();
  native.end();
}
console.log(`\n${table(rows)}\n`);
writeFileSync(join(ROOT, 'target/bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
