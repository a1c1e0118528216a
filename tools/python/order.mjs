/**
 * Puts the functions of a wasm module in an order in which each stands beside the one that is most like it: what a host
 * compresses by brotli is a fiftieth smaller so. Nothing else changes but the numbers of functions, and custom sections go.
 */

import { instructionEnd, Reader, unsigned } from './wasm.mjs';

/** Functions are compared by the pieces of so many bytes that they have in common… */
const PIECE_BYTES = 4;
/** …of which a sketch keeps so many, the least by as many hashes: the share of equal ones is the likeness of two. */
const SKETCH = 192;

const SECTION = { import: 2, function: 3, global: 6, export: 7, start: 8, element: 9, code: 10 };
const CALL = 0x10;
const TAIL_CALL = 0x12;
const REFERENCE = 0xd2;

/** @param {Uint8Array[]} functions @returns {Uint32Array} */
const sketches = (functions) => {
  const all = new Uint32Array(functions.length * SKETCH).fill(0xffffffff);
  const factors = Array.from({ length: SKETCH }, (_, index) => Math.imul(index * 2 + 1, 0x9e3779b1) | 1);
  functions.forEach((body, number) => {
    const sketch = all.subarray(number * SKETCH, (number + 1) * SKETCH);
    for (let at = 0; at + PIECE_BYTES <= body.length; at += 1) {
      let hash = 0x811c9dc5;
      for (let next = at; next < at + PIECE_BYTES; next += 1) hash = Math.imul(hash ^ body[next], 0x01000193);
      hash ^= hash >>> 15;
      for (let index = 0; index < SKETCH; index += 1) {
        const value = (Math.imul(hash, factors[index]) + Math.imul(index + 7, 0x85ebca6b)) >>> 0;
        if (value < sketch[index]) sketch[index] = value;
      }
    }
  });
  return all;
};

/** From the first function always on to the one most like the last. @param {Uint8Array[]} functions @returns {number[]} */
const alike = (functions) => {
  const all = sketches(functions);
  const logs = functions.map((body) => Math.log2(body.length));
  const left = functions.map((_, number) => number);
  /** -1 if it cannot be more than `least`: what is much larger is not like. */
  const likeness = (/** @type {number} */ one, /** @type {number} */ other, /** @type {number} */ least) => {
    const apart = Math.abs(logs[one] - logs[other]);
    if (1.5 * SKETCH * 2 ** -apart < least) return -1;
    let same = 0;
    for (let index = 0; index < SKETCH; index += 1)
      if (all[one * SKETCH + index] === all[other * SKETCH + index]) same += 1;
    return same - apart / (3 * (same + 1));
  };
  const order = [];
  for (let last = left.pop(); last !== undefined;) {
    order.push(last);
    let [best, place] = [-Infinity, -1];
    for (let index = 0; index < left.length; index += 1) {
      const value = likeness(last, left[index], best);
      if (value > best) [best, place] = [value, index];
    }
    if (place < 0) break;
    last = left[place];
    left[place] = left[left.length - 1];
    left.pop();
  }
  return order;
};

/** @typedef {(number: number) => number} Renumber */

/** The places of the numbers of functions in a body or an expression. @param {Uint8Array} bytes @param {number} at */
const numbersIn = (bytes, at) => {
  const places = [];
  while (at < bytes.length) {
    const code = bytes[at];
    if (code === CALL || code === TAIL_CALL || code === REFERENCE) places.push(at + 1);
    at = instructionEnd(bytes, at);
  }
  return places;
};

/** A body with other numbers. @param {Uint8Array} body @param {Renumber} renumber */
const renumbered = (body, renumber) => {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups -= 1) {
    reader.number();
    reader.at += 1;
  }
  const parts = [];
  let from = 0;
  for (const place of numbersIn(body, reader.at)) {
    reader.at = place;
    parts.push(body.subarray(from, place), unsigned(renumber(reader.number())));
    from = reader.at;
  }
  return Buffer.concat([...parts, body.subarray(from)]);
};

/** How many functions are imported. @param {Reader} reader */
const imported = (reader) => {
  let functions = 0;
  for (let count = reader.number(); count > 0; count -= 1) {
    reader.skip(reader.number());
    reader.skip(reader.number());
    const kind = reader.byte();
    if (kind === 0) functions += 1;
    if (kind === 1) reader.at += 1;
    if (kind === 3) reader.at += 2;
    if (kind === 0) reader.number();
    if (kind === 1 || kind === 2) reader.limits();
  }
  return functions;
};

/** @param {Reader} reader @param {Renumber} renumber */
const exports = (reader, renumber) => {
  const count = reader.number();
  /** @type {Uint8Array[]} */
  const parts = [unsigned(count)];
  for (let index = 0; index < count; index += 1) {
    const from = reader.at;
    reader.skip(reader.number());
    const kind = reader.byte();
    parts.push(reader.bytes.subarray(from, reader.at));
    const number = reader.number();
    parts.push(unsigned(kind === 0 ? renumber(number) : number));
  }
  return Buffer.concat(parts);
};

/** Tables of functions' numbers, at an offset of the first table. @param {Reader} reader @param {Renumber} renumber */
const elements = (reader, renumber) => {
  const segments = reader.number();
  /** @type {Uint8Array[]} */
  const parts = [unsigned(segments)];
  for (let segment = 0; segment < segments; segment += 1) {
    const from = reader.at;
    if (reader.number() !== 0) throw new Error('a table of functions is not plain');
    while (reader.bytes[reader.at] !== 0x0b) reader.at = instructionEnd(reader.bytes, reader.at);
    reader.at += 1;
    const count = reader.number();
    parts.push(reader.bytes.subarray(from, reader.at));
    for (let index = 0; index < count; index += 1) parts.push(unsigned(renumber(reader.number())));
  }
  return Buffer.concat(parts);
};

/** @param {Uint8Array[]} items @param {number[]} order */
const list = (items, order) => Buffer.concat([unsigned(items.length), ...order.map((number) => items[number])]);

/** @param {Uint8Array} section */
const bodies = (section) => {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => {
    const length = reader.number();
    reader.at += length;
    return section.subarray(reader.at - length, reader.at);
  });
};

/** @param {Uint8Array} section */
const types = (section) => {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => unsigned(reader.number()));
};

/** A module without names of functions, in the other order. @param {Uint8Array} module @returns {Uint8Array} */
export const ordered = (module) => {
  const reader = new Reader(module);
  reader.at = 8;
  /** @type {[number, Uint8Array][]} */
  const sections = [];
  while (reader.at < module.length) {
    const id = reader.byte();
    const length = reader.number();
    // What tools have added, such as the names of features, is left out.
    if (id !== 0) sections.push([id, module.subarray(reader.at, reader.at + length)]);
    reader.at += length;
  }
  /** @param {number} wanted */
  const section = (wanted) => sections.find(([id]) => id === wanted)?.[1] ?? new Uint8Array([0]);
  const first = imported(new Reader(section(SECTION.import)));
  const functions = bodies(section(SECTION.code));
  const order = alike(functions);
  const numbers = new Uint32Array(order.length);
  order.forEach((old, number) => {
    numbers[old] = number;
  });
  /** @type {Renumber} */
  const renumber = (number) => (number < first ? number : first + numbers[number - first]);
  /** @param {number} id @param {Uint8Array} bytes */
  const changed = (id, bytes) => {
    if (id === SECTION.function) return list(types(bytes), order);
    if (id === SECTION.export) return exports(new Reader(bytes), renumber);
    if (id === SECTION.start) return unsigned(renumber(new Reader(bytes).number()));
    if (id === SECTION.element) return elements(new Reader(bytes), renumber);
    if (id !== SECTION.code) return bytes;
    const renumberedAll = functions.map((body) => {
      const other = renumbered(body, renumber);
      return Buffer.concat([unsigned(other.length), other]);
    });
    return list(renumberedAll, order);
  };
  const parts = sections.flatMap(([id, bytes]) => {
    const other = changed(id, bytes);
    return [new Uint8Array([id]), unsigned(other.length), other];
  });
  return Buffer.concat([module.subarray(0, 8), ...parts]);
};
