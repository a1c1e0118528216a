/** The tag's attributes: the same names as in the address, heights within limits, looks that fall back. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeAddress } from '../../www/lab/address.js';
import { NAMES, SETTINGS } from '../../www/lab/attributes.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { AUTO, clampHeight, readHeight } from '../../www/lab/height.js';
import { COLOURS, inkOn, PARTS, readLook } from '../../www/lab/look.js';
import { defaultParams, defaultState } from '../../www/lab/state.js';

/** @param {Record<string, string>} attributes */
const look = (attributes) => readLook((name) => attributes[name] ?? null);

test('an attribute has the name that the address has for it, and every name of the address is one', () => {
  const usual = defaultState(catalogue, { isolated: true, cores: 2 });
  const inAddress = new Set(
    catalogue.workloads.flatMap((workload) => [
      ...new URLSearchParams(
        writeAddress({ ...usual, workload: workload.name, params: defaultParams(workload) }),
      ).keys(),
    ]),
  );
  assert.deepEqual([...SETTINGS].sort(), [...inAddress].sort());
  assert.equal(new Set(NAMES).size, NAMES.length);
  for (const name of NAMES) assert.match(name, /^[a-z_]+$/, 'HTML has attributes in small letters');
});

test('heights: auto, a number, or limits; all within what fits a page', () => {
  assert.deepEqual(readHeight(null), AUTO);
  assert.deepEqual(readHeight(' auto '), AUTO);
  assert.deepEqual(readHeight('480'), { px: 480, most_px: 480 });
  assert.deepEqual(readHeight('300px - 900px'), { px: AUTO.px, most_px: 900 });
  assert.deepEqual(readHeight('300-400'), { px: 400, most_px: 400 });
  assert.deepEqual(readHeight('700-6000'), { px: 700, most_px: 6000 });
  for (const wrong of [
    '900-300',
    'tall',
    '-5',
    '1e3',
    '100%',
    '300-',
    'calc(1px)',
    '123456',
    '99999',
    '6001',
    '159',
    '0',
    '1-99999',
    '100-900',
  ])
    assert.equal(readHeight(wrong), null, wrong);
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (px) => {
      const clamped = clampHeight(px);
      assert.ok(clamped >= 160 && clamped <= 6000 && Number.isInteger(clamped));
    }),
  );
});

test('a bare tag has the looks of the whole lab', () => {
  assert.deepEqual(look({}), {
    look: { show: null, locked: false, question: null, moment: null, title: null, theme: null },
    problems: [],
  });
});

test('looks are read, in the order of the page', () => {
  assert.deepEqual(
    look({
      show: 'code, table',
      locked: '',
      question: ' How long? ',
      title: 'T',
      theme: 'dark accent:#0b6 ground:#102030',
    }),
    {
      look: {
        show: ['table', 'code'],
        locked: true,
        question: { about: null, of: [], than: null, words: 'How long?' },
        moment: null,
        title: 'T',
        theme: {
          scheme: 'dark',
          colours: [
            ['accent', '#0b6'],
            ['ground', '#102030'],
          ],
        },
      },
      problems: [],
    },
  );
  assert.equal(look({ locked: 'false' }).look.locked, false);
});

test('a wrong attribute falls back to the default, and is named', () => {
  for (const [attributes, named] of /** @type {[Record<string, string>, RegExp][]} */ ([
    [{ show: 'tabel' }, /show: there is no part “tabel”. Name some of table, findings, trace/],
    [{ theme: 'midnight' }, /theme: “midnight” is neither/],
    [{ theme: 'accent:red' }, /“accent:red”/],
    [{ theme: 'accent:url(//x.test)' }, /“accent:url\(\/\/x.test\)”/],
    [{ theme: 'font:#123456' }, /“font:#123456”/],
    [{ height: 'tall' }, /height: “tall” is neither auto/],
    [{ question: 'about:colour Which?' }, /question: nothing is called “colour”/],
    [{ height: '99999' }, /height: “99999” is neither auto, nor 160 to 6000 pixels .* using auto, 540 pixels/],
  ])) {
    const { look: shown, problems } = look(attributes);
    assert.equal(problems.length, 1, JSON.stringify(attributes));
    assert.match(problems[0], named);
    assert.deepEqual(shown.theme?.colours ?? [], []);
    if (attributes.show) assert.deepEqual(shown.show, PARTS);
  }
});

test('any attribute text at all gives a look', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' })), (attributes) => {
      const { look: shown } = look(attributes);
      for (const [name, value] of shown.theme?.colours ?? [])
        assert.ok(COLOURS.includes(name) && /^#[\da-f]{3,6}$/i.test(value));
      for (const part of shown.show ?? []) assert.ok(PARTS.includes(part));
      assert.ok((shown.title ?? '').length <= 300 && (shown.question?.words ?? '').length <= 300);
    }),
  );
});

test('words on an author’s colour can be read', () => {
  assert.deepEqual(['#fff', '#ffb000', '#000', '#0b6b58', '#00f'].map(inkOn), [
    '#000000',
    '#000000',
    '#ffffff',
    '#ffffff',
    '#ffffff',
  ]);
});

test('the documentation names every attribute', () => {
  const [, section] = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8').split(
    /^## Attributes$/m,
  );
  const table = section.split(/^## /m)[0];
  const parameters = new Set(catalogue.workloads.flatMap(({ params }) => params.map(({ name }) => name)));
  for (const name of NAMES.filter((name) => !parameters.has(name)))
    assert.match(table, new RegExp(`^\\|.*\`${name}\``, 'm'), name);
});
