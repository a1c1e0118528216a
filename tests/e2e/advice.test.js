/** "Is it I/O-bound or CPU-bound?": asked of work that waits and of work that computes, and proved. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoViolation } from './axe.js';
import { useLab } from './lab.js';
import { until } from './until.js';

const lab = useLab();

const openTool = () =>
  lab.inPage(() => {
    const tool = [...document.querySelectorAll('details.tool')].find((one) =>
      one.textContent?.includes('I/O-bound or CPU-bound'),
    );
    /** @type {HTMLDetailsElement} */ (tool).open = true;
  });

/** @param {string} action */
const press = async (action) => {
  await until(`${action} can be pressed`, () =>
    lab.inPage((name) => document.querySelector(`[data-action=${name}]:not([hidden])`) !== null, action),
  );
  await lab.inPage(
    (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-action=${name}]`)).click(),
    action,
  );
};

/** @param {string} part @param {RegExp} said */
const says = (part, said) =>
  until(`${part} says ${said}`, async () => {
    const text = await lab.inPage((name) => document.querySelector(`[data-part=${name}]`)?.textContent ?? '', part);
    return said.test(text) ? text : null;
  });

test('work that waits is I/O-bound, and the recommendation is put to the proof', async () => {
  await lab.open('?workload=download&tasks=3&delay_ms=60');
  await openTool();
  await press('advise');
  assert.match(await says('advice', /The model to choose: /), /I\/O-bound: \d+ % of its time in sequence is waiting/);
  await press('prove');
  await says('verdict', /took .*(fastest|equal|lost)/);
  await assertNoViolation(lab, 'after the proof');
});

test('work that computes is CPU-bound', async () => {
  await lab.open('?workload=squares&n=300000,300000&passes=200');
  await openTool();
  await press('advise');
  assert.match(await says('advice', /The model to choose: /), /CPU-bound/);
});

test('an invalid setting above is named, and nothing runs', async () => {
  await lab.open('?workload=squares&n=1000&passes=1');
  await lab.inPage(() => {
    const passes = /** @type {HTMLInputElement} */ (document.querySelector('[data-parameter=passes] input'));
    passes.value = 'many';
    passes.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await openTool();
  await press('advise');
  await says('advice', /is not valid/);
});
