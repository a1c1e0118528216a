/**
 * Traces that are no JSON: collapsed stacks, reports with a trace in them; and what is said of files that are neither.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ImportError } from '../../www/import/checks/import-error.js';
import { openFile } from '../../www/import/open-file.js';
import { unpack } from '../../www/import/pack.js';
import { assertShowable } from './fixtures/showable.js';

/** @param {string|Uint8Array<ArrayBuffer>} content */
async function open(content) {
  const { packed, notes } = await openFile(new Blob([content]), 'a', (model) => model);
  const groups = unpack(packed);
  assertShowable(groups);
  return {
    spans: groups[0].tracks.map(({ name, slices }) => [
      name,
      slices.map((slice) => [slice.name, slice.from_us, slice.to_us, slice.depth]),
    ]),
    notes,
  };
}

test('collapsed stacks: a sample is a millisecond, in the order of the file, and what two stacks share goes on', async () => {
  const { spans, notes } = await open('main;work;inner 2\nmain;work 1\nmain;other thing 3\n\nmain 1\n');
  assert.deepEqual(spans, [
    [
      'all stacks',
      [
        ['main', 0, 7000, 0],
        ['work', 0, 3000, 1],
        ['inner', 0, 2000, 2],
        ['other thing', 3000, 6000, 1],
      ],
    ],
  ]);
  assert.deepEqual(notes, [
    '4 samples: what was between them is not known.',
    'The file counts samples and has no times: each is drawn as a millisecond, in the order of the file.',
  ]);
});

test('collapsed stacks of py-spy, of CPython’s sampler and of Austin: threads stand apart; Austin’s have times', async () => {
  assert.deepEqual(
    (
      await open(
        'process 7:"python x.py";thread (0x7F0A): "MainThread";main (x.py:1) 2\nprocess 7:"python x.py";thread (0x7F0B);work (x.py:9) 1\n',
      )
    ).spans,
    [
      ['process 7, thread MainThread', [['main (x.py:1)', 0, 2000, 0]]],
      ['process 7, thread 7F0B', [['work (x.py:9)', 0, 1000, 0]]],
    ],
  );
  assert.deepEqual((await open('tid:12;x.py:main:1;x.py:f:2 3\ntid:13;x.py:g:3 1\n')).spans, [
    [
      'thread 12',
      [
        ['x.py:main:1', 0, 3000, 0],
        ['x.py:f:2', 0, 3000, 1],
      ],
    ],
    ['thread 13', [['x.py:g:3', 0, 1000, 0]]],
  ]);
  const austin = await open(
    '# austin: 3.6.0\n# mode: wall\n# interval: 100\n\nP1;T0:21;x.py:main:1 100\nP1;T0:22;x.py:g:1 90\nP1;T0:21;x.py:main:1;x.py:f:2 110,0,12\nP1;T0:21 100\n# duration: 300\n',
  );
  assert.deepEqual(austin.spans, [
    [
      'process 1, thread 21',
      [
        ['x.py:main:1', 0, 210, 0],
        ['x.py:f:2', 100, 210, 1],
      ],
    ],
    ['process 1, thread 22', [['x.py:g:1', 0, 90, 0]]],
  ]);
  assert.deepEqual(austin.notes, ['4 samples: what was between them is not known.']);
  await assert.rejects(open('# austin: 3.6.0\n# mode: memory\n\nP1;T0:21;a 100\n'), /measures bytes/);
});

test('a line that is no stack is left out and counted, among those that are', async () => {
  const { notes } = await open(`${'a;b 1\n'.repeat(60)}something else\n`);
  assert.equal(notes.at(-1), '1 line that is no stack with a number is left out.');
});

const trace = { traceEvents: [{ name: '</script> "a" {', ph: 'X', ts: 0, dur: 5, pid: 1, tid: 1 }] };
const shown = [['thread 1', [['</script> "a" {', 0, 5, 0]]]];

test('reports: VizTracer’s JSON in a script, catapult’s packed in base64, as it is or as text', async () => {
  const json = JSON.stringify(trace).replaceAll('</script>', '<\\/script>');
  const packed = gzipSync(JSON.stringify(trace))
    .toString('base64')
    .replace(/(.{20})/g, '$1\n');
  for (const html of [
    `<!DOCTYPE html>\n<head><script>'use strict';\nvar json_data;\n(function() {\n  json_data = ${json}\n\n  function load() { return { "a": 1 }; }\n}());</script></head>`,
    `<!DOCTYPE html>\n<html><script id="viewer-data" type="text/plain">\n${packed}\n</script></html>`,
    `<html><script id="other">1</script><script id=viewer-data type="application/json">${json}</script></html>`,
    `<html><script class="trace-data" type="text/plain">${Buffer.from(JSON.stringify(trace)).toString('base64')}</script>`,
  ])
    assert.deepEqual((await open(html)).spans, shown, html);
});

test('a page without a trace, text that is none, and what is in protocol buffers: each says what to do', async () => {
  for (const [content, says] of /** @type {[string|Uint8Array<ArrayBuffer>, RegExp][]} */ ([
    [
      '<!doctype html><title>x</title><script>var json_data = {"a": 1}</script>',
      /web page, and no trace was found in it: have the program write JSON/,
    ],
    ['<!doctype html><script id="viewer-data">!!!</script>', /no trace was found/],
    ['<html><script id="viewer-data">aGVsbG8=</script>', /./],
    ['hello world\nthis is text\n', /not JSON/],
    [
      new Uint8Array(gzipSync(new Uint8Array([0x0a, 0x04, 0x08, 0x01, 0x10, 0x02, 0x12, 0x00, 0x00]))),
      /protocol buffers.*speedscope/,
    ],
  ]))
    await assert.rejects(
      open(content),
      (error) => (error instanceof ImportError && says.test(error.message)) || assert.fail(String(error)),
    );
});

test('many lines, a deep one, and hostile ones take no time to speak of, and no more than they are long', async () => {
  assert.equal(
    (await open(`${Array.from({ length: 3000 }, (_, at) => `f${at}`).join(';')} 1\n`)).spans[0][1].length,
    3000,
  );
  assert.equal((await open(`${';'.repeat(1000)}a 1\n`)).spans[0][1].length, 1);
  assert.equal((await open(`${'a '.repeat(20_000)}1\n`)).spans[0][1].length, 1);
  await assert.rejects(open(`<html>${'<script '.repeat(50_000)}`), /no trace was found/);
});
