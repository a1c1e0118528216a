/**
 * The table of capability levels: wherever a reader may meet an embed, how much of it each browser has to let run.
 * Where nothing may run, something true is on the screen; an empty box is no level.
 *
 * The lab is at `localhost`, posts at `127.0.0.1`, and a page between the two at a third site.
 */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contentSecurityPolicy } from '../../tools/headers.mjs';
import { engine, startBrowser } from './browser.js';
import { serveBlog, serveSite } from './site.js';
import { until } from './until.js';

/** @import { Browser } from './browser.js' */
/** @import { Site } from './site.js' */

/**
 * `picture`: no script of ours runs, and a recorded picture and a text are there. `poster`: the tag's own text, over a
 * frame that never answers.
 * @typedef {'isolated'|'unshared'|'recorded'|'picture'|'poster'} Expected
 */
/**
 * `to`: how to come from the page that is opened to the lab, frame by frame. `why`: what the badge says. `says`: what
 * the console may; `poster`: what the tag has to say by itself.
 * @typedef {{what: string, at: string, to: ('tag'|'frame')[], capability: [chromium: Expected, firefox: Expected,
 *   webkitgtk: Expected], why?: RegExp, says?: RegExp, poster?: RegExp}} Row
 */
/**
 * @typedef {{capability: string|null, why: string, rows: Record<string, string>, busy: boolean, problem: string,
 *   picture: string, styled: boolean}} Seen
 */

const WORK = { workload: 'squares', n: '1000,2000', passes: '1', models: 'sequential,threads,processes' };
const FRAME = `embed.html?${new URLSearchParams(WORK)}`;

/** Firefox ends the process of a frame that is left, and says where its script was just then. */
const LEFT = /Script terminated by timeout/;
const POLICY = /Content.Security.Policy|worker-src|wasm/i;
/** What else a frame without an origin is told: WebKit lets it load nothing. */
const ORIGINLESS = /sandbox|origin|CORS|Content.Security.Policy/i;

const FRAMED = /outer page is isolated too|headers that isolate/;

/** @type {Row[]} */
const TABLE = [
  {
    what: 'a plain post, the tag',
    at: 'blog/tag',
    to: ['tag'],
    capability: ['isolated', 'unshared', 'unshared'],
    why: FRAMED,
  },
  {
    what: 'a plain post, a frame',
    at: 'blog/frame',
    to: ['frame'],
    capability: ['isolated', 'unshared', 'unshared'],
    why: FRAMED,
  },
  {
    what: 'a post isolated by require-corp, the tag',
    at: 'blog/require-corp',
    to: ['tag'],
    capability: ['isolated', 'isolated', 'isolated'],
  },
  // WebKit does not know the word, and isolates no such post.
  {
    what: 'a post isolated by credentialless, the tag',
    at: 'blog/credentialless',
    to: ['tag'],
    capability: ['isolated', 'isolated', 'unshared'],
  },
  {
    what: 'a post with a strict policy, the tag',
    at: 'blog/strict',
    to: ['tag'],
    capability: ['isolated', 'unshared', 'unshared'],
  },
  {
    what: 'a post with a strict policy, a frame',
    at: 'blog/strict-frame',
    to: ['frame'],
    capability: ['isolated', 'unshared', 'unshared'],
  },
  {
    what: 'a sandboxed frame',
    at: 'blog/sandbox',
    to: ['frame'],
    capability: ['recorded', 'recorded', 'picture'],
    why: /may start no workers/,
    says: ORIGINLESS,
  },
  {
    what: 'a sandboxed frame that keeps its origin',
    at: 'blog/sandbox-origin',
    to: ['frame'],
    capability: ['isolated', 'unshared', 'unshared'],
  },
  {
    what: 'a sandboxed post, the tag',
    at: 'blog/sandboxed',
    to: ['tag'],
    capability: ['recorded', 'recorded', 'poster'],
    why: /may start no workers/,
    says: ORIGINLESS,
  },
  {
    what: 'a frame in another site’s frame',
    at: 'blog/nested',
    to: ['frame', 'frame'],
    capability: ['isolated', 'unshared', 'unshared'],
    why: FRAMED,
  },
  {
    what: 'a policy without WebAssembly',
    at: 'blog/no-wasm',
    to: ['frame'],
    capability: ['recorded', 'recorded', 'recorded'],
    why: /WebAssembly/,
    says: POLICY,
  },
  {
    what: 'a policy without workers',
    at: 'blog/no-workers',
    to: ['frame'],
    capability: ['recorded', 'recorded', 'recorded'],
    why: /may start no workers/,
    says: POLICY,
  },
  { what: 'a sub-path, the tag', at: 'blog/folder', to: ['tag'], capability: ['isolated', 'unshared', 'unshared'] },
  {
    what: 'a host without headers, in an isolated post',
    at: 'blog/isolated-bare',
    to: ['tag'],
    capability: ['poster', 'poster', 'poster'],
    poster:
      /This page is isolated, which blocks frames unless their host, here localhost:\d+, sends Cross-Origin-Embedder-Policy and Cross-Origin-Resource-Policy/,
    says: /ERR_BLOCKED_BY_RESPONSE|Cross-Origin/,
  },
  {
    what: 'a host without headers, in a post',
    at: 'blog/bare',
    to: ['tag'],
    capability: ['isolated', 'unshared', 'unshared'],
    why: /own service worker added them|outer page is isolated too/,
  },
  {
    what: 'a host without headers, in a tab of its own',
    at: `bare/${FRAME}`,
    to: [],
    capability: ['isolated', 'isolated', 'isolated'],
    why: /own service worker added them/,
  },
];

/** @type {Record<string, Site>} */
const sites = {};
/** @type {Browser} */
let browser;
/** How often the frame's page was asked for, of the host without headers. */
let loads = 0;
/** How often each file was asked for, of the host of ten embeds. @type {Map<string, number>} */
const asked = new Map();

/** @param {string} body */
const post = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,"><body>${body}`;
const TAG = `<interleave-lab ${Object.entries(WORK)
  .map(([name, value]) => `${name}="${value}"`)
  .join(' ')}><pre>print("written in the post")</pre></interleave-lab>`;
/** @param {string} site */
const tag = (site, count = 1) =>
  post(`${TAG.repeat(count)}<script type="module" src="${sites[site].url}embed.js"></script>`);
/** @param {string} address @param {string} [more] */
const frame = (address, more = '') =>
  post(`<iframe ${more} width="700" height="900" title="An experiment" src="${address}"></iframe>`);
/** @param {string} embedder */
const isolating = (embedder) => ({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': embedder,
});

before(async () => {
  const folder = 'blog/tools/interleave';
  sites.lab = await serveSite({ pages: { '/quiet': frame(FRAME, 'sandbox="allow-same-origin"') } });
  sites.many = await serveSite({
    asked: (path) => {
      asked.set(path, (asked.get(path) ?? 0) + 1);
    },
  });
  sites.folder = await serveSite({ folder });
  sites.bare = await serveSite({
    folder,
    isolated: false,
    asked: (path) => {
      loads += Number(path.endsWith('/embed.html'));
    },
  });
  sites.noWasm = await serveSite({ csp: contentSecurityPolicy.replace(" 'wasm-unsafe-eval'", '') });
  sites.noWorkers = await serveSite({
    csp: contentSecurityPolicy.replace("worker-src 'self' blob:", "worker-src 'none'"),
  });
  const { origin } = new URL(sites.lab.url);
  const lab = sites.lab.url + FRAME;
  sites.between = await serveBlog({ '/': frame(lab) }, { host: 'between.localhost' });
  const strict = {
    'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}`,
  };
  sites.blog = await serveBlog(
    {
      '/tag': tag('lab'),
      '/frame': frame(lab),
      '/require-corp': tag('lab'),
      '/credentialless': tag('lab'),
      '/strict': tag('lab'),
      '/strict-frame': frame(lab),
      '/sandbox': frame(lab, 'sandbox="allow-scripts"'),
      '/sandbox-origin': frame(lab, 'sandbox="allow-scripts allow-same-origin"'),
      '/sandboxed': tag('lab'),
      '/nested': frame(sites.between.url),
      '/no-wasm': frame(sites.noWasm.url + FRAME),
      '/no-workers': frame(sites.noWorkers.url + FRAME),
      '/folder': tag('folder'),
      '/bare': tag('bare'),
      '/isolated-bare': tag('bare'),
      '/quiet': frame('/tag', 'sandbox="allow-same-origin"'),
      '/ten': tag('many', 10),
    },
    {
      send: {
        '/require-corp': isolating('require-corp'),
        '/credentialless': isolating('credentialless'),
        '/isolated-bare': isolating('require-corp'),
        '/strict': strict,
        '/strict-frame': strict,
        '/sandboxed': { 'Content-Security-Policy': 'sandbox allow-scripts' },
      },
    },
  );
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await Promise.all(Object.values(sites).map(({ close }) => close()));
});

/** Goes into the frames, from the top. @param {Browser} where @param {Row['to']} to */
const enter = async ({ driver }, to) => {
  await driver.switchTo().defaultContent();
  for (const step of to) {
    const root = step === 'tag' ? 'document.querySelector("interleave-lab")?.shadowRoot' : 'document';
    await driver
      .switchTo()
      .frame(await until('the frame is there', () => driver.executeScript(`return ${root}?.querySelector("iframe")`)));
  }
};

/** In the lab's document, or in the one that its reader has instead. @returns {Seen} */
const look = () => {
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement|null} */ (document.querySelector(`[data-part=${name}]`));
  const rows = Array.from(
    document.querySelectorAll('[data-part=results] [data-model]'),
    (row) =>
      /** @type {const} */ ([
        /** @type {HTMLElement} */ (row).dataset.model ?? '',
        /** @type {HTMLElement} */ (row).innerText.replace(/\s+/g, ' '),
      ]),
  );
  const figure = /** @type {HTMLElement|null} */ (document.querySelector('.static-run'));
  return {
    capability: part('capability')?.dataset.capability ?? null,
    why: part('capability')?.textContent ?? '',
    rows: Object.fromEntries(rows),
    busy: document.querySelector('[data-action=run]')?.getAttribute('aria-disabled') === 'true',
    problem: part('problem')?.innerText ?? '',
    picture: figure && figure.offsetHeight > 0 ? figure.innerText : '',
    styled: document.styleSheets.length > 0,
  };
};

/**
 * Waits for what has to be seen; a frame that loads itself again meanwhile is entered again.
 * @param {Browser} where
 * @param {Row['to']} to
 * @param {(seen: Seen) => boolean} wanted
 * @returns {Promise<Seen>}
 */
const see = async (where, to, wanted) => {
  /** @type {unknown} */
  let last = null;
  return until('the level is there', async () => {
    try {
      await enter(where, to);
      const seen = (last = /** @type {Seen} */ (await where.driver.executeScript(look)));
      return seen && wanted(seen) ? seen : null;
    } catch (error) {
      last = error;
      return null;
    }
  }).catch((error) => {
    throw new Error(`${error.message}; last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
  });
};

const pressPoster = () => {
  const button = document.querySelector('interleave-lab')?.shadowRoot?.querySelector('button');
  button?.click();
  return Boolean(button);
};
const press = () => /** @type {HTMLElement|null} */ (document.querySelector('[data-action=run]'))?.click();

/**
 * Opens the row's page, presses Run where there is one, and checks all that its reader sees.
 * @param {Browser} where
 * @param {Row} row
 * @param {Expected} expected
 */
const readCapability = async (where, { at, to, why, poster = /A live experiment/ }, expected) => {
  const [site, ...path] = at.split('/');
  await where.driver.switchTo().defaultContent();
  await where.driver.get(sites[site].url + path.join('/'));
  if (to[0] === 'tag') await until('Run is there, and pressed', () => where.driver.executeScript(pressPoster));
  if (expected === 'poster') {
    await until(`the poster says ${poster}`, async () =>
      poster.test(
        await where.driver.executeScript(
          'return document.querySelector("interleave-lab").shadowRoot?.querySelector(".poster")?.innerText',
        ),
      ),
    );
    return;
  }
  if (expected === 'picture') {
    assert.match(
      (await see(where, to, ({ picture }) => picture !== '')).picture,
      /Here it has not started, and this is a recording: /,
    );
    return;
  }
  await see(
    where,
    to,
    ({ capability }) => capability === expected || (capability !== null && at.endsWith('no-workers')),
  );
  await where.driver.executeScript(press);
  const {
    capability,
    why: said,
    rows,
    problem,
  } = await see(
    where,
    to,
    ({ rows, busy }) =>
      !busy && Object.keys(rows).length === 3 && Object.values(rows).every((row) => /\d\s(µs|ms|s)\b/.test(row)),
  );
  assert.equal(capability, expected);
  assert.equal(problem, '');
  if (why) assert.match(said, why);
  const recorded = Object.entries(rows)
    .filter(([, row]) => /^[\w +]+, recorded /.test(row))
    .map(([model]) => model);
  if (to[0] === 'tag') {
    await where.driver.switchTo().defaultContent();
    // Only Chromium's console tells of styles that the post's policy refused.
    await until('the poster has gone, and the frame is as wide as the tag', () =>
      where.driver.executeScript(() => {
        const { clientWidth, shadowRoot } = /** @type {HTMLElement} */ (document.querySelector('interleave-lab'));
        return (
          shadowRoot?.querySelector('.poster')?.checkVisibility() === false &&
          clientWidth > 0 &&
          shadowRoot.querySelector('iframe')?.clientWidth === clientWidth
        );
      }),
    );
  }
  assert.deepEqual(
    recorded.sort(),
    { isolated: [], unshared: ['threads'], recorded: ['processes', 'sequential', 'threads'] }[expected],
    JSON.stringify(rows),
  );
};

const PLACE = { chromium: 0, firefox: 1, webkitgtk: 2 };
const at = PLACE[/** @type {keyof typeof PLACE} */ (engine.name)];

/** @param {RegExp} [says] */
const assertQuiet = async (says) => {
  const messages = await browser.messages();
  assert.deepEqual(
    messages.filter((message) => !LEFT.test(message) && !says?.test(message)),
    [],
    'the console is silent',
  );
};

for (const row of TABLE) {
  test(`${row.what}: ${row.capability[at]}`, async () => {
    try {
      await readCapability(browser, row, row.capability[at]);
    } catch (error) {
      await browser.messages();
      throw error;
    }
    await assertQuiet(row.says);
  });
}

test('scripts off: what the author wrote stays in the post, and a frame has a recorded picture', async () => {
  const { driver } = browser;
  /** The sandbox lets nothing run in the frame; the page around it is of the same origin, and may look in. */
  const within = (/** @type {string} */ selector) =>
    driver.executeScript(
      `const found = document.querySelector('iframe').contentDocument.querySelector(arguments[0]);
    return found && found.offsetHeight > 0 && { text: found.innerText, drawn: found.querySelector('img')?.naturalWidth > 0 }`,
      selector,
    );
  await driver.switchTo().defaultContent();
  await driver.get(`${sites.blog.url}quiet`);
  assert.match((await until('the post', () => within('pre'))).text, /written in the post/);
  await driver.get(`${sites.lab.url}quiet`);
  const { text } = await until('the picture is drawn', async () => {
    const seen = await within('.static-run');
    return seen?.drawn ? seen : null;
  });
  assert.match(text, /Here it has not started, and this is a recording: /);
  await assertQuiet(/sandbox/);
});

/**
 * In the post: each experiment is asked to run, in order, and what is told of them is taken down.
 * @param {(log: string[]|string) => void} done
 */
const runAll = (done) => {
  /** @type {string[]} */
  const log = [];
  const tags = Array.from(document.querySelectorAll('interleave-lab'), (tag) => /** @type {any} */ (tag));
  tags.forEach((tag, i) =>
    ['progress', 'result'].forEach((type) =>
      tag.addEventListener(type, () => {
        if (log.at(-1) !== `${type} ${i}`) log.push(`${type} ${i}`);
      }),
    ),
  );
  Promise.all(
    tags.map((tag) => tag.run({ workload: 'download', params: { tasks: 1, delay_ms: 0 }, models: ['event-loop'] })),
  ).then(
    () => done(log),
    (error) => done(String(error)),
  );
};

test('ten embeds in one post: each file comes once, and they run one at a time, in order', async () => {
  const { driver } = browser;
  await driver.switchTo().defaultContent();
  await driver.get(`${sites.blog.url}ten`);
  await until('the tags are there', () =>
    driver.executeScript(() => document.querySelector('interleave-lab:defined') !== null),
  );
  assert.equal(asked.get('/embed.html'), undefined, 'no frame before a run');
  assert.deepEqual(
    await driver.executeAsyncScript(runAll),
    Array.from({ length: 10 }, (_, i) => [`progress ${i}`, `result ${i}`]).flat(),
  );
  // A private session of WebKit's, as a driver gets it, keeps nothing that a script fetched.
  const often = [...asked].filter(
    ([path, times]) => times > 1 && !(engine.name === 'webkitgtk' && path.endsWith('.wasm')),
  );
  assert.deepEqual(often, [['/embed.html', 10]]);
  await assertQuiet();
});

// WebKitGTK keeps such frames' stores apart, and has no setting that takes them away.
if (engine.name !== 'webkitgtk') {
  test('a browser that lets frames keep nothing: no load again that nobody could remember, and the rest as ever', async () => {
    const strict = await startBrowser({ stores: false });
    try {
      const plain = /** @type {Row} */ (TABLE.find((row) => row.at === 'blog/tag'));
      await readCapability(strict, plain, plain.capability[at]);
      loads = 0;
      await readCapability(
        strict,
        {
          what: '',
          at: 'blog/bare',
          to: ['tag'],
          capability: plain.capability,
          why: /could not be isolated there|outer page is isolated too/,
        },
        'unshared',
      );
      assert.equal(loads, 1);
      assert.deepEqual(
        (await strict.messages()).filter((message) => !LEFT.test(message)),
        [],
      );
    } finally {
      await strict.close();
    }
  });
}
