/** From a file's bytes to its text: unpacked as a stream, never more of it in memory than the limits allow. */
import { ImportError, refuse } from './import-error.js';
import { LIMITS } from './limits.js';

const MIB = 1024 * 1024;

/** @param {Uint8Array} start the file's first bytes */
function refuseOtherArchives(start) {
  const signature = [...start.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (signature.startsWith('504b')) refuse('This is a ZIP archive: unpack it, and open the file that is in it.');
  if (signature === '28b52ffd' || signature.startsWith('425a68') || signature === 'fd377a58') refuse('The file is packed in a way that is not read here: unpack it first, or pack it with gzip.');
}

/** @param {ReadableStream<Uint8Array>} stream @param {number} limit_bytes @param {boolean} packed */
async function decode(stream, limit_bytes, packed) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.getReader();
  /** @type {string[]} */
  const parts = [];
  let size_bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size_bytes += value.byteLength;
    if (size_bytes > limit_bytes) {
      await reader.cancel().catch(() => {});
      refuse(`The file is larger than ${limit_bytes / MIB} MiB${packed ? ' once it is unpacked' : ''}: record a shorter time, or filter what is recorded.`);
    }
    parts.push(text(() => decoder.decode(value, { stream: true })));
  }
  parts.push(text(() => decoder.decode()));
  return parts.join('');
}

/** @param {() => string} decoded */
function text(decoded) {
  try {
    return decoded();
  } catch {
    return refuse('The file is not text in UTF-8: choose a trace in JSON, as it is or packed with gzip.');
  }
}

/** @param {Blob} file @param {{file_bytes: number, json_bytes: number}} [limits] @returns {Promise<string>} throws ImportError */
export async function readText(file, limits = LIMITS) {
  if (file.size === 0) refuse('The file is empty: choose another, or save it again.');
  if (file.size > limits.file_bytes) refuse(`The file has ${Math.ceil(file.size / MIB)} MiB, and at most ${Math.floor(limits.file_bytes / MIB)} are read: pack it with gzip, or record a shorter time.`);
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  refuseOtherArchives(start);
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  try {
    const bytes = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (file.stream());
    return await decode(packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes, limits.json_bytes, packed);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    return refuse(packed ? 'The file cannot be unpacked, it is damaged or cut off: copy or save it again.' : `The file cannot be read (${error}): choose it again.`);
  }
}
