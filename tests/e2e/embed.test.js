/** The tag in somebody's post: it runs, waits for its turn, plays while it is seen, and is what Embed gives. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Key } from 'selenium-webdriver';
import { assertNoViolation } from './axe.js';
import { engine } from './browser.js';
import { post, usePosts } from './post.js';
import { startRecording } from './recorder.js';
import { serveBlog } from './site.js';
import { until } from './until.js';

const QUICK = 'workload="squares" n="1000,2000" passes="1" models="event-loop,threads"';
const posts = usePosts({
  '/': `<interleave-lab id="one" ${QUICK} title="Two &lt;b&gt;lists&lt;/b&gt;"><pre>print('written in the post')</pre></interleave-lab>
    <interleave-lab id="two" workload="download" tasks="1" delay_ms="300" models="event-loop" show="trace"></interleave-lab>
    <interleave-lab id="three" ${QUICK}></interleave-lab>${'<p>Words.</p>'.repeat(80)}<interleave-lab id="far" ${QUICK}></interleave-lab>`,
});
const { lab, pages } = posts;

test('a post with a strict policy pastes the tag, and it runs', async () => {
  await posts.open();
  const ran = await lab.inPage(async () => {
    const tag = /** @type {any} */ (document.getElementById('one'));
    /** @type {string[]} */
    const events = [];
    for (const type of ['progress', 'result'])
      tag.addEventListener(type, (/** @type {any} */ event) =>
        events.push(`${type} ${event.detail.model ?? event.detail.models.length}`),
      );
    const result = await tag.run();
    return { events, result, isolated: crossOriginIsolated };
  });
  assert.equal(ran.isolated, false, 'the post is not isolated');
  const models = ran.result.models.map((/** @type {any} */ { model, error }) => [model, error?.kind ?? null]);
  const isolated = engine.name === 'chromium';
  assert.deepEqual(
    [ran.result.isolated, models],
    [
      isolated,
      [
        ['event-loop', null],
        ['threads', isolated ? null : 'not-isolated'],
      ],
    ],
  );
  const [loop] = ran.result.models;
  assert.deepEqual(loop.trace.traceEvents, [], 'traces stay in the frame');
  assert.ok(
    ran.events.includes('progress event-loop') && ran.events.at(-1) === `result ${models.length}`,
    String(ran.events),
  );
  const shown = await lab.inPage(() => {
    const tag = /** @type {HTMLElement} */ (document.getElementById('one'));
    return {
      pre: tag.querySelector('pre')?.checkVisibility(),
      poster: tag.shadowRoot?.querySelector('.poster')?.checkVisibility(),
    };
  });
  assert.deepEqual(shown, { pre: false, poster: false }, 'the frame stands where the poster was');
  assert.deepEqual(
    await posts.inFrame('one', () => [
      document.querySelector('h2')?.textContent,
      document.querySelectorAll('.results tbody tr').length > 0,
      document.querySelector('h2 b'),
    ]),
    ['Two <b>lists</b>', true, null],
  );
  const look = () =>
    posts.inFrame('one', () => [
      document.documentElement.style.colorScheme,
      getComputedStyle(document.body).backgroundColor,
      ...['.results-panel', '.code-panel'].map((part) => document.querySelector(part)?.checkVisibility()),
    ]);
  const before = await look();
  const set = (/** @type {Record<string, string|null>} */ settings) =>
    lab.inPage((given) => /** @type {any} */ (document.getElementById('one')).set(given), settings);
  await set({ theme: 'dark ground:#102030', show: 'code' });
  await until('the frame follows', async () =>
    isDeepStrictEqual(await look(), ['dark', 'rgb(16, 32, 48)', false, true]),
  );
  await set({ theme: null, show: null });
  await until('and goes back', async () => isDeepStrictEqual(await look(), before));
});

test('before Run there are posters, with a recorded picture where a reader is near, and no frame is loaded', async () => {
  await posts.open();
  await until('the picture is there', () =>
    lab.inPage(() =>
      /Event loop: .*Threads: .*recorded in /.test(
        document.getElementById('one')?.shadowRoot?.querySelector('figure')?.textContent ?? '',
      ),
    ),
  );
  for (const id of ['one', 'two', 'three', 'far']) assert.equal(await posts.frameOf(id), null, id);
  assert.equal(
    await lab.inPage(() => document.getElementById('one')?.querySelector('pre')?.checkVisibility()),
    true,
    'what the author wrote',
  );
  await assertNoViolation(lab, 'a poster with its picture', '#one', { foreign: true });
  assert.match(
    await lab.inPage(() => String(document.getElementById('far')?.shadowRoot?.querySelector('.poster')?.textContent)),
    /A live experiment.*when you press Run/,
  );
  await assertNoViolation(lab, 'a poster', '#far', { foreign: true });
  const asked = await lab.inPage(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(
    asked.every((name) => /\/embed(-picture)?\.js$/.test(name)),
    String(asked),
  );
});

test('a post that lets no frame in still has what its author wrote, and a way to the experiment', async () => {
  const closed = await serveBlog(
    { '/': pages['/'] },
    { csp: `default-src 'none'; img-src data:; script-src ${new URL(posts.site.url).origin}` },
  );
  lab.expected = [/frame-src|default-src|Content.Security.Policy/];
  try {
    await lab.driver.get(closed.url);
    await startRecording(lab.driver);
    await posts.press('one');
    await until('the tag says why', () =>
      lab.inPage(() =>
        /lets no frame of localhost/.test(document.getElementById('one')?.shadowRoot?.textContent ?? ''),
      ),
    );
    assert.deepEqual(
      await lab.inPage(() => {
        const tag = /** @type {HTMLElement} */ (document.getElementById('one'));
        const link = /** @type {HTMLAnchorElement} */ (tag.shadowRoot?.querySelector('a'));
        return [tag.querySelector('pre')?.checkVisibility(), link.checkVisibility(), tag.offsetHeight, link.search];
      }),
      [true, true, 540, '?workload=squares&models=event-loop%2Cthreads&n=1000%2C2000&passes=1'],
    );
    const refused = await lab.inPage(() =>
      /** @type {any} */ (document.getElementById('one'))
        .run()
        .catch((/** @type {any} */ { kind, message }) => [kind, message]),
    );
    assert.equal(refused[0], 'worker-start');
    assert.match(refused[1], /lets no frame of localhost/, 'a program is told, too');
  } finally {
    await closed.close();
  }
});

test('experiments of one post run one at a time, in order, and say so', async () => {
  await posts.open();
  const log = await lab.inPage(async () => {
    const [one, two, three] = ['one', 'two', 'three'].map((id) => /** @type {any} */ (document.getElementById(id)));
    /** @type {string[]} */
    const log = [];
    for (const tag of [one, two, three]) {
      for (const type of ['progress', 'result'])
        tag.addEventListener(type, () => {
          if (log.at(-1) !== `${tag.id} ${type}`) log.push(`${tag.id} ${type}`);
        });
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
  await until('who waits says so', () =>
    posts.inFrame('three', () =>
      /Waiting for another experiment/.test(document.querySelector('[data-part=progress]')?.textContent ?? ''),
    ),
  );
  const ends = await lab.inPage(async () => {
    const page = /** @type {any} */ (window);
    /** @type {any} */ (document.getElementById('three')).cancel();
    const third = await page.third;
    const [first, second] = await Promise.all([page.first, page.second]);
    return { kinds: [first, second, third].map(({ models }) => models[0].error?.kind ?? null), log: page.log };
  });
  assert.deepEqual(ends.kinds, [null, null, 'cancelled']);
  assert.deepEqual(
    [...new Set(ends.log)].filter((line) => !String(line).startsWith('three')),
    ['two progress', 'two result', 'one progress', 'one result'],
  );
});

test('a picture out of view does not play, and goes on when it is back', async () => {
  const played = () =>
    posts.inFrame('two', () =>
      parseFloat(/** @type {HTMLInputElement} */ (document.querySelector('.play input')).value),
    );
  const scroll = (/** @type {string} */ where) =>
    lab.inPage((id) => document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'instant' }), where);
  await scroll('two');
  await posts.inFrame('two', () => {
    const speed = /** @type {HTMLSelectElement} */ (document.querySelector('.play select'));
    speed.value = speed.options[speed.options.length - 1].value;
    const toggle = /** @type {HTMLElement} */ (document.querySelector('[data-action=play]'));
    if (toggle.textContent === 'Play') toggle.click();
  });
  let last_us = await played();
  // The frames above may still find their heights, and move it.
  const plays = async () => {
    await scroll('two');
    return (await played()) !== last_us;
  };
  await until('it plays', plays);
  await scroll('far');
  // Firefox tells a frame of another site late, if at all, that it is out of view, but gives it no frames to play.
  await until('it stands still', async () => {
    last_us = await played();
    await new Promise((resolve) => {
      setTimeout(resolve, 250);
    });
    return (await played()) === last_us;
  });
  await until('it goes on', plays);
  assert.ok((await played()) < last_us + 3000, 'from where it was');
});

/** Opens the dialog on the page. */
const openDialog = async () => {
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=embed]')).click());
  await until('the dialog is open', () => lab.inPage(() => document.querySelector('.embed-dialog[open]') !== null));
};

/** Which run a document shows as recorded, and what is looked at in it; null before it does. */
const shownRun = () => {
  const part = (/** @type {string} */ name) => document.querySelector(`[data-part=${name}]`)?.textContent;
  return part('origin') && part('slice')
    ? { recorded: part('origin')?.startsWith('A recorded run of'), slice: part('slice') }
    : null;
};

test('Embed offers the run and the moment on the screen; the preview and the post start with them', async () => {
  /** @param {boolean} [tick] @returns {Promise<boolean>} whether it is offered */
  const offered = (tick) =>
    lab.inPage((wanted) => {
      const label = /** @type {HTMLLabelElement} */ (
        Array.from(
          document.querySelectorAll('.embed-dialog label'),
          (one) => /** @type {HTMLLabelElement} */ (one),
        ).find((one) => /moment/.test(one.textContent))
      );
      if (wanted !== undefined && wanted !== null && /** @type {HTMLInputElement} */ (label.control).checked !== wanted)
        label.click();
      return label.checkVisibility();
    }, tick);
  const close = () =>
    lab.inPage(() => /** @type {HTMLDialogElement} */ (document.querySelector('.embed-dialog')).close());
  const setPasses = (/** @type {number} */ passes) =>
    lab.inPage((wanted) => {
      const { bench } = /** @type {any} */ (document.querySelector('interleave-lab'));
      bench.show({ ...bench.state(), params: { ...bench.state().params, passes: wanted } });
    }, passes);
  const code = () => lab.inPage(() => document.querySelector('[data-part=embed-code]')?.textContent ?? '');
  await lab.open('?workload=squares&n=1000,2000&passes=1&models=event-loop');
  await openDialog();
  assert.equal(await offered(), false, 'nothing has run');
  await close();
  await lab.run({ workload: 'squares', params: { n: [3000, 4000], passes: 2 }, models: ['event-loop', 'processes'] });
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-part=timeline]')).focus());
  await lab.driver.actions().sendKeys(Key.ARROW_DOWN, Key.ARROW_RIGHT).perform();
  const slice = await until('a slice is chosen', () =>
    lab.inPage(() => document.querySelector('[data-part=slice]')?.textContent),
  );
  // What is set by now is another matter: the run keeps its settings.
  await setPasses(9);
  await openDialog();
  assert.equal(await offered(), true);
  assert.match(await code(), /passes="9"/);
  await offered(true);
  const line = await until('the run is in the line', async () => {
    const now = await code();
    return /moment="moment=1&amp;.*slice=.*run=/.test(now) ? now : null;
  });
  assert.match(
    line,
    /<interleave-lab workload="squares" models="event-loop,processes" n="3000,4000" passes="2" moment=/,
  );
  assert.match(
    await lab.inPage(() => document.querySelector('[data-part=embed-moment]')?.textContent ?? ''),
    /holds the run, in [\d,]+ letters/,
  );
  const previewed = () =>
    lab.inPage(
      () =>
        /** @type {HTMLIFrameElement} */ (document.querySelector('.embed-preview')).contentDocument?.querySelector(
          '[data-part=slice]',
        )?.textContent ?? '',
    );
  await until('the preview starts with it', async () => (await previewed()) === slice);
  await assertNoViolation(lab, 'the dialog with a moment', '.embed-dialog');
  await close();
  await setPasses(2);
  await openDialog();
  await until('it still starts with it', async () => (await previewed()) === slice);
  // What changes now stands behind the # alone.
  await offered(false);
  await until('the preview starts anew', async () => (await previewed()) === '');
  assert.doesNotMatch(await code(), /moment/);
  posts.pages['/started'] = post(line.replace('<interleave-lab', '<interleave-lab id="started"'));
  await posts.open('started');
  await until('the frame', () => posts.frameOf('started'));
  assert.deepEqual(await until('the run is shown in the post', () => posts.inFrame('started', shownRun)), {
    recorded: true,
    slice,
  });
  const [top_px, room_px] = await posts.inFrame('started', () => [
    Number(document.querySelector('[data-part=timeline]')?.getBoundingClientRect().top),
    innerHeight,
  ]);
  assert.ok(top_px >= 0 && top_px < room_px / 2, `the moment is what is seen first: at ${top_px} of ${room_px} px`);
});

test('the tag that Embed gives runs in a post what was on the screen', async () => {
  await lab.open('?workload=squares&n=1000,2000,3000&passes=2&models=event-loop,processes');
  await openDialog();
  const code = await lab.inPage(() => {
    const dialog = /** @type {HTMLElement} */ (document.querySelector('.embed-dialog'));
    const control = (/** @type {string} */ label) =>
      /** @type {any} */ (
        Array.from(dialog.querySelectorAll('label'), (one) => one).find((one) => one.textContent === label)
      )?.control;
    control('Title').value = 'Lists & <i>"squares"</i>';
    control('Lock the settings').checked = true;
    control('Lock the settings').dispatchEvent(new Event('change', { bubbles: true }));
    return String(dialog.querySelector('[data-part=embed-code]')?.textContent);
  });
  assert.match(
    code,
    /^<script type="module" src="http:\/\/localhost:\d+\/embed.js"><\/script>\n<interleave-lab workload="squares" models="event-loop,processes" n="1000,2000,3000" passes="2" locked title="[^"]+">/,
  );
  await until('the preview is the real thing', () =>
    lab.inPage(
      () =>
        /** @type {HTMLIFrameElement} */ (document.querySelector('.embed-preview')).contentDocument?.querySelector(
          '.compact-head h2',
        )?.textContent === 'Lists & <i>"squares"</i>',
    ),
  );
  await assertNoViolation(lab, 'the dialog', '.embed-dialog');
  pages['/pasted'] = post(code);
  await posts.open('pasted');
  const result = await lab.inPage(async () => /** @type {any} */ (document.querySelector('interleave-lab')).run());
  assert.deepEqual(
    [result.params, result.models.map((/** @type {any} */ { model, error }) => [model, error])],
    [
      { n: [1000, 2000, 3000], passes: 2, return_list: false },
      [
        ['event-loop', null],
        ['processes', null],
      ],
    ],
  );
  await lab.driver.get(
    `${posts.site.url}embed.html?workload=squares&n=1000&passes=1&models=event-loop,processes&show=table+trace+output+code&question=How+long%3F`,
  );
  await until('the question is there', () => lab.inPage(() => document.querySelector('.guess-bar') !== null));
  await assertNoViolation(lab, 'the frame, with a question');
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=see]')).click());
  await until('the answer', () =>
    lab.inPage(() => document.querySelector('[data-action=see]')?.textContent === 'Run again'),
  );
  await assertNoViolation(lab, 'the frame, with an answer');
});
