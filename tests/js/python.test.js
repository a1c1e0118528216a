import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pythonProgram } from '../../www/python/program.js';
import { catalogue } from './fixtures/catalogue.js';

/** @typedef {import('../../www/protocol.js').Params} Params */
/** @typedef {import('../../www/protocol.js').ModelName} ModelName */

const models = catalogue.models.map((model) => model.name);
const missing = spawnSync('python3', ['--version']).error ? 'python3 is not installed' : false;

/** A file, not -c: processes import their program again where they are spawned. @param {string} source */
function runPython(source) {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-'));
  const file = join(folder, 'program.py');
  writeFileSync(file, source);
  return new Promise((/** @type {(output: {code: number|null, out: string, err: string}) => void} */ resolve) => {
    const child = spawn('python3', [file]);
    const said = { out: '', err: '' };
    child.stdout.on('data', (data) => { said.out += data; });
    child.stderr.on('data', (data) => { said.err += data; });
    child.on('close', (code) => { rmSync(folder, { recursive: true }); resolve({ code, ...said }); });
  });
}

/** @param {string} workload @param {ModelName} model @param {Params} params */
const program = (workload, model, params) => {
  const source = pythonProgram(workload, model, params, 2);
  assert.ok(source);
  return source;
};

/** @type {{workload: string, params: Params, lines: string[], last: string|null}[]} */
const cases = [
  { workload: 'download', params: { tasks: 3, delay_ms: 20, io: 'timed', size_bytes: 1 }, last: 'All downloads complete!',
    lines: [1, 2, 3].flatMap((i) => [`Starting download: file${i}.txt`, `Finished downloading: file${i}.txt`]) },
  { workload: 'scrape', params: { tasks: 6, delay_ms: 0.5, io: 'timed', size_bytes: 1 }, last: null,
    lines: [1, 2, 3, 4, 5, 6].flatMap((i) => [`Scraping site${i}.com`, `Done with site${i}.com`]) },
  { workload: 'squares', params: { n: [10, 20000], passes: 2, return_list: false }, last: 'All calculations complete!',
    lines: [10, 20000].flatMap((n) => [`Calculating squares up to ${n}`, `Done with ${n}`]) },
  { workload: 'squares', params: { n: [0, 30000], passes: 1, return_list: true }, last: 'All calculations complete!',
    lines: [0, 30000].flatMap((n) => [`Calculating squares up to ${n}`, `Done with ${n}`]) },
];

for (const { workload, params, lines, last } of cases) {
  for (const model of models) {
    test(`${workload} with ${model} runs in Python and prints the page’s lines ${JSON.stringify(params)}`, { skip: missing }, async () => {
      const { code, out, err } = await runPython(program(workload, model, params));
      assert.deepEqual([code, err], [0, '']);
      // print writes a line's end by itself, and another thread may come between: texts are compared, not lines.
      const all = last === null ? lines : [...lines, last];
      assert.equal(out.replaceAll('\n', '').length, all.join('').length, out);
      for (const line of all) assert.ok(out.includes(line), `${line} in ${out}`);
      for (let i = 0; i < lines.length; i += 2) assert.ok(out.indexOf(lines[i]) < out.indexOf(lines[i + 1]), out);
      if (last !== null) assert.ok(out.trimEnd().endsWith(last), out);
    });
  }
}

test('real I/O reads from a server', { skip: missing }, async () => {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => { asked.push(String(request.url)); response.end('x'.repeat(9)); });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(null)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const params = { tasks: 2, delay_ms: 5, io: 'real', size_bytes: 9 };
  for (const model of models.filter((name) => name !== 'event-loop')) {
    const source = program('download', model, params).replace('https://example.com/', `http://127.0.0.1:${port}/`);
    assert.deepEqual((await runPython(source)).err, '', model);
  }
  server.close();
  assert.ok(asked.includes('/?delay_ms=5&size_bytes=9&name=file2.txt'), asked.join(' '));
});

test('every program compiles, with its defaults, and fits a screen', { skip: missing }, () => {
  const sources = catalogue.workloads.flatMap((workload) => models.flatMap((model) => {
    const params = Object.fromEntries(workload.params.map((spec) => [spec.name, spec.default]));
    const variants = [params, { ...params, io: 'real' }, { ...params, return_list: true }, { ...params, n: Array(64).fill(1234567) }];
    return variants.map((variant) => program(workload.name, model, variant));
  }));
  const check = 'import json, sys\nfor source in json.load(sys.stdin): compile(source, "program.py", "exec")';
  const { stderr } = spawnSync('python3', ['-c', check], { input: JSON.stringify(sources), encoding: 'utf8' });
  assert.equal(stderr, '');
  for (const source of sources) assert.ok(source.split('\n').every((line) => line.length <= 88), source);
});

test('the values on the screen are written into the code', () => {
  assert.match(program('download', 'threads', { tasks: 2, delay_ms: 1500, io: 'timed', size_bytes: 1 }), /time\.sleep\(1\.5\)/);
  assert.match(program('squares', 'threads', { n: [1000000], passes: 250, return_list: false }), /NUMBERS = \[1_000_000\][\s\S]*range\(250\)/);
  assert.match(program('squares', 'process-pool', { n: [1], passes: 1, return_list: false }), /__main__[\s\S]*max_workers=2/);
  assert.equal(pythonProgram('fault', 'threads', {}, 1), null);
});
