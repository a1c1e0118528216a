/**
 * The main screens as pictures, at three widths, light and dark. Each is opened once: it follows its window, and its
 * reader's scheme.
 */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../../tools/shell.mjs';
import { engine } from './browser.js';
import { REFUSALS, SCREENS } from './golden-screens.js';
import { Lab, useLab } from './lab.js';
import { BLESS, compare, fontsOf, sameFonts } from './picture.js';
import { serveSite } from './site.js';
import { until } from './until.js';

/** @import { Screen } from './golden-screens.js' */
/** @import { Site } from './site.js' */

/** Pixels are compared in one engine; a browser that nothing is asked of would keep the others waiting. */
const lab = /** @type {ReturnType<typeof useLab>} */ (engine.name === 'chromium' ? useLab() : null);
/** A query and a fragment, as Copy link wrote them. */
const LINK = join(ROOT, 'tests/golden/moment.txt');
const SIZES = [
  [390, 844],
  [1280, 800],
  [1920, 1080],
];

/** Runs once what the pictures show, for a golden link. */
async function recordLink() {
  await lab.open();
  await lab.run({ workload: 'mix', models: ['event-loop', 'threads-gil', 'processes'] });
  await lab.inPage(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    /** @type {HTMLElement} */ (document.querySelector('[data-action=copy-link]')).click();
  });
  const link = await until('the link', () =>
    lab.inPage(() => /** @type {HTMLInputElement} */ (document.querySelector('[data-part=link]')).value || null),
  );
  writeFileSync(LINK, `${new URL(link).search}${new URL(link).hash}\n`);
}

/** By their options. @type {Map<object, Site>} */
const sites = new Map();
after(() => Promise.all([...sites.values()].map(({ close }) => close())));

/** @param {Screen} screen */
async function open({ site, path = '', link = false, act }) {
  if (site && !sites.has(site)) sites.set(site, await serveSite(site));
  const there = site ? new Lab(lab.browser, /** @type {Site} */ (sites.get(site)).url) : lab;
  // A fragment alone would not load the page.
  await lab.driver.get('about:blank');
  await lab.driver.get(there.url + path + (link ? readFileSync(LINK, 'utf8').trim() : ''));
  await act?.(there);
}

/** @param {string} name @param {Record<string, unknown>} parameters */
const tell = (name, parameters) => /** @type {any} */ (lab.driver).sendDevToolsCommand(name, parameters);

/** @param {Screen} screen */
async function settle({ there, top }) {
  await until(there, () =>
    lab.inPage(
      (wanted, head) => {
        // To a whole pixel, from where it is always the same: fractions would be rounded one way or the other.
        scrollTo({ top: 0, behavior: 'instant' });
        const first = document.querySelector(head ?? 'body');
        scrollTo({
          top: first
            ? Math.round(first.getBoundingClientRect().top - parseFloat(getComputedStyle(first).scrollMarginTop))
            : 0,
          behavior: 'instant',
        });
        // What tells of this machine, and what moves as long as the page lives.
        document.querySelectorAll('[data-part=machine], .heartbeat').forEach((element) => {
          /** @type {HTMLElement} */ (element).style.visibility = 'hidden';
        });
        return document.querySelector(wanted)?.checkVisibility() === true;
      },
      there,
      top,
    ),
  );
  // What follows a change of the window or the scheme is drawn in tasks after its frame.
  await lab.inPage(async () => {
    for (let turn = 0; turn < 3; turn += 1)
      await new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      });
  });
  let last = '';
  return until('a picture that stands still', async () => {
    const now = await lab.driver.takeScreenshot();
    const same = now === last;
    last = now;
    return same ? now : null;
  });
}

/** @param {string} name @param {Screen} screen @returns {Promise<string[]>} what is wrong */
async function look(name, screen) {
  const wrong = [];
  const scheme = (/** @type {string} */ value) =>
    tell('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ],
    });
  const size = ([width, height] = SIZES[0]) =>
    tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  // What a page was before, its edges remember by a fraction of a pixel.
  await Promise.all([scheme('light'), size()]);
  await open(screen);
  for (const [width, height] of SIZES) {
    await size([width, height]);
    for (const which of ['light', 'dark']) {
      await scheme(which);
      wrong.push(compare(`${name}-${width}-${which}`, await settle(screen)));
    }
  }
  return wrong.filter((one) => one !== null);
}

if (engine.name === 'chromium')
  test('the screens look as they did when they were last approved of', async (t) => {
    if (BLESS && !existsSync(LINK)) await recordLink();
    await lab.open();
    if (!sameFonts(await fontsOf(lab))) return t.skip('other fonts than those of the golden pictures');
    lab.expected = REFUSALS;
    const wrong = [];
    for (const [name, screen] of Object.entries(SCREENS))
      wrong.push(
        ...(await look(name, screen).catch((error) => {
          throw new Error(`${name}: ${error.message}`);
        })),
      );
    assert.deepEqual(wrong, []);
  });
