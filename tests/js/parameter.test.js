import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeText, readParameter, settingText, writeParameter } from '../../www/model/parameter.js';
import { catalogue } from './fixtures/catalogue.js';

const specs = new Map(catalogue.workloads.flatMap((workload) => workload.params.map((spec) => [`${workload.name}.${spec.name}`, spec])));

/** @param {string} name @param {string} text */
const read = (name, text) => readParameter(/** @type {import('../../www/protocol.js').ParamSpec} */ (specs.get(name)), text, 64);

test('what is a value is read, however its digits are grouped', () => {
  assert.equal(read('squares.passes', ' 1_000 ').value, 1000);
  assert.equal(read('squares.passes', '1\u202f000').value, 1000);
  assert.equal(read('download.delay_ms', '1.5').value, 1.5);
  assert.deepEqual(read('squares.n', '1000000, 2_000_000,').value, [1000000, 2000000]);
  assert.equal(read('squares.return_list', 'true').value, true);
  assert.equal(read('download.io', 'real').value, 'real');
});

test('what is no value becomes a problem that names the field and the mend', () => {
  for (const [name, text, named] of [
    ['squares.passes', '', 'Passes: nothing is not a whole number. Write 1 to'],
    ['squares.passes', '0', '0 is out of range'],
    ['squares.passes', '1.5', '“1.5” is not a whole number'],
    ['squares.passes', 'Infinity', 'not a whole number'],
    ['download.delay_ms', '-1', 'Write 0 to'],
    ['download.delay_ms', '1e999', 'not a number'],
    ['squares.n', '', 'at least one number'],
    ['squares.n', '1,,2', 'nothing is not a whole number'],
    ['squares.n', '10000001', 'out of range'],
    ['squares.n', Array(65).fill('1').join(','), '65 entries are too many'],
    ['squares.return_list', 'yes', 'neither true nor false'],
    ['download.io', 'fast', 'Choose timed or real'],
  ]) {
    const { value, problem } = read(name, text);
    assert.equal(value, null, `${name}=${text}`);
    assert.ok(problem?.includes(named), `${name}=${text}: ${problem}`);
  }
});

test('every default is a value, and comes back as it was written', () => {
  for (const [name, spec] of specs) {
    assert.deepEqual(read(name, writeParameter(spec.default)).value, spec.default, name);
  }
});

test('a range names its unit', () => {
  assert.equal(rangeText(/** @type {import('../../www/protocol.js').ParamSpec} */ (specs.get('download.delay_ms'))), '0 to 20\u202f000 ms');
});

test('a setting is told in words: with its unit, its digits grouped, and a flag on or off', () => {
  const told = (/** @type {string} */ name, /** @type {import('../../www/protocol.js').ParamValue} */ value) => settingText(/** @type {import('../../www/protocol.js').ParamSpec} */ (specs.get(name)), value);
  assert.equal(told('squares.n', [9999, 10_000]), '9999, 10\u202f000 numbers');
  assert.equal(told('squares.return_list', true), 'on');
  assert.equal(told('download.delay_ms', 1.5), '1.5 ms');
  assert.equal(told('download.io', 'real'), 'real');
});
