/** A file's bytes → its text. It unpacks as a stream, with never more in memory than the limits allow. */
import { counted } from '../../base/format.js';
import { unpackedMembers } from './gzip-members.js';
import { refuse } from '../checks/import-error.js';

const MIB = 1024 * 1024;

/** @param {Uint8Array} start first bytes of the file */
function refuseOtherArchives(start) {
  const signature = [...start.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (signature.startsWith('504b')) refuse('This is a ZIP archive: unpack it, and open the file that is in it.');
  if (signature === '28b52ffd' || signature.startsWith('425a68') || signature === 'fd377a58')
    refuse('The file is packed in a way that is not read here: unpack it first, or pack it with gzip.');
}

/**
 * A stream's text, read no further than a limit.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit_bytes
 * @param {{tooLarge: string, broken: string, noText?: string}} words of the errors
 * @returns {Promise<string>} throws ImportError
 */
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

/**
 * UTF-16 if the file begins with its byte order mark, as Windows' shell writes it.
 * @param {Uint8Array} start
 */
const encodingOf = ([first, second]) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

const REPLACED = '\ufffd';

/** How often a file itself contains the replacement character. @param {Uint8Array} bytes */
function writtenSo(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  return count;
}

/** `notes`: the repairs. @typedef {{notes: string[], tooLarge: string|null}} Told */

/** @param {Blob} file @param {Uint8Array} start @returns {AsyncIterable<Uint8Array>} */
const bytesOf = (file, start) =>
  start[0] === 0x1f && start[1] === 0x8b ? unpackedMembers(file) : /** @type {any} */ (streamed(file));

/** Not every engine has async iteration of streams. @param {Blob} file @returns {AsyncGenerator<Uint8Array>} */
async function* streamed(file) {
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** The most bytes that are decoded at once. */
const PIECE_BYTES = 4 * MIB;

/**
 * Cuts large parts: WebKitGTK unpacks a file of hundreds of megabytes into one part, and what can be refused at its
 * beginning would be decoded to its end.
 * @param {AsyncIterable<Uint8Array>} parts
 * @param {number} [piece_bytes]
 * @returns {AsyncGenerator<Uint8Array>}
 */
export async function* inPieces(parts, piece_bytes = PIECE_BYTES) {
  for await (const part of parts)
    for (let at = 0; at < part.length; at += piece_bytes) yield part.subarray(at, at + piece_bytes);
}

/**
 * @param {Blob} file
 * @param {typeof import('../checks/limits.js').LIMITS} limits
 * @returns {Promise<Uint8Array>} the file's first bytes
 */
async function checked(file, limits) {
  if (file.size === 0) refuse('The file is empty: choose another, or save it again.');
  if (file.size > limits.streamed_bytes)
    refuse(
      `The file has ${Math.ceil(file.size / MIB).toLocaleString('en')} MiB, and at most ${Math.floor(limits.streamed_bytes / MIB).toLocaleString('en')} are read: pack it with gzip, or record a shorter time.`,
    );
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  refuseOtherArchives(start);
  return start;
}

/**
 * A file's text, in parts. A larger file is read up to the limit. Bytes that are not valid UTF-8 become the replacement
 * character.
 * @param {Blob} file
 * @param {typeof import('../checks/limits.js').LIMITS} limits
 * @param {Told} told receives the repairs, and whether the file was too large
 * @returns {AsyncGenerator<string>} throws ImportError
 */
export async function* textOf(file, limits, told) {
  const start = await checked(file, limits);
  const [packed, encoding] = [start[0] === 0x1f && start[1] === 0x8b, encodingOf(start)];
  const decoder = new TextDecoder(encoding);
  let [size_bytes, replaced] = [0, 0];
  const parts = inPieces(bytesOf(file, start));
  for (;;) {
    const { done, value } = await parts
      .next()
      .catch(() =>
        refuse(
          packed
            ? 'The file cannot be unpacked, it is damaged or cut off: copy or save it again.'
            : 'The file cannot be read: choose it again.',
        ),
      );
    if (done) break;
    size_bytes += value.byteLength;
    if (size_bytes > limits.streamed_bytes) {
      told.tooLarge = `The file is larger than ${limits.streamed_bytes / MIB} MiB${packed ? ' once it is unpacked' : ''}: record a shorter time, or filter what is recorded.`;
      await parts.return(undefined);
      break;
    }
    const text = decoder.decode(value, { stream: true });
    if (text.includes(REPLACED)) replaced += Math.max(0, text.split(REPLACED).length - 1 - writtenSo(value));
    yield text;
  }
  const last = decoder.decode();
  replaced += last.length;
  yield last;
  if (replaced > 0)
    told.notes.push(
      `${counted(replaced, 'byte')} of the file ${replaced === 1 ? 'is' : 'are'} no UTF-8: ${REPLACED} stands there.`,
    );
  if (encoding !== 'utf-8') told.notes.push('The file is in UTF-16, and was read so.');
}
