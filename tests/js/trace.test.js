import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CHUNK_BYTES, EVENT, KIND } from '../../www/generated/trace-layout.js';
import { TraceDecoder, TraceReader, joinParts } from '../../www/result/trace-buffer.js';

/** @import { TracePart } from '../../www/result/raw-turn.js' */

const golden = JSON.parse(readFileSync(new URL('../golden/trace.json', import.meta.url), 'utf8'));
const bytes = (/** @type {string} */ hex) => new Uint8Array(Buffer.from(hex, 'hex'));

/** @param {TracePart[]} parts */
const decoded = (...parts) => {
  const decoder = new TraceDecoder();
  for (const part of parts) decoder.add(part);
  return decoder.trace;
};

test('the bytes that Rust wrote are read as Rust meant them', () => {
  const { events } = decoded({ events: bytes(golden.events), text: bytes(golden.text), dropped: 0 });
  assert.deepEqual(events, golden.decoded);
  assert.equal(events.find(({ kind }) => kind === KIND.print)?.text, 'Zürich <b>&');
});

/** A buffer in a memory of its own, whose chunks lie apart and out of order. */
const bufferOf = (/** @type {Uint8Array} */ events, /** @type {Uint8Array} */ text) => {
  const memory = new WebAssembly.Memory({ initial: 3, maximum: 3, shared: true });
  const words = new Uint32Array(memory.buffer);
  const chunks = { events: [65_536, 32_768], text: [98_304, 131_072] };
  words.set(chunks.events, 16);
  words.set(chunks.text, 32);
  /** @param {number[]} at @param {number} chunk_bytes @param {Uint8Array} all */
  const put = (at, chunk_bytes, all) =>
    at.forEach((address, chunk) => {
      const part = all.subarray(chunk * chunk_bytes, (chunk + 1) * chunk_bytes);
      new Uint8Array(memory.buffer).set(part, address);
    });
  put(chunks.events, CHUNK_BYTES.events, events);
  put(chunks.text, CHUNK_BYTES.text, text);
  const publish = (/** @type {number} */ count, /** @type {number} */ length, dropped = 0) =>
    words.set([count, dropped, length]);
  const places = { written: 0, dropped: 4, textWritten: 8, events: 64, text: 128 };
  const reader = new TraceReader(memory, places);
  const read = () => {
    const part = reader.read();
    assert.ok(part);
    return part;
  };
  return { memory, reader, read, publish };
};

test('a reader copies what is new each time, and the parts make the whole', () => {
  const [events, text] = [bytes(golden.events), bytes(golden.text)];
  const { memory, read, publish } = bufferOf(events, text);
  const parts = [read()];
  // All of the text is there before the first event is.
  publish(0, text.length);
  parts.push(read());
  for (let count = 1; count <= golden.decoded.length; count += 2) {
    publish(count, text.length, count);
    parts.push(read());
  }
  publish(golden.decoded.length, text.length, 7);
  parts.push(read(), read());
  new Uint8Array(memory.buffer).fill(0);
  assert.deepEqual(
    parts.map((part) => part.events.length / EVENT.bytes),
    [0, 0, 1, 2, 2, 1, 0],
  );
  assert.equal(
    parts.reduce((total, part) => total + part.text.length, 0),
    text.length,
  );
  assert.deepEqual(decoded(...parts), { events: golden.decoded, dropped: 7 });
  const joined = parts.reduce((one, other) => joinParts(one, other));
  assert.deepEqual(decoded(joined), { events: golden.decoded, dropped: 7 });
});

test('an event across the end of a chunk is read as if it lay in one', () => {
  const count = CHUNK_BYTES.events / EVENT.bytes + 10;
  const events = new Uint8Array(count * EVENT.bytes);
  const text = new Uint8Array(CHUNK_BYTES.text + 100);
  const view = new DataView(events.buffer);
  const start = CHUNK_BYTES.text - 3;
  for (let at = 0; at < count; at += 1) {
    view.setFloat64(at * EVENT.bytes, at, true);
    view.setUint8(at * EVENT.bytes + EVENT.kind, KIND.print);
    view.setUint32(at * EVENT.bytes + EVENT.arg, start, true);
  }
  text.set([5, 0, ...new TextEncoder().encode('apart')], start);
  const { read, publish } = bufferOf(events, text);
  publish(count - 20, text.length);
  const first = read();
  publish(count, text.length);
  const trace = decoded(first, read());
  assert.equal(trace.events.length, count);
  trace.events.forEach((event, at) => assert.deepEqual([event.time_ms, event.text], [at, 'apart']));
});

test('an empty buffer is no event', () => {
  assert.deepEqual(decoded({ events: new Uint8Array(), text: new Uint8Array(), dropped: 0 }).events, []);
});

test('numbers that point nowhere end the reading, and throw nothing', () => {
  const { reader, publish } = bufferOf(bytes(golden.events), bytes(golden.text));
  publish(0xffffffff, 0xffffffff);
  assert.equal(reader.read(), null);
});
