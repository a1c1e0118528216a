/** What is saved, as its readers want it: their documents are named beside each test. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chromeTrace } from '../../www/export/chrome-trace.js';
import { csvField, figuresCsv } from '../../www/export/figures-csv.js';
import { fileName } from '../../www/export/file-name.js';
import { runJson } from '../../www/export/run-json.js';
import { flowsOf } from '../../www/trace/flows.js';
import { heightOf, rowsOf } from '../../www/timeline/layout.js';
import { fit } from '../../www/trace/scale.js';
import { SLICE_KINDS, tracksOf } from '../../www/trace/tracks.js';
import { SvgContext } from '../../www/timeline/draw/svg-context.js';
import { drawCounter } from '../../www/timeline/draw/counters.js';
import { drawTimeline } from '../../www/timeline/draw/timeline.js';
import { assertChromeTrace } from '../e2e/chrome-trace.js';
import { isolation, isolationOf } from '../../tools/headers.mjs';
import { fakeRun } from './fixtures/fake-run.js';

const titles = (/** @type {string} */ model) => model.toUpperCase();
/**
 * Recorded by this page: it has a lock, hand-overs, lanes and processes.
 * @type {import('../../www/interface.js').RunResult}
 */
const recorded = JSON.parse(
  readFileSync(new URL('fixtures/import/interleave-run-1.json', import.meta.url), 'utf8'),
).run;
/** Two models whose processes and threads have the same numbers, too. */
recorded.models.push({ ...recorded.models[2], model: 'threads' });
const { traceEvents, displayTimeUnit } = chromeTrace(recorded, titles);

test('the trace is one that the format allows', () => {
  assertChromeTrace(traceEvents);
  assert.equal(displayTimeUnit, 'ms');
  assert.equal(
    traceEvents.filter(({ ph }) => ph === 'X').length,
    recorded.models.flatMap(({ trace }) => trace.traceEvents).filter(({ ph }) => ph === 'X').length,
  );
});

// https://perfetto.dev/docs/getting-started/other-formats#chrome-json-format, and the Trace Event Format itself
test('for Perfetto: no number means two things, flows are pairs that bind to what encloses them', () => {
  const owner = new Map();
  for (const event of traceEvents.filter(({ ph, name }) => ph === 'M' && name === 'process_name')) {
    const title = String(event.args?.name).split(':')[0];
    assert.equal(owner.get(event.pid) ?? title, title, 'a process is one model’s');
    owner.set(event.pid, title);
  }
  assert.deepEqual(
    [...new Set(owner.values())],
    recorded.models.map(({ model }) => titles(model)),
  );
  const threads = new Map(traceEvents.filter(({ ph }) => ph === 'X').map(({ pid, tid }) => [tid, pid]));
  for (const { ph, pid, tid } of traceEvents)
    if (ph === 'X') assert.equal(threads.get(tid), pid, 'a thread is in one process');
  const flows = traceEvents.filter(({ ph }) => ph === 's' || ph === 'f');
  /** @type {Map<string, typeof flows>} */
  const pairs = new Map();
  for (const flow of flows) {
    const key = `${flow.id} ${flow.cat} ${flow.name}`;
    pairs.set(key, [...(pairs.get(key) ?? []), flow]);
  }
  assert.ok(pairs.size > 0, 'there are hand-overs');
  for (const [key, pair] of pairs) {
    assert.deepEqual(
      pair.map(({ ph }) => ph),
      ['s', 'f'],
      key,
    );
    assert.equal(pair[1].bp, 'e');
    assert.match(String(pair[0].id), /^0x[0-9a-f]+$/);
  }
  assert.ok(
    traceEvents.every(({ ph, args }) => ph !== 'X' || args === undefined),
    'speedscope would put args into the name',
  );
});

// https://github.com/firefox-devtools/profiler: src/profile-logic/import/chrome.ts
test('for the Firefox Profiler: every event has a name, a finite time, and a thread that is named', () => {
  for (const { name, ph, ts, dur, args } of traceEvents) {
    assert.ok(typeof name === 'string' && !['Profile', 'ProfileChunk', 'CpuProfile'].includes(name));
    if (ph !== 'M') assert.ok(Number.isFinite(ts));
    if (ph === 'X') assert.ok(Number.isFinite(dur));
    if (name.endsWith('_name')) assert.equal(typeof args?.name, 'string');
  }
});

test('the run is itself, with its format and version', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(runJson(recorded))), {
    format: 'interleave-run',
    version: 1,
    run: recorded,
  });
});

// RFC 4180; https://owasp.org/www-community/attacks/CSV_Injection
test('figures: fields are quoted as needed, and none is a formula', () => {
  assert.deepEqual(
    ['plain', 'a,b', 'say "x"', 'two\nlines', '=1+1', '+1', '-1', '@x', '\tx', null, 0.5, -3, true].map(csvField),
    ['plain', '"a,b"', '"say ""x"""', '"two\nlines"', "'=1+1", "'+1", "'-1", "'@x", "'\tx", '', '0.5', '-3', 'true'],
  );
  const run = fakeRun(['sequential', 'threads'], '=cmd()');
  run.models[1].error = { kind: 'trap', message: 'broke, "badly"', task: 0 };
  const lines = figuresCsv(run, titles).split('\r\n');
  assert.equal(lines.length, 4, 'a head, two models, and the end of the last line');
  assert.ok(lines[1].startsWith("'=cmd(),SEQUENTIAL,1,1,"));
  assert.ok(lines[2].includes('"broke, ""badly"""'));
  assert.equal(lines[0].split(',').length, lines[1].split(',').length);
});

test('files are named after what was run, and the day', () => {
  assert.equal(fileName('squares', new Date(2026, 10, 24), 'json.gz'), 'interleave-squares-2026-11-24.json.gz');
  assert.equal(fileName('../../etc/passwd', new Date(2026, 0, 2), 'csv'), 'interleave-etc-passwd-2026-01-02.csv');
  assert.equal(fileName('…', new Date(2026, 0, 2), 'csv'), 'interleave-run-2026-01-02.csv');
});

const kinds = /** @type {import('../../www/timeline/draw/palette.js').Palette['kinds']} */ (
  Object.fromEntries(SLICE_KINDS.map((kind) => [kind, { fill: '#abcdef', mark: '#123456', ink: '#000000' }]))
);
const palette = {
  ground: '#fff',
  band: '#eee',
  ink: '#000',
  soft: '#666',
  line: '#ccc',
  focus: '#f00',
  lost: '#f0f',
  font: '12px "A & B", sans',
  strong: '600 13px sans',
  kinds,
};

test('the picture is drawn by the code that draws the screen, and is well-formed', () => {
  const context = new SvgContext((text) => text.length * 6);
  const groups = recorded.models.map(({ model, trace }) => ({
    title: `${model} <&> \u0001\ud800`,
    tracks: tracksOf(trace.traceEvents),
    flows: flowsOf(trace.traceEvents),
  }));
  const rows = rowsOf(groups);
  drawTimeline(/** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (context)), {
    rows,
    scale: fit({ from_us: 0, to_us: 100_000 }, 100, 700),
    palette,
    width_px: 800,
    height_px: heightOf(rows) + 24,
    scroll_px: 0,
    selection: null,
    moment_us: null,
    drawCounter,
  });
  const svg = context.picture(800, heightOf(rows) + 24, 'a "run" & more');
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.ok(svg.includes('<title>a &#34;run&#34; &#38; more</title>'));
  assert.ok(
    svg.includes('threads-gil &#60;&#38;&#62; \ufffd\ufffd'),
    'signs of markup are text, what XML has no place for is replaced',
  );
  assert.ok(svg.includes('font-family="&#34;A &#38; B&#34;, sans"'));
  assert.doesNotMatch(svg, /NaN|undefined|Infinity|style=/);
  const tags = [...svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)];
  const open = tags.reduce((/** @type {string[]} */ stack, [, end, tag, empty]) => {
    if (end) assert.equal(stack.pop(), tag);
    else if (!empty) stack.push(tag);
    return stack;
  }, []);
  assert.deepEqual(open, []);
  const clips = new Set([...svg.matchAll(/<clipPath id="(c\d+)"/g)].map(([, id]) => id));
  for (const [, id] of svg.matchAll(/url\(#(c\d+)\)/g)) assert.ok(clips.has(id), id);
});

test('the relay alone is served without isolation', () => {
  for (const path of ['/relay.html', '/relay', '/relay/']) assert.deepEqual(isolationOf(path), {}, path);
  for (const path of ['/', '/index.html', '/www/handover/relay.js', '/x/relay.html', '/relay.html.js'])
    assert.equal(isolationOf(path), isolation, path);
});
