import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeText, readParameter, settingText, writeParameter } from '../../www/lab/parameter.js';
import { catalogue as real } from '../../www/generated/catalogue.js';
import { catalogue } from './fixtures/catalogue.js';

const specs = new Map(
  catalogue.workloads.flatMap((workload) => workload.params.map((spec) => [`${workload.name}.${spec.name}`, spec])),
);

/** @param {string} name @param {string} text */
const read = (name, text) =>
  readParameter(/** @type {import('../../www/base/catalogue.js').ParamSpec} */ (specs.get(name)), text, 64);

test('a value is read, however its digits are grouped', () => {
  assert.equal(read('squares.passes', ' 1_000 ').value, 1000);
  assert.equal(read('squares.passes', '1\u202f000').value, 1000);
  assert.equal(read('download.delay_ms', '1.5').value, 1.5);
  assert.deepEqual(read('squares.n', '1000000, 2_000_000,').value, [1000000, 2000000]);
  assert.equal(read('squares.return_list', 'true').value, true);
  assert.equal(read('download.io', 'real').value, 'real');
});

test('a text that is no value becomes a problem that names the field and the mend', () => {
  for (const [name, text, named] of [
    ['squares.passes', '', 'Passes: an empty value is not a whole number. Write 1 to'],
    ['squares.passes', '0', '0 is out of range'],
    ['squares.passes', '1.5', '“1.5” is not a whole number'],
    ['squares.passes', 'Infinity', 'not a whole number'],
    ['download.delay_ms', '-1', 'Write 0 to'],
    ['download.delay_ms', '1e999', 'not a number'],
    ['squares.n', '', 'at least one number'],
    ['squares.n', '1,,2', 'an empty value is not a whole number'],
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

test('the range that is shown names its unit, and is the one that is checked', () => {
  const specOf = (/** @type {string} */ name) =>
    /** @type {import('../../www/base/catalogue.js').ParamSpec} */ (specs.get(name));
  const shown = (/** @type {string} */ name, maxTasks = 64) =>
    rangeText(specOf(name), maxTasks).replaceAll('\u202f', ' ');
  assert.equal(shown('download.delay_ms'), '0 to 20 000 ms');
  assert.equal(shown('squares.n'), '1 to 64 entries, each 0 to 10 000 000 numbers');
  const files = /** @type {import('../../www/base/catalogue.js').ParamSpec} */ (
    real.workloads[0].params.find(({ name }) => name === 'tasks')
  );
  assert.deepEqual(
    [64, 10_000].map((most) => rangeText(files, most)),
    ['1 to 64', '1 to 10\u202f000'],
  );
  for (const [name, spec] of [...specs, /** @type {const} */ (['download.tasks, real', files])]) {
    if (spec.kind !== 'integer') continue;
    for (const maxTasks of [64, 10_000]) {
      const [least, most] = /** @type {string[]} */ (rangeText(spec, maxTasks).replaceAll('\u202f', '').match(/\d+/g));
      assert.equal(readParameter(spec, most, maxTasks).problem, null, `${name}: ${most}`);
      assert.match(
        readParameter(spec, String(Number(most) + 1), maxTasks).problem ?? '',
        new RegExp(`Write ${rangeText(spec, maxTasks)}`),
      );
      assert.equal(readParameter(spec, least, maxTasks).problem, null, `${name}: ${least}`);
    }
  }
});

test('a setting is told in words: with its unit, its digits grouped, and a flag on or off', () => {
  const told = (/** @type {string} */ name, /** @type {import('../../www/interface.js').ParamValue} */ value) =>
    settingText(/** @type {import('../../www/base/catalogue.js').ParamSpec} */ (specs.get(name)), value);
  assert.equal(told('squares.n', [9999, 10_000]), '9999, 10\u202f000 numbers');
  assert.equal(told('squares.return_list', true), 'on');
  assert.equal(told('download.delay_ms', 1.5), '1.5 ms');
  assert.equal(told('download.io', 'real'), 'real');
});
