/**
 * The way through, and the free prediction: guessed by keyboard and by pointer, measured, laid over the guess, drawn.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key, Origin } from 'selenium-webdriver';
import { serveSite } from './site.js';
import { assertNoViolation } from './axe.js';
import { Lab, useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

/** In which experiment the ways below look: an idea's room, or the tool. */
let place = '';

/** @param {string} selector @param {Lab} [on] */
const textOf = (selector, on = lab) =>
  on.inPage(
    (wanted) => document.querySelector(wanted)?.textContent?.replace(/\u202f/g, ' ') ?? '',
    `${place} ${selector}`,
  );

/** @param {string} label */
const valueOf = (label) =>
  lab.inPage(
    (wanted) => document.querySelector(wanted)?.getAttribute('aria-valuetext'),
    `${place} [data-guess="${label}"] [role=slider]`,
  );

/** @param {string} action @param {Lab} [on] */
const press = (action, on = lab) =>
  on.inPage(
    (wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).click(),
    `${place} [data-action=${action}]`,
  );

const rested = () => until('the run is over', async () => (await textOf('[data-action=see]')) === 'Run again');

/** @param {string} label */
const sliderOf = async (label) => {
  const slider = await lab.driver.findElement({ css: `${place} [data-guess="${label}"] [role=slider]` });
  await lab.driver.executeScript((/** @type {HTMLElement} */ element) => {
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  }, slider);
  return slider;
};

/** @param {string[]} pressed */
const keys = (...pressed) =>
  lab.driver
    .actions()
    .sendKeys(...pressed)
    .perform();

/** Brings an idea near, and waits for its experiment. @param {string} name @param {Lab} [on] */
const goTo = async (name, on = lab) => {
  place = `[data-room=${name}]`;
  await on.inPage((wanted) => document.querySelector(wanted)?.scrollIntoView(), place);
  await until(`${name} has its experiment`, async () => (await textOf('[data-action=see]', on)) !== '');
};

const openTool = async () => {
  place = 'details[data-tested]';
  await lab.inPage(() => {
    const tools = Array.from(document.querySelectorAll('details.tool'));
    const tool = /** @type {HTMLDetailsElement} */ (
      tools.find((one) => one.querySelector('h2')?.textContent === 'Predict, then run')
    );
    tool.dataset.tested = '';
    tool.open = true;
  });
  await until('the tool is there', async () => (await textOf('.guess')) !== '');
};

test('an idea’s experiment comes when its reader does, and into a room that was kept for it', async () => {
  const height = (/** @type {string} */ name) =>
    lab.inPage((wanted) => document.querySelector(wanted)?.clientHeight ?? 0, `[data-room=${name}]`);
  assert.equal(await lab.inPage(() => scrollY), 0, 'without a link to work, the page begins at its beginning');
  assert.equal(
    await lab.inPage(() => document.querySelector('[data-room=juggling]')?.childElementCount),
    0,
    'the last is not loaded with the page',
  );
  const before = await height('juggling');
  await goTo('juggling');
  assert.ok(
    before > 100 && (await height('juggling')) === before,
    `${before} px, and then ${await height('juggling')}`,
  );
});

test('by keyboard alone: guess, run, read what was measured, go on', async () => {
  await goTo('waiting');
  assert.equal(await valueOf('Event loop'), 'no guess yet');
  await sliderOf('Event loop');
  await keys(Key.ENTER);
  assert.equal(
    await valueOf('Event loop'),
    'as long as Sequential',
    'where the grip lies is a guess once its reader says so',
  );
  await keys(Key.PAGE_DOWN, Key.PAGE_DOWN);
  assert.equal(await valueOf('Event loop'), 'half as long as Sequential');
  await keys(Key.ARROW_LEFT, Key.ARROW_UP, Key.ARROW_RIGHT);
  assert.equal(await valueOf('Event loop'), '0.55 times as long as Sequential');
  await keys(Key.END);
  assert.match(String(await valueOf('Event loop')), /three times as long/);
  await keys(Key.HOME);
  assert.match(String(await valueOf('Event loop')), /a twentieth as long/);
  await assertNoViolation(lab, 'with a guess', '#idea-waiting');

  await keys(Key.TAB, Key.ENTER);
  await rested();
  const untouched = await textOf('[data-guess="Threads + GIL"]');
  assert.match(untouched, /No guess, measured [\d.]+ × as (fast|long)/);
  assert.doesNotMatch(untouched, /On the mark|You guessed|as you guessed/, 'a bar that nobody touched gets no verdict');
  assert.match(await textOf('[role=status]'), /Event loop: Guessed 20 × as fast/);
  assert.match(await textOf('.explanation > p:not(.visually-hidden)'), /\.$/);
  assert.match(
    await lab.inPage(() => document.querySelector('#idea-waiting canvas')?.getAttribute('aria-label') ?? ''),
    /Sequential: .+Threads \+ GIL: .+Event loop: /,
    'what happened is drawn',
  );
  assert.match(
    await lab.inPage(() => document.querySelector('.way-places .done')?.textContent ?? ''),
    /Do waits overlap\?/,
  );
  await assertNoViolation(lab, 'with a measurement', '#idea-waiting');
  assert.equal(
    await lab.inPage(() => document.querySelectorAll('[data-part=results] tr[data-model]').length),
    0,
    'the workbench’s own results are left alone',
  );

  // From the button to what follows the experiment, and on to the next idea.
  await lab.inPage(() =>
    /** @type {HTMLElement} */ (document.querySelector('[data-room=waiting] [data-action=show-idea]')).focus(),
  );
  await keys(Key.TAB);
  assert.equal(await lab.inPage(() => document.activeElement?.getAttribute('href')), '#idea-computing');
});

test('ten thousand tasks: the first are drawn, and the workbench takes the work', async () => {
  await goTo('juggling');
  await press('see');
  await rested();
  assert.match(
    await lab.inPage(() => document.querySelector('#idea-juggling canvas')?.getAttribute('aria-label') ?? ''),
    /10,000 files, one event loop: .* for all 10,000 tasks, \d+ of them drawn/,
  );
  assert.match(await textOf('.explanation'), /10,000 tasks waited for .* files a second on the loop/);
  await press('show-idea');
  assert.match(await lab.inPage(() => location.search), /workload=download.*tasks=10000/);
  assert.match(
    await lab.inPage(() => document.querySelector('[data-room=waiting] .explanation')?.textContent ?? ''),
    /Event loop: Guessed 20/,
    'what was measured before is still there',
  );
});

test('ideas that were run are marked on the next visit too, until their reader starts over', async () => {
  const marked = () =>
    lab.inPage(() => Array.from(document.querySelectorAll('.way-places .done'), (link) => link.textContent));
  const again = () => lab.inPage(() => document.querySelector('[data-action=start-over]')?.checkVisibility());
  await lab.open();
  assert.deepEqual([await marked(), await again()], [['Do waits overlap?', 'Ten thousand waits on one thread?'], true]);
  assert.equal(
    await lab.inPage(() => document.querySelector('.idea.done')),
    null,
    'its figures are not there, and so not printed',
  );
  const listHeight = () => lab.inPage(() => document.querySelector('.way-head')?.clientHeight);
  const marked_px = await listHeight();
  await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=start-over]')).click());
  assert.deepEqual([await marked(), await again()], [[], false]);
  assert.equal(
    await lab.inPage(() => document.activeElement?.textContent),
    'Do waits overlap?',
    'the focus is not lost',
  );
  assert.equal(await listHeight(), marked_px, 'marks that come after the page move nothing');
  await lab.open();
  assert.deepEqual([await marked(), await again()], [[], false]);
});

test('the workbench’s own work: dragged to a guess, measured, and asked anew when it is changed', async () => {
  await lab.open('?workload=download&tasks=2&delay_ms=20&models=sequential,event-loop,processes');
  const { top, below } = await lab.inPage(() => ({
    top: document.querySelector('#workbench')?.getBoundingClientRect().top ?? NaN,
    below: innerHeight,
  }));
  assert.ok(top > -below && top < below, `a link to work shows the workbench: it is at ${top} px`);
  await openTool();
  const slider = await sliderOf('Processes');
  const { width } = await slider.getRect();
  // From its middle, which is half of three units, to one unit less a half.
  await lab.driver
    .actions()
    .move({ origin: slider })
    .press()
    .move({ origin: Origin.POINTER, x: Math.round(-width / 3), y: 0 })
    .release()
    .perform();
  assert.equal(await valueOf('Processes'), 'half as long as Sequential');
  await press('see');
  await rested();
  assert.match(await textOf('[data-guess="Processes"]'), /Guessed 2\.0 × as fast, measured .+\. .+\.$/);
  const bars = await lab.inPage(() =>
    Array.from(
      document.querySelectorAll('[data-guess=Processes] :is(.guess-bar, .measured-bar)'),
      (bar) => bar.getBoundingClientRect().width,
    ),
  );
  assert.ok(bars.length === 2 && bars.every((px) => px > 0), `both bars are there: ${bars}`);
  assert.equal(await valueOf('Processes'), 'half as long as Sequential', 'the guess is as it was');
  await press('reset-guesses');
  assert.equal(await valueOf('Processes'), 'no guess yet');

  await lab.inPage(async () => {
    scrollTo({ top: 0, behavior: 'instant' });
    /** @type {HTMLElement} */ (document.querySelector('[data-choice=event-loop] input')).click();
    // Whoever comes back has been away for a frame at least.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  await lab.inPage(() => document.querySelector('details[data-tested]')?.scrollIntoView());
  await until('the bars follow', () =>
    lab.inPage(() => document.querySelector('details [data-guess="Event loop"]') === null),
  );
});

test('a guess is kept when its run is cancelled', async () => {
  await lab.open('?workload=download&tasks=2&delay_ms=20000&models=event-loop,processes');
  await openTool();
  await sliderOf('Processes');
  await keys(Key.PAGE_UP, Key.PAGE_UP);
  await press('see');
  await until('it runs', async () => /turn 1 of 2/.test(await textOf('[data-part=guess-state]')));
  await press('stop');
  await until('the end is said', async () => /Cancelled\. Your guesses are kept\./.test(await textOf('[role=status]')));
  assert.equal(await valueOf('Processes'), 'one and a half times as long as Event loop');
});

test('a question asks for numbers, an order, a yes or no: by keyboard, in a frame and on the page', async () => {
  /** @param {string} work @param {string} question */
  const frame = async (work, question) => {
    place = '.compact-question';
    await lab.driver.get(new URL(`embed.html?${work}&question=${encodeURIComponent(question)}`, lab.url).href);
    await lab.ready();
    await until('the question', async () => (await textOf('[data-action=see]')) === 'Run and see');
    assert.equal(
      await lab.inPage(() => document.querySelector('[data-part=address-problems]:not([hidden])')?.textContent ?? ''),
      '',
    );
  };
  const focus = () =>
    lab.inPage(
      (wanted) => /** @type {HTMLElement} */ (document.querySelector(`${wanted} .question :is(input, select)`)).focus(),
      place,
    );
  const seen = async () => {
    await press('see');
    await rested();
    return textOf('.guesses');
  };
  const RACE = 'workload=race&tasks=2&increments=5000&models=threads-gil,threads';

  await frame(RACE, '');
  assert.match(
    await textOf('.ask'),
    /The tasks make 10,000 updates in all\. How many of them are lost\?/,
    'in our words',
  );
  await focus();
  await keys('7', 'x');
  assert.match(
    await textOf('[data-guess="Threads + GIL"] .guess-words'),
    /This is no number from 0 to 10,000, and so no guess/,
  );
  await keys(Key.BACK_SPACE, Key.BACK_SPACE, '0');
  assert.match(await textOf('[data-guess="Threads + GIL"] .guess-words'), /Your guess: none/);
  await assertNoViolation(lab, 'a number', '.compact-question');
  const numbers = await seen();
  assert.match(
    numbers,
    /Threads \+ GIL.*Guessed none, measured (none\. On the mark\.|[\d,]+ updates?\. You guessed none, and there were some\.)/,
  );
  assert.match(numbers, /No guess, measured (none|[\d,]+ updates?)\.$/, 'what was not guessed is not judged');
  assert.match(await textOf('[role=status]'), /Threads: No guess, measured/, 'and is announced');

  await frame('workload=download&tasks=3&delay_ms=300&models=sequential,event-loop', 'about:order Which comes first?');
  await focus();
  await keys('s');
  assert.match(await textOf('.guesses > .guess-words'), /Some models have no place yet/);
  await keys(Key.TAB, 'f');
  await assertNoViolation(lab, 'an order', '.compact-question');
  assert.match(await seen(), /Measured: Event loop .*, Sequential .*\. Your order is right\.$/);

  await frame(
    'workload=download&tasks=3&delay_ms=300&models=sequential,event-loop',
    'about:faster of:event-loop Does a loop help?',
  );
  assert.equal(await textOf('.ask'), 'Does a loop help?');
  await focus();
  await keys(Key.ARROW_DOWN);
  assert.match(await textOf('.guesses > .guess-words'), /Your guess: No\./);
  await assertNoViolation(lab, 'a yes or no', '.compact-question');
  assert.match(await seen(), /Guessed: No\. Yes\. Measured: .* You guessed no\.$/);

  await lab.open('?workload=convoy&compute_ms=300&requests=20&models=threads-gil,threads');
  await openTool();
  assert.deepEqual(
    await lab.inPage(() =>
      Array.from(document.querySelectorAll('[data-part=about] option'), (option) => option.textContent),
    ),
    [
      'How many requests a second are answered',
      'How long each takes',
      'Which is done first',
      'In which order they are done',
      'Whether one is faster than another',
    ],
  );
  assert.match(await seen(), /No guess, measured [\d,.]+ requests a second\./);
});

test('without shared memory an idea says what is missing, asks the rest, and shows what is missing as recorded', async () => {
  const site = await serveSite({ isolated: false, without: ['/sw.js'] });
  try {
    const there = new Lab(lab.browser, site.url);
    // Firefox says so of a page that is left while a script of it is at work.
    lab.expected = [/\b404\b|ServiceWorker/i, /terminated by timeout/];
    await there.open();
    await goTo('computing', there);
    assert.match(
      await until('what is missing', () => textOf('[data-part=idea-missing]', there)),
      /Missing here: Threads \+ GIL and Threads, no lock\./,
    );
    assert.deepEqual(
      await there.inPage(() =>
        Array.from(document.querySelectorAll('[data-room=computing] [data-guess]'), (bar) =>
          bar.getAttribute('data-guess'),
        ),
      ),
      ['Sequential', 'Event loop'],
    );

    await goTo('waiting', there);
    assert.equal(await textOf('[data-part=idea-recorded]', there), '', 'a guess comes first');
    await press('see', there);
    await until('the run is over', async () => (await textOf('[data-action=see]', there)) === 'Run again');
    assert.match(
      await textOf('[data-part=idea-recorded] > p', there),
      /^Recorded, not run here: Chromium \d+, \d+ cores?, \d{4}-\d\d-\d\d\./,
    );
    const rows = await there.inPage(() =>
      Array.from(document.querySelectorAll('[data-room=waiting] [data-recorded]'), (row) =>
        /** @type {HTMLElement} */ (row).innerText.replace(/\s+/g, ' '),
      ),
    );
    assert.equal(rows.length, 2, String(rows));
    assert.match(rows[0], /^Sequential [\d.]+ (ms|s) –$/, 'what the recorded ratio is to was recorded too');
    assert.match(
      rows[1],
      /^Threads \+ GIL [\d.]+ ms ([\d.]+ × as (fast|long)|no difference shown|the rounds do not agree)$/,
    );
    assert.match(
      await there.inPage(
        () => document.querySelector('[data-room=waiting] .idea-recorded canvas')?.getAttribute('aria-label') ?? '',
      ),
      /^What was recorded: Threads \+ GIL: [\d.]+.ms\.$/,
      'and nothing that ran here',
    );
    await assertNoViolation(there, 'with recorded figures beside measured ones', '#idea-waiting');
  } finally {
    await lab.open();
    await site.close();
  }
});
