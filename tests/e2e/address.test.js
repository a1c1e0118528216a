/** The state in the address: a link reproduces it, Back and Forward walk it, nonsense falls back with a message. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By } from 'selenium-webdriver';
import { useLab } from './lab.js';
import { assertWell } from './results.js';
import { until } from './until.js';

const lab = useLab();

/** What is chosen on the screen. */
const chosen = () =>
  lab.inPage(() => ({
    workload: /** @type {HTMLInputElement} */ (document.querySelector('.choices-radio input:checked')).value,
    models: Array.from(
      document.querySelectorAll('.choices-checkbox input:checked'),
      (input) => /** @type {HTMLInputElement} */ (input).value,
    ),
    problems: /** @type {HTMLElement} */ (document.querySelector('[data-part=address-problems]')).hidden
      ? ''
      : (document.querySelector('[data-part=address-problems]')?.textContent ?? ''),
  }));

/** With a real click: WebKit's Back passes over what a page did without its reader. @param {string} workload */
const choose = async (workload) => {
  const card = await lab.driver.findElement(By.css(`[data-choice="${workload}"]`));
  await lab.driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', card);
  await card.click();
};

test('a link reproduces workload, parameters, models, workers and rounds', async () => {
  await lab.open(
    '?workload=squares&n=1000,2000,3000&passes=3&return_list=true&models=event-loop,process-pool&workers=3&rounds=2',
  );
  assert.deepEqual(await chosen(), { workload: 'squares', models: ['event-loop', 'process-pool'], problems: '' });
  const result = await lab.pressRun();
  assert.equal(result.workload, 'squares');
  assert.deepEqual(result.params, { n: [1000, 2000, 3000], passes: 3, return_list: true });
  assert.deepEqual(
    result.models.map((model) => [model.model, model.samples.length]),
    [
      ['event-loop', 2],
      ['process-pool', 2],
    ],
  );
  assert.equal(result.models[1].workers, 3);
  result.models.forEach(assertWell);
});

test('a link reproduces the lock, and what is changed on the screen is in the address and in the run', async () => {
  await lab.open(
    '?workload=squares&n=1000&passes=1&models=threads-gil&flavour=cpython-before-3.2&release_during_waits=false',
  );
  const shown = () =>
    lab.inPage(() => ({
      flavour: /** @type {HTMLInputElement} */ (document.querySelector('.lock-form input:checked')).value,
      interval: document.querySelector('[data-parameter=interval_ms]')?.checkVisibility(),
      release: /** @type {HTMLInputElement} */ (document.querySelector('[data-parameter=release_during_waits] input'))
        .checked,
    }));
  assert.deepEqual(await shown(), { flavour: 'cpython-before-3.2', interval: false, release: false });
  await choose('cpython-3.2');
  assert.deepEqual(await shown(), { flavour: 'cpython-3.2', interval: true, release: false });
  assert.match(await lab.inPage(() => location.search), /flavour=cpython-3.2&interval_ms=5&release_during_waits=false/);
  const result = await lab.pressRun();
  assert.deepEqual(result.lock, { flavour: 'cpython-3.2', interval_ms: 5, release_during_waits: false });
  assert.match(
    await lab.inPage(() => /** @type {HTMLElement} */ (document.querySelector('[data-part=lock]')).innerText),
    /kept during waits/,
  );
  await choose('threads-gil');
  assert.equal(
    await lab.inPage(() => document.querySelector('.lock-form')?.checkVisibility()),
    false,
    'nobody takes turns',
  );
});

test('a run that a program starts is in the address', async () => {
  await lab.open();
  await lab.run({ workload: 'scrape', params: { tasks: 1, delay_ms: 10 }, models: ['processes'] });
  const query = new URLSearchParams(await lab.inPage(() => location.search));
  assert.deepEqual(
    [query.get('workload'), query.get('tasks'), query.get('delay_ms'), query.get('models')],
    ['scrape', '1', '10', 'processes'],
  );
});

test('back and forward walk through what was chosen', async () => {
  await lab.open('?workload=download&models=processes');
  await choose('image');
  await choose('scrape');
  assert.equal((await chosen()).workload, 'scrape');
  await lab.driver.navigate().back();
  await until('image is back', async () => (await chosen()).workload === 'image');
  await lab.driver.navigate().back();
  await until('download is back', async () => (await chosen()).workload === 'download');
  await lab.driver.navigate().forward();
  await until('image is there again', async () => (await chosen()).workload === 'image');
  assert.deepEqual((await chosen()).models, ['processes']);
});

test('back and forward during a run leave the run alone', async () => {
  await lab.open('?workload=download&models=processes');
  await choose('image');
  await lab.start({ workload: 'download', params: { tasks: 2, delay_ms: 600 }, models: ['processes'] });
  await lab.driver.navigate().back();
  await lab.driver.navigate().forward();
  const { resolved } = await lab.end();
  assert.ok(resolved);
  assertWell(resolved.models[0]);
});

for (const [what, search, named] of /** @type {[string, string, RegExp][]} */ ([
  ['an unknown workload', '?workload=sort', /sort/],
  ['markup', '?workload=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', /<img/],
  ['a number out of range', '?workload=download&tasks=65', /65/],
  ['a word for a number', '?workload=squares&n=one,two', /one/],
  ['an unknown model', '?models=fibers', /fibers/],
  ['no models', '?models=', /models/],
  ['workers out of range', '?workers=1000', /1000/],
  ['an interval out of range', '?interval_ms=0.01', /0.01/],
  ['an unknown flavour', '?flavour=jython', /jython/],
  ['an unknown setting', '?wrokers=2', /wrokers/],
  ['broken escapes', '?workload=%E0%A4%A&n=%', /workload/],
])) {
  test(`${what} in the address falls back with a message`, async () => {
    await lab.open(search);
    const { problems, models } = await chosen();
    assert.match(problems, named);
    assert.ok(models.length > 0, 'something is chosen');
    assert.equal(await lab.inPage(() => document.querySelectorAll('img').length), 0, 'the message is text');
  });
}

test('a wrong address still gives a page that runs', async () => {
  await lab.open('?workload=squares&n=500&passes=oops&models=processes,fibers&rounds=0');
  await lab.inPage(() => {
    const passes = /** @type {HTMLInputElement} */ (document.querySelector('[data-parameter=passes] input'));
    passes.value = '1';
    passes.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const result = await lab.pressRun();
  assert.deepEqual([result.params.passes, result.models.map((model) => model.model)], [1, ['processes']]);
});
