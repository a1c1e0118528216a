/** What a reader set: taken back, set again, remembered, forgotten, copied, printed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();
const KEY = 'interleave / settings';

const shown = () => lab.inPage(() => ({
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
const chord = (...keys) => lab.driver.actions().keyDown(Key.CONTROL).sendKeys(...keys).keyUp(Key.CONTROL).perform();

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
  assert.match(await lab.inPage(() => document.querySelector('[data-part=live]')?.textContent ?? ''), /^Undone\. Work: /);
  await chord('z');
  assert.equal((await shown()).tasks, first.tasks);
  assert.equal(await lab.inPage(() => document.querySelector('[data-action=undo]')?.getAttribute('aria-disabled')), 'true');
  await chord('y');
  assert.equal((await shown()).tasks, '7');
  assert.match(await lab.inPage(() => location.search), /tasks=7/, 'the address follows');
});

test('in a text field the keys are the field\'s own', async () => {
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

test('what a program runs is not remembered, and a broken memory is none', async () => {
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
  for (const [panel, words] of /** @type {[string, RegExp][]} */ ([['.code-panel', /^(import|from|def|#)/], ['.output-panel', /^Processes\n/]])) {
    await lab.inPage(() => {
      const page = /** @type {any} */ (window);
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (/** @type {string} */ text) => { page.copied = text; } } });
    });
    await lab.inPage((where) => /** @type {HTMLElement} */ (document.querySelector(`${where} [data-action=copy]`)).click(), panel);
    await until('the button says so', () => lab.inPage((where) => /^Copied/.test(document.querySelector(`${where} [data-action=copy]`)?.textContent ?? ''), panel));
    assert.match(await lab.inPage(() => /** @type {any} */ (window).copied), words);
  }
});

// Only Chromium's driver shows a page as on paper.
if (engine.name === 'chromium') test('on paper there is what was found out, and nothing to press', async () => {
  const { driver } = /** @type {any} */ (lab);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
  const seen = await lab.inPage(() => {
    const visible = (/** @type {string} */ selector) => Array.from(document.querySelectorAll(selector)).filter((part) => part.checkVisibility()).length;
    return { controls: visible('button, input, select, progress, .tools'), results: visible('[data-part=results]'), timeline: visible('[data-part=timeline]'), code: visible('[data-part=code]'), output: visible('[data-part=output]') };
  });
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
  assert.deepEqual(seen, { controls: 0, results: 1, timeline: 1, code: 1, output: 1 });
});
