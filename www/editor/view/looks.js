/**
 * How the editor looks: the page's own tokens, which reach into its shadow root, so that it follows the page's schemes
 * and themes. Sizes are in em and rem, and grow with the reader's text.
 */
import { EditorView } from '@codemirror/view';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** The colours that the page's other Python has (styles/code.css). */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword], color: 'var(--code-word)' },
  { tag: [tags.string, tags.special(tags.string), tags.escape], color: 'var(--code-text)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-note)', fontStyle: 'italic' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: 'var(--accent)' },
  { tag: [tags.standard(tags.variableName), tags.meta], color: 'var(--accent)' },
]);

const mixed = (/** @type {string} */ colour, /** @type {number} */ share) =>
  `color-mix(in srgb, var(--${colour}) ${share}%, transparent)`;

const FRAME = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--ground)',
    border: '1px solid var(--soft)',
    borderRadius: 'var(--corner)',
    fontSize: '0.8438rem',
  },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '0px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.5',
    minHeight: 'min(14lh, 50vh)',
    maxHeight: 'max(10lh, min(34lh, 65vh))',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: '0.4rem' },
  '.cm-line': { paddingInline: '0.4rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: mixed('focus', 24),
  },
  '.cm-activeLine': { backgroundColor: mixed('ink', 5) },
  '.cm-activeLineGutter': { backgroundColor: mixed('ink', 5), color: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--soft)', backgroundColor: 'var(--ground)', borderRight: '1px solid var(--line)' },
  '.cm-lineNumbers .cm-gutterElement': { paddingInline: '0.3rem', minWidth: '1.6rem' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: mixed('accent', 25),
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': { backgroundColor: mixed('bad', 25) },
  '.cm-selectionMatch': { backgroundColor: mixed('second', 25) },
  '.cm-searchMatch': { backgroundColor: mixed('second', 30), outline: '1px solid var(--second)' },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: mixed('second', 60) },
});

/** What stands around the text: panels, lists of completions, messages. */
const AROUND = EditorView.theme({
  // Not sticky, and under the page's run bar, which is.
  '.cm-panels': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    fontFamily: 'var(--sans)',
    position: 'static',
    zIndex: 'auto',
  },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-keys': {
    margin: '0',
    padding: '0.3rem 0.5rem',
    color: 'var(--soft)',
    fontSize: '0.8125rem',
    lineHeight: '1.35',
  },
  '.cm-panel.cm-search': { padding: '0.4rem 2rem 0.4rem 0.5rem', fontSize: '0.875rem' },
  '.cm-panel.cm-search label': { fontSize: '0.8125rem', display: 'inline-flex', alignItems: 'center', gap: '0.2rem' },
  '.cm-panel.cm-search [name=close]': {
    fontSize: '1.25rem',
    minWidth: '1.75rem',
    minHeight: '1.75rem',
    color: 'var(--ink)',
  },
  '.cm-textfield': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--soft)',
    borderRadius: '3px',
    font: 'inherit',
    minHeight: '1.75rem',
    maxWidth: '100%',
  },
  '.cm-button': {
    color: 'var(--ink)',
    background: 'var(--surface)',
    border: '1px solid var(--soft)',
    borderRadius: '3px',
    font: 'inherit',
    minHeight: '1.75rem',
  },
  '.cm-button:active': { background: 'var(--band)' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--soft)',
    borderRadius: '3px',
    maxWidth: 'min(30rem, 95vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    fontSize: '0.875rem',
    minWidth: 'min(14rem, 80vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.4rem', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--accent-ink)', backgroundColor: 'var(--accent)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { color: 'inherit' },
  '.cm-diagnostic': { fontFamily: 'var(--sans)', fontSize: '0.875rem', padding: '0.3rem 0.5rem' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1.5px',
    textUnderlineOffset: '0.2em',
  },
  '.cm-gutter-lint': { width: '1.1rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0.1rem' },
  '.cm-lint-marker': { width: '0.9rem', height: '0.9rem' },
});

export const looks = [FRAME, AROUND, syntaxHighlighting(COLOURS)];
