/** From a file's bytes to its text: unpacked as a stream, never more of it in memory than the limits allow. */
import { refuse } from './import-error.js';
import { LIMITS } from './limits.js';

const MIB = 1024 * 1024;

/** @param {Uint8Array} start the file's first bytes */
function refuseOtherArchives(start) {
  const signature = [...start.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (signature.startsWith('504b')) refuse('This is a ZIP archive: unpack it, and open the file that is in it.');
  if (signature === '28b52ffd' || signature.startsWith('425a68') || signature === 'fd377a58') refuse('The file is packed in a way that is not read here: unpack it first, or pack it with gzip.');
}

/** A stream's text, read no further than a limit. @param {ReadableStream<Uint8Array>} stream @param {number} limit_bytes @param {{tooLarge: string, broken: string, noText?: string}} words for what can be wrong @returns {Promise<string>} throws ImportError */
export async function decodeText(stream, limit_bytes, { tooLarge, broken, noText = broken }) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  /** @type {string[]} */
  const parts = [];
  let size_bytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => refuse(broken));
    if (done) break;
    size_bytes += value.byteLength;
    if (size_bytes > limit_bytes) {
      await reader.cancel().catch(() => {});
      refuse(tooLarge);
    }
    parts.push(text(() => decoder.decode(value, { stream: true }), noText));
  }
  parts.push(text(() => decoder.decode(), noText));
  return parts.join('');
}

/** @param {() => string} decoded @param {string} noText */
function text(decoded, noText) {
  try {
    return decoded();
  } catch {
    return refuse(noText);
  }
}

/** @param {Blob} file @param {{file_bytes: number, json_bytes: number}} [limits] @returns {Promise<string>} throws ImportError */
export async function readText(file, limits = LIMITS) {
  if (file.size === 0) refuse('The file is empty: choose another, or save it again.');
  if (file.size > limits.file_bytes) refuse(`The file has ${Math.ceil(file.size / MIB)} MiB, and at most ${Math.floor(limits.file_bytes / MIB)} are read: pack it with gzip, or record a shorter time.`);
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  refuseOtherArchives(start);
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  const bytes = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (file.stream());
  return decodeText(packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes, limits.json_bytes, {
    tooLarge: `The file is larger than ${limits.json_bytes / MIB} MiB${packed ? ' once it is unpacked' : ''}: record a shorter time, or filter what is recorded.`,
    broken: packed ? 'The file cannot be unpacked, it is damaged or cut off: copy or save it again.' : 'The file cannot be read: choose it again.',
    noText: 'The file is not text in UTF-8: choose a trace in JSON, as it is or packed with gzip.',
  });
}
