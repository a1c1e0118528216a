/**
 * Reading and moving in the timeline: by keyboard alone, by mouse, played, told; what it sums up is what was measured.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { Command, Name } from 'selenium-webdriver/lib/command.js';
import { assertNoViolation } from './axe.js';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { modelOf } from './results.js';
import { until } from './until.js';

/** @import { Result } from './lab.js' */

const lab = useLab();

/** @type {Result} */
let result;

/** @param {...string} keys */
const press = (...keys) =>
  lab.driver
    .actions()
    .sendKeys(...keys)
    .perform();
/** @param {string} selector */
const text = (selector) =>
  lab.inPage((wanted) => (document.querySelector(wanted)?.textContent ?? '').replaceAll('\u202f', ' '), selector);
const slice = () => text('[data-part=slice]');
/** What part of the time is in view. */
const view = () =>
  lab.inPage(() => document.querySelector('[data-part=minimap]')?.getAttribute('aria-valuetext') ?? '');
/** @param {string} selector */
const focus = (selector) =>
  lab.inPage((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).focus(), selector);
const isFocused = (/** @type {string} */ selector) =>
  lab.inPage((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
/**
 * @param {() => Promise<string>} read
 * @param {() => Promise<unknown>} act
 * @param {string} what
 * @returns {Promise<string>}
 */
const changes = async (read, act, what) => {
  const old = await read();
  await act();
  return until(what, async () => {
    const now = await read();
    return now === old ? null : now;
  });
};
const moment = () =>
  lab.inPage(() => Number(/** @type {HTMLInputElement} */ (document.querySelector('[data-part=play] input')).value));
const canvas = () => lab.driver.findElement({ css: '[data-part=timeline]' });
/** The span's table, a body a track. */
const sums = () =>
  lab.inPage(() =>
    Array.from(document.querySelectorAll('[data-part=span] tbody'), (body) => ({
      title: body.querySelector('th')?.textContent ?? '',
      cells: Array.from(body.querySelectorAll('tr'), (row) =>
        Array.from(row.querySelectorAll('td'), (cell) => (cell.textContent ?? '').replaceAll('\u202f', ' ')),
      ),
    })),
  );
const noSpan = () => lab.inPage(() => document.querySelector('[data-part=span][hidden]') !== null);
const unprinted = () => lab.inPage(() => document.querySelectorAll('.unprinted').length);
const scrub = (/** @type {number} */ part) =>
  lab.inPage((to) => {
    const scrubber = /** @type {HTMLInputElement} */ (document.querySelector('[data-part=play] input'));
    scrubber.value = String(to * Number(scrubber.max));
    scrubber.dispatchEvent(new Event('input', { bubbles: true }));
  }, part);
const pause = () =>
  lab.inPage(() => {
    const toggle = /** @type {HTMLElement} */ (document.querySelector('[data-part=play] [data-action=play]'));
    if (toggle.textContent === 'Pause') toggle.click();
  });

test('a run to look at', async () => {
  await lab.driver.manage().window().setRect({ width: 1250, height: 850, x: 0, y: 0 });
  // Threads that are done before the other has begun do not wait for each other: then it was too little work.
  for (let increments = 3_000_000; increments < 50_000_000; increments *= 2) {
    result = await lab.run({
      workload: 'race',
      params: { tasks: 2, increments },
      models: ['threads-gil', 'processes'],
      workers: 2,
      lock: { interval_ms: 1 },
    });
    if (Number(modelOf(result, 'threads-gil').lock?.waits_ms) > 1) break;
  }
});

test('every command by keyboard alone', async () => {
  await lab.inPage(() => document.querySelector('[data-part=play]')?.scrollIntoView({ block: 'center' }));
  await until('the first run unfolds by itself', async () => (await text('[data-action=play]')) === 'Pause');
  await focus('[data-part=timeline]');
  await press(Key.SPACE);
  await until('Space pauses it', async () => (await text('[data-action=play]')) === 'Play');
  await press(Key.SPACE);
  await until('and goes on', async () => (await text('[data-action=play]')) === 'Pause');
  await press(Key.SPACE);

  await changes(slice, () => press(Key.ARROW_RIGHT), 'the slice after');
  await changes(slice, () => press(Key.ARROW_DOWN), 'a slice of the next track');
  await changes(slice, () => press(Key.END), 'the last slice');
  await changes(slice, () => press(Key.HOME), 'the first slice');

  const all = await view();
  await changes(view, () => press('w'), 'W zooms in');
  await changes(view, () => press('d'), 'D pans later');
  await changes(view, () => press('a'), 'A pans back');
  await changes(view, () => press('s'), 'S zooms out');
  await press('0');
  await until('0 shows all', async () => (await view()) === all);
  await changes(view, () => press('+'), '+ zooms in');
  await changes(view, () => press('-'), '− zooms out');
  await press('0');

  await press('/');
  assert.ok(await isFocused('[data-part=search] input'), '/ goes to the search');
  await press('waiting for gil');
  await until('hits are counted', async () => /^1 of [1-9]/.test(await text('[data-part=search] output')));
  await until('the first is selected', async () => /Waiting for GIL/.test(await slice()));
  const hits = Number((await text('[data-part=search] output')).split(' ')[2]);
  const waits = modelOf(result, 'threads-gil').trace.traceEvents.filter(({ cat }) => cat === 'waits-gil').length;
  assert.equal(hits, waits, 'as many as the trace has');
  if (hits > 1) {
    await press(Key.ENTER);
    assert.match(await text('[data-part=search] output'), /^2 of/);
    await lab.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.ENTER).keyUp(Key.SHIFT).perform();
  }
  assert.match(await text('[data-part=search] output'), /^1 of/);
  await press(Key.ESCAPE);
  assert.ok(await isFocused('[data-part=timeline]'), 'Escape comes back');

  if (hits > 1) {
    await changes(slice, () => press('.'), 'the next of its kind');
    assert.match(await slice(), /Waiting for GIL/);
    await press(',');
  }
  await changes(view, () => press('f'), 'F fits the slice');
  await press('[', ']');
  await until('the span is the slice', async () => (await text('[data-part=span] .span-title')).startsWith('Span of'));
  const [, length] = /Span of (.*), from/.exec(await text('[data-part=span] .span-title')) ?? [];
  assert.ok((await slice()).includes(length), `${length} in ${await slice()}`);
  await changes(view, () => press('0'), 'all again');
  await changes(view, () => press('f'), 'F fits the span');
  await assertNoViolation(lab, 'with a span selected', '.timeline-panel');
  await press(Key.ESCAPE);
  await until('Escape lets go of the span', noSpan);
  await press('0');

  await press('?');
  await until('the help is open', () => lab.inPage(() => document.querySelector('dialog[open]') !== null));
  await assertNoViolation(lab, 'with the help open, the whole page');
  // What is scrolled out of the dialog axe passes over.
  await lab.inPage(() => {
    const help = document.querySelector('[data-part=help]');
    if (help) help.scrollTop = help.scrollHeight;
  });
  await assertNoViolation(lab, 'with the end of the help', '[data-part=help]');
  await press(Key.ESCAPE);
  await until('the help is closed', () => lab.inPage(() => document.querySelector('dialog[open]') === null));
  assert.ok(await isFocused('[data-part=timeline]'), 'and the focus is back');

  await press('/', 'counts to');
  await until('printed lines are found', async () => /^1 of 4, printed$/.test(await text('[data-part=search] output')));
  await press(Key.ESCAPE);
  const printed = await slice();
  assert.match(printed, /the task printed a line/);
  await changes(slice, () => press('.'), 'the next printed line');
  assert.match(await slice(), /the task printed a line/);
  await press(',');
  assert.equal(await slice(), printed, 'and back');

  await focus('[data-part=minimap]');
  await changes(view, () => press('+'), 'the minimap zooms');
  await changes(view, () => press(Key.ARROW_RIGHT), 'and moves');
  await press('0');
});

test('playing goes forward and back by events, and the output follows', async () => {
  await focus('[data-part=timeline]');
  await pause();
  await scrub(1);
  await press('>');
  assert.equal(await moment(), 0, 'from the end it begins again');
  const lines = result.models.reduce((sum, { output }) => sum + output.length, 0);
  const early = result.models.reduce(
    (sum, { output }) => sum + output.filter(({ t_ms }) => t_ms * 1000 <= 0).length,
    0,
  );
  assert.equal(await unprinted(), lines - early, 'nothing is printed yet');
  const [task] = modelOf(result, 'threads-gil').tasks;
  const end_us = await lab.inPage(() =>
    Number(/** @type {HTMLInputElement} */ (document.querySelector('[data-part=play] input')).max),
  );
  await scrub((500 * (Number(task.start_ms) + Number(task.end_ms))) / end_us);
  await until('the code’s lines', async () => /^At [^:]+: .*\bline/.test(await text('[data-part=code-note]')));
  const marked = await lab.inPage(() => {
    const source = (document.querySelector('[data-part=code] code')?.textContent ?? '').split('\n');
    return Array.from(
      document.querySelectorAll('.code-mark'),
      (mark) => source[Number(mark.getAttribute('data-line')) - 1],
    );
  });
  assert.ok(marked.length > 0 && marked.every((line) => line.trim() !== ''), marked.join('\n'));
  await scrub(0);

  /** @type {number[]} */
  const seen = [0];
  for (let step = 0; step < 3; step += 1) {
    await press('>');
    seen.push(await moment());
    assert.ok(seen[step + 1] > seen[step], String(seen));
  }
  assert.match(await text('[data-part=play-said]'), /: ./);
  await lab.inPage(() => {
    /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=prose]')).open = true;
  });
  await assertNoViolation(lab, 'while a run is played, with its sentences', '.timeline-panel');
  for (const before of seen.slice(0, 3).reverse()) {
    await press('<');
    assert.equal(await moment(), before);
  }
  await press('<');
  assert.equal(await moment(), 0);

  await scrub(1);
  assert.equal(await unprinted(), 0, 'at the end everything is printed');
  assert.equal((await text('[data-part=code-note]')) + (await text('.code-marks')), '', 'and nobody is at a line');
});

test('dragging on the ruler sums up a span, and its sums are the model’s own figures', async () => {
  await focus('[data-part=timeline]');
  await press('0');
  const box = await lab.inPage(() => {
    const element = /** @type {HTMLElement} */ (document.querySelector('[data-part=timeline]'));
    element.scrollIntoView({ block: 'center' });
    const { width, height } = element.getBoundingClientRect();
    return { width, height };
  });
  const at = (/** @type {number} */ x, /** @type {number} */ y) => ({
    origin: canvas(),
    x: Math.round(x - box.width / 2),
    y: Math.round(y - box.height / 2),
  });
  // From the axis' start to its very end: what is drawn beyond is cut.
  await lab.driver
    .actions()
    .move(at(120, 10))
    .press()
    .move(at(box.width / 2, 10))
    .move(at(box.width - 2, 10))
    .release()
    .perform();
  const ms = (/** @type {string} */ shown) =>
    Number.parseFloat(shown) * (shown.endsWith('µs') ? 0.001 : shown.endsWith(' s') ? 1000 : 1);
  const measured = Number(modelOf(result, 'threads-gil').lock?.waits_ms);
  const rows = await until(`${measured} ms of waiting for the lock`, async () => {
    const all = await sums();
    const locked = all.find(({ title }) => /GIL, 2 workers together/.test(title));
    const shown = ms(locked?.cells.find(([state]) => state === 'Waiting for GIL')?.[2] ?? '');
    return Math.abs(shown - measured) <= 0.006 * measured ? all : null;
  });
  for (const { title, cells } of rows) {
    const shares = cells.reduce((sum, [, share]) => sum + Number.parseFloat(share), 0);
    assert.ok(Math.abs(shares - 100) < 0.06 * cells.length, `${title}: ${shares} %`);
  }
  await lab.driver.actions().move(at(300, 10)).press().release().perform();
  await until('a tap lets go', noSpan);
});

test('a plain wheel scrolls the page, with Ctrl it zooms', async () => {
  const wheel = (/** @type {boolean} */ ctrlKey) =>
    lab.inPage((held) => {
      const element = /** @type {HTMLElement} */ (document.querySelector('[data-part=timeline]'));
      const { left, top, width } = element.getBoundingClientRect();
      return !element.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY: -120,
          ctrlKey: held,
          clientX: left + width / 2,
          clientY: top + 60,
          bubbles: true,
          cancelable: true,
        }),
      );
    }, ctrlKey);
  const all = await view();
  assert.equal(await wheel(false), false, 'it is left to the page');
  assert.equal(await view(), all);
  await changes(view, async () => assert.equal(await wheel(true), true), 'closer');
  await focus('[data-part=timeline]');
  await changes(view, () => press('0'), 'all');
});

test('a real wheel moves the page and not the timeline', async () => {
  const before = await lab.inPage(() => {
    scrollTo(0, 0);
    document.querySelector('[data-part=timeline]')?.scrollIntoView({ block: 'start' });
    return scrollY;
  });
  const all = await view();
  // Its types do not know it yet.
  await /** @type {any} */ (lab.driver.actions()).scroll(0, 60, 0, -200, canvas()).perform();
  await until('the page is scrolled', async () => (await lab.inPage(() => scrollY)) < before);
  assert.equal(await view(), all);
});

/**
 * Fingers, each put down at a point of the canvas' middle line and moved along it, all at once.
 * @param {[from: number, to: number][]} paths in pixels from its middle
 * @param {'x'|'y'} [axis]
 */
const fingers = async (paths, axis = 'x') => {
  const { x, y } = await lab.inPage(() => {
    const { left, top, width, height } = /** @type {Element} */ (
      document.querySelector('[data-part=timeline]')
    ).getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + Math.min(height, innerHeight - top) / 2) };
  });
  const at = (/** @type {number} */ px, duration = 0) => ({
    type: 'pointerMove',
    duration,
    origin: 'viewport',
    x: x + (axis === 'x' ? px : 0),
    y: y + (axis === 'y' ? px : 0),
  });
  const actions = paths.map(([from, to], finger) => ({
    type: 'pointer',
    id: `finger${finger}`,
    parameters: { pointerType: 'touch' },
    actions: [
      at(from),
      { type: 'pointerDown', button: 0 },
      at((from + to) / 2, 100),
      at(to, 100),
      { type: 'pointerUp', button: 0 },
    ],
  }));
  // Selenium's own actions have one pointer of each kind.
  await /** @type {any} */ (lab.driver).execute(new Command(Name.ACTIONS).setParameter('actions', actions));
  await lab.driver.actions().clear();
};

/** The part in view, in milliseconds, once nothing moves any more. */
const still = async () => {
  let last = '';
  const shown = await until('nothing moves', async () => {
    const now = await view();
    const same = now === last;
    last = now;
    return same ? now : null;
  });
  const [from, to] = Array.from(
    shown.replaceAll('\u202f', ' ').matchAll(/([\d.]+) (µs|ms|s)/g),
    ([, figure, unit]) => Number(figure) * ({ µs: 0.001, ms: 1, s: 1000 }[unit] ?? NaN),
  );
  return { from, length: to - from };
};
/**
 * Waits until the view that is shown is the wanted one, and rests: a gesture's last step may be drawn late.
 * @param {string} what @param {(view: {from: number, length: number}) => boolean} wanted
 */
const comesTo = (what, wanted) =>
  until(what, async () => {
    const shown = await still();
    return wanted(shown) ? shown : null;
  });
const near = (/** @type {number} */ one, /** @type {number} */ other) =>
  Math.abs(one - other) <= 0.05 * Math.abs(other);

// WebKitGTK's driver has no touch.
if (engine.name !== 'webkitgtk')
  test('one finger pans, two zoom, and a finger that goes up or down scrolls the page', async () => {
    await lab.inPage(() =>
      document.querySelector('[data-part=timeline]')?.scrollIntoView({ block: 'center', behavior: 'instant' }),
    );
    await pause();
    await focus('[data-part=timeline]');
    await press('0');
    const all = await still();
    await fingers([
      [-20, -120],
      [20, 120],
    ]);
    const closer = await comesTo('40 px to 240 px show a sixth', ({ length }) => near(length, all.length / 6));
    await fingers([[60, -60]]);
    const later = await comesTo(
      'one finger pans',
      ({ from, length }) => near(length, closer.length) && from > closer.from,
    );
    const before = await lab.inPage(() => scrollY);
    await fingers([[60, -60]], 'y');
    // The fingers of Firefox's driver scroll no page.
    if (engine.name === 'chromium')
      await until('the page is scrolled', async () => (await lab.inPage(() => scrollY)) > before);
    assert.deepEqual(await still(), later, 'and the timeline stays');
    await fingers([
      [-120, -20],
      [120, 20],
    ]);
    await comesTo('two fingers that meet show all again', ({ length }) => near(length, all.length));
  });

test('the trace is told in sentences, a hundred at a time', async () => {
  await lab.inPage(() => {
    /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=prose]')).open = true;
  });
  const sentences = await until('sentences', () =>
    lab.inPage(() => {
      const all = Array.from(document.querySelectorAll('[data-part=prose] li'), (item) => item.textContent ?? '');
      return all.length > 0 ? all : null;
    }),
  );
  assert.ok(sentences.length <= 100);
  assert.ok(
    sentences.some((one) => /Thread [12] (had|waited .* for) the lock/.test(one)),
    sentences.slice(0, 5).join('\n'),
  );
  await lab.inPage(() => {
    /** @type {HTMLElement|null} */ (document.querySelector('[data-part=prose] > button:not([hidden])'))?.click();
  });
  const total = await lab.inPage(() => document.querySelectorAll('[data-part=prose] li').length);
  assert.ok(total >= sentences.length);
});

// Only Chromium's driver can ask for less motion.
if (engine.name === 'chromium')
  test('with less motion asked for, nothing plays by itself: it goes step by step', async () => {
    const driver = /** @type {any} */ (lab.driver);
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
    });
    await lab.open();
    await lab.run({ workload: 'squares', params: { n: [1000, 2000], passes: 2 }, models: ['processes'], workers: 2 });
    await lab.inPage(() => document.querySelector('[data-part=play]')?.scrollIntoView({ block: 'center' }));
    await focus('[data-part=timeline]');
    assert.equal(await text('[data-action=play]'), 'Step');
    await press(Key.SPACE);
    const first = await moment();
    await press(Key.SPACE);
    const second = await moment();
    assert.ok(second > first, `${first}, ${second}`);
    await lab.inPage(
      () =>
        new Promise((resolve) => {
          setTimeout(resolve, 150);
        }),
    );
    assert.equal(await moment(), second);
    // Or it would be asked for in the next test too.
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: '' }],
    });
  });

/** What a reader's hand does, by name. @type {Record<string, () => void>} */
const HANDS = {
  zoom: () => {
    document.querySelector('[data-part=timeline]')?.dispatchEvent(
      new WheelEvent('wheel', {
        bubbles: true,
        cancelable: true,
        ctrlKey: true,
        deltaY: -100,
        clientX: 400,
        clientY: 100,
      }),
    );
  },
  'a span on the ruler': () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('[data-part=timeline]'));
    // No finger is down that could be held.
    canvas.setPointerCapture = () => {};
    const { left, top } = canvas.getBoundingClientRect();
    for (const [type, x_px] of /** @type {const} */ ([
      ['pointerdown', 200],
      ['pointermove', 240],
      ['pointermove', 300],
      ['pointerup', 300],
    ])) {
      canvas.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', clientX: left + x_px, clientY: top + 8 }),
      );
    }
  },
  'the key 0': () => {
    document
      .querySelector('[data-part=timeline]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: '0', cancelable: true }));
  },
};

test('a hand on the timeline ends what plays by itself, and not what was asked for', async () => {
  const says = () => lab.inPage(() => document.querySelector('[data-action=play]')?.textContent);
  for (const [name, hand] of Object.entries(HANDS)) {
    await lab.open();
    await lab.run({ workload: 'download', params: { tasks: 2, delay_ms: 200 }, models: ['event-loop'] });
    await until(`it unfolds, for ${name}`, () =>
      lab.inPage(() => {
        // It unfolds in view only, and what stands above may still grow; slow enough to be caught at it on a busy
        // machine.
        document.querySelector('.play')?.scrollIntoView({ block: 'center', behavior: 'instant' });
        /** @type {HTMLSelectElement} */ (document.querySelector('.play select')).value = '100';
        return document.querySelector('[data-action=play]')?.textContent === 'Pause';
      }),
    );
    await lab.inPage(hand);
    assert.equal(await says(), 'Play', name);
    assert.ok(
      await lab.inPage(() => {
        const { value, max } = /** @type {HTMLInputElement} */ (document.querySelector('.play input'));
        return Number(max) - Number(value) < 1;
      }),
      `all of it is there, after ${name}`,
    );
    await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-action=play]')).click());
    await lab.inPage(hand);
    assert.equal(await says(), 'Pause', name);
  }
});
