import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from '../../www/views/timeline-keys.js';

/** @param {string} key @param {object} [held] */
const press = (key, held = {}) => commandOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('the browser keeps its own keys', () => {
  for (const key of ['Tab', 'PageDown', ' ', 'a', 'Enter']) assert.equal(press(key), null, key);
  assert.equal(press('+', { ctrlKey: true }), null);
  assert.equal(press('ArrowLeft', { altKey: true }), null);
});

test('arrows step, with Shift they pan; signs zoom, however they are typed', () => {
  assert.deepEqual(press('ArrowRight'), { kind: 'step', step: 'right' });
  assert.equal(press('ArrowRight', { shiftKey: true })?.kind, 'pan');
  assert.deepEqual(press('+', { shiftKey: true }), press('='));
  assert.equal(press('0')?.kind, 'fit');
});
