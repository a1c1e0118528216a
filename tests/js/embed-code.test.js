/** What an author pastes says what was on the screen, whatever stands in a title, a question or an address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAddress } from '../../www/lab/address.js';
import { FRAME_SHOWS, NAMES } from '../../www/lab/attributes.js';
import { AUTO } from '../../www/lab/height.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { attributesOf, frameAddress, frameCode, markdownCode, tagCode } from '../../www/embed/author/embed-code.js';
import { NO_MOMENT, readFragment, writeFragment } from '../../www/link/moment.js';
import { defaultParams, defaultState } from '../../www/lab/state.js';

const BASE = 'https://lab.example/some/where/';
const device = { isolated: true, cores: 4 };
const usual = defaultState(catalogue, device);
const wishes = {
  show: FRAME_SHOWS,
  locked: false,
  question: null,
  moment: null,
  theme: 'auto',
  height: 'auto',
  title: '',
};

/** @param {string} text */
const unescaped = (text) =>
  text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The attributes of the one tag of a name, as a parser of HTML reads them. @param {string} html @param {string} tag */
const parsed = (html, tag) => {
  const [, inside] =
    new RegExp(`<${tag}((?:\\s+[a-z_]+(?:="[^"<>]*")?)*)>`).exec(html) ?? assert.fail(`no ${tag} in ${html}`);
  return Object.fromEntries(
    [...inside.matchAll(/([a-z_]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, unescaped(value ?? '')]),
  );
};

test('the usual needs no attribute but what it is about', () => {
  assert.deepEqual(attributesOf(usual, wishes, catalogue, device), [
    ['workload', 'download'],
    ['models', 'sequential,threads-gil,threads,processes'],
  ]);
});

test('workers are named for pools alone, and only where they were chosen', () => {
  const names = (/** @type {Partial<typeof usual>} */ change) =>
    attributesOf({ ...usual, ...change }, wishes, catalogue, device).map(([name]) => name);
  assert.deepEqual(names({ workers: 2, models: ['threads'] }), ['workload', 'models']);
  assert.deepEqual(names({ workers: 2, models: ['thread-pool'] }), ['workload', 'models', 'workers']);
  assert.deepEqual(names({ models: ['thread-pool'] }), ['workload', 'models']);
});

test('the three lines that stand in a post', () => {
  const workload = catalogue.workloads.find(({ name }) => name === 'squares') ?? assert.fail();
  const state = {
    ...usual,
    workload: 'squares',
    params: { ...defaultParams(workload), passes: 20 },
    models: /** @type {typeof usual.models} */ (['sequential', 'threads']),
    lock: { ...usual.lock, interval_ms: 1 },
  };
  const attributes = attributesOf(state, { ...wishes, locked: true, title: 'Two "lists"' }, catalogue, device);
  assert.equal(
    tagCode(BASE, attributes, 'Two "lists"'),
    `<script type="module" src="https://lab.example/some/where/embed.js"></script>
<interleave-lab workload="squares" models="sequential,threads" interval_ms="1" passes="20" locked title="Two &quot;lists&quot;">
  <table height="${AUTO.px}" role="presentation"><tr><td><a href="https://lab.example/some/where/embed.html?workload=squares&amp;models=sequential,threads&amp;interval_ms=1&amp;passes=20&amp;locked=&amp;title=Two+%22lists%22">Run it in your browser: Two &quot;lists&quot;</a></table>
</interleave-lab>`,
  );
  assert.match(frameCode(BASE, [...attributes, ['height', '300-400']], 'T'), / height="400" /);
});

test('a link in Markdown leads to the whole lab, or where an author’s wishes are kept', () => {
  const link = (/** @type {Partial<typeof wishes>} */ wanted) =>
    markdownCode(
      BASE,
      attributesOf({ ...usual, models: ['threads'] }, { ...wishes, ...wanted }, catalogue, device),
      'Two [lists](x)',
    );
  assert.equal(
    link({ height: '480' }),
    '[Run it in your browser: Two \\[lists\\]\\(x\\)](<https://lab.example/some/where/index.html?workload=download&models=threads>)',
  );
  for (const [wanted, kept] of /** @type {[Partial<typeof wishes>, string][]} */ ([
    [{ locked: true }, 'locked='],
    [{ question: '' }, 'question='],
    [{ question: 'How long?' }, 'question=How+long%3F'],
    [{ show: 'code' }, 'show=code'],
    [{ title: 'T' }, 'title=T'],
    [{ theme: 'dark' }, 'theme=dark'],
  ])) {
    assert.ok(link(wanted).endsWith(`/embed.html?workload=download&models=threads&${kept}>)`), link(wanted));
  }
});

test('any text in a title, a question or a theme stays a value', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      '</interleave-lab><img src=x onerror=alert(1)>',
      '&quot;',
      '](javascript:alert(1))',
      "' onload='x",
      '--><b>',
      '\n\n# x',
    ),
  );
  fc.assert(
    fc.property(text, text, text, (title, question, theme) => {
      const attributes = attributesOf(usual, { ...wishes, title: title || 'T', question, theme }, catalogue, device);
      const tag = tagCode(BASE, attributes, title);
      assert.deepEqual(parsed(tag, 'interleave-lab'), Object.fromEntries(attributes));
      assert.deepEqual(
        tag.match(/<\/?[a-z-]+/g),
        ['<script', '</script', '<interleave-lab', '<table', '<tr', '<td', '<a', '</a', '</table', '</interleave-lab'],
        'no other tag',
      );
      const frame = frameCode(BASE, attributes, title);
      assert.deepEqual(frame.match(/<\/?[a-z]+/g), ['<iframe', '</iframe']);
      const { searchParams } = new URL(parsed(frame.replace('width="100%"', ''), 'iframe').src);
      // An address has no lone surrogates.
      for (const [name, value] of attributes) assert.equal(searchParams.get(name), value.toWellFormed());
      assert.match(
        markdownCode(BASE, attributes, title),
        /^\[Run it in your browser: ((?!(?<!\\)[[\]])[^\n])*\]\(<https:\/\/lab\.example\/[^\s<>]*>\)$/,
      );
    }),
  );
});

test('a moment stands once in what is pasted: as an attribute of the tag, or behind the # of an address', () => {
  const moment = writeFragment(
    { ...NO_MOMENT, view: { from_us: 0, to_us: 12.5 }, slice: { model: 'threads', track: '3/1#0x2', place: 4 } },
    'A_z-0',
  );
  const attributes = attributesOf(usual, { ...wishes, moment }, catalogue, device);
  const tag = tagCode(BASE, attributes, 'T');
  assert.equal(parsed(tag, 'interleave-lab').moment, moment);
  assert.equal(tag.split('A_z-0').length, 2);
  const addresses = [
    frameAddress(BASE, attributes),
    parsed(frameCode(BASE, attributes, 'T').replace('width="100%"', ''), 'iframe').src,
    /<(.*)>/.exec(markdownCode(BASE, attributes, 'T'))?.[1] ?? '',
  ];
  for (const address of addresses) {
    const { hash, searchParams } = new URL(address);
    assert.deepEqual(readFragment(hash), readFragment(moment), address);
    assert.equal(searchParams.get('moment'), null);
  }
});

test('a pasted address is read back as the same state, without a word', () => {
  for (const workload of catalogue.workloads) {
    const state = {
      ...usual,
      workload: workload.name,
      params: defaultParams(workload),
      models: /** @type {typeof usual.models} */ (['event-loop', 'process-pool']),
      workers: 3,
      rounds: 7,
      budget_ms: 1000,
      lock: { flavour: /** @type {const} */ ('cpython-before-3.2'), interval_ms: 2, release_during_waits: false },
    };
    const attributes = attributesOf(state, { ...wishes, show: 'code' }, catalogue, device);
    assert.ok(attributes.every(([name]) => NAMES.includes(name)));
    const query = new URL(
      frameAddress(
        BASE,
        attributes.filter(([name]) => name !== 'show'),
      ),
    ).search;
    assert.deepEqual(readAddress(query, catalogue, device), { state, problems: [] });
  }
});
