/**
 * A finished trace as bytes, in the timeline's own format. Opening it does not create an object for each event. Numbers
 * are little-endian; times are microseconds since the model's start.
 *
 * | bytes            | what |
 * |------------------|------|
 * | 0–3              | "ILTL" |
 * | 4–7              | u32: the version, 1 |
 * | 8–11             | u32: H, the head's length in bytes |
 * | 12–15            | u32: the whole file's length in bytes |
 * | 16–16+H          | the head, JSON in UTF-8: `{end_us, names, groups: [{title, flows, counters, tracks: [{key, name,
 * lane, slices, instants}]}]}`, where `flows`, `slices` and `instants` are counts; `counters` is `[{name, values}]`,
 * missing if there are none |
 * | then, per group  | its tracks, then its arrows |
 * | a track          | columns of its slices: f64 from_us, f64 to_us, u32 name, u16 depth, u8 kind, u8 open; columns of
 * its instants: f64 us, u32 name, u8 kind |
 * | arrows           | f64 from_us, f64 to_us, u32 from, u32 to (indexes of tracks in the group), u32 why (a name), u8:
 * 0 for a hand-over of a lock that was free in between, 1 for one that was awaited, 2 for an arrow of an opened file,
 * which has its name in `why` |
 * | after all groups | their counters in order: f64 us, f64 value. A reader that does not know counters can read all
 * the rest |
 *
 * Each column begins at a multiple of 8 bytes, so that it can be read in place. `name` is an index into `names`, `kind`
 * an index into SLICE_KINDS or INSTANT_KINDS: new kinds may be appended to these lists, but not reordered.
 */
import { columnsOf } from './columns.js';
import { ColumnTrack, marksOf } from './column-track.js';
import { withArea } from './counters.js';
import { checkColumns, checkFlows, checkMarks, checkValues, TimelineFileError } from './timeline-check.js';
import { Names } from '../base/names.js';
import { readHead } from './timeline-head.js';

/** @typedef {import('./group.js').Group} Group */
/** @typedef {import('./flows.js').Flow} Flow */
/** @typedef {{groups: Group[], end_us: number}} Timeline */
/** @typedef {Float64Array|Uint32Array|Uint16Array|Uint8Array} Column */

const MAGIC = [0x49, 0x4c, 0x54, 0x4c];
export const VERSION = 1;
const START_BYTES = 16;
/** Marks an arrow that is not a hand-over. */
const OF_A_FILE = 2;

/** @param {number} bytes */
const padded = (bytes) => (bytes + 7) & ~7;

/**
 * A track's names as indexes into the file's names.
 * @param {{name: Uint32Array, names: string[]}} columns
 * @param {Names} all
 */
function placesIn({ name, names }, all) {
  const places = names.map((one) => all.place(one));
  return name.map((at) => places[at]);
}

/** @param {Group} group @param {Names} names @returns {Column[]} */
function columnsOfGroup({ tracks, flows }, names) {
  const places = new Map(tracks.map(({ key }, place) => [key, place]));
  const place = (/** @type {string} */ key) => places.get(key) ?? 0;
  return [
    ...tracks.flatMap((track) => {
      const [slices, marks] = [columnsOf(track), marksOf(track)];
      return [
        slices.from_us,
        slices.to_us,
        placesIn(slices, names),
        slices.depth,
        slices.kind,
        slices.open,
        marks.us,
        placesIn(marks, names),
        marks.kind,
      ];
    }),
    Float64Array.from(flows, ({ from_us }) => from_us),
    Float64Array.from(flows, ({ to_us }) => to_us),
    Uint32Array.from(flows, ({ from }) => place(from)),
    Uint32Array.from(flows, ({ to }) => place(to)),
    Uint32Array.from(flows, ({ why, name }) => names.place(name ?? why)),
    Uint8Array.from(flows, ({ awaited, name }) => (name === undefined ? Number(awaited) : OF_A_FILE)),
  ];
}

/** @param {Timeline} timeline @returns {ArrayBuffer} */
export function encodeTimeline({ groups, end_us }) {
  const names = new Names();
  const counters = groups.flatMap((group) => group.counters ?? []);
  const columns = [
    ...groups.flatMap((group) => columnsOfGroup(group, names)),
    ...counters.flatMap(({ times, values }) => [Float64Array.from(times), Float64Array.from(values)]),
  ];
  const head = new TextEncoder().encode(
    JSON.stringify({
      end_us,
      names: names.list,
      groups: groups.map(({ title, tracks, flows, counters: own = [] }) => ({
        title,
        flows: flows.length,
        ...(own.length > 0 ? { counters: own.map(({ name, times }) => ({ name, values: times.length })) } : {}),
        tracks: tracks.map((track) => ({
          key: track.key,
          name: track.name,
          lane: track.lane,
          slices: columnsOf(track).count,
          instants: marksOf(track).count,
        })),
      })),
    }),
  );
  const start = padded(START_BYTES + head.length);
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + padded(byteLength), start));
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(4, VERSION, true);
  new DataView(bytes.buffer).setUint32(8, head.length, true);
  new DataView(bytes.buffer).setUint32(12, bytes.length, true);
  bytes.set(head, START_BYTES);
  let at = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  return bytes.buffer;
}

/** Reads columns in the file's order. They are views, so a count that a file claims allocates nothing. */
class Reader {
  /** @param {ArrayBuffer} buffer @param {number} at */
  constructor(buffer, at) {
    this.buffer = buffer;
    this.at = at;
  }

  /**
   * @template {Column} T
   * @param {{new (buffer: ArrayBuffer, at: number, count: number): T, BYTES_PER_ELEMENT: number}} Type
   * @param {number} count
   * @returns {T}
   */
  take(Type, count) {
    const bytes = count * Type.BYTES_PER_ELEMENT;
    if (bytes > this.buffer.byteLength - this.at)
      throw new TimelineFileError('it ends before what its head announces: save it anew, or fetch the whole of it');
    const column = new Type(this.buffer, this.at, count);
    this.at += padded(bytes);
    return column;
  }
}

/** @param {Reader} reader @param {import('./timeline-head.js').TrackHead} head @param {string[]} names */
function readTrack(reader, head, names) {
  const slices = {
    count: head.slices,
    from_us: reader.take(Float64Array, head.slices),
    to_us: reader.take(Float64Array, head.slices),
    name: reader.take(Uint32Array, head.slices),
    depth: reader.take(Uint16Array, head.slices),
    kind: reader.take(Uint8Array, head.slices),
    open: reader.take(Uint8Array, head.slices),
    names,
  };
  const marks = {
    count: head.instants,
    us: reader.take(Float64Array, head.instants),
    name: reader.take(Uint32Array, head.instants),
    kind: reader.take(Uint8Array, head.instants),
    names,
  };
  checkMarks(marks, head.name);
  return new ColumnTrack(head, { ...slices, parent: checkColumns(slices, head.name) }, marks);
}

/**
 * @param {Reader} reader
 * @param {number} count
 * @param {ColumnTrack[]} tracks
 * @param {string[]} names
 * @returns {Flow[]}
 */
function readFlows(reader, count, tracks, names) {
  const flows = {
    from_us: reader.take(Float64Array, count),
    to_us: reader.take(Float64Array, count),
    from: reader.take(Uint32Array, count),
    to: reader.take(Uint32Array, count),
    why: reader.take(Uint32Array, count),
    awaited: reader.take(Uint8Array, count),
  };
  checkFlows(flows, tracks.length, names.length);
  return Array.from({ length: count }, (_, at) => ({
    from: tracks[flows.from[at]].key,
    to: tracks[flows.to[at]].key,
    from_us: flows.from_us[at],
    to_us: flows.to_us[at],
    awaited: flows.awaited[at] === 1,
    ...(flows.awaited[at] === OF_A_FILE ? { why: '', name: names[flows.why[at]] } : { why: names[flows.why[at]] }),
  }));
}

/** @param {Reader} reader @param {import('./timeline-head.js').CounterHead[]} [heads] */
const readCounters = (reader, heads) =>
  heads === undefined
    ? {}
    : {
        counters: heads.map(({ name, values: count }) => {
          const [times, values] = [reader.take(Float64Array, count), reader.take(Float64Array, count)];
          checkValues(times, values, name);
          return withArea(name, times, values);
        }),
      };

/**
 * Throws a TimelineFileError that says what is wrong.
 * @param {ArrayBuffer} buffer stays in use: the tracks are views of it
 * @returns {Timeline}
 */
export function decodeTimeline(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < START_BYTES || MAGIC.some((byte, at) => bytes[at] !== byte))
    throw new TimelineFileError('it does not begin as one: choose a file that this page saved');
  const [version, headBytes, allBytes] = [4, 8, 12].map((at) => new DataView(buffer).getUint32(at, true));
  if (version !== VERSION)
    throw new TimelineFileError(
      `it is of version ${version}, and this page reads version ${VERSION}: open it in the page that saved it`,
    );
  if (allBytes !== bytes.length || headBytes > bytes.length - START_BYTES)
    throw new TimelineFileError(
      `it has ${bytes.length} bytes and says ${allBytes}: save it anew, or fetch the whole of it`,
    );
  const head = readHead(bytes.subarray(START_BYTES, START_BYTES + headBytes));
  const reader = new Reader(buffer, padded(START_BYTES + headBytes));
  const groups = head.groups.map(({ title, tracks: heads, flows }) => {
    const tracks = heads.map((one) => readTrack(reader, one, head.names));
    return { title, tracks, flows: readFlows(reader, flows, tracks, head.names) };
  });
  return {
    groups: groups.map((group, at) => ({ ...group, ...readCounters(reader, head.groups[at].counters) })),
    end_us: head.end_us,
  };
}
