/**
 * A post stands still around its embeds: they are as tall before they are seen as afterwards, whatever comes and runs
 * in them, until their reader opens one; and they are as light or dark as the post is.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { tagCode } from '../../www/embed/author/embed-code.js';
import { engine } from './browser.js';
import { usePosts } from './post.js';
import { until } from './until.js';

const RUNS = 'workload="squares" n="1000,2000" passes="1" models="event-loop,threads,processes"';
const WORDS = '<p>Words of a post, as they stand around what it embeds.</p>';
/** As Embed gives them, from our own site, whose address is not known before it serves. */
const pasted = tagCode(
  'http://localhost/',
  [
    ['workload', 'squares'],
    ['models', 'event-loop'],
  ],
  'Squares',
)
  .split('\n')
  .slice(1)
  .join('\n');
/**
 * What keeps the room free until the script is there, as in docs/embedding.md; what is below the fold needs it no less,
 * but nobody sees it move.
 */
const KEPT = '<table height="540"><tr><td>Lists of squares</table>';
const posts = usePosts({
  '/first': `${WORDS}<interleave-lab id="one" ${RUNS}>${KEPT}</interleave-lab><p id="after">After</p>${WORDS.repeat(60)}`,
  '/below': `${WORDS.repeat(60)}<interleave-lab id="one" ${RUNS}></interleave-lab><p id="after">After</p>${WORDS.repeat(60)}`,
  '/unseen': `<div id="around">${WORDS}<interleave-lab id="one" ${RUNS} show="table findings trace compare output code files">${KEPT}</interleave-lab></div><p id="after">After</p>`,
  '/question': `${WORDS}<interleave-lab id="one" ${RUNS} question="Which is first?">${KEPT}</interleave-lab><p id="after">After</p>`,
  '/low': `${WORDS}<interleave-lab id="one" ${RUNS} height="480" locked><table height="480"></table></interleave-lab><p id="after">After</p>`,
  '/wrong': `<interleave-lab id="one" ${RUNS} height="99999"></interleave-lab>`,
  '/pasted': `${WORDS}${pasted.replace('<interleave-lab', '<interleave-lab id="one"')}<p id="after">After</p>`,
  '/colours': `<interleave-lab id="one" ${RUNS}></interleave-lab>`,
});
const { lab } = posts;

/** In the post: notes where the words after the embed stand, in every frame, and what the browser tells of shifts. */
const watch = () => {
  const page = /** @type {any} */ (window);
  page.tops = new Set();
  page.shifts = [];
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) page.shifts.push(/** @type {any} */ (entry).value);
    }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    page.tops.add(Math.round(Number(document.getElementById('after')?.getBoundingClientRect().top) + scrollY));
    requestAnimationFrame(look);
  };
  look();
};
/** @returns {Promise<{tops: number[], shifts: number[]}>} */
const seen = () =>
  lab.inPage(() => ({ tops: [.../** @type {any} */ (window).tops], shifts: /** @type {any} */ (window).shifts }));
const ran = () => posts.inFrame('one', () => document.querySelector('[data-part=progress]')?.textContent === 'Done.');
const size = (/** @type {number} */ width, height = 900) =>
  lab.driver.manage().window().setRect({ width, height, x: 0, y: 0 });
/** @param {string} path */
const open = async (path) => {
  await posts.open(path);
  await lab.inPage(watch);
};
const scrollTo = () =>
  lab.inPage(() => document.getElementById('one')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
/** Presses the poster's button, and waits for the frame's run. */
const run = async () => {
  await posts.press('one');
  await until('there is a frame', () => posts.frameOf('one'));
  await until('it has run', ran);
};

/** @param {string} what */
const assertStill = async (what) => {
  const { tops, shifts } = await seen();
  assert.equal(tops.length, 1, `${what}: what stands below was at ${tops.join(', ')} px`);
  assert.deepEqual(shifts, [], what);
};

test('nothing of a post moves while an embed comes, is run, and has run: in view, below the fold, unseen, at every width', async () => {
  for (const width of [320, 720, 1280]) {
    await size(width);
    for (const path of ['first', 'below']) {
      await open(path);
      await scrollTo();
      await until('its picture', () =>
        lab.inPage(() => Boolean(document.getElementById('one')?.shadowRoot?.querySelector('figure'))),
      );
      await run();
      await assertStill(`${path} at ${width} px`);
    }
  }
  await open('unseen');
  await lab.inPage(() => {
    /** @type {HTMLElement} */ (document.getElementById('around')).style.visibility = 'hidden';
  });
  await lab.inPage(async () => {
    await /** @type {any} */ (document.getElementById('one')).run();
  });
  await lab.inPage(() => {
    /** @type {HTMLElement} */ (document.getElementById('around')).style.visibility = '';
  });
  await until('it has run', ran);
  await assertStill('unseen');
  await size(1280);
});

test('the tag that Embed gives keeps the room before the script is there', async () => {
  await posts.open('pasted');
  const heights = await lab.inPage(() => {
    const tag = /** @type {HTMLElement} */ (document.getElementById('one'));
    // An element that nobody defines, as every tag is until its script is there.
    const before = document.createElement('interleave-lab-not-yet');
    before.innerHTML = tag.innerHTML;
    tag.before(before);
    const [table] = before.children;
    return [
      /** @type {HTMLElement} */ (table).offsetHeight,
      tag.offsetHeight,
      tag.firstElementChild?.checkVisibility(),
    ];
  });
  assert.deepEqual(heights, [540, 540, false]);
});

test('results stay in the room that was reserved, a part at a time; what matters is seen at once, and the rest one press away', async () => {
  for (const width of [320, 720]) {
    await size(width);
    await open('low');
    await run();
    const table = await posts.inFrame('one', () => {
      const rows = Array.from(document.querySelectorAll('[data-part=results] [data-model]'), (row) =>
        row.getBoundingClientRect(),
      );
      return {
        height: innerHeight,
        first: rows[0]?.bottom,
        rows: rows.length,
        wide: document.documentElement.scrollWidth <= innerWidth,
        all: document.querySelector('[data-action=show-all]')?.checkVisibility(),
        keep: document.querySelector('[data-action=keep-run]')?.checkVisibility(),
      };
    });
    assert.equal(table.rows, 3);
    assert.ok(
      table.first <= table.height,
      `the first model's time at ${table.first} of ${table.height} px, ${width} wide`,
    );
    assert.deepEqual(
      [table.height, table.wide, table.all, table.keep],
      [480, true, false, false],
      'no taller, no wider, and a locked embed keeps no runs to change',
    );
  }
  await open('unseen');
  await run();
  const parts = await posts.inFrame('one', () =>
    Array.from(document.querySelectorAll('[data-part=tabs] label'), (one) => /** @type {HTMLElement} */ (one))
      .filter((one) => one.checkVisibility())
      .map((label) => {
        label.click();
        return [
          label.textContent,
          [
            '.results-panel',
            '.readings',
            '.timeline-panel',
            '.compare-panel',
            '.output-panel',
            '.code-panel',
            '.exchange',
          ].filter((part) => document.querySelector(part)?.checkVisibility()),
        ];
      }),
  );
  const panels = {
    Times: '.results-panel',
    Findings: '.readings',
    Timeline: '.timeline-panel',
    Compare: '.compare-panel',
    Output: '.output-panel',
    Python: '.code-panel',
    Files: '.exchange',
  };
  assert.ok(parts.length >= 6, JSON.stringify(parts));
  for (const [title, visible] of parts)
    assert.deepEqual(visible, [panels[/** @type {keyof typeof panels} */ (title)]], String(title));
  await assertStill('all parts');
});

test('only its reader’s hand makes an embed taller, as far as its author lets it, and takes that back', async () => {
  await size(720);
  await open('first');
  await run();
  const more = () =>
    posts.inFrame('one', () => /** @type {HTMLElement} */ (document.querySelector('[data-action=show-all]')).click());
  const height = () => lab.inPage(() => Number(document.getElementById('one')?.offsetHeight));
  await more();
  await until(
    'all is shown',
    async () =>
      (await height()) > 540 &&
      (await posts.inFrame('one', () => document.documentElement.scrollHeight <= innerHeight)),
  );
  await more();
  await until('it is as it was', async () => (await height()) === 540);
  await size(1280);
});

test('a keyboard’s reader goes from the poster into the frame; a question is asked there, not run over', async () => {
  await open('question');
  await lab.driver.executeScript('document.getElementById("one").shadowRoot.querySelector("button").focus()');
  await lab.driver.actions().sendKeys('\uE007').perform();
  await until('the focus is in the frame', () =>
    lab.inPage(() => document.getElementById('one')?.shadowRoot?.activeElement?.localName === 'iframe'),
  );
  assert.deepEqual(
    await until('the question', () =>
      posts.inFrame('one', () => {
        const ask = document.querySelector('.ask')?.textContent;
        return ask ? [ask, document.querySelector('[data-part=progress]')?.textContent === 'Done.'] : null;
      }),
    ),
    ['Which is first?', false],
  );
  await assertStill('a question');
});

test('a height that no page has is refused, and said', async () => {
  await posts.open('wrong');
  assert.deepEqual(
    await lab.inPage(() => {
      const tag = /** @type {HTMLElement} */ (document.getElementById('one'));
      return [
        tag.offsetHeight,
        /height: “99999” is neither auto, nor 160 to 6000 pixels/.test(tag.shadowRoot?.textContent ?? ''),
      ];
    }),
    [540, true],
  );
});

test('an embed is as dark as its post, and follows it', async () => {
  await open('colours');
  const poster = () =>
    lab.inPage(
      () =>
        getComputedStyle(/** @type {Element} */ (document.getElementById('one')?.shadowRoot?.querySelector('.poster')))
          .backgroundColor,
    );
  const [light, dark] = ['rgb(241, 245, 243)', 'rgb(13, 23, 21)'];
  /** @param {string} scheme @param {string} [ink] @param {string} [ground] */
  const paint = (scheme, ink = '', ground = '') =>
    lab.inPage(
      (...given) => {
        document.documentElement.style.colorScheme = given[0];
        [document.body.style.color, document.body.style.backgroundColor] = [given[1], given[2]];
      },
      scheme,
      ink,
      ground,
    );
  assert.equal(await poster(), light);
  await paint('dark');
  await until('a dark post’s poster', async () => (await poster()) === dark);
  await paint('light');
  await until('a light post’s', async () => (await poster()) === light);
  await paint('', '#eee', '#111');
  await until('one that is dark by its own style', async () => (await poster()) === dark);
  await posts.press('one');
  await until('there is a frame', () => posts.frameOf('one'));
  // A frame on its way has nothing yet.
  const frame = () =>
    posts.inFrame(
      'one',
      () =>
        document.body && [document.documentElement.style.colorScheme, getComputedStyle(document.body).backgroundColor],
    );
  await until('the frame is dark, too', async () => isDeepStrictEqual(await frame(), ['dark', dark]));
  await paint('light');
  await until('and light with the post', async () => isDeepStrictEqual(await frame(), ['light', light]));
  await lab.inPage(() => document.getElementById('one')?.setAttribute('theme', 'dark'));
  await until('or as its author says', async () => isDeepStrictEqual(await frame(), ['dark', dark]));
});

if (engine.name === 'chromium')
  test('a plain frame follows the post’s color-scheme', async () => {
    await open('colours');
    await lab.inPage(
      (address) =>
        new Promise((resolve) => {
          const frame = Object.assign(document.createElement('iframe'), {
            id: 'plain',
            src: `${address}embed.html`,
            onload: () => resolve(null),
          });
          document.documentElement.style.colorScheme = 'dark';
          document.body.append(frame);
        }),
      posts.site.url,
    );
    const ground = async () => {
      await lab.driver.switchTo().frame(await lab.driver.findElement({ id: 'plain' }));
      const colour = await lab.driver.executeScript('return getComputedStyle(document.body).backgroundColor');
      await lab.driver.switchTo().defaultContent();
      return colour;
    };
    await until('it is dark', async () => (await ground()) === 'rgb(13, 23, 21)');
    await lab.inPage(() => {
      document.documentElement.style.colorScheme = 'light';
    });
    await until('and light', async () => (await ground()) === 'rgb(241, 245, 243)');
  });
