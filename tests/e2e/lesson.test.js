/** Predict, then run: guessed by keyboard and by pointer, measured, laid over the guess; and a walk through lessons. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Key, Origin } from 'selenium-webdriver';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const open = async (search = '?workload=download&tasks=3&delay_ms=60&models=sequential,event-loop,processes') => {
  await lab.open(search);
  await lab.inPage(() => {
    const tools = Array.from(document.querySelectorAll('details.tool'));
    const tool = /** @type {HTMLDetailsElement} */ (tools.find((one) => one.querySelector('h2')?.textContent === 'Predict, then run'));
    tool.dataset.tested = '';
    tool.open = true;
  });
  await until('the tool is there', () => lab.inPage(() => document.querySelector('.predict-tool .guess') !== null));
};

/** @param {string} selector within what is shown of the tool */
const textOf = (selector) => lab.inPage((wanted) => {
  const found = Array.from(document.querySelectorAll(`.predict-tool ${wanted}`)).find((one) => one.checkVisibility());
  return found?.textContent?.replace(/\u202f/g, ' ') ?? '';
}, selector);

/** @param {string} label */
const valueOf = (label) => lab.inPage((wanted) => {
  const sliders = Array.from(document.querySelectorAll(`[data-guess="${wanted}"] [role=slider]`)).filter((one) => one.checkVisibility());
  return sliders[0]?.getAttribute('aria-valuetext');
}, label);

/** @param {string} action */
const press = (action) => lab.inPage((wanted) => {
  const buttons = Array.from(document.querySelectorAll(`.predict-tool [data-action=${wanted}]`)).filter((one) => one.checkVisibility());
  /** @type {HTMLElement} */ (buttons[0]).click();
}, action);

const rested = () => until('the run is over', async () => (await textOf('[data-action=see]')) === 'Run again', 60_000);

/** @param {string} label */
const sliderOf = async (label) => {
  const slider = await lab.driver.findElement({ css: `[data-guess="${label}"] [role=slider]` });
  await lab.driver.executeScript((/** @type {Element} */ element) => element.scrollIntoView({ block: 'center' }), slider);
  return slider;
};

const assertNoViolation = async (/** @type {string} */ when) => {
  await lab.driver.executeScript(axe);
  const found = await lab.inPage(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run('[data-tested]', { resultTypes: ['violations'] });
    return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  });
  assert.deepEqual(found, [], when);
};

test('a bar is a slider that keys move, and says where it is', async () => {
  await open();
  assert.equal(await valueOf('Event loop'), 'as long as Sequential');
  const slider = await sliderOf('Event loop');
  await lab.driver.executeScript((/** @type {HTMLElement} */ element) => element.focus(), slider);
  const keys = (/** @type {string[]} */ ...pressed) => lab.driver.actions().sendKeys(...pressed).perform();
  await keys(Key.PAGE_DOWN, Key.PAGE_DOWN);
  assert.equal(await valueOf('Event loop'), 'half as long as Sequential');
  await keys(Key.ARROW_LEFT, Key.ARROW_UP, Key.ARROW_RIGHT);
  assert.equal(await valueOf('Event loop'), '0.55 times as long as Sequential');
  await keys(Key.END);
  assert.match(String(await valueOf('Event loop')), /three times as long/);
  await keys(Key.HOME);
  assert.match(String(await valueOf('Event loop')), /a twentieth as long/);
});

test('a bar is dragged, and the measurement is laid over the guess', async () => {
  await open();
  const slider = await sliderOf('Processes');
  const { width } = await slider.getRect();
  // From its middle, which is half of three units, to one unit less a half.
  await lab.driver.actions().move({ origin: slider }).press().move({ origin: Origin.POINTER, x: Math.round(-width / 3), y: 0 }).release().perform();
  assert.equal(await valueOf('Processes'), 'half as long as Sequential');
  await assertNoViolation('with a guess');

  await press('see');
  await rested();
  assert.match(await textOf('[data-guess="Processes"]'), /Guessed 2\.0 × as fast, measured .+\. .+\.$/);
  assert.match(await textOf('[data-guess="Event loop"]'), /Guessed as long, measured .+\.$/);
  assert.match(await textOf('[role=status]'), /Processes: Guessed 2\.0 × as fast/);
  const bars = await lab.inPage(() => Array.from(document.querySelectorAll('[data-guess=Processes] :is(.guess-bar, .measured-bar)'), (bar) => bar.getBoundingClientRect().width));
  assert.ok(bars.length === 2 && bars.every((px) => px > 0), `both bars are there: ${bars}`);
  assert.equal(await valueOf('Processes'), 'half as long as Sequential', 'the guess is as it was');
  await assertNoViolation('with a measurement');
  const rows = await lab.inPage(() => document.querySelectorAll('[data-part=results] tr[data-model]').length);
  assert.equal(rows, 0, 'the lab’s own results are left alone');

  await press('reset-guesses');
  assert.equal(await valueOf('Processes'), 'as long as Sequential');
});

test('a guess is kept when its run is cancelled', async () => {
  await open('?workload=download&tasks=2&delay_ms=20000&models=event-loop,processes');
  await lab.driver.executeScript((/** @type {HTMLElement} */ element) => element.focus(), await sliderOf('Processes'));
  await lab.driver.actions().sendKeys(Key.PAGE_UP, Key.PAGE_UP).perform();
  await press('see');
  await until('it runs', async () => /turn 1 of 2/.test(await textOf('[data-part=guess-state]')));
  await press('stop');
  await until('the end is said', async () => /Cancelled\. Your guesses are kept\./.test(await textOf('[role=status]')));
  assert.equal(await valueOf('Processes'), 'one and a half times as long as Event loop');
});

test('other work on the screen is another question', async () => {
  await open();
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-choice=event-loop] input')).click());
  await lab.inPage(() => document.querySelector('.predict-tool')?.scrollIntoView());
  await until('the bars follow', () => lab.inPage(() => document.querySelector('[data-guess="Event loop"]') === null));
});

test('two lessons: a question, a measurement, an explanation; and back again', async () => {
  await open();
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelectorAll('.predict-tool .modes input')[1]).click());
  for (const [place, title] of [['1 of 7', 'Waiting'], ['2 of 7', 'Computing']]) {
    assert.equal(await textOf('[data-part=lesson-place]'), place);
    assert.equal(await textOf('.lesson h3'), title);
    assert.match(await textOf('.ask'), /\?$/);
    await press('see');
    await rested();
    assert.match(await textOf('.guess:not(.guess-unit)'), /Guessed as long, measured .+\.$/);
    assert.match(await textOf('.explanation > p:not(.visually-hidden)'), /\.$/);
    await assertNoViolation(title);
    await press('next');
  }
  assert.equal(await textOf('[data-part=lesson-place]'), '3 of 7');
  await press('back');
  assert.match(await textOf('.explanation'), /Event loop: Guessed as long/, 'what was measured is still there');
  await press('show-lesson');
  assert.match(await lab.inPage(() => location.search), /workload=squares/);
});
