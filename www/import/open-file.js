/** A file's bytes in any of the formats → what the timeline can show. All files that a reader opens go through here. */
import { endOf, pack } from './pack.js';
import { TextImport } from './import-text.js';
import { refuse } from './checks/import-error.js';
import { LIMITS } from './checks/limits.js';
import { textOf } from './text/read-text.js';
import { isTimeline, readTimelineBytes } from './formats/timeline-bytes.js';

/** @typedef {Omit<import('./import-text.js').Imported, 'steps'>} Contents */

/**
 * @param {Blob} file
 * @param {string} name
 * @param {(model: string) => string} titles
 * @param {typeof LIMITS} limits
 * @returns {Promise<Contents>}
 */
async function contents(file, name, titles, limits) {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (isTimeline(start))
    return { groups: readTimelineBytes(await wholeOf(file, limits), name), notes: [], run: null, fit: null };
  const reading = new TextImport(name, titles, limits);
  const told = { notes: /** @type {string[]} */ ([]), tooLarge: /** @type {string|null} */ (null) };
  for await (const text of textOf(file, limits, told)) {
    reading.push(text);
    if (reading.isOver) break;
  }
  const { inside } = reading;
  return inside === null ? reading.end(told) : contents(new Blob([inside]), name, titles, limits);
}

/** @param {Blob} file @param {typeof LIMITS} limits */
function wholeOf(file, { file_bytes }) {
  const mib = 1024 * 1024;
  if (file.size > file_bytes)
    refuse(
      `The file has ${Math.ceil(file.size / mib)} MiB, and at most ${Math.floor(file_bytes / mib)} are read: save a shorter time.`,
    );
  return file.arrayBuffer();
}

/**
 * @param {Blob} file
 * @param {string} name
 * @param {(model: string) => string} titles
 * @param {typeof LIMITS} [limits] throws ImportError
 */
export async function openFile(file, name, titles, limits = LIMITS) {
  const { groups, notes, run, fit } = await contents(file, name, titles, limits);
  const packed = pack(groups);
  return { packed, end_us: endOf(packed), notes, run, fit };
}
