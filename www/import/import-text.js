/** The text of a file in any of the formats → what the timeline can show. */
import { readChromeEvents } from './formats/chrome/events.js';
import { BegunText } from './text/begun-text.js';
import { readCollapsed } from './formats/collapsed.js';
import { isCpuProfile, readCpuProfile } from './formats/cpuprofile.js';
import { isFirefoxProfile, readFirefoxProfile } from './formats/firefox/profile.js';
import { traceIn } from './text/html-report.js';
import { ImportError, refuse } from './checks/import-error.js';
import { isRun, readInterleaveRun, recordedOf } from './formats/interleave-run.js';
import { LIMITS, Steps } from './checks/limits.js';
import { isObject, list } from './checks/read.js';
import { isSpeedscope, readSpeedscope } from './formats/speedscope.js';
import { titleOf } from './tracks/title.js';
import { TraceText } from './text/trace-text.js';

/** @typedef {import('./formats/interleave-run.js').Part} Part */
/**
 * `fit`: the first view, if a view of everything would make the work too small to see.
 * @typedef {{groups: import('../trace/group.js').Group[], notes: string[],
 *   run: import('../result/origin.js').Recorded|null, fit: import('../trace/scale.js').Extent|null, steps: number}}
 *   Imported
 */

/** @param {unknown} json @param {Steps} steps @param {(model: string) => string} titles @returns {Part[]} */
function partsOf(json, steps, titles) {
  if (!isObject(json)) return refuse('The file is JSON, but no trace: choose another.');
  if (isRun(json)) return readInterleaveRun(json, steps, titles);
  if ('traceEvents' in json)
    return [{ title: '', ...readChromeEvents(list(json.traceEvents, 'traceEvents'), steps, json) }];
  if (isFirefoxProfile(json)) return [readFirefoxProfile(json, steps)];
  if (isSpeedscope(json)) return [readSpeedscope(json, steps)];
  if (isCpuProfile(json)) return [readCpuProfile(json, steps)];
  return refuse(
    'The file is JSON, but none of the kinds that are read here: Chrome Trace Event JSON, a profile of the Firefox Profiler, of speedscope or of V8 (.cpuprofile), or a run that this page saved.',
  );
}

/** Reads a file's text in pieces. */
export class TextImport {
  #steps = new Steps();
  #text;
  #begun = new BegunText((text) => this.#text.push(text));
  #name;
  #titles;

  /** @param {string} name of the file @param {(model: string) => string} titles @param {typeof LIMITS} [limits] */
  constructor(name, titles, limits = LIMITS) {
    this.#text = new TraceText(this.#steps, limits.events);
    this.#name = name;
    this.#titles = titles;
  }

  /** @param {string} text throws ImportError, and nothing else */
  push(text) {
    asImportError(() => this.#begun.push(text));
  }

  /**
   * The trace inside a viewer's page, once the whole page is read; null if the file is not such a page.
   * @returns {string|Uint8Array<ArrayBuffer>|null}
   */
  get inside() {
    return asImportError(() => {
      this.#begun.end();
      return this.#begun.kind === 'html' ? traceIn(this.#begun.text) : null;
    });
  }

  /** Whether the rest of the text would not be read. */
  get isOver() {
    return this.#text.isOver;
  }

  /**
   * @param {import('./text/read-text.js').Told} [told] about how the text was read
   * @returns {Imported} throws ImportError, and nothing else
   */
  end(told = { notes: [], tooLarge: null }) {
    return asImportError(() => this.#end(told));
  }

  /** @param {import('./text/read-text.js').Told} told @returns {Imported} */
  #end({ notes: before, tooLarge }) {
    this.#begun.end();
    const collapsed = this.#begun.kind === 'collapsed';
    if (tooLarge !== null && !collapsed && !this.#text.hasEvents) refuse(tooLarge);
    const json = collapsed ? null : this.#text.end();
    const parts = collapsed
      ? [readCollapsed(this.#begun.text, this.#steps)]
      : json === undefined
        ? [{ title: '', ...this.#text.events.finish(this.#steps, this.#text.beside) }]
        : partsOf(json, this.#steps, this.#titles);
    const { run, notes: ofRun } = recordedOf(json);
    const notes = [...new Set([...before, ...this.#text.notes, ...parts.flatMap((part) => part.notes), ...ofRun])];
    if (tooLarge !== null) notes.push(`${tooLarge.split(':')[0]}: what comes after that is left out.`);
    if (run === null && parts.every(({ tracks, counters = [] }) => tracks.length + counters.length === 0))
      refuse(tooLarge ?? ['There is nothing in the file that has a time: choose another trace.', ...notes].join(' '));
    const groups = parts.map(({ title, tracks, flows, counters }) => ({
      title: titleOf(title, this.#name),
      tracks,
      flows,
      counters,
    }));
    const fit = parts.find((part) => part.fit)?.fit ?? null;
    return { groups, notes, run, fit, steps: this.#steps.taken };
  }
}

/** @template T @param {() => T} read @returns {T} */
function asImportError(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof ImportError) throw error;
    // Any other error, such as out of memory, must not stop the page.
    throw new ImportError(
      `The file cannot be read (${error instanceof Error ? error.message : error}): choose a smaller one.`,
    );
  }
}

/**
 * @param {string} text
 * @param {string} name of the file
 * @param {(model: string) => string} titles
 * @returns {Imported} throws ImportError, and nothing else
 */
export function importText(text, name, titles) {
  const reading = new TextImport(name, titles);
  reading.push(text);
  return reading.end();
}
