/** A run with more events than pixels: its timeline is drawn, and summed up by a worker, not by the page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

/** A loop that goes from task to task: a slice each time, on one track. */
const DENSE = { workload: 'download', params: { tasks: 2500, delay_ms: 10, size_bytes: 0 }, models: ['event-loop'] };

/** In the page: remembers which workers are started. */
const watchWorkers = () => {
  const page = /** @type {any} */ (window);
  const Real = window.Worker;
  page.started = [];
  page.Worker = class extends Real {
    /** @param {string|URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      page.started.push(String(url));
    }
  };
};

/** In the page: how many colours a row of the first track's pixels has, and how many of them are the ground. */
const look = () => {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('[data-part=timeline]'));
  const ratio = canvas.width / canvas.clientWidth;
  const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
    Math.round(140 * ratio),
    Math.round((24 + 26 + 30) * ratio),
    canvas.width - Math.round(160 * ratio),
    1,
  );
  const colours = new Map();
  for (const pixel of new Uint32Array(data.buffer)) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
  return { colours: colours.size, most: Math.max(...colours.values()), pixels: data.length / 4 };
};

test('a dense run is drawn, with sums that a worker made', async () => {
  await lab.inPage(watchWorkers);
  const {
    models: [model],
  } = await lab.run(/** @type {any} */ (DENSE));
  assert.equal(model.error, null);
  const slices = model.trace.traceEvents.filter(({ ph }) => ph === 'X').length;
  assert.ok(slices > 2000, `${slices} slices are more than a track may have without a worker`);
  await until('the indexer has come', () =>
    lab.inPage(() =>
      /** @type {any} */ (window).started.some((/** @type {string} */ url) => /\/indexer[^/]*\.js$/.test(url)),
    ),
  );
  await until('the timeline is drawn', async () => {
    const { colours, most, pixels } = await lab.inPage(look);
    return colours >= 2 && most < pixels;
  });
  await until('the indexer is gone again', async () => !(await lab.locks()).some((name) => name.includes('indexer')));
});

/**
 * In the page: turns the wheel, and says how the first track looks at once, once the view rests, and drawn again by
 * itself.
 */
async function moveAndRest() {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('[data-part=timeline]'));
  const { left, top } = canvas.getBoundingClientRect();
  const ratio = canvas.width / canvas.clientWidth;
  const picture = () =>
    String(
      new Uint32Array(
        /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
          140 * ratio,
          50 * ratio,
          canvas.width - 160 * ratio,
          40 * ratio,
        ).data.buffer,
      ),
    );
  const frames = async (/** @type {number} */ count) => {
    for (let one = 0; one < count; one += 1) await new Promise(requestAnimationFrame);
  };
  const now = performance.now.bind(performance);
  // By this clock every frame is late.
  performance.now = () => 1e5 * now();
  for (const deltaY of [-100, -100]) {
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        bubbles: true,
        cancelable: true,
        ctrlKey: true,
        deltaY,
        clientX: left + 400,
        clientY: top + 60,
      }),
    );
    await frames(2);
  }
  const moving = picture();
  while (picture() === moving) await frames(1);
  const rested = picture();
  canvas.dispatchEvent(new PointerEvent('pointerleave'));
  await frames(2);
  Reflect.deleteProperty(performance, 'now');
  return { sharper: rested !== moving, same: picture() === rested, lines: new Set(rested.split(',')).size };
}

test('a moving picture is drawn in time, and sharp once it rests', async () => {
  // Chromium's advice for who reads a canvas often.
  lab.expected = [/willReadFrequently/];
  const { sharper, same, lines } = await lab.inPage(moveAndRest);
  assert.deepEqual([sharper, same], [true, true]);
  assert.ok(lines > 2, `${lines} colours`);
});
