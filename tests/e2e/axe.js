/** What axe-core has to say of the page as it is, in both schemes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Lab } from './lab.js' */

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * In the page: all rules in the scheme that it has, and in the other one, which is cheaper than to load the page again,
 * the contrasts. The style sheets' own rule is made to hold or not, as lab/view/theme.js does.
 * @param {string} selector
 */
async function look(selector) {
  const { axe } = /** @type {any} */ (window);
  const rules = Array.from(document.styleSheets)
    .filter(({ href }) => href?.startsWith(location.origin))
    .flatMap((sheet) => Array.from(sheet.cssRules))
    .filter((rule) => rule instanceof CSSMediaRule && /^\(prefers-color-scheme: dark\)$/.test(rule.conditionText));
  const show = (/** @type {string} */ media, /** @type {string} */ scheme) => {
    for (const rule of rules) /** @type {CSSMediaRule} */ (rule).media.mediaText = media;
    document.documentElement.style.colorScheme = scheme;
    // Colours that are on their way would be taken for those that come.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    return getComputedStyle(document.body).backgroundColor;
  };
  const before = document.documentElement.style.colorScheme;
  const seen = await axe.run(selector, { resultTypes: ['violations'] });
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const grounds = [
    getComputedStyle(document.body).backgroundColor,
    show(dark ? 'not all' : 'all', dark ? 'light' : 'dark'),
  ];
  const other = await axe.run(selector, { runOnly: ['color-contrast'], resultTypes: ['violations'] });
  show('(prefers-color-scheme: dark)', before);
  const told = (/** @type {any} */ { violations }) =>
    violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
    );
  return { passes: seen.passes.length, grounds, here: told(seen), there: told(other) };
}

/**
 * @param {Lab} lab
 * @param {string} when
 * @param {string} [part] of the page, by its selector
 * @param {{foreign?: boolean}} [page] foreign: somebody else's, with little of ours in it and no style sheet
 */
export const assertNoViolation = async (lab, when, part = 'html', { foreign = false } = {}) => {
  await lab.driver.executeScript(source);
  const { passes, grounds, here, there } = await lab.inPage(look, part);
  assert.deepEqual(here, [], when);
  assert.deepEqual(there, [], `${when}, in the other scheme`);
  assert.ok(passes > (foreign ? 3 : 10), `axe looked at something: ${passes}`);
  if (!foreign) assert.notEqual(grounds[0], grounds[1], 'there are two schemes');
};
