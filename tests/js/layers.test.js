/** The house's arrows (ARCHITECTURE.md), held: who may import whom, in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const www = join(import.meta.dirname, '../../www');

/** What a folder of www/, or a file beside them, may import; `..` is what wasm-bindgen makes. Of `protocol.js` all of it is types. @type {Record<string, string[]>} */
const may = {
  'protocol.js': ['model'],
  model: ['model', 'protocol.js'],
  recorded: ['model'],
  machine: ['machine', 'model', 'protocol.js', '..'],
  models: ['models', 'model', 'protocol.js', '..'],
  workers: ['workers', 'models', 'model', 'protocol.js', '..'],
  python: ['python', 'model', 'protocol.js'],
  render: ['render', 'model', 'protocol.js'],
  views: ['views', 'render', 'model', 'python', 'protocol.js'],
  'turn-lock.js': [],
  'isolation.js': ['machine', 'model'],
  'recordings.js': ['recorded', 'views', 'model', 'protocol.js'],
  'lab-settings.js': ['views', 'model'],
  'lab-look.js': ['views', 'model'],
  'lab-runs.js': ['turn-lock.js', 'isolation.js', 'views', 'machine', 'model', 'protocol.js'],
  'interleave-lab-element.js': ['lab-settings.js', 'lab-look.js', 'lab-runs.js', 'recordings.js', 'isolation.js', 'views', 'machine', 'model', 'protocol.js'],
  'define.js': ['interleave-lab-element.js', 'views'],
  'way.js': ['interleave-lab-element.js', 'recordings.js', 'isolation.js', 'views', 'model'],
  'first-view.js': ['interleave-lab-element.js', 'isolation.js', 'recorded', 'views', 'model'],
  'lift.js': ['isolation.js'],
  'relay.js': ['views', 'model'],
  embed: ['embed', 'define.js', 'isolation.js', 'views', 'model', 'protocol.js'],
};
/** They know neither page nor clock. */
const PURE = ['model', 'python', 'render'];
/** All that a post loads with the tag, and what a host does with the client. */
const TAG = ['embed/define.js', 'embed/tag.js', 'embed/poster.js', 'embed/client.js', 'embed/messages.js', 'model/attributes.js', 'model/error-kinds.js', 'model/failure.js', 'model/options.js', 'views/set-attributes.js'];

const files = readdirSync(www, { recursive: true }).map(String).filter((file) => file.endsWith('.js'));

/** Imports of code and of types alike. @param {string} file @returns {string[]} paths under www */
function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) => relative(www, resolve(dirname(file), path)));
}

for (const [layer, allowed] of Object.entries(may)) {
  test(`${layer} imports only ${allowed.join(', ') || 'nothing'}`, () => {
    for (const name of files.filter((file) => file.split('/')[0] === layer)) {
      for (const path of importsOf(join(www, name))) assert.ok(allowed.includes(path.split('/')[0]), `${name} imports ${path}`);
    }
  });
}

test('every file has its arrow', () => assert.deepEqual(files.filter((file) => !(file.split('/')[0] in may)), []));

test('no folder of the model imports one that imports it', () => {
  const arrows = new Set(files.filter((file) => file.startsWith('model/')).flatMap((name) => importsOf(join(www, name)).map((path) => `${dirname(name)} ${dirname(path)}`)));
  for (const [from, to] of Array.from(arrows, (arrow) => arrow.split(' '))) assert.ok(from === to || from === 'model' || to === 'model' || !arrows.has(`${to} ${from}`), `${from} and ${to} import each other`);
});

test('no view starts a worker, and neither drawing nor the model knows page or clock', () => {
  for (const name of files.filter((file) => file.startsWith('views/'))) assert.doesNotMatch(readFileSync(join(www, name), 'utf8'), /new (Shared)?Worker\b/, name);
  const pure = files.filter((file) => PURE.includes(file.split('/')[0]));
  for (const name of pure) assert.doesNotMatch(readFileSync(join(www, name), 'utf8'), /\b(document|window|navigator|location|performance|Date\.now|setTimeout)\b(?=[.(])/, name);
});

/** What these files load, and all that those load with them. @param {string[]} pages */
function loadedBy(...pages) {
  /** @type {Set<string>} */
  const seen = new Set();
  const visit = (/** @type {string} */ file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, path] of readFileSync(join(www, file), 'utf8').matchAll(/^import [^(]*?'(\.[^']+)'/gm)) visit(relative(www, resolve(www, dirname(file), path)));
  };
  pages.forEach(visit);
  return seen;
}

test('nothing of the engine is imported before a run', () => {
  const seen = loadedBy('define.js', 'first-view.js', 'way.js');
  assert.ok(seen.size > 20);
  for (const file of seen) assert.doesNotMatch(file, /^(machine|models|workers)\//);
});

test('the tag is all that a post loads', () => assert.deepEqual([...loadedBy('embed/define.js', 'embed/client.js')].sort(), TAG.toSorted()));

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
