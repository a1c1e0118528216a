/** The main screens as pictures, at three widths, light and dark. The run on them is a recorded one, opened by its link. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../tools/shell.mjs';
import { engine } from './browser.js';
import { useLab } from './lab.js';
import { BLESS, compare, fontsOf, sameFonts } from './picture.js';
import { until } from './until.js';

/** Pixels are compared in one engine; a browser that nothing is asked of would keep the others waiting. */
const lab = /** @type {ReturnType<typeof useLab>} */ (engine.name === 'chromium' ? useLab() : null);
/** A query and a fragment, as Copy link wrote them. */
const LINK = join(ROOT, 'tests/golden/moment.txt');
const SIZES = [[390, 844], [1280, 800], [1920, 1080]];

/** Runs once what the pictures show, for a golden link. */
async function recordLink() {
  await lab.open();
  await lab.run({ workload: 'mix', models: ['event-loop', 'threads-gil', 'processes'] });
  await lab.inPage(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('no')) } });
    /** @type {HTMLElement} */ (document.querySelector('[data-action=copy-link]')).click();
  });
  const link = await until('the link', () => lab.inPage(() => /** @type {HTMLInputElement} */ (document.querySelector('[data-part=link]')).value || null));
  writeFileSync(LINK, `${new URL(link).search}${new URL(link).hash}\n`);
}

/** Where a screen is, and what of it is to be seen at the top. @type {Record<string, {path: (link: string) => string, top: string|null, there: string}>} */
const SCREENS = {
  first: { path: () => '', top: null, there: '.first-view canvas' },
  idea: { path: () => '', top: '.idea', there: '.idea [data-action]' },
  run: { path: (link) => link, top: '.lab', there: '[data-part=timeline]' },
  trace: { path: (link) => link, top: '.timeline-panel', there: '[data-part=timeline]' },
  embed: { path: (link) => `embed.html${link}`, top: null, there: '[data-part=timeline]' },
};

/** @param {string} name @param {Record<string, unknown>} parameters */
const tell = (name, parameters) => /** @type {any} */ (lab.driver).sendDevToolsCommand(name, parameters);

/** @param {string} selector @param {string|null} top */
async function settle(selector, top) {
  await until(selector, () => lab.inPage((wanted, head) => {
    document.querySelector(head ?? 'body')?.scrollIntoView({ block: 'start', behavior: 'instant' });
    // What tells of this machine, and what moves as long as the page lives.
    document.querySelectorAll('[data-part=machine], .heartbeat').forEach((element) => { /** @type {HTMLElement} */ (element).style.visibility = 'hidden'; });
    return document.querySelector(wanted)?.checkVisibility() === true;
  }, selector, top));
  let last = '';
  return until('a picture that stands still', async () => {
    const now = await lab.driver.takeScreenshot();
    const same = now === last;
    last = now;
    return same ? now : null;
  });
}

if (engine.name === 'chromium') test('the screens look as they did when they were last approved of', async (t) => {
  if (BLESS && !existsSync(LINK)) await recordLink();
  await lab.open();
  if (!sameFonts(await fontsOf(lab))) return t.skip('other fonts than those of the golden pictures');
  const link = readFileSync(LINK, 'utf8').trim();
  /** @type {string[]} */
  const wrong = [];
  for (const scheme of ['light', 'dark']) {
    await tell('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }] });
    for (const [width, height] of SIZES) {
      await tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      for (const [name, { path, top, there }] of Object.entries(SCREENS)) {
        // A fragment alone would not load the page.
        await lab.driver.get('about:blank');
        await lab.driver.get(lab.url + path(link));
        const problem = compare(`${name}-${width}-${scheme}`, await settle(there, top));
        if (problem) wrong.push(problem);
      }
    }
  }
  assert.deepEqual(wrong, []);
});
