/** JSON of a stranger's: not too deep for any engine, and an error that says what is wrong with it. */
import { refuse } from './import-error.js';
import { LIMITS } from './limits.js';

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125];

/** How deep lists and objects lie in each other; stops where that is too deep. @param {string} text */
function nestingOf(text) {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length && deepest <= LIMITS.nesting; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) { if (++depth > deepest) deepest = depth; }
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return deepest;
}

/** The format lets a program that was stopped leave out the list's end. @param {string} text */
const mended = (text) => (/^\s*\[/.test(text.slice(0, 100)) ? `${text.trimEnd().replace(/,$/, '')}]` : null);

/** @param {string} text @returns {{value: unknown}|null} */
function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** @param {string} text @returns {unknown} throws ImportError */
export function parseJson(text) {
  if (nestingOf(text) > LIMITS.nesting) refuse(`The file's JSON is nested more than ${LIMITS.nesting} deep: that is no trace. Choose another file.`);
  const whole = parsed(text);
  if (whole) return whole.value;
  const longer = mended(text);
  const ended = longer === null ? null : parsed(longer);
  if (ended) return ended.value;
  if (/[:,[]\s*-?(NaN|Infinity)\b/.test(text)) refuse('The file says NaN or Infinity, which JSON does not have: have the program that wrote it write numbers.');
  if (/^\s*[[{]/.test(text.slice(0, 100))) return refuse('The file is not whole, or not JSON: it may have been cut off. Save or copy it again.');
  return refuse('The file is not JSON: choose a trace in Chrome Trace Event JSON, a Firefox profile of Python’s sampling profiler, or a run that this page saved.');
}
