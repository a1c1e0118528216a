/**
 * The document's theme, where it is not its reader's: our style sheets have their dark colours under one media rule,
 * which is made to hold always or never. Colours arrive checked, as values of tokens.
 */
import { inkOn } from '../model/look.js';
import { THEME_CHANGE } from './canvas.js';

/** @typedef {import('../model/look.js').Theme} Theme */

/** The rule that was `(prefers-color-scheme: dark)` before anybody changed it. @type {WeakSet<CSSRule>} */
const dark = new WeakSet();

function darkRules() {
  const rules = Array.from(document.styleSheets).filter(({ href, ownerNode }) => ownerNode !== null && (href === null || new URL(href).origin === location.origin))
    .flatMap((sheet) => Array.from(sheet.cssRules));
  for (const rule of rules) if (rule instanceof CSSMediaRule && rule.conditionText === '(prefers-color-scheme: dark)') dark.add(rule);
  return rules.filter((rule) => dark.has(rule)).map((rule) => /** @type {CSSMediaRule} */ (rule));
}

const MEDIA = { auto: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' };

/** Tokens that follow from those that an author sets. @param {Theme['colours']} colours @returns {Theme['colours']} */
function derived(colours) {
  const { ink, ground, surface = ground, accent } = Object.fromEntries(colours);
  const mixed = (/** @type {number} */ share) => `color-mix(in srgb, var(--ink) ${share}%, var(--surface))`;
  return [
    ...(surface ? /** @type {Theme['colours']} */ ([['surface', surface]]) : []),
    ...(accent ? /** @type {Theme['colours']} */ ([['accent-ink', inkOn(accent)]]) : []),
    ...(ink || surface ? /** @type {Theme['colours']} */ ([['soft', mixed(75)], ['line', mixed(25)], ['band', mixed(10)]]) : []),
  ];
}

const TOKENS = ['ground', 'surface', 'ink', 'accent', 'accent-ink', 'soft', 'line', 'band'];

/** @param {Theme} theme */
export function applyTheme({ scheme, colours }) {
  for (const rule of darkRules()) rule.media.mediaText = MEDIA[scheme];
  const { style } = document.documentElement;
  style.colorScheme = scheme === 'auto' ? '' : scheme;
  for (const name of TOKENS) style.removeProperty(`--${name}`);
  for (const [name, value] of [...colours, ...derived(colours)]) style.setProperty(`--${name}`, value);
  document.dispatchEvent(new Event(THEME_CHANGE));
}
