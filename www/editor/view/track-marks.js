/** Marks the lines at which the tracks of a played run are, with the tracks' names behind the line. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { labelsByLine } from '../marks.js';

/** @typedef {import('../marks.js').LineMark} LineMark */

/** @type {import('@codemirror/state').StateEffectType<LineMark[]>} */
const setMarks = StateEffect.define();

/** @param {LineMark[]} marks @param {import('@codemirror/state').Text} text */
const decorations = (marks, text) =>
  Decoration.set(
    Array.from(labelsByLine(marks))
      .filter(([line]) => line >= 1 && line <= text.lines)
      .map(([line, label]) =>
        Decoration.line({ class: 'cm-track', attributes: { 'data-tracks': label } }).range(text.line(line).from),
      ),
    true,
  );

const field = StateField.define({
  create: () => Decoration.none,
  update(marked, { changes, effects, newDoc }) {
    const set = effects.find((effect) => effect.is(setMarks));
    return set ? decorations(set.value, newDoc) : marked.map(changes);
  },
  provide: (marked) => EditorView.decorations.from(marked),
});

const LOOK = EditorView.theme({
  '.cm-line.cm-track': {
    backgroundColor: 'color-mix(in srgb, var(--focus) 14%, transparent)',
    boxShadow: 'inset 4px 0 0 var(--focus)',
  },
  '.cm-line.cm-track::after': {
    content: 'attr(data-tracks)',
    marginInlineStart: '1.5rem',
    color: 'var(--soft)',
    fontFamily: 'var(--sans)',
    fontSize: '0.8125rem',
  },
});

export const trackMarks = [field, LOOK];

/** @param {EditorView} view @param {LineMark[]} marks */
export const showMarks = (view, marks) => view.dispatch({ effects: setMarks.of(marks) });
