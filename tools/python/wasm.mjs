/** Reads wasm: numbers, and where instructions end (https://webassembly.github.io/spec/core/binary/). */

/** Reads bytes from a place on. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    this.at += 1;
    return this.bytes[this.at - 1];
  }

  /** An unsigned number in LEB128. A signed one is as long. */
  number() {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }

  /** @param {number} count */
  skip(count) {
    this.at += count;
  }

  /** The limits of a memory or a table. */
  limits() {
    const flags = this.number();
    this.number();
    if (flags & 1) this.number();
  }

  /** Passes so many numbers. @param {number} count */
  numbers(count) {
    for (; count > 0; count -= 1) this.number();
  }
}

/** A number in LEB128. @param {number} value */
export const unsigned = (value) => {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return new Uint8Array([...bytes, value]);
};

/** How many numbers follow a code after the prefix 0xfc. */
const BULK = new Map(
  [8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((code, at) => [code, [2, 1, 2, 1, 2, 1, 2, 1, 1, 1][at]]),
);

/** @param {Reader} reader */
const vector = (reader) => {
  const code = reader.number();
  if (code === 12 || code === 13) return reader.skip(16);
  const hasAddress = code < 12 || (code >= 84 && code <= 93);
  if (hasAddress) reader.numbers(2);
  if ((code >= 21 && code <= 34) || (code >= 84 && code <= 91)) reader.skip(1);
};

/** @param {Reader} reader */
const atomic = (reader) => reader.numbers(reader.number() === 3 ? 1 : 2);

/** @param {Reader} reader */
const bulk = (reader) => reader.numbers(BULK.get(reader.number()) ?? 0);

/** What follows an instruction's code. @param {number} code @returns {(reader: Reader) => void} */
const follows = (code) => {
  if (code === 0xfc) return bulk;
  if (code === 0xfd) return vector;
  if (code === 0xfe) return atomic;
  if (code === 0x0e) return (reader) => reader.numbers(reader.number() + 1);
  if (code === 0x1c) return (reader) => reader.skip(reader.number());
  if (code === 0x43 || code === 0x44) return (reader) => reader.skip(code === 0x43 ? 4 : 8);
  // Blocks, branches, calls, variables, tables, sizes of memory, numbers and references.
  const hasOne = [0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x12, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2];
  if (hasOne.includes(code) || (code >= 0x20 && code <= 0x26)) return (reader) => reader.numbers(1);
  if (code === 0x11 || code === 0x13 || (code >= 0x28 && code <= 0x3e)) return (reader) => reader.numbers(2);
  return () => {};
};

const FOLLOWS = Array.from({ length: 256 }, (_, code) => follows(code));

/** Where the instruction at a place ends. @param {Uint8Array} bytes @param {number} at */
export const instructionEnd = (bytes, at) => {
  const reader = new Reader(bytes, at + 1);
  FOLLOWS[bytes[at]](reader);
  return reader.at;
};
