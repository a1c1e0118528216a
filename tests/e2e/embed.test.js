/**
 * The tag on somebody else's page: another site, with a strict policy and none of our headers. What the tag and the page's
 * own element both promise is asked of both by the same questions.
 */

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { NAMES } from '../../www/model/attributes.js';
import { assertNoViolation } from './axe.js';
import { startBrowser, engine } from './browser.js';
import { Lab } from './lab.js';
import { startRecording } from './recorder.js';
import { serveBlog, serveSite } from './site.js';
import { until } from './until.js';

/** @import { Site } from './site.js' */

const QUICK = 'workload="squares" n="1000,2000" passes="1" models="event-loop,threads"';
/** A page's body, by its path. @type {Record<string, string>} */
const BLOG = {
  '/': `<interleave-lab id="one" ${QUICK} title="Two &lt;b&gt;lists&lt;/b&gt;"><pre>print('written in the post')</pre></interleave-lab>
    <interleave-lab id="two" workload="download" tasks="1" delay_ms="300" models="event-loop" show="trace"></interleave-lab>
    <interleave-lab id="three" ${QUICK}></interleave-lab>${'<p>Words.</p>'.repeat(80)}<interleave-lab id="far" ${QUICK}></interleave-lab>`,
  '/plain': '<iframe id="frame" title="An experiment"></iframe>',
};
/** As they are served; a test may add to them. @type {Record<string, string>} */
const pages = {};

/** @param {string} body */
const post = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"><body>${body}`;

/** @type {Lab} */
let lab;
/** @type {Site} */
let site;
/** @type {Site} */
let blog;

before(async () => {
  site = await serveSite();
  for (const [path, body] of Object.entries(BLOG)) pages[path] = post(`${body}<script type="module" src="${site.url}embed.js"></script>`);
  const { origin } = new URL(site.url);
  blog = await serveBlog(pages, { csp: `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}` });
  lab = new Lab(await startBrowser(), site.url);
});
after(async () => {
  await lab?.browser.close();
  await blog?.close();
  await site?.close();
});
/** Firefox ends the process of a frame that is left, and says where its script was just then. */
const LEFT = /Script terminated by timeout/;

afterEach(async () => {
  const complaints = (await lab.complaints()).filter((message) => !LEFT.test(message));
  lab.expected = [];
  assert.deepEqual(complaints, [], 'the console is silent');
});

/** @param {string} [path] */
const openBlog = async (path = '') => {
  await lab.driver.get(blog.url + path);
  await startRecording(lab.driver);
  await until('the tag is defined', () => lab.inPage(() => customElements.get('interleave-lab') !== undefined));
};

/** @param {string} id of a tag @returns {Promise<any>} its frame, or null while there is none */
const frameOf = (id) => lab.driver.executeScript('return document.getElementById(arguments[0]).shadowRoot.querySelector("iframe")', id);

/** @template T @param {string} id of a tag @param {() => T} look in its frame @returns {Promise<T>} */
const inFrame = async (id, look) => {
  await lab.driver.switchTo().frame(await frameOf(id));
  try {
    return await lab.driver.executeScript(look);
  } finally {
    await lab.driver.switchTo().defaultContent();
  }
};

test('a post with a strict policy pastes the tag, and it runs', async () => {
  await openBlog();
  const ran = await lab.inPage(async () => {
    const tag = /** @type {any} */ (document.getElementById('one'));
    /** @type {string[]} */
    const events = [];
    for (const type of ['progress', 'result']) tag.addEventListener(type, (/** @type {any} */ event) => events.push(`${type} ${event.detail.model ?? event.detail.models.length}`));
    const result = await tag.run();
    return { events, result, isolated: crossOriginIsolated };
  });
  assert.equal(ran.isolated, false, 'the post is not isolated');
  const models = ran.result.models.map((/** @type {any} */ { model, error }) => [model, error?.kind ?? null]);
  const isolated = engine.name === 'chromium';
  assert.deepEqual([ran.result.isolated, models], [isolated, [['event-loop', null], ['threads', isolated ? null : 'not-isolated']]]);
  const [loop] = ran.result.models;
  assert.deepEqual(loop.trace.traceEvents, [], 'traces stay in the frame');
  assert.ok(ran.events.includes('progress event-loop') && ran.events.at(-1) === `result ${models.length}`, String(ran.events));
  const shown = await lab.inPage(() => {
    const tag = /** @type {HTMLElement} */ (document.getElementById('one'));
    return { pre: tag.querySelector('pre')?.checkVisibility(), poster: tag.shadowRoot?.querySelector('.poster')?.checkVisibility() };
  });
  assert.deepEqual(shown, { pre: false, poster: false }, 'the frame stands where the poster was');
  assert.deepEqual(await inFrame('one', () => [document.querySelector('h2')?.textContent, document.querySelectorAll('.results tbody tr').length > 0, document.querySelector('b')]), ['Two <b>lists</b>', true, null]);
  const look = () => inFrame('one', () => [document.documentElement.style.colorScheme, getComputedStyle(document.body).backgroundColor, ...['.results-panel', '.code-panel'].map((part) => document.querySelector(part)?.checkVisibility())]);
  const before = await look();
  const set = (/** @type {Record<string, string|null>} */ settings) => lab.inPage((given) => /** @type {any} */ (document.getElementById('one')).set(given), settings);
  await set({ theme: 'dark ground:#102030', show: 'code' });
  await until('the frame follows', async () => isDeepStrictEqual(await look(), ['dark', 'rgb(16, 32, 48)', false, true]));
  await set({ theme: null, show: null });
  await until('and goes back', async () => isDeepStrictEqual(await look(), before));
  await until('the frame is as tall as what is in it', async () => await inFrame('one', () => document.documentElement.scrollHeight <= innerHeight));
});

test('what is far from the view is a poster, and has loaded nothing', async () => {
  assert.equal(await frameOf('far'), null);
  assert.match(await lab.inPage(() => String(document.getElementById('far')?.shadowRoot?.querySelector('.poster')?.textContent)), /A live experiment.*when you press Run/);
  await assertNoViolation(lab, 'a poster', '#far', { foreign: true });
  const asked = await lab.inPage(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(asked.every((name) => /embed\.(js|html)/.test(name)), String(asked));
});

test('a post that lets no frame in still has what its author wrote, and a way to the experiment', async () => {
  const closed = await serveBlog({ '/': pages['/'] }, { csp: `default-src 'none'; img-src data:; script-src ${new URL(site.url).origin}` });
  lab.expected = [/frame-src|default-src|Content.Security.Policy/];
  try {
    await lab.driver.get(closed.url);
    await startRecording(lab.driver);
    await until('the tag says why', () => lab.inPage(() => /lets no frame of localhost/.test(document.getElementById('one')?.shadowRoot?.textContent ?? '')));
    assert.deepEqual(await lab.inPage(() => {
      const tag = /** @type {HTMLElement} */ (document.getElementById('one'));
      const link = /** @type {HTMLAnchorElement} */ (tag.shadowRoot?.querySelector('a'));
      return [tag.querySelector('pre')?.checkVisibility(), link.checkVisibility(), link.search];
    }), [true, true, '?workload=squares&models=event-loop%2Cthreads&n=1000%2C2000&passes=1']);
  } finally {
    await closed.close();
  }
});

test('experiments of one post run one at a time, in order, and say so', async () => {
  await openBlog();
  const log = await lab.inPage(async () => {
    const [one, two, three] = ['one', 'two', 'three'].map((id) => /** @type {any} */ (document.getElementById(id)));
    /** @type {string[]} */
    const log = [];
    for (const tag of [one, two, three]) {
      for (const type of ['progress', 'result']) tag.addEventListener(type, () => { if (log.at(-1) !== `${tag.id} ${type}`) log.push(`${tag.id} ${type}`); });
    }
    const page = /** @type {any} */ (window);
    page.first = two.run();
    await new Promise((resolve) => two.addEventListener('progress', resolve, { once: true }));
    page.second = one.run();
    page.third = three.run();
    page.log = log;
    return log;
  });
  assert.deepEqual(log, ['two progress']);
  await until('who waits says so', () => inFrame('three', () => /Waiting for another experiment/.test(document.querySelector('[data-part=progress]')?.textContent ?? '')));
  const ends = await lab.inPage(async () => {
    const page = /** @type {any} */ (window);
    /** @type {any} */ (document.getElementById('three')).cancel();
    const third = await page.third;
    const [first, second] = await Promise.all([page.first, page.second]);
    return { kinds: [first, second, third].map(({ models }) => models[0].error?.kind ?? null), log: page.log };
  });
  assert.deepEqual(ends.kinds, [null, null, 'cancelled']);
  assert.deepEqual([...new Set(ends.log)].filter((line) => !String(line).startsWith('three')), ['two progress', 'two result', 'one progress', 'one result']);
});

test('what has left the view does not play, and goes on when it is back', async () => {
  const played = () => inFrame('two', () => parseFloat(/** @type {HTMLInputElement} */ (document.querySelector('.play input')).value));
  const scroll = (/** @type {string} */ where) => lab.inPage((id) => document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'instant' }), where);
  await scroll('two');
  await inFrame('two', () => {
    const speed = /** @type {HTMLSelectElement} */ (document.querySelector('.play select'));
    speed.value = speed.options[speed.options.length - 1].value;
    const toggle = /** @type {HTMLElement} */ (document.querySelector('[data-action=play]'));
    if (toggle.textContent === 'Play') toggle.click();
  });
  let last_us = await played();
  // The frames above may still find their heights, and move it.
  const plays = async () => { await scroll('two'); return await played() !== last_us; };
  await until('it plays', plays);
  await scroll('far');
  // Firefox tells a frame of another site late, if at all, that it is out of view, but gives it no frames to play.
  await until('it stands still', async () => {
    last_us = await played();
    await new Promise((resolve) => { setTimeout(resolve, 250); });
    return await played() === last_us;
  });
  await until('it goes on', plays);
  assert.ok(await played() < last_us + 3000, 'from where it was');
});

/** What both modules promise (InterleaveLab in protocol.js), asked in the page. */
const conformance = async () => {
  const Tag = /** @type {any} */ (customElements.get('interleave-lab'));
  const tag = /** @type {any} */ (document.createElement('interleave-lab'));
  const kindOf = (/** @type {Promise<unknown>} */ promise) => promise.then(() => null, ({ name, kind }) => [name, kind]);
  const thrown = (/** @type {() => void} */ act) => { try { act(); return null; } catch (error) { return [/** @type {any} */ (error).name, /** @type {any} */ (error).kind]; } };
  const loose = await kindOf(tag.run());
  tag.setAttribute('workload', 'squares');
  tag.set({ n: '1000', passes: '1', models: 'event-loop', locked: '' });
  document.body.prepend(tag);
  /** @type {string[]} */
  const events = [];
  for (const type of ['progress', 'result']) tag.addEventListener(type, (/** @type {any} */ { detail }) => events.push(`${type} ${typeof (detail.turns ?? detail.version)}`));
  const going = tag.run();
  const busy = await kindOf(tag.run());
  const result = await going;
  tag.set({ n: '3000', locked: null });
  await new Promise((resolve) => { setTimeout(resolve); });
  const changed = await tag.run();
  const long = tag.run({ workload: 'download', params: { tasks: 1, delay_ms: 5000 }, models: ['event-loop'] });
  await new Promise((resolve) => tag.addEventListener('progress', resolve, { once: true }));
  tag.cancel();
  const cancelled = await long;
  const answers = {
    attributes: Tag.observedAttributes, loose, busy,
    invalid: await kindOf(tag.run({ workload: 'cook' })),
    refused: await kindOf(tag.run({ html: '<b>' })),
    unknown: thrown(() => tag.set({ onclick: 'x' })),
    kept: [tag.getAttribute('n'), tag.getAttribute('locked'), tag.getAttribute('onclick')],
    result: [result.version, result.workload, result.params.n, result.models.map((/** @type {any} */ { model, error }) => [model, error])],
    changed: changed.params.n, cancelled: cancelled.models[0].error.kind,
    fields: Object.keys(result.models[0]).sort(), plain: JSON.stringify(structuredClone(result)) === JSON.stringify(result),
    events: [...new Set(events)].sort(),
  };
  tag.remove();
  return answers;
};

test('the tag and the page’s own element keep one promise, and the first of the two stays', async () => {
  const ofTag = await lab.inPage(conformance);
  await lab.open();
  const ofElement = await lab.inPage(conformance);
  assert.deepEqual(ofTag, ofElement);
  const { attributes, fields, ...said } = ofTag;
  assert.ok(attributes.includes('workload') && fields.includes('wall_ms'));
  const invalid = ['Error', 'invalid'];
  assert.deepEqual(said, {
    loose: invalid, busy: ['Error', 'busy'], invalid, refused: invalid, unknown: invalid, kept: ['3000', null, null],
    result: [1, 'squares', [1000], [['event-loop', null]]], changed: [3000], cancelled: 'cancelled', plain: true, events: ['progress number', 'result number'],
  });
  lab.expected = [/defined already/];
  const own = await lab.inPage(async (address) => {
    const before = customElements.get('interleave-lab');
    await import(address);
    return before === customElements.get('interleave-lab');
  }, `${site.url}embed.js`);
  assert.ok(own, 'the first definition stays');
  const warnings = (await lab.browser.messages()).filter((message) => /^console\.warn: Interleave/.test(message));
  assert.equal(warnings.length, 1, String(warnings));
});

test('on its own page too, what has left the view does not play', async () => {
  await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 100 }, models: ['event-loop'] });
  const says = () => lab.inPage(() => document.querySelector('[data-action=play]')?.textContent);
  const scroll = (/** @type {string} */ selector) => lab.inPage((given) => document.querySelector(given)?.scrollIntoView({ block: 'center', behavior: 'instant' }), selector);
  await scroll('.play');
  await lab.inPage(() => {
    const speed = /** @type {HTMLSelectElement} */ (document.querySelector('.play select'));
    speed.value = speed.options[speed.options.length - 1].value;
    const toggle = /** @type {HTMLElement} */ (document.querySelector('[data-action=play]'));
    if (toggle.textContent === 'Play') toggle.click();
  });
  await until('it plays', async () => await says() === 'Pause');
  await scroll('.foot');
  await until('it pauses', async () => await says() === 'Play');
  await scroll('.play');
  await until('it goes on', async () => await says() === 'Pause');
});

test('on its own page the looks do what they do in a frame, without `show` too, and are taken back', async () => {
  await lab.open('?workload=squares&n=1000&passes=1&models=event-loop,processes');
  const seen = () => lab.inPage(() => ({
    head: document.querySelector('.compact-head h2')?.textContent ?? null, ask: document.querySelector('.compact-question:not([hidden]) .ask')?.textContent ?? null,
    parts: ['[data-action=settings]', '.controls', '.results-panel', '.code-panel', '.exchange', '.tools'].filter((part) => document.querySelector(part)?.checkVisibility()),
  }));
  const [settings, controls, table, code, experiments] = ['[data-action=settings]', '.controls', '.results-panel', '.code-panel', '.tools'];
  const all = [table, code, '.exchange', experiments];
  assert.deepEqual(await seen(), { head: null, ask: null, parts: [controls, ...all] });
  /** @param {Record<string, string|null>} looks @param {Awaited<ReturnType<typeof seen>>} expected */
  const set = async (looks, expected) => {
    await lab.inPage((given) => /** @type {any} */ (document.querySelector('interleave-lab')).set(given), looks);
    await until(`the page follows ${JSON.stringify(looks)}`, async () => isDeepStrictEqual(await seen(), expected));
  };
  await set({ title: 'Ours' }, { head: 'Ours', ask: null, parts: [settings, ...all] });
  await set({ locked: '' }, { head: 'Ours', ask: null, parts: [table, code, '.exchange'] });
  await set({ locked: null, question: 'How long?' }, { head: 'Ours', ask: 'How long?', parts: [settings, code, '.exchange', experiments] });
  await set({ question: null, show: 'table' }, { head: 'Ours', ask: null, parts: [settings, table] });
  await set({ show: null }, { head: 'Ours', ask: null, parts: [settings, ...all] });
});

test('a frame says nothing to a page that did not greet it, whatever is run in it', async () => {
  await openBlog('plain');
  await lab.inPage((address) => {
    const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
    const page = /** @type {any} */ (window);
    page.heard = [];
    addEventListener('message', ({ data, source }) => { if (source === frame.contentWindow) page.heard.push(data.type); });
    frame.src = `${address}embed.html?workload=squares&n=1000&passes=1&models=event-loop`;
    return new Promise((resolve) => addEventListener('message', () => resolve(null), { once: true }));
  }, site.url);
  await lab.driver.switchTo().frame(await lab.driver.findElement({ id: 'frame' }));
  await lab.driver.executeScript(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=run]')).click());
  await until('it has run', () => lab.driver.executeScript(() => document.querySelector('[data-part=progress]')?.textContent === 'Done.'));
  await lab.driver.switchTo().defaultContent();
  assert.deepEqual(await lab.inPage(() => /** @type {any} */ (window).heard), ['ready']);
});

test('a hostile page gets nothing by ten thousand messages, and its own client keeps what is foreign out', async () => {
  const seen = await lab.inPage(async (address) => {
    const { connect } = await import(`${address}client.js`);
    const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
    const target = /** @type {Window} */ (frame.contentWindow);
    const shapes = [null, 1, 'run', '<img src=x onerror=alert(1)>', [], { interleave: 1 }, { interleave: 2, type: 'run', id: 1 }, { interleave: 1, type: 'eval', code: 'document.title="x"' },
      { interleave: 1, type: 'run', id: 'x' }, { interleave: 1, type: 'run', id: 1, options: { html: '<b>' } }, { interleave: 1, type: 'set', settings: { onclick: 'x', title: '<b>' } }, { interleave: 1, type: '__proto__' }];
    for (let i = 0; i < 10_000; i += 1) target.postMessage(shapes[i % shapes.length], '*');
    const client = connect(frame);
    /** @type {string[]} */
    const told = [];
    client.addEventListener('result', () => told.push('result'));
    // Well-formed, but from another window.
    postMessage({ interleave: 1, type: 'result', id: null, result: { version: 1, models: [] } }, '*');
    await new Promise((resolve) => client.addEventListener('ready', resolve));
    const mute = /** @type {any} */ (window).heard.filter((/** @type {string} */ type) => !['ready', 'height'].includes(type));
    client.set({ title: '<b>Post</b>' });
    const result = await client.run({ workload: 'squares', params: { n: [500], passes: 1 }, models: ['event-loop'] }, { trace: true });
    client.disconnect();
    return { mute, told, models: result.models.map((/** @type {any} */ { model, error, trace }) => [model, error, trace.traceEvents.length > 0]) };
  }, site.url);
  assert.deepEqual(seen, { mute: [], told: ['result'], models: [['event-loop', null, true]] });
});

test('a hostile address says what is wrong with it, and runs nothing', async () => {
  const evil = '"><img src=x onerror="document.title=1"><script>document.title=1</script>';
  const query = new URLSearchParams({ ...Object.fromEntries(NAMES.map((name) => [name, evil])), workload: evil, models: evil, n: evil, tasks: '1e99', show: evil, theme: `accent:url(//${evil})`, height: evil, title: evil, question: evil, wrokers: '2', flavour: evil, ['__proto__']: evil });
  await lab.driver.get(`${site.url}embed.html?${query}#${encodeURIComponent(evil)}`);
  await startRecording(lab.driver);
  await until('the lab is there', () => lab.inPage(() => Boolean(document.querySelector('.compact-head h2')?.textContent)));
  const page = await lab.inPage(() => ({
    problems: Array.from(document.querySelectorAll('[data-part=address-problems] li'), (item) => item.textContent ?? ''),
    started: document.querySelector('[data-part=not-started]') === null, title: document.title, head: document.querySelector('.compact-head h2')?.textContent, images: document.querySelectorAll('img').length, scripts: document.querySelectorAll('main script').length,
  }));
  assert.ok(page.started);
  assert.equal(page.title, evil);
  assert.equal(page.head, evil);
  assert.deepEqual([page.images, page.scripts], [0, 0]);
  const asked = await lab.inPage(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.deepEqual(asked.filter((name) => !name.startsWith(site.url) || /\.wasm|coordinator/.test(name)), [], 'nothing of the engine before Run');
  for (const name of ['“wrokers”', '“__proto__”', 'workload: there is no', 'models: there is no', 'show:', 'theme:', 'height:', 'Flavour of the lock']) {
    assert.ok(page.problems.some((problem) => problem.startsWith(name)), `${name} in ${page.problems.join('\n')}`);
  }
});

test('what Embed gives is pasted into a post, and runs there what was on the screen', async () => {
  await lab.open('?workload=squares&n=1000,2000,3000&passes=2&models=event-loop,processes');
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=embed]')).click());
  await until('the dialog is open', () => lab.inPage(() => document.querySelector('.embed-dialog[open]') !== null));
  const code = await lab.inPage(() => {
    const dialog = /** @type {HTMLElement} */ (document.querySelector('.embed-dialog'));
    const control = (/** @type {string} */ label) => /** @type {any} */ (Array.from(dialog.querySelectorAll('label'), (one) => one).find((one) => one.textContent === label))?.control;
    control('Title').value = 'Lists & <i>"squares"</i>';
    control('Lock the settings').checked = true;
    control('Lock the settings').dispatchEvent(new Event('change', { bubbles: true }));
    return String(dialog.querySelector('[data-part=embed-code]')?.textContent);
  });
  assert.match(code, /^<script type="module" src="http:\/\/localhost:\d+\/embed.js"><\/script>\n<interleave-lab workload="squares" models="event-loop,processes" n="1000,2000,3000" passes="2" locked title="[^"]+">/);
  await until('the preview is the real thing', () => lab.inPage(() =>
    /** @type {HTMLIFrameElement} */ (document.querySelector('.embed-preview')).contentDocument?.querySelector('.compact-head h2')?.textContent === 'Lists & <i>"squares"</i>'), 30_000);
  await assertNoViolation(lab, 'the dialog', '.embed-dialog');
  pages['/pasted'] = post(code);
  await openBlog('pasted');
  const result = await lab.inPage(async () => /** @type {any} */ (document.querySelector('interleave-lab')).run());
  assert.deepEqual([result.params, result.models.map((/** @type {any} */ { model, error }) => [model, error])], [{ n: [1000, 2000, 3000], passes: 2, return_list: false }, [['event-loop', null], ['processes', null]]]);
  await lab.driver.get(`${site.url}embed.html?workload=squares&n=1000&passes=1&models=event-loop,processes&show=table+trace+output+code&question=How+long%3F`);
  await until('the question is there', () => lab.inPage(() => document.querySelector('.guess-bar') !== null));
  await assertNoViolation(lab, 'the frame, with a question');
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=see]')).click());
  await until('the answer', () => lab.inPage(() => document.querySelector('[data-action=see]')?.textContent === 'Run again'), 30_000);
  await assertNoViolation(lab, 'the frame, with an answer');
});
