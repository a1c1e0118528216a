/**
 * Runs Python programs in a browser, as whole programs, and prints what they print:
 *
 *     ENGINE=chromium node tools/python/in-page.mjs FILE…
 */

import { readFileSync } from 'node:fs';
import { startBrowser } from '../../tests/e2e/browser.js';
import { Lab } from '../../tests/e2e/lab.js';
import { serveSite } from '../../tests/e2e/site.js';

const site = await serveSite({});
const browser = await startBrowser();
try {
  const lab = new Lab(browser, site.url);
  await lab.open();
  for (const file of process.argv.slice(2)) {
    const [{ output, error, exit_code }] = (await lab.run({ program: readFileSync(file, 'utf8') })).models;
    for (const { text, stream } of output) (stream === 'stderr' ? console.error : console.log)(text);
    if (error) console.error(`${file}: ${error.kind}: ${error.message}`);
    process.exitCode ||= exit_code ?? 1;
  }
} finally {
  await browser.close();
  await site.close();
}
