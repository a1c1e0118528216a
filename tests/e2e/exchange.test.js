/** Saving a run, laying traces from elsewhere under it, and handing it to other sites' viewers. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { assertNoViolation } from './axe.js';
import { engine, startBrowser } from './browser.js';
import { assertChromeTrace } from './chrome-trace.js';
import { Lab } from './lab.js';
import { serveSite } from './site.js';
import { startStandIn } from './stand-in.js';
import { until } from './until.js';

const RUN = {
  workload: 'squares',
  params: { n: [20000, 40000], passes: 3 },
  models: ['sequential', 'event-loop', 'threads-gil', 'processes'],
  workers: 2,
};
const fixture = (/** @type {string} */ name) => readFileSync(new URL(`../js/fixtures/import/${name}`, import.meta.url));

/** @type {Lab} */
let lab;
/** @type {Awaited<ReturnType<typeof startStandIn>>} */
let standIn;
/** @type {import('./site.js').Site} */
let site;
/** The lab's own tab. */
let home = '';

before(async () => {
  standIn = await startStandIn();
  const relay = readFileSync(new URL('../../dist/relay.html', import.meta.url), 'utf8').replace(
    '<title>',
    ['perfetto', 'firefox'].map((name) => `<meta name="interleave-viewer-${name}" content="${standIn.url}">`).join('') +
      '<title>',
  );
  site = await serveSite({ pages: { '/relay.html': relay } });
  lab = new Lab(await startBrowser(), site.url);
  await lab.open();
  home = await lab.driver.getWindowHandle();
});

afterEach(async () => {
  const complaints = await lab.complaints();
  lab.expected = [];
  await closeOthers();
  assert.deepEqual(complaints, [], 'the console is silent');
});

after(async () => {
  await lab.browser?.close();
  await site?.close();
  await standIn?.close();
});

/** Tabs that a test opened. */
async function closeOthers() {
  for (const handle of (await lab.driver.getAllWindowHandles()).filter((one) => one !== home)) {
    await lab.driver.switchTo().window(handle);
    await lab.driver.close();
  }
  await lab.driver.switchTo().window(home);
}

/** Presses the relay's own button where the browser wanted a click for another page. */
async function pressInRelay() {
  for (const handle of (await lab.driver.getAllWindowHandles()).filter((one) => one !== home)) {
    await lab.driver.switchTo().window(handle);
    const [button] = await lab.driver.findElements({ css: '#open:not([hidden])' });
    await button?.click();
  }
  await lab.driver.switchTo().window(home);
}

/**
 * What the viewer got, after one click, and a second where the browser wants one.
 * @param {string} viewer
 * @returns {Promise<import('./stand-in.js').Got>}
 */
async function received(viewer) {
  standIn.got.length = 0;
  await lab.driver.findElement({ css: `[data-viewer=${viewer}]` }).click();
  await until('the page says that it is on its way', async () => /on its way/.test(await status()));
  return until('the viewer has it', async () => {
    if (standIn.got.length === 0) await pressInRelay();
    return standIn.got[0];
  });
}

/** Opens the panel, and from now on keeps what is saved instead of downloading it. */
async function openPanel() {
  await lab.inPage(async () => {
    const page = /** @type {any} */ (window);
    page.saved = [];
    URL.createObjectURL = (/** @type {any} */ blob) => {
      page.saved.push(blob);
      return '#saved';
    };
    HTMLAnchorElement.prototype.click = function click() {
      page.saved[page.saved.length - 1].savedAs = this.download;
    };
    /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=exchange]')).open = true;
  });
  await until('the panel is there', () =>
    lab.driver.executeScript(() => document.querySelector('[data-save=csv]') !== null),
  );
}

/** @param {string} ending @returns {Promise<{name: string, type: string, bytes: Buffer}>} */
async function save(ending) {
  await lab.inPage((wanted) => {
    /** @type {any} */ (window).saved = [];
    /** @type {HTMLElement} */ (document.querySelector(`[data-save="${wanted}"]`)).click();
  }, ending);
  await until(`${ending} is saved`, () =>
    lab.driver.executeScript(() => /** @type {any} */ (window).saved[0]?.savedAs),
  );
  const { name, type, text } = await lab.inPage(async () => {
    const [blob] = /** @type {any} */ (window).saved;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return {
      name: blob.savedAs,
      type: blob.type,
      text: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    };
  });
  return { name, type, bytes: Buffer.from(text, 'base64') };
}

const status = () => lab.driver.executeScript(() => document.querySelector('[data-part=exchange-status]')?.textContent);

/**
 * Gives the page a file, as its input or a drop would.
 * @param {string} name
 * @param {Buffer} bytes
 * @param {'chosen'|'dropped'} how
 */
const give = (name, bytes, how = 'chosen') =>
  lab.inPage(
    (fileName, text, way) => {
      const data = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], fileName));
      if (way === 'dropped') {
        const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer });
        /** @type {HTMLElement} */ (document.querySelector('[data-part=timeline], .lab')).dispatchEvent(event);
        return;
      }
      const input = /** @type {HTMLInputElement} */ (document.querySelector('[data-part=exchange] input[type=file]'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    bytes.toString('base64'),
    how,
  );

/** The models' column of the timeline's table. @returns {Promise<string[]>} */
const groupsShown = () =>
  lab.inPage(() => {
    const table = /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=slice-table]'));
    table.open = true;
    return new Promise((resolve) => {
      setTimeout(
        () =>
          resolve([
            ...new Set(
              [...table.querySelectorAll('tbody tr')].map((row) => String(row.firstElementChild?.textContent)),
            ),
          ]),
        50,
      );
    });
  });

/** @type {Buffer} */
let savedRun;
/** @type {Buffer} */
let savedTimeline;
/** @type {Buffer} */
let savedTrace;

test('without a run, nothing is saved, and it is said why', async () => {
  await openPanel();
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-save=csv]')).click());
  assert.match(String(await until('it is said', status)), /press Run first/);
  await assertNoViolation(lab, 'the open panel');
});

test('a run is saved in six forms', async () => {
  const result = await lab.run(/** @type {any} */ (RUN));
  const trace = await save('json.gz');
  const day = new Date().toLocaleDateString('sv');
  assert.equal(trace.name, `interleave-squares-${day}.json.gz`);
  savedTrace = trace.bytes;
  const { traceEvents } = JSON.parse(gunzipSync(trace.bytes).toString());
  assertChromeTrace(traceEvents);
  assert.equal(
    traceEvents.filter((/** @type {any} */ { ph }) => ph === 'X').length,
    result.models.flatMap((model) => model.trace.traceEvents).filter(({ ph }) => ph === 'X').length,
  );

  const run = await save('run.json');
  savedRun = run.bytes;
  const { about, ...saved } = JSON.parse(run.bytes.toString());
  assert.deepEqual(saved, { format: 'interleave-run', version: 1, run: result });
  assert.match(`${about.day} ${about.browser}`, /^\d{4}-\d\d-\d\d .+ \d+$/);

  savedTimeline = (await save('timeline')).bytes;
  assert.equal(savedTimeline.subarray(0, 4).toString(), 'ILTL');

  const csv = (await save('csv')).bytes.toString().split('\r\n');
  assert.equal(csv.length, 1 + RUN.models.length + 1);
  assert.match(csv[1], /^squares,Sequential,1,1,\d/);

  const svg = (await save('svg')).bytes.toString();
  const [problem, texts] = await lab.inPage((text) => {
    const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [
      picture.querySelector('parsererror')?.textContent ?? null,
      [...picture.querySelectorAll('text')].map((one) => String(one.textContent)),
    ];
  }, svg);
  assert.equal(problem, null);
  for (const wanted of ['Sequential', 'thread 1', 'squares to 20000', 'can run'])
    assert.ok(texts?.includes(wanted), `${wanted} in ${texts}`);

  const png = await save('png');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.bytes.readUInt32BE(16), 2400, 'two pixels a pixel');
});

test('traces of others are laid under it, named as such, and closed again', async () => {
  await give('viztracer.json', fixture('viztracer.json'));
  await until('it is in the timeline', async () => /viztracer\.json is in the timeline/.test(await status()));
  await give('sampled.json.gz', gzipSync(fixture('sampled-python.json')), 'dropped');
  await until('the dropped one too', async () => /sampled\.json\.gz is in the timeline/.test(await status()));
  await give('arrows.json', fixture('arrows.json'));
  await until('arrows are explained', () =>
    lab.inPage(() =>
      Array.from(document.querySelectorAll('.legend li:not([hidden]) b'), (item) => item.textContent).includes('arrow'),
    ),
  );
  const rows = await lab.inPage(async () => {
    const table = /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=slice-table]'));
    table.open = true;
    await new Promise((resolve) => {
      table.addEventListener('toggle', resolve, { once: true });
    });
    const texts = Array.from(table.querySelectorAll('tr'), (row) => row.textContent ?? '');
    table.open = false;
    return texts.filter((text) => text.includes('arrow from'));
  });
  assert.ok(
    rows.length === 4 && rows[0].includes('arrow from “send” of sender to “pass on” of middle'),
    rows.join('\n'),
  );
  const groups = await groupsShown();
  for (const name of [
    'Sequential',
    'Threads + GIL',
    'From file viztracer.json, not measured here',
    'From file sampled.json.gz, not measured here',
  ])
    assert.ok(groups.includes(name), `${name} in ${groups}`);
  await assertNoViolation(lab, 'with open files');
  await lab.inPage(() =>
    /** @type {HTMLElement} */ (document.querySelector('[aria-label="Close viztracer.json"]')).click(),
  );
  assert.ok(!(await groupsShown()).includes('From file viztracer.json, not measured here'));
  await lab.inPage(() =>
    /** @type {HTMLElement} */ (document.querySelector('[aria-label="Close sampled.json.gz"]')).click(),
  );
  await lab.inPage(() =>
    /** @type {HTMLElement} */ (document.querySelector('[aria-label="Close arrows.json"]')).click(),
  );
});

test('a program of the reader’s own: opened from its own place, brought into view, folded, and pictured without a run', async () => {
  await lab.open();
  await lab.inPage(() => {
    const tool = /** @type {HTMLDetailsElement} */ (
      Array.from(document.querySelectorAll('details.tool')).find(
        (one) => one.querySelector('h2')?.textContent === 'Look at your own program',
      )
    );
    tool.open = true;
  });
  await until('its place is there', () =>
    lab.inPage(() => document.querySelector('[data-part=own-place] input') !== null),
  );
  await assertNoViolation(lab, 'the place for a reader’s own program');
  const events = [
    ...Array.from({ length: 30 }, (_, at) => ({
      name: `level ${at}`,
      ph: 'X',
      ts: at,
      dur: 1000 - 2 * at,
      pid: 1,
      tid: 1,
    })),
    ...[3, 9].map((depth, at) => ({ name: 'queue', ph: 'C', ts: 400 * at, pid: 1, tid: 1, args: { depth } })),
  ];
  await lab.inPage((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'my trace.json'));
    document
      .querySelector('[data-part=own-place]')
      ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, JSON.stringify(events));
  await until('it is said there', () =>
    lab.inPage(() =>
      /my trace\.json is in the timeline/.test(document.querySelector('[data-part=own-status]')?.textContent ?? ''),
    ),
  );
  await until('the timeline is in view', () =>
    lab.inPage(() => {
      const box = document.querySelector('[data-part=timeline]')?.getBoundingClientRect();
      return box !== undefined && box.top < innerHeight && box.bottom > 0;
    }),
  );
  await openPanel();
  const height = async () => Number(/height="(\d+)/.exec((await save('svg')).bytes.toString())?.[1]);
  const svg = (await save('svg')).bytes.toString();
  for (const wanted of ['From file my trace.json', 'queue: depth']) assert.ok(svg.includes(wanted), wanted);
  assert.ok((await height()) > 200, 'thirty levels stand below each other');
  assert.match((await save('png')).name, /^interleave-my-trace-/);
  assert.equal((await save('timeline')).bytes.subarray(0, 4).toString(), 'ILTL');
  const tall = () => lab.inPage(() => document.querySelector('.timeline-window')?.scrollHeight ?? 0);
  const before = await tall();
  await lab.inPage(() => {
    const canvas = /** @type {HTMLElement} */ (document.querySelector('[data-part=timeline]'));
    canvas.focus();
    for (let once = 0; once < 2; once += 1)
      canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
  });
  await until('the track is folded', async () => (await tall()) < before - 100);
});

test('a run that was saved is opened again, on a page without a run', async () => {
  await lab.open();
  await openPanel();
  await give('mine.json', savedRun);
  await until('it is shown', async () => /The run in mine\.json is shown as it was measured/.test(await status()));
  const own = ['Sequential', 'Event loop', 'Threads + GIL', 'Processes'];
  // The timeline unfolds a model at a time.
  await until(
    'as the run itself, and not below one',
    async () => JSON.stringify(await groupsShown()) === JSON.stringify(own),
  );
  assert.match(
    await lab.inPage(() => document.querySelector('[data-part=origin]:not([hidden])')?.textContent ?? ''),
    /^From the file mine\.json, not measured here: /,
  );
  await give('mine.timeline', savedTimeline);
  await until('the timeline too', async () => /mine\.timeline is in the timeline/.test(await status()));
  assert.equal((await groupsShown()).filter((name) => name.includes('mine.timeline')).length, 4);
});

test('a wrong file says what is wrong with it, and the page goes on', async () => {
  /** @type {[string, Buffer, RegExp][]} */
  const files = [
    ['bomb.json.gz', gzipSync(Buffer.alloc(300 << 20, 32), { level: 1 }), /not JSON/],
    ['cut.json.gz', gzipSync(fixture('viztracer.json')).subarray(0, 900), /damaged or cut off/],
    ['deep.json', Buffer.from('['.repeat(3_000_000)), /nested more than 100 deep/],
    ['nan.json', Buffer.from('[{"name":"a","ph":"X","ts":NaN}]'), /1 word that is no JSON/],
    ['many.json', Buffer.from(`[${'0,'.repeat(1_000_000)}0]`), /1000001 events are left out/],
  ];
  for (const [name, bytes, said] of files) {
    await give(name, bytes);
    await until(`${name}: ${said}`, async () => said.test(await status()));
  }
});

test('reading can be cancelled', async () => {
  await give('bomb.json.gz', gzipSync(Buffer.alloc(250 << 20, 32), { level: 1 }));
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=cancel-open]')).click());
  await until('it is said', async () => /Cancelled/.test(await status()));
});

test('the relay alone is not isolated', async () => {
  const headers = ['cross-origin-opener-policy', 'cross-origin-embedder-policy', 'document-isolation-policy'];
  for (const [path, isolated] of /** @type {[string, boolean][]} */ ([
    ['', true],
    ['www/handover/relay.js', true],
    ['relay.html', false],
    ['relay', false],
    ['relay%2Ehtml?x', false],
  ])) {
    const { headers: sent } = await fetch(new URL(path, site.url));
    assert.deepEqual(
      headers.map((name) => sent.has(name)),
      headers.map(() => isolated),
      path,
    );
  }
});

for (const viewer of ['perfetto', 'firefox']) {
  test(`one click hands the trace to ${viewer}, on another site`, async () => {
    await lab.open();
    await openPanel();
    await lab.run(/** @type {any} */ (RUN));
    const { viewer: receiver, query, bytes } = await received(viewer);
    assert.equal(receiver, viewer);
    assertChromeTrace(JSON.parse(gunzipSync(bytes).toString()).traceEvents);
    if (viewer === 'perfetto') assert.match(String(query.get('fileName')), /^interleave-squares-.*\.json\.gz$/);
  });
}

/** The lab in a frame of another site, after a run. */
async function openFramed() {
  standIn.pages.set(
    '/blog/',
    `<!doctype html><title>A blog</title><iframe src="${site.url}" allow="cross-origin-isolated" width="1000" height="800"></iframe>`,
  );
  // What Firefox says of a page that is left while it works.
  lab.expected = [/Script terminated by timeout/];
  await lab.driver.get(`${standIn.url}/blog/`);
  await lab.driver.switchTo().frame(0);
  await lab.ready();
  await openPanel();
  await lab.run({ ...RUN, models: ['event-loop'] });
}

// WebKitGTK's driver cannot click in a frame.
if (engine.name !== 'webkitgtk')
  test('from a page that another site frames, too', async () => {
    await openFramed();
    const { bytes } = await received('perfetto');
    assertChromeTrace(JSON.parse(gunzipSync(bytes).toString()).traceEvents);
  });

test('framed, and with no hold of the new tab, the file is saved instead', async () => {
  await openFramed();
  await lab.inPage(() => {
    window.open = () => null;
    /** @type {HTMLElement} */ (document.querySelector('[data-viewer=perfetto]')).click();
  });
  await until('it is said', async () =>
    /did not let this page hand the trace.*interleave-squares-.*ui\.perfetto\.dev/.test(await status()),
  );
  assert.match(await lab.inPage(() => /** @type {any} */ (window).saved[0].savedAs), /^interleave-squares-.*json\.gz$/);
});

if (engine.name === 'chromium')
  test('speedscope reads the saved trace', async () => {
    lab.expected = [/./];
    standIn.pages.set('/trace.json.gz', savedTrace);
    await lab.driver.get(`${standIn.url}/speedscope/index.html#profileURL=${encodeURIComponent('/trace.json.gz')}`);
    const shown = await until('speedscope shows it', () =>
      lab.driver.executeScript(() => (/\(1\/\d+\)/.test(document.body.innerText) ? document.body.innerText : null)),
    );
    assert.match(shown, /Sequential: page \(pid 1\), main thread \(tid 1\) \(1\/6\)/);
  });
