import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf, HELP } from '../../www/timeline/view/timeline-keys.js';

/** @param {string} key @param {object} [held] */
const press = (key, held = {}) =>
  commandOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('the browser keeps its own keys', () => {
  for (const key of ['Tab', 'PageDown', 'x', 'Enter', 'toString', 'F5']) assert.equal(press(key), null, key);
  assert.equal(press('+', { ctrlKey: true }), null);
  assert.equal(press('f', { ctrlKey: true }), null, 'the browser’s own search');
  assert.equal(press('a', { metaKey: true }), null);
  assert.equal(press('ArrowLeft', { altKey: true }), null);
});

test('arrows step, with Shift they pan; signs zoom, however they are typed', () => {
  assert.deepEqual(press('ArrowRight'), { kind: 'step', step: 'right' });
  assert.equal(press('ArrowRight', { shiftKey: true })?.kind, 'pan');
  assert.deepEqual(press('+', { shiftKey: true }), press('='));
  assert.equal(press('0')?.kind, 'fit');
});

test('letters mean the same with Caps Lock; signs that need Shift or AltGr are taken as typed', () => {
  assert.deepEqual(press('W'), press('+'));
  assert.deepEqual(press('D', { shiftKey: true }), press('d'));
  assert.deepEqual(press('?', { shiftKey: true }), { kind: 'help' });
  assert.deepEqual(press('[', { ctrlKey: true, altKey: true }), { kind: 'edge', edge: 'from' });
  assert.equal(press('e', { ctrlKey: true, altKey: true }), null);
  assert.deepEqual(
    [press('>'), press('<'), press('.'), press(',')],
    [
      { kind: 'moment', by: 1 },
      { kind: 'moment', by: -1 },
      { kind: 'same', by: 1 },
      { kind: 'same', by: -1 },
    ],
  );
});

/** As a keyboard names what the list names. @type {Record<string, string>} */
const NAMED = { '←': 'ArrowLeft', '→': 'ArrowRight', '↑': 'ArrowUp', '↓': 'ArrowDown', Space: ' ' };

test('every key of the help does something, and everything done is in the help', () => {
  const said = new Set();
  for (const [keys] of HELP[0].rows) {
    for (const key of keys) {
      const shiftKey = key.startsWith('Shift ');
      const name = key.replace('Shift ', '');
      const command = press(NAMED[name] ?? name, { shiftKey });
      assert.ok(command, key);
      said.add(JSON.stringify(command));
    }
  }
  for (let code = 32; code < 127; code += 1) {
    const command = press(String.fromCharCode(code));
    if (command) assert.ok(said.has(JSON.stringify(command)), String.fromCharCode(code));
  }
});
