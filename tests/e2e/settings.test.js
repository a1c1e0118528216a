/** What a reader set: taken back, set again, remembered, forgotten, copied, printed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();
const KEY = 'interleave / settings';

const shown = () =>
  lab.inPage(() => ({
    workload: /** @type {HTMLInputElement} */ (document.querySelector('.choices-radio input:checked')).value,
    tasks: /** @type {HTMLInputElement|null} */ (document.querySelector('[data-parameter=tasks] input'))?.value ?? null,
    change: document.querySelector('[data-part=change]')?.textContent ?? '',
    bar: document.querySelector('.undo-bar')?.checkVisibility() ?? false,
  }));

/** @param {string} part */
const find = (part) => lab.driver.findElement(By.css(part));

/** @param {string} selector */
const click = async (selector) => {
  const element = await find(selector);
  await lab.driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element);
  await element.click();
};

/** Types into a field and settles on it. @param {string} name @param {string} text */
const set = async (name, text) => {
  const field = await find(`[data-parameter=${name}] input`);
  await field.clear();
  await field.sendKeys(text, Key.TAB);
};

/** @param {...string} keys */
const chord = (...keys) =>
  lab.driver
    .actions()
    .keyDown(Key.CONTROL)
    .sendKeys(...keys)
    .keyUp(Key.CONTROL)
    .perform();

const forget = () => lab.inPage(() => localStorage.clear());
const stored = () => lab.inPage((key) => localStorage.getItem(key), KEY);

test('a change is taken back by its button, and by the keyboard, step by step', async () => {
  assert.equal((await shown()).bar, false, 'nothing to undo, nothing in the way');
  const first = await shown();
  await set('tasks', '7');
  assert.match((await shown()).change, new RegExp(`: 7 \\(was ${first.tasks}\\)`));
  await click('[data-choice=squares]');
  assert.equal((await shown()).workload, 'squares');
  await click('[data-action=undo]');
  assert.deepEqual([(await shown()).workload, (await shown()).tasks], ['download', '7']);
  assert.match(
    await lab.inPage(() => document.querySelector('[data-part=live]')?.textContent ?? ''),
    /^Undone\. Work: /,
  );
  await chord('z');
  assert.equal((await shown()).tasks, first.tasks);
  assert.equal(
    await lab.inPage(() => document.querySelector('[data-action=undo]')?.getAttribute('aria-disabled')),
    'true',
  );
  await chord('y');
  assert.equal((await shown()).tasks, '7');
  assert.match(await lab.inPage(() => location.search), /tasks=7/, 'the address follows');
});

test("in a text field the keys are the field's own", async () => {
  await click('[data-choice=squares]');
  await click('[data-choice=download]');
  await click('[data-parameter=tasks] input');
  await chord('z');
  assert.equal((await shown()).workload, 'download');
});

test('settings are there on the next visit; a link wins; Reset forgets', async () => {
  await forget();
  await lab.open();
  await set('tasks', '9');
  await lab.open();
  assert.equal((await shown()).tasks, '9');
  assert.match(await lab.inPage(() => location.search), /tasks=9/, 'so that the address can be shared');
  await lab.open('?workload=download&tasks=3');
  assert.equal((await shown()).tasks, '3');
  await lab.open();
  assert.equal((await shown()).tasks, '9', 'a link that was only looked at is not remembered');
  await click('[data-action=reset]');
  assert.notEqual((await shown()).tasks, '9');
  assert.equal(await stored(), null);
  await lab.open();
  assert.deepEqual([(await shown()).bar, await lab.inPage(() => location.search)], [false, '']);
});

test('a run that a program starts is not remembered, and a broken memory counts as none', async () => {
  await lab.run({ workload: 'scrape', params: { tasks: 1, delay_ms: 10 }, models: ['processes'] });
  assert.equal(await stored(), null);
  for (const text of ['{"version":1,"address":"?workload=nothing"}', '{"vers', 'null']) {
    await lab.inPage((key, value) => localStorage.setItem(key, value), KEY, text);
    await lab.open();
    assert.equal((await shown()).workload, 'download');
    assert.equal(await lab.inPage(() => document.querySelector('[data-part=address-problems]:not([hidden])')), null);
  }
  await forget();
});

test('code and printed lines can be copied', async () => {
  await lab.open('?workload=download&tasks=2&delay_ms=10&models=processes&workers=2');
  await lab.pressRun();
  for (const [panel, words] of /** @type {[string, RegExp][]} */ ([
    ['.code-panel', /^(import|from|def|#)/],
    ['.output-panel', /^Processes\n/],
  ])) {
    await lab.inPage(() => {
      const page = /** @type {any} */ (window);
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: {
          writeText: async (/** @type {string} */ text) => {
            page.copied = text;
          },
        },
      });
    });
    await lab.inPage(
      (where) => /** @type {HTMLElement} */ (document.querySelector(`${where} [data-action=copy]`)).click(),
      panel,
    );
    await until('the button says so', () =>
      lab.inPage(
        (where) => /^Copied/.test(document.querySelector(`${where} [data-action=copy]`)?.textContent ?? ''),
        panel,
      ),
    );
    assert.match(await lab.inPage(() => /** @type {any} */ (window).copied), words);
  }
});

// Only Chromium's driver shows a page as on paper.
if (engine.name === 'chromium')
  test('on paper there is what was found out, and nothing to press', async () => {
    const { driver } = /** @type {any} */ (lab);
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
    const seen = await lab.inPage(() => {
      const visible = (/** @type {string} */ selector) =>
        Array.from(document.querySelectorAll(selector)).filter((part) => part.checkVisibility()).length;
      return {
        controls: visible('button, input, select, progress, .tools'),
        results: visible('[data-part=results]'),
        timeline: visible('[data-part=timeline]'),
        code: visible('[data-part=code]'),
        output: visible('[data-part=output]'),
      };
    });
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
    assert.deepEqual(seen, { controls: 0, results: 1, timeline: 1, code: 1, output: 1 });
  });

const WORK = '?workload=download&tasks=2&delay_ms=20&models=event-loop,processes';
/** What is said of the run that is shown. */
const said = () =>
  lab.inPage(() => ({
    ran: document.querySelector('[data-part=ran]:not([hidden])')?.textContent ?? '',
    stale: document.querySelector('[data-part=stale]:not([hidden])')?.textContent ?? '',
    bar: document.querySelector('[data-part=progress]')?.textContent ?? '',
    rows: document.querySelectorAll('[data-part=results] tbody tr[data-model]').length,
    lines: document.querySelectorAll('[data-part=output] li').length,
    marked: document.querySelectorAll('.stale').length,
  }));

test('results name what they are of, and are marked as soon as something else is set, and until it is set again', async () => {
  await lab.open(WORK);
  await lab.pressRun();
  const fresh = await said();
  assert.match(
    fresh.ran,
    /^Download files · Files: 2 · Wait: 20.ms.* · Rounds: 1 · .*Event loop and Processes · ran on \d{4}-\d\d-\d\d at \d\d:\d\d:\d\d$/,
  );
  assert.deepEqual([fresh.stale, fresh.bar, fresh.marked], ['', 'Done.', 0]);
  await set('delay_ms', '30');
  const other = await said();
  assert.match(
    other.stale,
    /^These results are not of what is set now\. Changed since: Wait: 30.ms \(was 20.ms\)\. Run measures what is set now\.Run what is set now/,
  );
  assert.deepEqual(
    [other.bar, other.rows, other.marked > 0],
    ['The settings have changed and have not run yet. The results are of the earlier settings.', 2, true],
  );
  await lab.driver.navigate().back();
  await until('they belong to what is set again', async () => (await said()).stale === '');
  assert.deepEqual(await said(), fresh, 'Back sets it again');
  await click('[data-choice=squares]');
  assert.match((await said()).stale, /Work: Lists of squares/, 'another workload');
  await click('[data-action=settings-of-run]');
  assert.deepEqual([(await said()).stale, (await shown()).workload], ['', 'download']);
  await set('tasks', '0');
  assert.match((await said()).stale, /is not valid/, 'what is no value is not what ran');
  await set('tasks', '3');
  await click('[data-action=run-stale]');
  await until('what runs is not marked', async () => (await said()).marked === 0);
  await until('what is set has run', async () => {
    const now = await said();
    return now.bar === 'Done.' && /Files: 3/.test(now.ran) && now.stale === '';
  });
});

/**
 * What the browser keeps of this page's runs, by tab; null while its store does not answer.
 * @returns {Promise<[tab: string, kept: any][]|null>}
 */
const keptRuns = () =>
  lab.inPage(
    () =>
      new Promise((resolve) => {
        setTimeout(resolve, 3000, null);
        const opening = indexedDB.open(`interleave ${location.pathname} run`, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('runs');
        opening.onsuccess = () => {
          const store = opening.result.transaction('runs').objectStore('runs');
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          values.onsuccess = () => {
            opening.result.close();
            resolve(keys.result.map((key, at) => [String(key), values.result[at]]));
          };
        };
      }),
  );

test('a reload keeps the last run, for its tab alone, until it is forgotten', async () => {
  const before = await said();
  assert.ok(before.rows === 2 && before.lines > 0);
  await until('it is kept', async () => (await keptRuns())?.some(([, { run }]) => run.params.tasks === 3));
  await lab.driver.navigate().refresh();
  await lab.ready();
  const after = await until('it is there again', async () => {
    const now = await said();
    return now.rows > 0 ? now : null;
  });
  assert.deepEqual(
    { ...after, ran: after.ran.replace(' · kept by this browser', ''), bar: '' },
    { ...before, bar: '' },
  );
  assert.match(after.ran, / · kept by this browser$/);
  await set('tasks', '2');
  await lab.driver.navigate().refresh();
  await lab.ready();
  assert.match(
    (
      await until('it is there, and marked', async () => {
        const now = await said();
        return now.stale !== '' ? now : null;
      })
    ).stale,
    /Files: 2 \(was 3\)/,
  );

  const first = await lab.driver.getWindowHandle();
  await lab.driver.switchTo().newWindow('tab');
  await lab.open(WORK);
  await lab.driver.navigate().refresh();
  await lab.ready();
  await lab.inPage(
    () =>
      new Promise((resolve) => {
        setTimeout(resolve, 300);
      }),
  );
  assert.equal((await said()).rows, 0, 'another tab has run nothing');
  await lab.driver.close();
  await lab.driver.switchTo().window(first);

  await click('[data-action=reset]');
  await until('it is gone', async () => (await keptRuns())?.length === 0);
  await lab.driver.navigate().refresh();
  await lab.ready();
  await lab.inPage(
    () =>
      new Promise((resolve) => {
        setTimeout(resolve, 300);
      }),
  );
  assert.equal((await said()).rows, 0);
});

test('a memory of another version, or of anybody else, is dropped', async () => {
  for (const wrong of [
    { version: 0, kept_ms: 1, run: {} },
    { version: 1, kept_ms: 1, about: 7, run: { models: 'none' } },
    'text',
    {
      version: 1,
      kept_ms: 1,
      about: { day: '', browser: '' },
      run: { version: 1, workload: 'download', models: [{ model: 'threads', wall_ms: 'long' }] },
    },
  ]) {
    await lab.inPage(
      (value) =>
        new Promise((resolve) => {
          const place = `interleave ${location.pathname} run`;
          sessionStorage.setItem(place, 'a tab');
          const opening = indexedDB.open(place, 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('runs');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('runs', 'readwrite');
            transaction.objectStore('runs').put(value, 'a tab');
            transaction.oncomplete = () => {
              opening.result.close();
              resolve(null);
            };
          };
        }),
      wrong,
    );
    await lab.driver.navigate().refresh();
    await lab.ready();
    await until('it is dropped', async () => {
      const all = await keptRuns();
      return all !== null && all.every(([tab]) => tab !== 'a tab');
    });
    assert.equal((await said()).rows, 0);
  }
  const { models } = await lab.run({ workload: 'download', params: { tasks: 1, delay_ms: 1 }, models: ['processes'] });
  assert.equal(models.length, 1, 'and the page works');
});

test('the range beside a field, and the Python, are of what is chosen', async () => {
  await forget();
  await lab.open('?workload=download&models=event-loop');
  const read = () =>
    lab.inPage(() => ({
      help: document.querySelector('[data-parameter=tasks] .field-help')?.textContent?.replaceAll('\u202f', ' ') ?? '',
      error: document.querySelector('[data-parameter=tasks] .field-error:not([hidden])')?.textContent ?? '',
      python: /** @type {HTMLSelectElement} */ (document.querySelector('.code-panel select')).value,
    }));
  await set('tasks', '65');
  assert.match((await read()).help, /1 to 10 000\.$/);
  assert.deepEqual([(await read()).error, (await read()).python], ['', 'event-loop']);
  await click('[data-choice=processes]');
  assert.match((await read()).help, /1 to 64\.$/);
  assert.match((await read()).error, /65 is out of range\. Write 1 to 64\.$/);
  await set('tasks', '6');
  await click('[data-choice=event-loop]');
  assert.equal((await read()).python, 'processes', 'the model that is left');
});

test('a size that Python finishes in about a second is one press away, and Undo takes it back', async () => {
  await lab.open('?workload=squares&models=processes');
  await lab.inPage(() => document.querySelector('[data-part=code]')?.scrollIntoView());
  const cost = () =>
    lab.inPage(() => document.querySelector('[data-part=python-cost]:not([hidden])')?.textContent ?? '');
  await until('what it would take', async () => /would take about .*(min|s) for this/.test(await cost()));
  const passes = () =>
    lab.inPage(() =>
      Number(/** @type {HTMLInputElement} */ (document.querySelector('[data-parameter=passes] input')).value),
    );
  assert.equal(await passes(), 500);
  await click('[data-action=python-second]');
  assert.ok((await passes()) < 50);
  assert.match((await cost()).replaceAll('\u202f', ' '), /would take about (\d{3} ms|1(\.\d+)? s) for this/);
  assert.equal(await lab.inPage(() => document.querySelector('[data-action=python-second]:not([hidden])')), null);
  await click('[data-action=undo]');
  assert.equal(await passes(), 500);
});
