/**
 * Tests the advice on a grid of mixes of computing, waiting and copying. The grid is fixed by a seed, and was not used
 * to make the advice. Measures how often the recommended model is within 10 % of the best one, by its paired interval.
 */

import { generator } from '../statistics.mjs';

const MIXES = 40;
const LEAST_HITS = 38;
const TOLERANCE = 1.1;
const SEED = 2026;

/** @typedef {{tasks: number, pieces: number, wait_ms: number, copy_kib: number}} Mix */

/** @returns {Mix[]} */
const mixes = () => {
  const random = generator(SEED);
  const between = (/** @type {number} */ low, /** @type {number} */ high) => Math.round(low * (high / low) ** random());
  const sometimes = (/** @type {number} */ chance, /** @type {() => number} */ value) =>
    random() < chance ? value() : 0;
  return Array.from({ length: MIXES }, () => ({
    tasks: [1, 2, 3, 4, 6, 8][Math.floor(random() * 6)],
    pieces: sometimes(0.75, () => between(100, 20_000)),
    wait_ms: sometimes(0.7, () => between(2, 200)),
    copy_kib: sometimes(0.4, () => between(16, 8192)),
  }));
};

/** @param {{page: import('../page.mjs').Page}} lab @returns {Promise<import('../row.mjs').Row[]>} */
export const advice = async ({ page }) => {
  const misses = [];
  for (const mix of mixes()) {
    const { advised, fastest, ratio, low } = await page.ask('advised', mix);
    if (low > TOLERANCE)
      misses.push(`${JSON.stringify(mix)}: ${advised} took ${ratio.toFixed(2)} times as long as ${fastest}`);
  }
  const hits = MIXES - misses.length;
  return [
    {
      name: 'advice_within_10_percent',
      value: hits,
      unit: `of ${MIXES} mixes`,
      target: LEAST_HITS,
      within: hits >= LEAST_HITS,
      at: 'least',
      low: hits,
      high: hits,
      ours: `${hits} of ${MIXES}`,
      peer: '–',
      rounds: 6,
      note: ['mixes where the recommended model is within 10 % of the fastest', ...misses].join('; '),
    },
  ];
};
