/**
 * The element's interface: what the tag and the page's own element both promise is asked of both by the same questions.
 * And what the page's own has of the tag's looks.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { usePosts } from './post.js';
import { until } from './until.js';

const posts = usePosts({ '/': '' });
const { lab } = posts;

/** What both modules promise (InterleaveLab in interface.js), asked in the page. */
const conformance = async () => {
  const Tag = /** @type {any} */ (customElements.get('interleave-lab'));
  const tag = /** @type {any} */ (document.createElement('interleave-lab'));
  const kindOf = (/** @type {Promise<unknown>} */ promise) =>
    promise.then(
      () => null,
      ({ name, kind }) => [name, kind],
    );
  const thrown = (/** @type {() => void} */ act) => {
    try {
      act();
      return null;
    } catch (error) {
      return [/** @type {any} */ (error).name, /** @type {any} */ (error).kind];
    }
  };
  const loose = await kindOf(tag.run());
  tag.setAttribute('workload', 'squares');
  tag.set({ n: '1000', passes: '1', models: 'event-loop', locked: '' });
  document.body.prepend(tag);
  /** @type {string[]} */
  const events = [];
  for (const type of ['progress', 'result'])
    tag.addEventListener(type, (/** @type {any} */ { detail }) =>
      events.push(`${type} ${typeof (detail.turns ?? detail.version)}`),
    );
  const going = tag.run();
  const busy = await kindOf(tag.run());
  const result = await going;
  tag.set({ n: '3000', locked: null });
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  const changed = await tag.run();
  const long = tag.run({ workload: 'download', params: { tasks: 1, delay_ms: 5000 }, models: ['event-loop'] });
  await new Promise((resolve) => tag.addEventListener('progress', resolve, { once: true }));
  tag.cancel();
  const cancelled = await long;
  const answers = {
    attributes: Tag.observedAttributes,
    loose,
    busy,
    invalid: await kindOf(tag.run({ workload: 'cook' })),
    refused: await kindOf(tag.run({ html: '<b>' })),
    unknown: thrown(() => tag.set({ onclick: 'x' })),
    kept: [tag.getAttribute('n'), tag.getAttribute('locked'), tag.getAttribute('onclick')],
    result: [
      result.version,
      result.workload,
      result.params.n,
      result.models.map((/** @type {any} */ { model, error }) => [model, error]),
    ],
    changed: changed.params.n,
    cancelled: cancelled.models[0].error.kind,
    fields: Object.keys(result.models[0]).sort(),
    plain: JSON.stringify(structuredClone(result)) === JSON.stringify(result),
    events: [...new Set(events)].sort(),
  };
  tag.remove();
  return answers;
};

test('the tag and the page’s own element keep one promise, and the first of the two stays', async () => {
  await posts.open();
  const ofTag = await lab.inPage(conformance);
  await lab.open();
  const ofElement = await lab.inPage(conformance);
  assert.deepEqual(ofTag, ofElement);
  const { attributes, fields, ...said } = ofTag;
  assert.ok(attributes.includes('workload') && fields.includes('wall_ms'));
  const invalid = ['Error', 'invalid'];
  assert.deepEqual(said, {
    loose: invalid,
    busy: ['Error', 'busy'],
    invalid,
    refused: invalid,
    unknown: invalid,
    kept: ['3000', null, null],
    result: [1, 'squares', [1000], [['event-loop', null]]],
    changed: [3000],
    cancelled: 'cancelled',
    plain: true,
    events: ['progress number', 'result number'],
  });
  lab.expected = [/defined already/];
  const own = await lab.inPage(async (address) => {
    const before = customElements.get('interleave-lab');
    await import(address);
    return before === customElements.get('interleave-lab');
  }, `${posts.site.url}embed.js`);
  assert.ok(own, 'the first definition stays');
  const warnings = (await lab.browser.messages()).filter((message) => /^console\.warn: Interleave/.test(message));
  assert.equal(warnings.length, 1, String(warnings));
});

test('a setting without an attribute stays as the reader left it', async () => {
  await lab.open();
  const seen = await lab.inPage(async () => {
    const own = /** @type {any} */ (document.createElement('interleave-lab'));
    own.set({ workload: 'squares', n: '1000', models: 'event-loop' });
    document.body.append(own);
    const rest = () =>
      new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    const field = () =>
      /** @type {HTMLInputElement} */ (own.querySelector('[data-parameter=passes] input:not([type=range])'));
    const passes = async (/** @type {() => void} */ act) => {
      act();
      await rest();
      return field().value;
    };
    await rest();
    const seen = [
      await passes(() => {
        field().value = '7';
        field().dispatchEvent(new Event('change', { bubbles: true }));
      }),
      await passes(() => own.setAttribute('theme', 'dark')),
      await passes(() => own.setAttribute('title', 'Mine')),
      // A page whose address is none of this element's.
      await passes(() => {
        dispatchEvent(new PopStateEvent('popstate'));
      }),
      await passes(() => own.setAttribute('passes', '9')),
    ];
    own.remove();
    return seen;
  });
  assert.deepEqual(seen, ['7', '7', '7', '7', '9']);
});

test('on its own page too, what has left the view does not play', async () => {
  await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 100 }, models: ['event-loop'] });
  const says = () => lab.inPage(() => document.querySelector('[data-action=play]')?.textContent);
  const scroll = (/** @type {string} */ selector) =>
    lab.inPage(
      (given) => document.querySelector(given)?.scrollIntoView({ block: 'center', behavior: 'instant' }),
      selector,
    );
  await scroll('.play');
  await lab.inPage(() => {
    const speed = /** @type {HTMLSelectElement} */ (document.querySelector('.play select'));
    speed.value = speed.options[speed.options.length - 1].value;
    const toggle = /** @type {HTMLElement} */ (document.querySelector('[data-action=play]'));
    if (toggle.textContent === 'Play') toggle.click();
  });
  await until('it plays', async () => (await says()) === 'Pause');
  await scroll('.foot');
  await until('it pauses', async () => (await says()) === 'Play');
  await scroll('.play');
  await until('it goes on', async () => (await says()) === 'Pause');
});

test('on its own page the looks do what they do in a frame, without `show` too, and are taken back', async () => {
  await lab.open('?workload=squares&n=1000&passes=1&models=event-loop,processes');
  const seen = () =>
    lab.inPage(() => ({
      head: document.querySelector('.compact-head h2')?.textContent ?? null,
      ask: document.querySelector('.compact-question:not([hidden]) .ask')?.textContent ?? null,
      parts: ['[data-action=settings]', '.controls', '.results-panel', '.code-panel', '.exchange', '.tools'].filter(
        (part) => document.querySelector(part)?.checkVisibility(),
      ),
    }));
  const [settings, controls, table, code, experiments] = [
    '[data-action=settings]',
    '.controls',
    '.results-panel',
    '.code-panel',
    '.tools',
  ];
  const all = [table, code, '.exchange', experiments];
  assert.deepEqual(await seen(), { head: null, ask: null, parts: [controls, ...all] });
  /** @param {Record<string, string|null>} looks @param {Awaited<ReturnType<typeof seen>>} expected */
  const set = async (looks, expected) => {
    await lab.inPage((given) => /** @type {any} */ (document.querySelector('interleave-lab')).set(given), looks);
    await until(`the page follows ${JSON.stringify(looks)}`, async () => isDeepStrictEqual(await seen(), expected));
  };
  await set({ title: 'Ours' }, { head: 'Ours', ask: null, parts: [settings, ...all] });
  await set({ locked: '' }, { head: 'Ours', ask: null, parts: [table, code, '.exchange'] });
  await set(
    { locked: null, question: 'How long?' },
    { head: 'Ours', ask: 'How long?', parts: [settings, code, '.exchange', experiments] },
  );
  await set({ question: null, show: 'table' }, { head: 'Ours', ask: null, parts: [settings, table] });
  await set({ show: null }, { head: 'Ours', ask: null, parts: [settings, ...all] });
});
