/**
 * Golden pictures: what a screen looked like when it was last approved of, at half its size, where the edges of letters
 * weigh little. `BLESS=1` approves of what is seen now. Pixels are Chromium's, and of one set of fonts: where texts
 * have other widths, there is nothing to compare.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { ROOT } from '../../tools/shell.mjs';

/** @import { Lab } from './lab.js' */

const GOLDEN = join(ROOT, 'tests/golden/pictures');
const FONTS = join(GOLDEN, 'fonts.json');
/** What differed is put here. */
const SEEN = join(ROOT, 'target/pictures');
const THRESHOLD = 0.15;
const MOST_DIFFERENT = 0.005;
export const BLESS = process.env.BLESS === '1';

/** Each pixel the mean of four. @param {PNG} picture */
function halved({ width, height, data }) {
  const half = new PNG({ width: width >> 1, height: height >> 1 });
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (/** @type {number} */ dx, /** @type {number} */ dy) =>
          data[4 * ((2 * y + dy) * width + 2 * x + dx) + channel];
        half.data[4 * (y * half.width + x) + channel] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) >> 2;
      }
    }
  }
  return half;
}

/** How wide texts are here, by font. @param {Lab} lab @returns {Promise<string>} */
export const fontsOf = async (lab) =>
  JSON.stringify(
    await lab.inPage(() => {
      const context = document.createElement('canvas').getContext('2d');
      return ['--sans', '--mono'].map((name) => {
        if (!context) return null;
        context.font = `16px ${getComputedStyle(document.documentElement).getPropertyValue(name)}`;
        return Math.round(context.measureText('The same work, run seven ways: 0123456789').width * 100) / 100;
      });
    }),
  );

/** Whether pictures were made with these fonts. @param {string} fonts */
export function sameFonts(fonts) {
  mkdirSync(GOLDEN, { recursive: true });
  if (BLESS) writeFileSync(FONTS, `${fonts}\n`);
  return existsSync(FONTS) && readFileSync(FONTS, 'utf8').trim() === fonts;
}

/** @param {string} name @param {string} screenshot base64 @returns {string|null} what is wrong with it */
export function compare(name, screenshot) {
  const file = join(GOLDEN, `${name}.png`);
  const now = halved(PNG.sync.read(Buffer.from(screenshot, 'base64')));
  if (BLESS) {
    writeFileSync(file, PNG.sync.write(now));
    return null;
  }
  if (!existsSync(file)) return `${name}: there is no golden picture; look at it, and BLESS=1`;
  const golden = PNG.sync.read(readFileSync(file));
  if (golden.width !== now.width || golden.height !== now.height)
    return `${name}: ${now.width} × ${now.height} instead of ${golden.width} × ${golden.height}`;
  const difference = new PNG({ width: now.width, height: now.height });
  const share =
    pixelmatch(golden.data, now.data, difference.data, now.width, now.height, { threshold: THRESHOLD }) /
    (now.width * now.height);
  if (share <= MOST_DIFFERENT) return null;
  mkdirSync(SEEN, { recursive: true });
  writeFileSync(join(SEEN, `${name}.png`), PNG.sync.write(now));
  writeFileSync(join(SEEN, `${name}-difference.png`), PNG.sync.write(difference));
  return `${name}: ${(share * 100).toFixed(2)} % of the pixels differ; see target/pictures, and BLESS=1 if it is meant`;
}
