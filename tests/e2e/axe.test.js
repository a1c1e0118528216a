/**
 * axe-core finds nothing: before a run, during it, after it, with errors on the screen, wide and narrow. Other states
 * are asked of where they are tested.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

for (const [name, width] of /** @type {[string, number][]} */ ([
  ['laptop', 1250],
  ['phone', 500],
])) {
  test(`no violation on a ${name}, before, during and after a run`, async () => {
    await lab.driver.manage().window().setRect({ width, height: 850, x: 0, y: 0 });
    await lab.open();
    await assertNoViolation(lab, 'before a run');
    await lab.start({
      workload: 'download',
      params: { tasks: 2, delay_ms: 20_000 },
      models: ['event-loop', 'processes'],
    });
    await until('it runs', () => lab.inPage(() => document.querySelector('[data-part=timeline]')?.checkVisibility()));
    await assertNoViolation(lab, 'during a run');
    await lab.inPage(() => /** @type {any} */ (window).e2e.lab().cancel());
    assert.equal((await lab.end()).resolved?.models[0].error?.kind, 'cancelled', 'it ran until now');
    await assertNoViolation(lab, 'after a cancelled run');
    await lab.run({ workload: 'squares', params: { n: [1000, 2000], passes: 2 }, workers: 2 });
    await assertNoViolation(lab, 'after a run');
    await lab.run({
      workload: 'image',
      params: { tasks: 2, megapixels: 0.1, passes: 1 },
      models: ['threads', 'process-pool'],
      workers: 2,
    });
    await assertNoViolation(lab, 'with pictures');
    await lab.run({
      workload: 'race',
      params: { tasks: 2, increments: 2000000 },
      models: ['threads-gil', 'thread-pool', 'processes'],
      workers: 2,
      lock: { interval_ms: 1 },
    });
    await lab.inPage(() => {
      /** @type {HTMLDetailsElement} */ (document.querySelector('[data-part=slice-table]')).open = true;
    });
    await assertNoViolation(lab, 'with the lock, and its waits in the table');
  });
}

test('no violation with everything wrong', async () => {
  await lab.open('?workload=download&tasks=70&models=fibers');
  await lab.run({
    workload: 'fault',
    params: { tasks: 2, at_task: 0, kind: 'unreachable', delay_ms: 0 },
    models: ['processes'],
  });
  await lab.inPage(() => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-parameter] input'));
    field.value = 'nonsense';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await assertNoViolation(lab, 'with errors on the screen');
});

/** What reaches beyond the page's right edge without a scroll of its own, by tag and class. */
const sticksOut = () =>
  lab.inPage(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const reaching = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 1 &&
        element.checkVisibility() &&
        !element.closest('.scroll, .visually-hidden, .timeline-window'),
    );
    return [
      `${scrollWidth} px in ${clientWidth}`,
      ...reaching.slice(0, 5).map((element) => `${element.tagName} ${element.getAttribute('class')}`),
    ];
  });

for (const width of [1280, 390]) {
  test(`at twice the size of text nothing sticks out at ${width} px, and what is drawn has grown too`, async () => {
    await lab.driver.manage().window().setRect({ width, height: 850, x: 0, y: 0 });
    await lab.open('?workload=race&models=sequential,threads-gil,process-pool');
    const sizes = () =>
      lab.inPage(() =>
        [
          ...document.querySelectorAll(
            '.first-view canvas, .timeline-window > canvas, .timeline-panel .legend li:not([hidden]) canvas',
          ),
        ].map((canvas) => canvas.clientHeight),
      );
    await lab.run({
      workload: 'race',
      params: { tasks: 2, increments: 200_000 },
      models: ['sequential', 'threads-gil', 'process-pool'],
      workers: 2,
    });
    await until('all is drawn', async () => (await sizes()).length > 3);
    const before = await sizes();
    await lab.inPage(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await until('what is drawn has grown', async () =>
      (await sizes()).slice(0, 2).every((height, at) => height > 1.4 * before[at]),
    );
    for (const name of ['slice-table', 'prose', 'exchange'])
      await lab.inPage((part) => {
        /** @type {HTMLDetailsElement} */ (document.querySelector(`[data-part=${part}]`)).open = true;
      }, name);
    await lab.inPage(() =>
      document.querySelectorAll('.tool').forEach((tool) => {
        /** @type {HTMLDetailsElement} */ (tool).open = true;
      }),
    );
    await until('nothing sticks out', async () => (await sticksOut()).length === 0, 10_000).catch(() => {});
    assert.deepEqual(await sticksOut(), []);
  });
}

test('the legend shows what a colour means, and a screen reader hears it without the legend', async () => {
  await lab.run({ workload: 'download', params: { tasks: 2, delay_ms: 10 }, models: ['event-loop'] });
  const told = () =>
    lab.inPage(() => {
      const legend = /** @type {HTMLElement} */ (document.querySelector('.timeline-panel .legend'));
      const item = [...legend.querySelectorAll('li')].find((one) => one.checkVisibility());
      return {
        text: item?.textContent ?? '',
        width: item?.querySelector('.meaning')?.getBoundingClientRect().width ?? 0,
        open: legend.querySelector('details')?.open,
      };
    });
  const closed = await told();
  assert.match(closed.text, /^\w+: the worker starts|^\w+: the task/);
  assert.ok(closed.width <= 1 && !closed.open);
  await lab.driver.executeScript('document.querySelector(".timeline-panel .legend summary").focus()');
  await lab.driver.actions().sendKeys(Key.ENTER).perform();
  const open = await told();
  assert.ok(open.width > 20 && open.open, JSON.stringify(open));
  await assertNoViolation(lab, 'with meanings');
});

test('every canvas is as large as what is drawn on it: a legend has the very patterns of the picture', async () => {
  await lab.run({
    workload: 'race',
    params: { tasks: 2, increments: 200_000 },
    models: ['threads-gil', 'processes'],
    workers: 2,
  });
  const squeezed = await lab.inPage(() =>
    [...document.querySelectorAll('canvas')]
      .filter(
        (canvas) =>
          canvas.checkVisibility() &&
          canvas.width > 1 &&
          [
            [canvas.clientWidth, canvas.width],
            [canvas.clientHeight, canvas.height],
          ].some(([shown, drawn]) => Math.abs(shown * devicePixelRatio - drawn) > 1),
      )
      .map(
        (canvas) =>
          `${canvas.parentElement?.className} ${canvas.className}: ${canvas.width} × ${canvas.height} in ${canvas.clientWidth} × ${canvas.clientHeight}`,
      ),
  );
  assert.deepEqual(
    squeezed.filter((canvas) => !/heartbeat/.test(canvas)),
    [],
  );
});

test('a question that stays in sight ends where the way on begins', async () => {
  await lab.driver.manage().window().setRect({ width: 1280, height: 850, x: 0, y: 0 });
  await lab.open();
  const overlaps = await lab.inPage(async () => {
    const found = [];
    const room = /** @type {HTMLElement} */ (document.querySelector('#idea-pools .idea-room'));
    // As after a run: the room has grown.
    room.style.minBlockSize = '70rem';
    for (let y = 0; y < 1400; y += 40) {
      const idea = /** @type {HTMLElement} */ (document.querySelector('#idea-pools'));
      scrollTo({ top: idea.offsetTop - 600 + y, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
      const [words, on] = ['.ask', '.idea-on'].map((part) =>
        /** @type {HTMLElement} */ (idea.querySelector(part)).getBoundingClientRect(),
      );
      if (words.bottom > on.top + 1) found.push([y, words.bottom, on.top]);
    }
    return found;
  });
  assert.deepEqual(overlaps, []);
});
