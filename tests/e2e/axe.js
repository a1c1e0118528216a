/** What axe-core has to say of the page as it is. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Lab } from './lab.js' */

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {Lab} lab @param {string} when */
export const assertNoViolation = async (lab, when) => {
  await lab.driver.executeScript(source);
  const found = await lab.inPage(async () => {
    const { violations, passes } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
    return {
      passes: passes.length,
      violations: violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`)),
    };
  });
  assert.deepEqual(found.violations, [], when);
  assert.ok(found.passes > 10, 'axe looked at something');
};
