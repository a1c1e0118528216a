/** The page by keyboard alone: the whole way from the first view to an embed; choose, run, read the trace, cancel. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab({ search: '?workload=download&tasks=2&delay_ms=200&models=threads,processes&workers=2' });

/** @param {...string} keys */
const press = (...keys) =>
  lab.driver
    .actions()
    .sendKeys(...keys)
    .perform();

/** @param {string} selector */
const focused = (selector) => lab.inPage((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** Goes on with Tab until the focus is there; a reader without a mouse has no other way. @param {string} selector */
const tabTo = async (selector) => {
  for (let step = 0; step < 120; step++) {
    if (await focused(selector)) return;
    await press(Key.TAB);
  }
  assert.fail(`Tab never reaches ${selector}`);
};

const announced = () => lab.inPage(() => document.querySelector('[data-part=live]')?.textContent ?? '');

test('a comparison is chosen, run and read by keyboard', async () => {
  await press(Key.TAB);
  assert.ok(await focused('a.skip'), 'the first stop skips to the lab');
  await tabTo('.choices-radio input');
  await press(Key.ARROW_DOWN);
  await press(Key.ARROW_DOWN);
  assert.equal(await lab.inPage(() => /** @type {HTMLInputElement} */ (document.activeElement).value), 'squares');

  await tabTo('[data-parameter=n] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('3000, 4000');
  await tabTo('[data-parameter=passes] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('2');
  await tabTo('[data-choice=event-loop] input');
  await press(Key.SPACE);
  await tabTo('[data-action=run]');
  await press(Key.ENTER);

  await until('the end is announced', async () => /Run ended/.test(await announced()));
  const rows = await lab.inPage(() =>
    Array.from(document.querySelectorAll('[data-part=results] tr[data-model]'), (row) =>
      row.getAttribute('data-model'),
    ),
  );
  assert.deepEqual(rows, ['event-loop', 'threads', 'processes']);
  const lines = await lab.inPage(() => document.querySelector('[data-part=output]')?.textContent ?? '');
  assert.match(lines, /Calculating squares up to 3000/);

  await tabTo('[data-part=timeline]');
  const panel = () => lab.inPage(() => document.querySelector('.timeline-panel')?.textContent ?? '');
  const before = await panel();
  await press(Key.ARROW_RIGHT);
  await until('another slice is described', async () => (await panel()) !== before);
  await press('+');
  await press('0');
});

test('a run is cancelled by keyboard, and the focus is not lost', async () => {
  await lab.open('?workload=download&tasks=2&delay_ms=20000&models=processes');
  await tabTo('[data-action=run]');
  await press(Key.ENTER);
  await tabTo('[data-action=cancel]');
  await press(Key.ENTER);
  await until('the cancel is announced', async () => /Run cancelled/.test(await announced()));
  assert.ok(await focused('[data-action=run]'), 'the focus is on Run');
});

test('a value that is wrong is named beside its field, which gets the focus', async () => {
  await lab.open('?workload=download&models=processes');
  await tabTo('[data-parameter=tasks] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('65');
  await tabTo('[data-action=run]');
  await press(Key.ENTER);
  assert.ok(await focused('[data-parameter=tasks] input[aria-invalid=true]'));
  assert.match(
    await lab.inPage(() => document.querySelector('[data-parameter=tasks] .field-error')?.textContent ?? ''),
    /64/,
  );
});

/**
 * Where the focus is: whether this is it, whether it shows, and whether it comes after where it was.
 * @param {string} wanted
 */
function stop(wanted) {
  const { e2e } = /** @type {any} */ (window);
  const now = /** @type {Element} */ (document.activeElement);
  const ringed = (/** @type {Element|null} */ element) =>
    element !== null &&
    getComputedStyle(element).outlineStyle !== 'none' &&
    parseFloat(getComputedStyle(element).outlineWidth) > 0;
  const { top, bottom, width, height } = now.getBoundingClientRect();
  const before = e2e.last?.outerHTML.slice(0, 120) ?? 'nothing';
  const after =
    !e2e.last?.isConnected || Boolean(e2e.last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
  e2e.last = now;
  return {
    there: now.matches(wanted),
    after,
    onScreen: bottom > 0 && top < innerHeight && width > 0 && height > 0,
    ring: ringed(now) || ringed(now.closest('label')),
    what: now.outerHTML.slice(0, 120),
    before,
  };
}

/** By Tab, looking at every stop on the way. @param {string} selector */
const walkTo = async (selector) => {
  for (let step = 0; step < 150; step++) {
    await press(Key.TAB);
    const { there, after, onScreen, ring, what, before } = await lab.inPage(stop, selector);
    assert.ok(after, `the focus goes from ${before} back to ${what}`);
    await until(`it is on the screen: ${what}`, async () => onScreen || (await lab.inPage(stop, selector)).onScreen);
    assert.ok(ring, `the focus shows: ${what}`);
    if (there) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
};

test('the whole way: a guess, a run in its idea, the workbench, the timeline, a file, an embed', async () => {
  await lab.open('');
  await lab.inPage(() => localStorage.clear());
  await lab.open('');
  const text = (/** @type {string} */ selector) =>
    lab.inPage((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  await walkTo('a.skip');
  await walkTo('[data-room=waiting] [role=slider]');
  await press(Key.PAGE_DOWN, Key.PAGE_DOWN);
  await walkTo('[data-room=waiting] [data-action=see]');
  await press(Key.ENTER);
  await until('it is measured', async () => (await text('[data-room=waiting] [data-action=see]')) === 'Run again');
  assert.ok(await focused('[data-room=waiting] [data-action=see]'), 'the focus is where it was');
  await walkTo('.way-next[href="#idea-computing"]');
  await until('the next idea has come near', () =>
    lab.inPage(() => document.querySelector('[data-room=computing] [role=slider]') !== null),
  );
  await walkTo('[data-room=computing] [role=slider]');
  // A driver tabs faster than an experiment comes, and what comes moves what stands below it.
  for (const room of ['processes', 'copying', 'pools', 'juggling']) {
    await lab.inPage((name) => document.querySelector(`[data-room=${name}]`)?.scrollIntoView(), room);
    await until(`the idea ${room} has come`, () =>
      lab.inPage((name) => document.querySelector(`[data-room=${name}] [role=slider]`) !== null, room),
    );
  }
  await walkTo('[data-parameter=delay_ms] input');
  await lab.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
  await press('50');
  await walkTo('[data-action=run]');
  await press(Key.ENTER);
  await until('it ran', () =>
    lab.inPage(
      () =>
        document.querySelector('[data-action=run]')?.getAttribute('aria-disabled') === 'false' &&
        document.querySelector('[data-part=timeline]') !== null,
    ),
  );
  await walkTo('[data-action=embed]');
  await press(Key.ENTER);
  await until('the dialog has the focus', () => focused('dialog[open] *'));
  for (let step = 0; step < 8; step += 1) await press(Key.TAB);
  assert.ok(await focused('dialog[open] *'), 'what is behind it is left out');
  await press(Key.ESCAPE);
  assert.ok(await focused('[data-action=embed]'), 'and the focus is back');

  await walkTo('[data-part=timeline]');
  await press(Key.ARROW_RIGHT);
  await until('a slice is told of', async () => (await text('[data-part=slice]')) !== '');
  await walkTo('.exchange > summary');
  await press(Key.ENTER);
  await until('the panel is loaded', () => lab.inPage(() => document.querySelector('[data-save=csv]') !== null));
  await walkTo('[data-save=csv]');
  await lab.inPage(() => {
    HTMLAnchorElement.prototype.click = function () {
      /** @type {any} */ (window).e2e.saved = this.download;
    };
  });
  await press(Key.ENTER);
  await until('the file', () => lab.inPage(() => /\.csv$/.test(/** @type {any} */ (window).e2e.saved ?? '')));
});
