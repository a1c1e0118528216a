import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pythonProgram } from '../../www/python/program.js';
import { catalogue } from './fixtures/catalogue.js';

/** @typedef {import('../../www/interface.js').Params} Params */
/** @typedef {import('../../www/interface.js').ModelName} ModelName */

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
    child.stdout.on('data', (data) => {
      said.out += data;
    });
    child.stderr.on('data', (data) => {
      said.err += data;
    });
    child.on('close', (code) => {
      rmSync(folder, { recursive: true });
      resolve({ code, ...said });
    });
  });
}

/** @param {string} workload @param {ModelName} model @param {Params} params */
const program = (workload, model, params) => {
  const source = pythonProgram(workload, model, params, 2);
  assert.ok(source);
  return source;
};

/** Numbers that no two runs have in common. @param {string} out */
const withoutCounts = (out) => out.replace(/(?<=Computed |done: |number is )\d+/g, '#');

/**
 * A task's lines after one another, `each` of them a task.
 * @type {{workload: string, params: Params, lines: string[], last: string|null, each?: number}[]}
 */
const cases = [
  {
    workload: 'download',
    params: { tasks: 3, delay_ms: 20, io: 'timed', size_bytes: 1 },
    last: 'All downloads complete!',
    lines: [1, 2, 3].flatMap((i) => [`Starting download: file${i}.txt`, `Finished downloading: file${i}.txt`]),
  },
  {
    workload: 'scrape',
    params: { tasks: 6, delay_ms: 0.5, io: 'timed', size_bytes: 1 },
    last: null,
    lines: [1, 2, 3, 4, 5, 6].flatMap((i) => [`Scraping site${i}.com`, `Done with site${i}.com`]),
  },
  {
    workload: 'squares',
    params: { n: [10, 20000], passes: 2, return_list: false },
    last: 'All calculations complete!',
    lines: [10, 20000].flatMap((n) => [`Calculating squares up to ${n}`, `Done with ${n}`]),
  },
  {
    workload: 'squares',
    params: { n: [0, 30000], passes: 1, return_list: true },
    last: 'All calculations complete!',
    lines: [0, 30000].flatMap((n) => [`Calculating squares up to ${n}`, `Done with ${n}`]),
  },
  ...[0, 3].map((copy_kib) => ({
    workload: 'mix',
    params: { tasks: 2, pieces: 2, wait_ms: 1, copy_kib },
    last: null,
    lines: [1, 2].flatMap((i) => [`Task ${i} computes`, `Task ${i} waits`, `Task ${i} is done`]),
    each: 3,
  })),
  {
    workload: 'convoy',
    params: { compute_ms: 30, requests: 5, waits: 2, wait_ms: 0.1 },
    last: null,
    lines: ['Computing', 'Computed # pieces', 'Answering 5 requests', 'Answered 5 requests'],
  },
  ...['plain', 'mutex', 'atomic'].map((how) => ({
    workload: 'race',
    params: { tasks: 2, increments: 20000, how },
    last: 'The number is #',
    lines: [1, 2].flatMap((i) => [
      `Task ${i} counts to 20000`,
      `Task ${i} is done: # of its writes undid others' updates`,
    ]),
  })),
];

for (const { workload, params, lines, last, each = 2 } of cases) {
  for (const model of models) {
    test(
      `${workload} with ${model} runs in Python and prints the page’s lines ${JSON.stringify(params)}`,
      { skip: missing },
      async () => {
        const { code, out: printed, err } = await runPython(program(workload, model, params));
        const out = withoutCounts(printed);
        assert.deepEqual([code, err], [0, '']);
        // print writes a line's end by itself, and another thread may come between: texts are compared, not lines.
        const all = last === null ? lines : [...lines, last];
        assert.equal(out.replaceAll('\n', '').length, all.join('').length, out);
        for (const line of all) assert.ok(out.includes(line), `${line} in ${out}`);
        for (let i = 1; i < lines.length; i += 1)
          if (i % each !== 0) assert.ok(out.indexOf(lines[i - 1]) < out.indexOf(lines[i]), out);
        if (last !== null) assert.ok(out.trimEnd().endsWith(last), out);
      },
    );
  }
}

test(
  'threads lose updates of their number in one way only, and processes leave their parent’s alone',
  { skip: missing },
  async () => {
    const total = 2 * 300_000;
    for (const how of ['plain', 'mutex', 'atomic']) {
      for (const model of models) {
        const { out } = await runPython(program('race', model, { tasks: 2, increments: total / 2, how }));
        const number = Number(/The number is (\d+)/.exec(out)?.[1]);
        const safe = how !== 'plain' || !model.includes('thread');
        if (model.startsWith('process')) assert.equal(number, 0, out);
        else assert.ok(safe ? number === total : number > 0 && number <= total, `${how} with ${model}: ${out}`);
      }
    }
  },
);

test('real I/O reads from a server', { skip: missing }, async () => {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(String(request.url));
    response.end('x'.repeat(9));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(null));
  });
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
  const sources = catalogue.workloads.flatMap((workload) =>
    models.flatMap((model) => {
      const params = Object.fromEntries(workload.params.map((spec) => [spec.name, spec.default]));
      const variants = [
        params,
        { ...params, io: 'real' },
        { ...params, return_list: true },
        { ...params, n: Array(64).fill(1234567) },
        { ...params, how: 'mutex' },
        { ...params, how: 'atomic' },
      ];
      return variants.map((variant) => program(workload.name, model, variant));
    }),
  );
  const check = 'import json, sys\nfor source in json.load(sys.stdin): compile(source, "program.py", "exec")';
  const { stderr } = spawnSync('python3', ['-c', check], { input: JSON.stringify(sources), encoding: 'utf8' });
  assert.equal(stderr, '');
  for (const source of sources)
    assert.ok(
      source.split('\n').every((line) => line.length <= 88),
      source,
    );
});

test('only what takes a free-threaded build says so', () => {
  for (const model of models) {
    const source = program('race', model, { tasks: 2, increments: 1, how: 'mutex' });
    assert.equal(source.startsWith('# Takes a free-threaded build'), model === 'threads', model);
  }
});

test('the lock’s knobs are written into what takes turns, and nowhere else', () => {
  const lock = { flavour: /** @type {const} */ ('cpython-3.2'), interval_ms: 5, release_during_waits: true };
  const params = { n: [10], passes: 1, return_list: false };
  const written = (/** @type {ModelName} */ model, /** @type {object} */ change) =>
    pythonProgram('squares', model, params, 2, { ...lock, ...change }) ?? '';
  for (const model of models) {
    assert.equal(
      /^import sys$[\s\S]*^sys\.setswitchinterval\(0\.02\)$/m.test(written(model, { interval_ms: 20 })),
      ['threads-gil', 'thread-pool'].includes(model),
      model,
    );
    assert.equal(
      written(model, { flavour: 'free-threaded', interval_ms: 20 }).startsWith('# Takes a free-threaded build'),
      ['threads', 'thread-pool'].includes(model),
      model,
    );
    assert.ok(!written(model, {}).includes('setswitchinterval'), 'the usual one need not be said');
  }
  assert.match(
    written('threads-gil', { flavour: 'cpython-before-3.2' }),
    /^# CPython before 3\.2 .*\n(?![\s\S]*setswitchinterval)/,
  );
  assert.match(written('threads-gil', { release_during_waits: false }), /^# No CPython keeps the lock/);
});

test('the values on the screen are written into the code', () => {
  assert.match(
    program('download', 'threads', { tasks: 2, delay_ms: 1500, io: 'timed', size_bytes: 1 }),
    /time\.sleep\(1\.5\)/,
  );
  assert.match(
    program('squares', 'threads', { n: [1000000], passes: 250, return_list: false }),
    /NUMBERS = \[1_000_000\][\s\S]*range\(250\)/,
  );
  assert.match(
    program('squares', 'process-pool', { n: [1], passes: 1, return_list: false }),
    /__main__[\s\S]*max_workers=2/,
  );
  assert.match(
    program('convoy', 'threads-gil', { compute_ms: 1500, requests: 500, waits: 2, wait_ms: 0.1 }),
    /monotonic\(\) \+ 1\.5[\s\S]*range\(500\)[\s\S]*time\.sleep\(0\.0001\)/,
  );
  assert.match(
    program('race', 'threads-gil', { tasks: 3, increments: 3000000, how: 'plain' }),
    /range\(1, 4\)[\s\S]*range\(3_000_000\)/,
  );
  assert.equal(pythonProgram('fault', 'threads', {}, 1), null);
});
