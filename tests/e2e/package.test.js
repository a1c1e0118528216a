/** The npm package, as its users have it: packed, installed from its tarball into an empty project, and used there. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pack } from '../../tools/package.mjs';
import { serve } from '../../tools/serve.mjs';
import { ROOT } from '../../tools/shell.mjs';
import { startBrowser } from './browser.js';
import { Lab } from './lab.js';
import { assertWell } from './results.js';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>An empty project</title><link rel="icon" href="data:,">
<script type="module" src="/node_modules/interleave-lab/dist/www/define.js"></script>
<body><interleave-lab workload="squares" n="1000" models="processes"></interleave-lab></body></html>`;

const USE = `import 'interleave-lab';
import { connect, type Connection } from 'interleave-lab/client';
import type { InterleaveLab, RunResult } from 'interleave-lab/protocol';
const lab = document.querySelector('interleave-lab') as InterleaveLab;
const result: RunResult = await lab.run({ workload: 'squares', models: ['threads', 'processes'] });
console.log(result.models[0].wall_ms);
const connection: Connection = connect(document.querySelector('iframe')!);
connection.addEventListener('height', ({ detail }) => console.log(detail.height_px));
// @ts-expect-error there is no such model
await lab.run({ models: ['fibres'] });
`;

const project = mkdtempSync(join(tmpdir(), 'interleave-project-'));
const packed = mkdtempSync(join(tmpdir(), 'interleave-package-'));
/** @param {string} command @param {string[]} args */
const inProject = (command, ...args) =>
  execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

before(() => {
  writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}');
  inProject('npm', 'install', '--offline', '--no-audit', '--no-fund', pack(packed));
});
after(() => [project, packed].forEach((folder) => rmSync(folder, { recursive: true })));

test('it brings all it needs, and nothing else', () => {
  assert.deepEqual(
    JSON.parse(inProject('npm', 'ls', '--all', '--json')).dependencies['interleave-lab'].dependencies,
    undefined,
  );
  for (const name of ['interleave-lab', 'interleave-lab/embed', 'interleave-lab/client'])
    inProject(
      'node',
      '-e',
      `(await import('node:fs')).accessSync(new URL(import.meta.resolve('${name}')))`,
      '--input-type=module',
    );
});

test('its types tell what may be asked of it', () => {
  writeFileSync(join(project, 'use.ts'), USE);
  inProject(
    join(ROOT, 'node_modules/.bin/tsc'),
    '--noEmit',
    '--strict',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom,dom.iterable',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--types',
    '',
    'use.ts',
  );
});

test('served as it lies there, it runs', async () => {
  const site = await serve({ root: project, port: 0, pages: { '/': PAGE } });
  const browser = await startBrowser();
  try {
    const lab = new Lab(browser, site.url);
    await lab.open();
    const { models } = await lab.run({
      workload: 'squares',
      params: { n: [1000, 2000], passes: 1 },
      models: ['threads', 'processes'],
    });
    models.forEach(assertWell);
    assert.deepEqual(await lab.complaints(), []);
  } finally {
    await browser.close();
    await site.close();
  }
});
