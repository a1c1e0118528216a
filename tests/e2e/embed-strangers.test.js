/** A frame among strangers: a page that did not greet it, one that means harm, and an address that does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NAMES } from '../../www/lab/attributes.js';
import { catalogue } from '../../www/generated/catalogue.js';
import { usePosts } from './post.js';
import { startRecording } from './recorder.js';
import { until } from './until.js';

const posts = usePosts({ '/plain': '<iframe id="frame" title="An experiment"></iframe>' });
const { lab } = posts;

test('a frame says nothing to a page that did not greet it, whatever is run in it', async () => {
  await posts.open('plain');
  await lab.inPage((address) => {
    const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
    const page = /** @type {any} */ (window);
    page.heard = [];
    addEventListener('message', ({ data, source }) => {
      if (source === frame.contentWindow) page.heard.push(data.type);
    });
    frame.src = `${address}embed.html?workload=squares&n=1000&passes=1&models=event-loop`;
    return new Promise((resolve) => addEventListener('message', () => resolve(null), { once: true }));
  }, posts.site.url);
  await lab.driver.switchTo().frame(await lab.driver.findElement({ id: 'frame' }));
  await lab.driver.executeScript(() =>
    /** @type {HTMLElement} */ (document.querySelector('[data-action=run]')).click(),
  );
  await until('it has run', () =>
    lab.driver.executeScript(() => document.querySelector('[data-part=progress]')?.textContent === 'Done.'),
  );
  await lab.driver.switchTo().defaultContent();
  assert.deepEqual(await lab.inPage(() => /** @type {any} */ (window).heard), ['ready']);
});

test('a hostile page gets nothing by ten thousand messages, and its own client keeps what is foreign out', async () => {
  const seen = await lab.inPage(async (address) => {
    const { connect } = await import(`${address}client.js`);
    const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
    const target = /** @type {Window} */ (frame.contentWindow);
    const shapes = [
      null,
      1,
      'run',
      '<img src=x onerror=alert(1)>',
      [],
      { interleave: 1 },
      { interleave: 2, type: 'run', id: 1 },
      { interleave: 1, type: 'eval', code: 'document.title="x"' },
      { interleave: 1, type: 'run', id: 'x' },
      { interleave: 1, type: 'run', id: 1, options: { html: '<b>' } },
      { interleave: 1, type: 'set', settings: { onclick: 'x', title: '<b>' } },
      { interleave: 1, type: '__proto__' },
    ];
    for (let i = 0; i < 10_000; i += 1) target.postMessage(shapes[i % shapes.length], '*');
    const client = connect(frame);
    /** @type {string[]} */
    const told = [];
    client.addEventListener('result', () => told.push('result'));
    // Well-formed, but from another window.
    postMessage({ interleave: 1, type: 'result', id: null, result: { version: 1, models: [] } }, '*');
    await new Promise((resolve) => client.addEventListener('ready', resolve));
    const mute = /** @type {any} */ (window).heard.filter(
      (/** @type {string} */ type) => !['ready', 'height'].includes(type),
    );
    client.set({ title: '<b>Post</b>' });
    const result = await client.run(
      { workload: 'squares', params: { n: [500], passes: 1 }, models: ['event-loop'] },
      { trace: true },
    );
    client.disconnect();
    return {
      mute,
      told,
      models: result.models.map((/** @type {any} */ { model, error, trace }) => [
        model,
        error,
        trace.traceEvents.length > 0,
      ]),
    };
  }, posts.site.url);
  assert.deepEqual(seen, { mute: [], told: ['result'], models: [['event-loop', null, true]] });
});

test('a flood of commands: a cancel ends its run, a second client is greeted, and runs are answered', async () => {
  const seen = await lab.inPage(async (address) => {
    const { connect } = await import(`${address}client.js`);
    const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
    const target = /** @type {Window} */ (frame.contentWindow);
    const tell = (/** @type {object} */ command) => target.postMessage({ interleave: 1, ...command }, '*');
    const flood = (/** @type {number} */ commands) => {
      for (let i = 0; i < commands; i += 1)
        tell(
          [
            { type: 'set', settings: { title: `Post ${i}`, n: String((i % 9) + 1) } },
            { type: 'hello' },
            { type: 'set', settings: { passes: '2', question: null } },
          ][i % 3],
        );
    };
    const first = connect(frame);
    await new Promise((resolve) => first.addEventListener('ready', resolve));
    const long = first.run({ workload: 'squares', params: { n: [2000000], passes: 10000 }, models: ['event-loop'] });
    await new Promise((resolve) => first.addEventListener('progress', resolve));
    flood(3000);
    const beside = first.run({ workload: 'squares', params: { n: [1], passes: 1 }, models: ['event-loop'] }).then(
      () => 'ran',
      (/** @type {any} */ { kind }) => kind,
    );
    first.cancel();
    const second = connect(frame);
    await new Promise((resolve) => second.addEventListener('ready', resolve));
    const cancelled = (await long).models[0].error?.kind;
    flood(3000);
    second.set({ workload: 'squares', n: '321', passes: '1', models: 'event-loop' });
    const { params } = await second.run();
    first.disconnect();
    second.disconnect();
    return { cancelled, beside: await beside, n: params.n };
  }, posts.site.url);
  assert.deepEqual(seen, { cancelled: 'cancelled', beside: 'busy', n: [321] });
});

test('a hostile address says what is wrong with it, and runs nothing', async () => {
  // What is wrong is quoted, and cut short: its beginning has to be harm enough.
  const evil = '<img src=x>"><img src=x onerror="document.title=1"><script>document.title=1</script>';
  const query = new URLSearchParams({
    ...Object.fromEntries(NAMES.map((name) => [name, evil])),
    workload: evil,
    models: evil,
    n: evil,
    tasks: '1e99',
    show: evil,
    theme: `accent:url(//${evil})`,
    height: evil,
    title: evil,
    question: evil,
    wrokers: '2',
    flavour: evil,
    ['__proto__']: evil,
  });
  await lab.driver.get(`${posts.site.url}embed.html?${query}#${encodeURIComponent(evil)}`);
  await startRecording(lab.driver);
  await until('the lab is there', () =>
    lab.inPage(() => Boolean(document.querySelector('.compact-head h2')?.textContent)),
  );
  const look = () =>
    lab.inPage(() => ({
      problems: Array.from(
        document.querySelectorAll('[data-part=address-problems] li'),
        (item) => item.textContent ?? '',
      ),
      started: document.querySelector('[data-part=not-started]') === null,
      title: document.title,
      head: document.querySelector('.compact-head h2')?.textContent,
      images: document.querySelectorAll('img').length,
      scripts: document.querySelectorAll('main script').length,
    }));
  const page = await look();
  assert.ok(page.started);
  assert.equal(page.title, evil);
  assert.equal(page.head, evil);
  assert.deepEqual([page.images, page.scripts], [0, 0]);
  const asked = await lab.inPage(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.deepEqual(
    asked.filter((name) => !name.startsWith(posts.site.url) || /\.wasm|coordinator/.test(name)),
    [],
    'nothing of the engine before Run',
  );
  // What is no setting is one sentence, and a long list is cut short.
  for (const name of [
    '“wrokers”, “__proto__” are not settings of an embed',
    'workload: there is no',
    '“n”, “passes”, ',
    'models: there is no',
    'And ',
  ]) {
    assert.ok(
      page.problems.some((problem) => problem.startsWith(name)),
      `${name} in ${page.problems.join('\n')}`,
    );
  }
  // So the others one work at a time.
  /** @param {Record<string, string>} settings @param {string[]} named */
  const assertNamed = async (settings, named) => {
    await lab.inPage(
      async (given) => {
        /** @type {any} */ (document.querySelector('interleave-lab')).set(given);
        await new Promise((resolve) => {
          setTimeout(resolve);
        });
      },
      { ...Object.fromEntries(NAMES.map((name) => [name, null])), title: evil, ...settings },
    );
    const { problems, images, scripts, title } = await look();
    assert.deepEqual([images, scripts, title], [0, 0, evil], JSON.stringify(settings));
    for (const label of named)
      assert.ok(
        problems.some((problem) => problem.startsWith(`${label}: `)),
        `${label} in ${problems.join('\n')}`,
      );
  };
  await assertNamed({ show: evil, flavour: evil, workers: evil }, ['show', 'Flavour of the lock', 'workers']);
  await assertNamed({ theme: `accent:url(//${evil})`, height: evil }, ['theme', 'height']);
  for (const { name, params } of catalogue.workloads) {
    await assertNamed(
      { workload: name, ...Object.fromEntries(params.map((spec) => [spec.name, evil])) },
      // A program may be any text.
      params.filter(({ kind }) => kind !== 'text' && kind !== 'line').map(({ label }) => label),
    );
  }
});
