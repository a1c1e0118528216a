/** The lines above the figures that say where the figures were measured. */

import { cpus, loadavg } from 'node:os';
import { relative } from 'node:path';
import { capture, ROOT } from '../tools/shell.mjs';

/** @param {{browser: () => Promise<string>}} page */
export const head = async (page) =>
  [
    `node ${[relative(ROOT, process.argv[1]), ...process.argv.slice(2)].join(' ')}`,
    `${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(2)}`,
    `${await page.browser()}, ${capture('rustc --version') ?? 'rustc'}, commit ${capture('git rev-parse --short HEAD') ?? 'none'}`,
    '',
  ].join('\n');
