/**
 * What the editor completes: Python's words and functions and the names in the text, which CodeMirror's Python knows, and
 * modules after `import`.
 */
import { pythonLanguage } from '@codemirror/lang-python';
import { IMPORTED, MODULES } from '../modules.js';

const OPTIONS = MODULES.map((label) => ({ label, type: 'namespace', boost: 1 }));

/** @type {import('@codemirror/autocomplete').CompletionSource} */
function modules({ state, pos, explicit }) {
  const line = state.doc.lineAt(pos);
  const written = IMPORTED.exec(line.text.slice(0, pos - line.from))?.[1];
  if (written === undefined || (written === '' && !explicit)) return null;
  return { from: pos - written.length, options: OPTIONS, validFor: /^[\w.]*$/ };
}

export const completions = pythonLanguage.data.of({ autocomplete: modules });
