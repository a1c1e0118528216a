/**
 * Unpacks gzip, including several members in a row (RFC 1952, 2.2), as pigz, bgzip and `cat a.gz b.gz` make them. The
 * browser's own decompression reads one member and reports everything after it as damage. Only a member's own bytes say
 * where it ends. So it is unpacked up to the next place where another member may begin. If that is not its end, the
 * browser reports the member as cut off; then it is unpacked again up to the next such place, and bytes that were
 * already passed on are skipped.
 */

/** The most false matches of a member's beginning; files that are not hostile hardly ever have one. */
const MOST_FALSE = 16;

/**
 * Whether a member may begin here: the signature, deflate, no reserved flag, and valid time, extra flags and system.
 * @param {Uint8Array} bytes
 * @param {number} at
 */
const mayBegin = (bytes, at) =>
  bytes[at] === 0x1f &&
  bytes[at + 1] === 0x8b &&
  bytes[at + 2] === 8 &&
  bytes[at + 3] < 0x20 &&
  [0, 2, 4].includes(bytes[at + 8]) &&
  (bytes[at + 9] <= 13 || bytes[at + 9] === 255);

/** @param {Uint8Array} bytes @param {number} from @returns {number} where the next member may begin, or the end */
function nextMember(bytes, from) {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1))
    if (mayBegin(bytes, at)) return at;
  return bytes.length;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} from
 * @param {number} to
 * @returns {ReadableStreamDefaultReader<Uint8Array>}
 */
const unpacked = (bytes, from, to) =>
  new Blob([bytes.subarray(from, to)]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();

/**
 * Passes on the unpacked bytes except the first ones.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {number} skip
 * @param {{bytes: number}} read receives the number of bytes
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* withoutFirst(reader, skip, read) {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const from = Math.min(value.length, Math.max(0, skip - read.bytes));
    read.bytes += value.length;
    if (from < value.length) yield value.subarray(from);
  }
}

/** @param {Blob} file @returns {AsyncGenerator<Uint8Array>} throws the browser's error for damaged data */
export async function* unpackedMembers(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let [start, handedOn, tries] = [0, 0, 0];
  for (let end = nextMember(bytes, 1); start < bytes.length; end = nextMember(bytes, end + 1)) {
    const read = { bytes: 0 };
    const reader = unpacked(bytes, start, end);
    try {
      yield* withoutFirst(reader, handedOn, read);
      [start, handedOn] = [end, 0];
    } catch (error) {
      tries += 1;
      handedOn = Math.max(handedOn, read.bytes);
      if (end === bytes.length || tries > MOST_FALSE) throw error;
    } finally {
      await reader.cancel().catch(() => {});
    }
  }
}
