/** The page's arrows, held: protocol ← model, python ← render ← views ← element ← define; a view never starts a worker. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const www = join(import.meta.dirname, '../../www');

/** @type {Record<string, string[]>} */
const may = {
  python: ['python', 'protocol.js'],
  render: ['render', 'model', 'protocol.js'],
  views: ['views', 'render', 'model', 'python', 'protocol.js'],
};
/** The model's half that drawing and views rest on. */
const PURE = ['address', 'describe', 'format', 'layout', 'parameter', 'ruler', 'scale', 'state', 'tracks'];

/** Imports of code and of types alike. @param {string} file @returns {string[]} paths under www */
function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) => relative(www, resolve(dirname(file), path)));
}

for (const [layer, allowed] of Object.entries(may)) {
  test(`${layer} imports only ${allowed.join(', ')}`, () => {
    for (const name of readdirSync(join(www, layer))) {
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
  visit('define.js');
  assert.ok(seen.size > 20);
  for (const file of seen) assert.doesNotMatch(file, /^(machine|models|workers)\//);
});
