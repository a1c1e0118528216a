/** Colours Python's own functions, which its grammar does not tell from other names, as the page's other Python does. */
import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import { BUILTINS } from '../builtins.js';

/** @typedef {import('@codemirror/view').DecorationSet} DecorationSet */

const MARK = Decoration.mark({ class: 'cm-builtin' });

/** Only what is in view. @param {EditorView} view @returns {DecorationSet} */
function marked({ state, visibleRanges }) {
  const marks = new RangeSetBuilder();
  for (const { from, to } of visibleRanges)
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name === 'VariableName' && BUILTINS.has(state.sliceDoc(node.from, node.to)))
          marks.add(node.from, node.to, MARK);
      },
    });
  return /** @type {DecorationSet} */ (marks.finish());
}

class Builtins {
  /** @param {EditorView} view */
  constructor(view) {
    this.decorations = marked(view);
  }

  /** @param {import('@codemirror/view').ViewUpdate} update */
  update({ docChanged, viewportChanged, startState, state, view }) {
    // The tree of a long text grows in the background.
    if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state)) this.decorations = marked(view);
  }
}

export const builtins = [
  ViewPlugin.fromClass(Builtins, { decorations: ({ decorations }) => decorations }),
  EditorView.theme({ '.cm-builtin': { color: 'var(--accent)' } }),
];
