/** What fingers, mouse and wheel ask of the timeline, on a canvas that is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimelineGestures } from '../../www/timeline/view/timeline-gestures.js';

Object.assign(globalThis, { WheelEvent: { DOM_DELTA_LINE: 1 } });

const RULER_PX = 24;

/** A canvas at (100, 50), and what was asked of its target. @param {number} [scale] of its text */
function stage(scale = 1) {
  /** @type {Map<string, (event: any) => void>} */
  const listeners = new Map();
  /** @type {unknown[][]} */
  const asked = [];
  const note =
    (/** @type {string} */ name) =>
    (/** @type {unknown[]} */ ...args) => {
      asked.push([name, ...args]);
    };
  const canvas = /** @type {any} */ ({
    dataset: {},
    setPointerCapture: () => {},
    getBoundingClientRect: () => ({ left: 100, top: 50 }),
    addEventListener: (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) => {
      listeners.set(type, listener);
    },
  });
  new TimelineGestures(canvas, RULER_PX, {
    zoom: note('zoom'),
    pan: note('pan'),
    point: note('point'),
    leave: note('leave'),
    span: note('span'),
    unspan: note('unspan'),
    press: note('press'),
    scale: () => scale,
  });
  const send = (/** @type {string} */ type, /** @type {number} */ x, /** @type {number} */ y, more = {}) => {
    const event = {
      type,
      clientX: 100 + x,
      clientY: 50 + y,
      pointerId: 1,
      pointerType: 'touch',
      button: 0,
      deltaX: 0,
      deltaY: 0,
      deltaMode: 0,
      prevented: false,
      preventDefault() {
        this.prevented = true;
      },
      ...more,
    };
    listeners.get(type)?.(event);
    return event.prevented;
  };
  return { send, asked, canvas };
}

test('one finger pans, and a tap points', () => {
  const { send, asked } = stage();
  send('pointerdown', 200, 80);
  send('pointermove', 190, 80);
  send('pointermove', 170, 82);
  send('pointerup', 170, 82);
  assert.deepEqual(asked, [
    ['pan', 10],
    ['pan', 20],
  ]);
  asked.length = 0;
  send('pointerdown', 200, 80);
  send('pointermove', 201, 81);
  send('pointerup', 201, 81);
  assert.deepEqual(asked, [
    ['point', 201, 81],
    ['press', 201, 81],
  ]);
});

test('with text twice as large, a finger covers twice as much', () => {
  const { send, asked } = stage(2);
  send('pointerdown', 200, 80);
  send('pointerup', 200, 80);
  send('wheel', 400, 80, { deltaX: 30 });
  assert.deepEqual(asked, [
    ['point', 100, 40],
    ['press', 100, 40],
    ['pan', 15],
  ]);
});

test('two fingers zoom around their middle, and one that stays pans again', () => {
  const { send, asked } = stage();
  send('pointerdown', 200, 80, { pointerId: 1 });
  send('pointerdown', 300, 80, { pointerId: 2 });
  send('pointermove', 400, 80, { pointerId: 2 });
  assert.deepEqual(asked, [
    ['pan', -50],
    ['zoom', 2, 300],
  ]);
  send('pointerup', 400, 80, { pointerId: 2 });
  asked.length = 0;
  send('pointermove', 190, 80, { pointerId: 1 });
  assert.deepEqual(asked, [['pan', 10]]);
});

test('a drag on the ruler selects a span, a tap there lets go, a second finger makes it a zoom', () => {
  const { send, asked, canvas } = stage();
  send('pointerdown', 200, 10);
  send('pointermove', 260, 90);
  send('pointerup', 270, 90);
  assert.deepEqual(asked, [
    ['span', 200, 260],
    ['span', 200, 270],
  ]);
  asked.length = 0;
  send('pointerdown', 200, 10);
  send('pointerup', 200, 10);
  assert.deepEqual(asked, [['unspan']]);
  asked.length = 0;
  send('pointerdown', 200, 10);
  send('pointerdown', 300, 10, { pointerId: 2 });
  send('pointermove', 320, 10, { pointerId: 2 });
  assert.deepEqual(
    asked.map(([name]) => name),
    ['pan', 'zoom'],
  );
  send('pointerup', 200, 10);
  send('pointerup', 320, 10, { pointerId: 2 });
  send('pointermove', 200, 10, { pointerId: 3 });
  assert.equal(canvas.dataset.over, 'ruler');
});

test('a plain wheel is the page’s; with Ctrl it zooms, with Shift and sideways it pans', () => {
  const { send, asked } = stage();
  assert.equal(send('wheel', 200, 80, { deltaY: 100 }), false);
  assert.deepEqual(asked, []);
  assert.equal(send('wheel', 200, 80, { deltaY: -100, ctrlKey: true }), true);
  assert.equal(asked[0][0], 'zoom');
  assert.ok(Number(asked[0][1]) > 1, 'up is closer');
  assert.equal(send('wheel', 200, 80, { deltaY: 3, shiftKey: true, deltaMode: 1 }), true);
  assert.equal(send('wheel', 200, 80, { deltaX: 40, deltaY: 5 }), true);
  assert.deepEqual(asked.slice(1), [
    ['pan', 48],
    ['pan', 40],
  ]);
});

test('a drag that the page takes over selects and points at nothing', () => {
  const { send, asked } = stage();
  send('pointerdown', 200, 80);
  send('pointercancel', 200, 80);
  send('pointerdown', 200, 80, { pointerType: 'mouse', button: 2 });
  send('pointerup', 200, 80);
  assert.deepEqual(asked, []);
});
