/** A file's bytes → what the timeline can show, whichever of the formats it is in: the one door for what a reader opens. */
import { endOf, pack } from './pack.js';
import { importText } from './import-text.js';
import { LIMITS } from './limits.js';
import { readText } from './read-text.js';
import { isTimeline, readTimelineBytes } from './timeline-bytes.js';

/** @param {Blob} file @param {string} name @param {(model: string) => string} titles @param {{file_bytes: number, json_bytes: number}} limits */
async function contents(file, name, titles, limits) {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // What is too large is refused below, whatever it is.
  if (isTimeline(start) && file.size <= limits.file_bytes) return { groups: readTimelineBytes(await file.arrayBuffer(), name), notes: [], run: null };
  return importText(await readText(file, limits), name, titles);
}

/** @param {Blob} file @param {string} name @param {(model: string) => string} titles @param {{file_bytes: number, json_bytes: number}} [limits] throws ImportError */
export async function openFile(file, name, titles, limits = LIMITS) {
  const { groups, notes, run } = await contents(file, name, titles, limits);
  const packed = pack(groups);
  return { packed, end_us: endOf(packed), notes, run };
}
