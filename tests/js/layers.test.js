/** The house's arrows (ARCHITECTURE.md), held: who may import whom, in www/. In Rust the crates hold them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const www = join(import.meta.dirname, '../../www');

/**
 * The rooms of www/: each folder, or file beside them, and what else it may import. A room imports only rooms that
 * stand above it, so that no two import each other. A folder that is not named belongs to the room around it. All of
 * `interface.js` is types, which every room may import; `pkg` is what wasm-bindgen makes.
 * @type {Record<string, string[]>}
 */
const ROOMS = {
  base: [],
  'interface.js': ['base'],
  generated: ['base'],
  recorded: ['embed/tag', 'result', 'stand-in'],

  result: ['base', 'generated'],
  trace: ['base'],
  export: ['base', 'result'],
  'import/checks': ['base', 'trace'],
  'import/tracks': ['base', 'import/checks', 'trace'],
  'import/formats': ['base', 'export', 'generated', 'import/checks', 'import/tracks', 'result', 'trace'],
  'import/text': ['base', 'import/checks', 'import/formats'],
  import: ['import/checks', 'import/formats', 'import/text', 'import/tracks', 'result', 'trace'],

  browser: ['base'],
  capability: ['browser'],
  run: ['result'],
  'run/python': ['pkg', 'result', 'run'],
  'run/coordinator': ['browser', 'generated', 'pkg', 'result', 'run', 'run/python'],
  'run/executors': ['browser', 'result', 'run', 'run/coordinator'],
  'run/workers': ['pkg', 'result', 'run', 'run/coordinator', 'run/executors', 'run/python'],
  'run/page': ['base', 'browser', 'pkg', 'result', 'run', 'run/python'],
  'trace/worker': ['browser', 'run/workers', 'trace'],
  'import/worker': ['browser', 'import', 'import/checks', 'result', 'trace'],

  editor: ['interface.js'],
  'editor/worker': ['browser', 'editor', 'pkg', 'run/page', 'run/python'],
  lab: ['base', 'capability', 'editor', 'generated', 'import/checks', 'import/formats', 'result'],
  link: ['base', 'import/checks', 'import/formats', 'import/text', 'lab', 'result', 'trace'],
  timeline: ['base', 'trace'],
  'timeline/draw': ['base', 'result', 'timeline', 'trace'],
  python: ['base', 'lab', 'result', 'timeline', 'trace'],
  compare: ['base', 'lab', 'result'],
  outcome: ['base', 'compare', 'lab', 'result'],
  question: ['base', 'lab', 'outcome', 'result'],
  ideas: ['base', 'lab', 'question', 'result', 'trace'],
  tools: ['base', 'generated', 'lab', 'outcome', 'result', 'timeline', 'trace'],

  ui: ['browser'],
  'editor/view': ['editor', 'editor/worker', 'ui'],
  handover: ['ui'],
  'stand-in': ['base', 'generated', 'lab', 'recorded', 'result', 'trace', 'ui'],
  'timeline/view': ['base', 'timeline', 'timeline/draw', 'trace', 'ui'],
  'capability/view': ['capability', 'ui'],
  'stand-in/view': ['ui'],
  'link/view': ['base', 'link', 'ui'],
  'compare/view': ['base', 'compare', 'result', 'ui'],
  'python/view': ['base', 'lab', 'python', 'result', 'trace', 'ui'],
  'question/view': ['base', 'capability', 'lab', 'question', 'result', 'ui'],
  exchange: ['export', 'handover', 'import', 'lab', 'result', 'timeline/view', 'trace', 'ui'],
  'outcome/view': [
    ...['base', 'compare/view', 'exchange', 'lab', 'link', 'link/view', 'outcome', 'python/view', 'result'],
    ...['stand-in', 'stand-in/view', 'timeline', 'timeline/draw', 'timeline/view', 'trace', 'ui'],
  ],
  'lab/settings': ['base', 'editor/view', 'lab', 'result', 'ui'],
  'tools/view': ['base', 'exchange', 'lab', 'lab/settings', 'link', 'question/view', 'result', 'tools', 'ui'],
  'embed/author': ['base', 'lab', 'link', 'ui'],
  'lab/view': [
    ...['base', 'capability', 'capability/view', 'compare/view', 'embed/author', 'lab', 'lab/settings', 'link'],
    ...[
      'outcome',
      'outcome/view',
      'python/view',
      'question',
      'question/view',
      'result',
      'stand-in',
      'tools/view',
      'ui',
    ],
  ],
  'lab/element': [
    ...['base', 'browser', 'capability', 'generated', 'import/worker', 'lab', 'lab/view', 'link', 'result', 'run/page'],
    ...['stand-in', 'trace/worker', 'ui'],
  ],
  'define.js': ['browser', 'lab/element'],
  'first-view': [
    ...[
      'base',
      'capability',
      'generated',
      'lab',
      'lab/element',
      'recorded',
      'result',
      'stand-in',
      'timeline/view',
      'ui',
    ],
  ],
  'ideas/view': [
    ...[
      'base',
      'browser',
      'capability',
      'ideas',
      'lab',
      'lab/element',
      'question',
      'question/view',
      'recorded',
      'result',
    ],
    ...['stand-in', 'timeline/view', 'ui'],
  ],
  embed: ['base', 'lab'],
  'embed/tag': ['base', 'embed', 'lab', 'lab/element', 'recorded'],
  'embed/frame': ['capability', 'define.js', 'embed', 'lab', 'lab/view'],
};
/** They know neither page nor clock. */
const PURE = [
  ...[
    'base',
    'compare',
    'editor',
    'export',
    'generated',
    'ideas',
    'import',
    'import/checks',
    'import/formats',
    'import/text',
  ],
  ...['import/tracks', 'interface.js', 'lab', 'link', 'outcome', 'python', 'question', 'result', 'run', 'timeline'],
  ...['timeline/draw', 'tools', 'trace'],
];
/** They start workers. */
const START_WORKERS = [
  'browser',
  'editor/worker',
  'import/worker',
  'run/coordinator',
  'run/executors',
  'run/page',
  'trace/worker',
];
/**
 * All that a post loads with the tag, what it loads when a reader comes near or presses Run, and what a host does with
 * the client.
 */
const TAG = [
  'base/error-kinds.js',
  'base/failure.js',
  'embed/client.js',
  'embed/messages.js',
  'embed/tag/define.js',
  'embed/tag/ink.js',
  'embed/tag/picture.js',
  'embed/tag/poster.js',
  'embed/tag/tag.js',
  'lab/attributes.js',
  'lab/element/listing.js',
  'lab/element/set-attributes.js',
  'lab/height.js',
  'lab/options.js',
  'recorded/posters.js',
];

const files = readdirSync(www, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.js'));

/** @param {string} file @returns {string} */
const codeOf = (file) => readFileSync(join(www, file), 'utf8');

/** The same without its comments. @param {string} file @returns {string} */
const statementsOf = (file) => codeOf(file).replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

/** Imports of code and of types alike. @param {string} file @returns {string[]} paths under www */
const importsOf = (file) =>
  [...codeOf(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(www, resolve(www, dirname(file), path)),
  );

/** The innermost that is named; null where none is. @param {string} path under www @returns {string|null} */
function roomOf(path) {
  if (path.startsWith('../pkg/')) return 'pkg';
  for (let room = path; room !== '.'; room = dirname(room)) if (room in ROOMS) return room;
  return null;
}

for (const [room, may] of Object.entries(ROOMS)) {
  test(`${room} imports only ${may.join(', ') || 'nothing'}`, () => {
    for (const name of files.filter((file) => roomOf(file) === room)) {
      for (const path of importsOf(name))
        assert.ok([room, 'interface.js', ...may].includes(String(roomOf(path))), `${name} imports ${path}`);
    }
  });
}

test('every file has its room, and every room its files', () => {
  assert.deepEqual(
    files.filter((file) => roomOf(file) === null),
    [],
  );
  const used = new Set(files.map(roomOf));
  assert.deepEqual(
    Object.keys(ROOMS).filter((room) => !used.has(room)),
    [],
  );
});

test('a room imports only rooms above it', () => {
  const order = Object.keys(ROOMS);
  for (const [room, may] of Object.entries(ROOMS)) {
    // A recording names the type that it is of, and no more.
    if (room === 'recorded') continue;
    const below = may.filter((other) => other !== 'pkg' && order.indexOf(other) >= order.indexOf(room));
    assert.deepEqual(below, [], room);
  }
});

test('pure modules use neither page nor clock, and only modules that run or read start a worker', () => {
  for (const name of files.filter((file) => PURE.includes(String(roomOf(file)))))
    assert.doesNotMatch(
      statementsOf(name),
      /\b(document|window|navigator|location|performance|Date\.now|setTimeout)\b(?=[.(])/,
      name,
    );
  for (const name of files.filter((file) => !START_WORKERS.includes(String(roomOf(file)))))
    assert.doesNotMatch(statementsOf(name), /\bnew (Shared)?Worker\b|\bstartWorker\(/, name);
});

test('every part that is loaded while the page is used has a limit', () => {
  // A frame fetches ahead what its element will ask for; those two of the look leave a lab that works, and a poster
  // without its picture does.
  const unwatched = [
    'embed/frame/frame.js',
    'embed/tag/tag.js',
    'lab/element/look-loader.js',
    'capability/isolation.js',
  ];
  for (const name of files.filter((file) => !unwatched.includes(file) && roomOf(file) !== 'recorded')) {
    const code = statementsOf(name).replace(/\s+/g, ' ');
    // A module in recorded/ is asked for by a function in a table; the function's caller has the limit.
    for (const { index, 0: whole } of code.matchAll(/\bimport\((?!'[./]*\/(recorded|trace\/worker)\/).{0,80}/g)) {
      assert.match(code.slice(0, index), /\b(part|within)\( ?([^;{}]*, )?$/, `${name}: ${whole}`);
    }
  }
});

/**
 * A model's properties come from the catalogue. Its name stands only where one is chosen for a reader, is drawn or told
 * of in its own way, or is made to run: a new model touches these files, and no others of www/.
 */
const NAME_MODELS = [
  'embed/tag/picture.js',
  'first-view/show-first-view.js',
  'generated/catalogue.js',
  'ideas/explain.js',
  'ideas/ideas.js',
  'interface.js',
  'lab/state.js',
  'python/calls.js',
  'python/own.js',
  'python/view/code-view.js',
  'result/model-properties.js',
  'run/executors/index.js',
  'run/executors/python.js',
  'run/page/python-sequential.js',
  'tools/sweep-interval.js',
  'tools/sweep-waits.js',
  'tools/view/chart-view.js',
];

test('models are named where they are chosen, drawn or run, and nowhere else', () => {
  const named = /(["'])(sequential|event-loop|threads-gil|thread-pool|processes|process-pool)\1/;
  const found = files.filter(
    (name) => roomOf(name) !== 'recorded' && named.test(codeOf(name).replace(/\/\*[^]*?\*\//g, '')),
  );
  // The interface's are types.
  assert.deepEqual([...found, 'interface.js'].sort(), NAME_MODELS);
});

/** What these files load, and all that those load with them. @param {string[]} pages */
function loadedBy(...pages) {
  /** @type {Set<string>} */
  const seen = new Set();
  const visit = (/** @type {string} */ file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, path] of codeOf(file).matchAll(/^import [^(]*?'(\.[^']+)'/gm))
      visit(relative(www, resolve(www, dirname(file), path)));
  };
  pages.forEach(visit);
  return seen;
}

test('nothing of the engine is imported before a run', () => {
  const seen = loadedBy(
    ...['define.js', 'first-view/show-first-view.js', 'ideas/view/show-ideas.js', 'capability/isolate-page.js'],
  );
  assert.ok(seen.size > 20);
  for (const file of seen) assert.doesNotMatch(file, /^(run|pkg|(import|trace)\/worker)\b/);
});

test('nothing of the editor is imported before a reader asks for it', () => {
  for (const file of loadedBy('define.js')) assert.doesNotMatch(file, /^editor\b/);
  assert.ok(!loadedBy('editor/view/program-field.js').has('editor/view/code-editor.js'));
});

test('the tag is all that a post loads', () => {
  const seen = loadedBy('embed/tag/define.js', 'embed/tag/picture.js', 'embed/client.js');
  assert.deepEqual([...seen].sort(), TAG);
});
