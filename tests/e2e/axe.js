/** What axe-core has to say of the page as it is. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Lab } from './lab.js' */

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {Lab} lab @param {string} when @param {string} [part] of the page, by its selector */
export const assertNoViolation = async (lab, when, part = 'html') => {
  await lab.driver.executeScript(source);
  const found = await lab.inPage(async (selector) => {
    const { violations, passes } = await /** @type {any} */ (window).axe.run(selector, { resultTypes: ['violations'] });
    return {
      passes: passes.length,
      violations: violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`)),
    };
  }, part);
  assert.deepEqual(found.violations, [], when);
  assert.ok(found.passes > 10, 'axe looked at something');
};
