/**
 * Applies an author's theme to the document. All dark colours of our style sheets stand under one media rule, which is
 * made to hold always or never. Colours arrive checked, as values of tokens.
 */
import { inkOn } from '../look.js';
import { THEME_CHANGE } from '../../ui/canvas.js';

/** @typedef {import('../look.js').Theme} Theme */

/** The rules that were `(prefers-color-scheme: dark)` in the style sheets. @type {WeakSet<CSSRule>} */
const dark = new WeakSet();

/**
 * The rules of one of our style sheets. A sandboxed frame has no origin, and cannot read its own.
 * @param {CSSStyleSheet} sheet
 * @returns {CSSRule[]}
 */
const rulesOf = (sheet) => {
  if (sheet.ownerNode === null || (sheet.href !== null && new URL(sheet.href).origin !== location.origin)) return [];
  try {
    return Array.from(sheet.cssRules);
  } catch {
    return [];
  }
};

function darkRules() {
  const rules = Array.from(document.styleSheets).flatMap(rulesOf);
  for (const rule of rules)
    if (rule instanceof CSSMediaRule && rule.conditionText === '(prefers-color-scheme: dark)') dark.add(rule);
  return rules.filter((rule) => dark.has(rule)).map((rule) => /** @type {CSSMediaRule} */ (rule));
}

const MEDIA = { auto: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' };

/** Tokens that are derived from an author's tokens. @param {Theme['colours']} colours @returns {Theme['colours']} */
function derived(colours) {
  const { ink, ground, surface = ground, accent } = Object.fromEntries(colours);
  const mixed = (/** @type {number} */ share) => `color-mix(in srgb, var(--ink) ${share}%, var(--surface))`;
  return [
    ...(surface ? /** @type {Theme['colours']} */ ([['surface', surface]]) : []),
    ...(accent ? /** @type {Theme['colours']} */ ([['accent-ink', inkOn(accent)]]) : []),
    ...(ink || surface
      ? /** @type {Theme['colours']} */ ([
          ['soft', mixed(75)],
          ['line', mixed(25)],
          ['band', mixed(10)],
        ])
      : []),
  ];
}

const TOKENS = ['ground', 'surface', 'ink', 'accent', 'accent-ink', 'soft', 'line', 'band'];

/** @param {Theme} theme */
export function applyTheme({ scheme, colours }) {
  const rules = darkRules();
  for (const rule of rules) rule.media.mediaText = MEDIA[scheme];
  const { style } = document.documentElement;
  // If the dark rules are not accessible, another scheme would apply only to half of the page.
  style.colorScheme = scheme === 'auto' || rules.length === 0 ? '' : scheme;
  for (const name of TOKENS) style.removeProperty(`--${name}`);
  for (const [name, value] of [...colours, ...derived(colours)]) style.setProperty(`--${name}`, value);
  document.dispatchEvent(new Event(THEME_CHANGE));
}
