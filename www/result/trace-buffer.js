/**
 * Reads a trace buffer, part by part, and decodes the parts into events. Rust defines the layout
 * (crates/trace/src/buffer.rs); its tests write the layout's numbers
 * (generated/trace-layout.js), and a golden file that our test reads.
 */

import { CHUNK_BYTES, EVENT, WAITS, WITH_TEXT } from '../generated/trace-layout.js';

/** @import { Places, Trace, TracePart } from './raw-turn.js' */

/** The kind of a wait and the number of its object, from the event's `arg`: `wait_arg` in Rust. @param {number} arg */
export const waitOf = (arg) => ({ kind: WAITS[arg & 0xff], object: arg >>> 8 });

const TEXT_KINDS = new Set(WITH_TEXT);

/** @typedef {{time_ms: number, kind: number, task: number, arg: number, text: string}} Event */

/**
 * Copies bytes that lie in chunks.
 * @param {ArrayBufferLike} buffer
 * @param {number} table  the address of the chunks' addresses
 * @param {number} chunk_bytes
 * @param {number} from
 * @param {number} to
 */
const copyChunks = (buffer, table, chunk_bytes, from, to) => {
  const copy = new Uint8Array(to - from);
  for (let at = from; at < to;) {
    const [address] = new Uint32Array(buffer, table + 4 * Math.floor(at / chunk_bytes), 1);
    const length = Math.min(chunk_bytes - (at % chunk_bytes), to - at);
    copy.set(new Uint8Array(buffer, address + (at % chunk_bytes), length), at - from);
    at += length;
  }
  return copy;
};

/** Reads a buffer in its memory, each time from where it stopped. */
export class TraceReader {
  #memory;
  #places;
  /** How many bytes of each kind were read. */
  #read = { events: 0, text: 0 };

  /** @param {WebAssembly.Memory} memory @param {Places['trace']} places */
  constructor(memory, places) {
    this.#memory = memory;
    this.#places = places;
  }

  /**
   * Copies what is new. A task whose stack ran over may have written over the buffer's own numbers: then nothing more
   * can be read.
   * @returns {TracePart|null}
   */
  read() {
    try {
      return this.#copy();
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  /**
   * Copies what is new, without entering the instance that owns the buffer, which may have trapped. Loading `written`
   * with Atomics pairs with the writer's Release, so every event below it is whole, and its text is there.
   * @returns {TracePart}
   */
  #copy() {
    const { buffer } = this.#memory;
    const words = new Uint32Array(buffer);
    const { written, dropped, textWritten, events, text } = this.#places;
    const before = this.#read;
    const now = { events: Atomics.load(words, written / 4) * EVENT.bytes, text: Atomics.load(words, textWritten / 4) };
    this.#read = now;
    return {
      events: copyChunks(buffer, events, CHUNK_BYTES.events, before.events, now.events),
      text: copyChunks(buffer, text, CHUNK_BYTES.text, before.text, now.text),
      dropped: Atomics.load(words, dropped / 4),
    };
  }
}

/** @param {Uint8Array<ArrayBuffer>} one @param {Uint8Array<ArrayBuffer>} other */
const joined = (one, other) => {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

/** Two parts, one after the other. @param {TracePart|null} one @param {TracePart} other @returns {TracePart} */
export const joinParts = (one, other) =>
  one === null
    ? other
    : { events: joined(one.events, other.events), text: joined(one.text, other.text), dropped: other.dropped };

/** Decodes a buffer's parts as they arrive. */
export class TraceDecoder {
  /** @type {Trace} */
  trace = { events: [], dropped: 0 };
  /** @type {Uint8Array<ArrayBuffer>} */
  #text = new Uint8Array();

  /** @param {TracePart} part */
  add({ events, text, dropped }) {
    this.#text = joined(this.#text, text);
    const view = new DataView(events.buffer, events.byteOffset, events.byteLength);
    for (let at = 0; at < events.byteLength; at += EVENT.bytes) this.trace.events.push(eventAt(view, at, this.#text));
    this.trace.dropped = dropped;
  }
}

/** @param {DataView} view @param {number} at @param {Uint8Array<ArrayBuffer>} text @returns {Event} */
const eventAt = (view, at, text) => {
  const kind = view.getUint8(at + EVENT.kind);
  const arg = view.getUint32(at + EVENT.arg, true);
  return {
    time_ms: view.getFloat64(at + EVENT.time_ms, true),
    kind,
    task: view.getUint16(at + EVENT.task, true),
    arg,
    text: TEXT_KINDS.has(kind) ? textAt(text, arg) : '',
  };
};

const decoder = new TextDecoder();

/** @param {Uint8Array<ArrayBuffer>} area @param {number} start */
const textAt = (area, start) => {
  const length = area[start] | (area[start + 1] << 8);
  return decoder.decode(area.subarray(start + 2, start + 2 + length));
};
