/** The first picture: it unfolds once and stops, can be paused, and its button runs the same here. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

const textOf = () => lab.inPage(() => document.querySelector('[data-action=play-recording]')?.textContent ?? '');
const press = (/** @type {string} */ action) =>
  lab.inPage((name) => /** @type {HTMLElement} */ (document.querySelector(`[data-action=${name}]`)).click(), action);
/** What is drawn, to be compared only. */
const picture = () =>
  lab.inPage(() =>
    /** @type {HTMLCanvasElement} */ (document.querySelector('[data-part=first-view] canvas')).toDataURL(),
  );

test('it is paused, goes on, and stands still at its end', async () => {
  await until('it is drawn', () =>
    lab.inPage(() =>
      Boolean(
        /** @type {HTMLCanvasElement|null} */ (document.querySelector('[data-part=first-view] canvas'))?.style.width,
      ),
    ),
  );
  await press('play-recording');
  if ((await textOf()) === 'Pause') await press('play-recording');
  const [before, after] = [await picture(), await picture()];
  assert.equal(before, after, 'a pause holds the picture');
  await press('play-recording');
  await until('another picture', async () => (await picture()) !== before);
  await until('the end', async () => (await textOf()) === 'Play again');
  assert.equal(await picture(), await picture());
  const said = await lab.inPage(() => document.querySelector('[data-part=first-view]')?.textContent ?? '');
  assert.match(said, /A recording, slowed down \d+ times/);
});

test('its button shows the reader’s own run in its place, above the recorded one, and in the lab', async () => {
  await lab.driver.manage().window().setRect({ width: 500, height: 850, x: 0, y: 0 });
  const settings_px = () => lab.inPage(() => document.querySelector('.controls')?.getBoundingClientRect().top ?? NaN);
  await press('run-recorded');
  const said = await until('its own times', async () => {
    const words = await lab.inPage(
      () => document.querySelector('[data-part=own-words]')?.textContent?.replaceAll('\u202f', ' ') ?? '',
    );
    return /^Your own run: /.test(words) ? words : null;
  });
  assert.match(
    said,
    /^Your own run: Threads \+ GIL [\d.]+ (ms|s), Processes [\d.]+ (ms|s)\. .+, \d+ cores?, \d{4}-\d\d-\d\d\.$/,
  );
  const { labels, tops } = await lab.inPage(() => {
    const pictures = [...document.querySelectorAll('[data-part=first-view] canvas')].filter((canvas) =>
      canvas.hasAttribute('aria-label'),
    );
    return {
      labels: pictures.map((canvas) => canvas.getAttribute('aria-label') ?? ''),
      tops: pictures.map((canvas) => canvas.getBoundingClientRect().top),
    };
  });
  assert.match(
    labels[0],
    /^Your own run of two tasks that compute\. Threads \+ GIL: [\d.]+.m?s\. Processes: [\d.]+.m?s\.$/,
  );
  assert.match(labels[1], /^Recorded run of two tasks/);
  assert.ok(tops[0] < tops[1], 'the recorded one is below');
  await until('it is in sight', () =>
    lab.inPage(() => {
      const top = document.querySelector('[data-part=own-run] canvas')?.getBoundingClientRect().top ?? NaN;
      return top > -5 && top < innerHeight / 2;
    }),
  );
  assert.ok((await settings_px()) > 850, 'its reader is not sent to the settings');
  assert.deepEqual(
    await lab.inPage(() =>
      Array.from(document.querySelectorAll('interleave-lab [data-part=results] tbody tr[data-model]'), (row) =>
        row.getAttribute('data-model'),
      ),
    ),
    ['threads-gil', 'processes'],
  );
  const address = await lab.driver.getCurrentUrl();
  assert.match(address, /workload=squares/);
  assert.match(address, /threads-gil/);
});

test('a run that fails or is cancelled says so in the same place, and the run before it stays', async () => {
  await lab.start({ workload: 'download', params: { tasks: 1, delay_ms: 15_000 }, models: ['processes'] });
  await until('it runs', () => lab.running());
  await press('run-recorded');
  await until('it says why', () =>
    lab.inPage(() =>
      /It did not run\. A run is going on/.test(document.querySelector('[data-part=own-words]')?.textContent ?? ''),
    ),
  );
  assert.match(
    await lab.inPage(() => document.querySelector('[data-part=own-run] canvas')?.getAttribute('aria-label') ?? ''),
    /^Your own run/,
  );
  await lab.inPage(() => {
    const { e2e } = /** @type {any} */ (window);
    e2e.lab().cancel();
    return e2e.running;
  });
  await lab.driver.manage().window().setRect({ width: 1250, height: 850, x: 0, y: 0 });
});
