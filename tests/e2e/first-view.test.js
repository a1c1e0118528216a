/** The first picture: it unfolds once and stops, can be paused, and its button runs the same here. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

const textOf = () => lab.inPage(() => document.querySelector('[data-action=play-recording]')?.textContent ?? '');
const press = (/** @type {string} */ action) => lab.inPage((name) => /** @type {HTMLElement} */ (document.querySelector(`[data-action=${name}]`)).click(), action);
/** What is drawn, to be compared only. */
const picture = () => lab.inPage(() => /** @type {HTMLCanvasElement} */ (document.querySelector('[data-part=first-view] canvas')).toDataURL());

test('it is paused, goes on, and stands still at its end', async () => {
  await until('it is drawn', () => lab.inPage(() => Boolean(/** @type {HTMLCanvasElement|null} */ (document.querySelector('[data-part=first-view] canvas'))?.style.width)));
  await press('play-recording');
  if (await textOf() === 'Pause') await press('play-recording');
  const [before, after] = [await picture(), await picture()];
  assert.equal(before, after, 'a pause holds the picture');
  await press('play-recording');
  await until('another picture', async () => await picture() !== before);
  await until('the end', async () => await textOf() === 'Play again');
  assert.equal(await picture(), await picture());
  const said = await lab.inPage(() => document.querySelector('[data-part=first-view]')?.textContent ?? '');
  assert.match(said, /A recording, slowed down \d+ times/);
});

test('its button runs the recorded work in the lab', async () => {
  await press('run-recorded');
  await until('a result', async () => (await lab.inPage(() => document.querySelectorAll('interleave-lab .results-panel tbody tr').length)) === 2 && !(await lab.inPage(() => document.querySelector('.bar-live') !== null)));
  const address = await lab.driver.getCurrentUrl();
  assert.match(address, /workload=squares/);
  assert.match(address, /threads-gil/);
});
