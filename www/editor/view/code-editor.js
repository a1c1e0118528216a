/**
 * CodeMirror with Python, for one program. Loaded when a reader first asks for it.
 *
 * It lives in a shadow root: only there CodeMirror adopts its style sheet. In a document it would add a <style> element,
 * which the page's Content-Security-Policy refuses.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  showPanel,
} from '@codemirror/view';
import { build, uniqueId } from '../../ui/dom.js';
import { editBetween } from '../edit.js';
import { SyntaxCheck } from '../worker/syntax-client.js';
import { builtins } from './builtins.js';
import { completions } from './completions.js';
import { notCovered } from './covered.js';
import { looks } from './looks.js';
import { showMarks, trackMarks } from './track-marks.js';

/**
 * `changed`: called with the text after each change. `settled`: the reader has left the text. `run`: Ctrl-Enter.
 * @typedef {{label: string, changed: (text: string) => void, settled: () => void, run: () => void}} EditorActions
 */

const KEYS =
  'Tab indents. To leave by keyboard, press Escape, then Tab. Ctrl-Enter (⌘-Enter) runs, Ctrl-F (⌘-F) searches.';
/** How long Tab leaves the editor after Escape. */
const LEAVING_MS = 10_000;

/** Holds the gutter of errors, which takes its space only while there are errors. */
const gutter = new Compartment();

/** @param {string} id of the text about the keys */
const keysPanel = (id) => showPanel.of(() => ({ dom: build('p', { class: 'cm-keys', id }, KEYS) }));

/** @param {() => void} run */
const keys = (run) => [
  {
    key: 'Mod-Enter',
    run: () => {
      run();
      return true;
    },
  },
  ...closeBracketsKeymap,
  ...completionKeymap,
  ...searchKeymap,
  ...historyKeymap,
  ...lintKeymap,
  ...defaultKeymap,
  indentWithTab,
  // Reached only if there was nothing else for Escape to close.
  {
    key: 'Escape',
    run: (/** @type {EditorView} */ view) => {
      view.setTabFocusMode(LEAVING_MS);
      return true;
    },
  },
];

/** @param {EditorActions} actions */
const extensions = ({ label, changed, settled, run }) => {
  const id = uniqueId('editor-keys');
  return [
    lineNumbers(),
    gutter.of([]),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    python(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    completions,
    search({ top: true }),
    highlightSelectionMatches(),
    trackMarks,
    notCovered,
    builtins,
    looks,
    keysPanel(id),
    keymap.of(keys(run)),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': id,
      spellcheck: 'false',
      tabindex: '0',
    }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) changed(state.doc.toString());
    }),
    EditorView.domEventHandlers({ blur: () => settled() }),
  ];
};

export class CodeEditor {
  element = build('div', { class: 'code-editor', 'data-part': 'editor' });
  #view;
  /** Whether what is marked is wrong with the text as it is, and no error of a run. */
  #isFaulty = false;
  #syntax = new SyntaxCheck((fault) => {
    this.fault = fault;
  });

  /** @param {string} text @param {EditorActions} actions */
  constructor(text, actions) {
    const root = this.element.attachShadow({ mode: 'open' });
    this.#view = new EditorView({
      state: EditorState.create({
        doc: text,
        extensions: extensions({
          ...actions,
          changed: (now) => {
            actions.changed(now);
            this.#syntax.check(now);
          },
        }),
      }),
      root,
      parent: root,
    });
    // The page would take its own step back: it sees only this element, and not that a text has the focus.
    this.element.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && /^[yz]$/i.test(event.key)) event.stopPropagation();
    });
  }

  /** Sets the text as an edit that the editor's own undo takes back. @param {string} text */
  set text(text) {
    const changes = editBetween(this.#view.state.doc.toString(), text);
    if (changes) this.#view.dispatch({ changes });
  }

  /** @param {{from: number, to: number}} range */
  select({ from, to }) {
    const { length } = this.#view.state.doc;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    this.#view.dispatch({ selection: { anchor, head }, scrollIntoView: true });
  }

  focus() {
    this.#view.focus();
  }

  /** Ends the editor and takes it from the page. */
  close() {
    this.#syntax.close();
    this.#view.destroy();
    this.element.remove();
  }

  /** @param {number} line counted from 1 */
  showLine(line) {
    const { from, to } = this.#lineAt(line);
    this.#view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    this.focus();
  }

  /** Replaces all marks of errors. @param {import('../marks.js').Problem[]} problems */
  set problems(problems) {
    this.#faults = problems.map(({ line, message }) => {
      const { from, to, text } = this.#lineAt(line);
      return { from: from + text.length - text.trimStart().length, to, message };
    });
    this.#isFaulty = false;
  }

  /**
   * Marks what is wrong with the text as it is written, in place of the errors of an earlier run. Those stay marked, in a text
   * that they may no longer fit, as long as nothing is wrong with it.
   * @param {import('../marks.js').Fault|null} fault
   */
  set fault(fault) {
    if (!fault && !this.#isFaulty) return;
    this.#faults = fault ? [fault] : [];
    this.#isFaulty = fault !== null;
  }

  /** @param {import('../marks.js').Fault[]} faults */
  set #faults(faults) {
    const { length } = this.#view.state.doc;
    const diagnostics = faults.map(({ from, to, message }) => {
      const begin = Math.min(from, Math.max(0, length - 1));
      // An empty range would not be seen.
      return {
        from: begin,
        to: Math.min(length, Math.max(to, begin + 1)),
        message,
        severity: /** @type {const} */ ('error'),
      };
    });
    this.#view.dispatch({ effects: gutter.reconfigure(faults.length > 0 ? lintGutter() : []) });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Replaces all marks of tracks. @param {import('../marks.js').LineMark[]} marks */
  set marks(marks) {
    showMarks(this.#view, marks);
  }

  /** @param {number} line a line that is not there is the nearest one */
  #lineAt(line) {
    const { doc } = this.#view.state;
    return doc.line(Math.min(Math.max(line, 1), doc.lines));
  }
}
