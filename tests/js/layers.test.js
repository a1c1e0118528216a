/** The house's arrows (ARCHITECTURE.md), held: who may import whom, in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const www = join(import.meta.dirname, '../../www');

/** What a folder of www/ may import; `..` is what wasm-bindgen makes. @type {Record<string, string[]>} */
const may = {
  model: ['model', 'protocol.js'],
  machine: ['machine', 'model', 'protocol.js', '..'],
  models: ['models', 'model', 'protocol.js', '..'],
  workers: ['workers', 'models', 'model', 'protocol.js', '..'],
  python: ['python', 'model', 'protocol.js'],
  render: ['render', 'model', 'protocol.js'],
  views: ['views', 'render', 'model', 'python', 'protocol.js'],
  embed: ['embed', 'define.js', 'isolation.js', 'views', 'model', 'protocol.js'],
};
/** The model's half that drawing and views rest on. */
const PURE = ['address', 'arrows', 'attributes', 'axis', 'change', 'column-track', 'columns', 'counters', 'describe', 'embed-code', 'experiments', 'explain', 'find', 'findings', 'flows', 'format', 'guess', 'history', 'idea-picture', 'judge', 'lasting', 'layout', 'lengths', 'lessons', 'lock-settings', 'lock-shares', 'look', 'measured-table', 'parameter', 'playback', 'plot', 'predict', 'prose', 'reason', 'remembered', 'ruler', 'rung', 'running-sums', 'scale', 'search-sorted', 'signs', 'span-sums', 'stand-in', 'state', 'sweep', 'sweep-interval', 'sweep-tasks', 'sweep-waits', 'sweep-workers', 'table-findings', 'time-left', 'timeline-check', 'timeline-file', 'timeline-head', 'track-index', 'tracks', 'viewers',
  ...['compare', 'export', 'import', 'link'].flatMap((folder) => readdirSync(join(www, 'model', folder)).map((name) => `${folder}/${name.replace('.js', '')}`))];

/** Imports of code and of types alike. @param {string} file @returns {string[]} paths under www */
function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) => relative(www, resolve(dirname(file), path)));
}

for (const [layer, allowed] of Object.entries(may)) {
  test(`${layer} imports only ${allowed.join(', ')}`, () => {
    for (const name of readdirSync(join(www, layer), { recursive: true }).map(String).filter((file) => file.endsWith('.js'))) {
      for (const path of importsOf(join(www, layer, name))) assert.ok(allowed.includes(path.split('/')[0]), `${layer}/${name} imports ${path}`);
    }
  });
}

test('no view starts a worker, and drawing knows neither page nor clock', () => {
  for (const name of readdirSync(join(www, 'views'))) assert.doesNotMatch(readFileSync(join(www, 'views', name), 'utf8'), /new (Shared)?Worker\b/, name);
  const pure = [...readdirSync(join(www, 'render')).map((name) => `render/${name}`), ...PURE.map((name) => `model/${name}.js`)];
  for (const name of pure) assert.doesNotMatch(readFileSync(join(www, name), 'utf8'), /\b(document|window|navigator|location|performance|Date\.now|setTimeout)\b(?=[.(])/, name);
});

test('nothing of the engine is imported before a run', () => {
  const seen = new Set();
  const visit = (/** @type {string} */ file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(www, file), 'utf8');
    for (const [, path] of text.matchAll(/^import [^(]*?'(\.[^']+)'/gm)) visit(relative(www, resolve(www, dirname(file), path)));
  };
  for (const page of ['define.js', 'first-view.js', 'way.js']) visit(page);
  assert.ok(seen.size > 20);
  for (const file of seen) assert.doesNotMatch(file, /^(machine|models|workers)\//);
});

const src = join(import.meta.dirname, '../../src');

/** What a module of src/ may name of the crate, its folder included. @type {Record<string, string[]>} */
const names = {
  sync: [],
  error: [],
  gil: ['sync'],
  comparison: ['stats'],
  trace: ['sync', 'MAX_TASKS'],
  clock: ['sync'],
  params: ['error'],
  stats: [],
  host: ['error', 'sync', 'trace', 'host'],
  memory: ['sync'],
  thread_state: ['gil', 'sync'],
  context: ['error', 'gil', 'host', 'memory', 'sync', 'thread_state', 'trace'],
  workload: ['context', 'error', 'host', 'params', 'sync', 'trace', 'workload', 'MAX_LOOP_TASKS', 'MAX_TASKS'],
  job: ['error', 'params', 'workload'],
  model: ['context', 'error', 'host', 'job', 'memory', 'model', 'sync', 'thread_state', 'trace', 'workload'],
  plan: ['error', 'job', 'model', 'params', 'stats', 'thread_state', 'trace', 'workload', 'MAX_TASKS'],
  advice: ['model', 'thread_state'],
  catalogue: ['model', 'params', 'plan', 'stats', 'thread_state', 'workload'],
};

const sources = readdirSync(src, { recursive: true }).map(String).filter((file) => file.endsWith('.rs'));

for (const [module, allowed] of Object.entries(names)) {
  test(`${module}.rs names only ${allowed.join(', ') || 'nothing'} of the crate`, () => {
    for (const file of sources.filter((file) => file === `${module}.rs` || file.startsWith(`${module}/`))) {
      for (const [, name] of readFileSync(join(src, file), 'utf8').matchAll(/\bcrate::\{?(\w+)/g)) {
        assert.ok(allowed.includes(name) || name === module, `${file} names crate::${name}`);
      }
    }
  });
}

test('only the web files name the browser, and every module has its arrow', () => {
  for (const file of sources) {
    const web = file === 'web.rs' || file.startsWith('web/') || file === 'host/web.rs';
    const text = readFileSync(join(src, file), 'utf8');
    if (!web) assert.doesNotMatch(text, /\b(wasm_bindgen|js_sys|web_sys|gloo_\w+)::/, file);
    const module = file.split('/')[0].replace('.rs', '');
    assert.ok(web || module === 'lib' || module in names, `${file} has no arrow`);
  }
});
