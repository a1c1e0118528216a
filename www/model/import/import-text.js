/** The text of a file → what the timeline can show, whichever of the formats it is in. */
import { readChromeEvents } from './chrome-events.js';
import { ImportError, refuse } from './import-error.js';
import { figuresOf, isRun, readInterleaveRun } from './interleave-run.js';
import { Steps } from './limits.js';
import { parseJson } from './parse-json.js';
import { isObject, list } from './read.js';
import { isSampledPython, readSampledPython } from './sampled-python.js';
import { titleOf } from './title.js';

/** @typedef {import('./interleave-run.js').Part} Part */
/** @typedef {{groups: import('../layout.js').Group[], notes: string[], run: import('../origin.js').Recorded|null, steps: number}} Imported */

/** @param {unknown} json @param {Steps} steps @param {(model: string) => string} titles @returns {Part[]} */
function partsOf(json, steps, titles) {
  if (Array.isArray(json)) return [{ title: '', ...readChromeEvents(json, steps, 'event') }];
  if (!isObject(json)) return refuse('The file is JSON, but no trace: choose another.');
  if (isRun(json)) return readInterleaveRun(json, steps, titles);
  if ('traceEvents' in json) return [{ title: '', ...readChromeEvents(list(json.traceEvents, 'traceEvents'), steps) }];
  if (isSampledPython(json)) return [{ title: '', ...readSampledPython(json, steps) }];
  return refuse('The file is JSON, but none of the kinds that are read here: Chrome Trace Event JSON, the Firefox profile of Python’s sampling profiler, or a run that this page saved.');
}

/** @param {string} text @param {string} name the file's @param {(model: string) => string} titles @returns {Imported} throws ImportError, and nothing else */
export function importText(text, name, titles) {
  const steps = new Steps();
  try {
    const json = parseJson(text);
    const parts = partsOf(json, steps, titles);
    if (parts.every(({ tracks }) => tracks.length === 0)) refuse('There is nothing in the file that has a time: choose another trace.');
    const groups = parts.map(({ title, tracks, flows }) => ({ title: titleOf(title, name), tracks, flows }));
    return { groups, notes: [...new Set(parts.flatMap(({ notes }) => notes))], run: figuresOf(json), steps: steps.taken };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    // Memory, say: whatever it was, the page goes on.
    throw new ImportError(`The file cannot be read (${error instanceof Error ? error.message : error}): choose a smaller one.`);
  }
}
