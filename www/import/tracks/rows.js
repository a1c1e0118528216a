/**
 * Makes tracks from what an importer reads: sorted and nested slices, stored as columns from the start, with times
 * since the file's first moment. Slices deeper than a track's limit continue in a track below it. Counters are numbers
 * over time, each with its own name.
 */
import { refuse } from '../checks/import-error.js';
import { bytes, counts, floats } from './growing.js';
import { LIMITS } from '../checks/limits.js';
import { nestSpans } from './nesting.js';
import { ColumnTrack } from '../../trace/column-track.js';
import { parentsOf } from '../../trace/columns.js';
import { counterOfValues } from '../../trace/counters.js';
import { Names } from '../../base/names.js';
import { INSTANT_KINDS, SLICE_KINDS } from '../../trace/tracks.js';

/** @typedef {import('../../trace/tracks.js').Track} Track */
/** @typedef {import('../../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {import('../../trace/tracks.js').InstantKind} InstantKind */
/** @typedef {import('../../trace/flows.js').Flow} Flow */
/** @typedef {import('../../trace/columns.js').Columns} Columns */
/** @typedef {import('../../trace/counters.js').Counter} Counter */
/**
 * Values over time, in any order.
 * @typedef {{name: string, times: import('./growing.js').Growing<Float64Array>,
 *   values: import('./growing.js').Growing<Float64Array>}} Series
 */
/** @typedef {import('./nesting.js').Spans} Spans */
/**
 * The positions of a slice's begin and end in the file, if known. `whole`: it was written as one event.
 * @typedef {{begin: number, end: number, whole: boolean}} Places
 */
/** The extent of everything that is shown. @typedef {import('../../trace/scale.js').Extent} Extent */
/**
 * How many slices and instants lie outside the extent, how many slices cross its ends (`cut`), and the first names of
 * those outside.
 * @typedef {{slices: number, instants: number, cut: number, names: Set<string>}} Outside
 */

const KIND_PLACES = new Map(SLICE_KINDS.map((kind, place) => [kind, place]));
const SIGN_PLACES = new Map(INSTANT_KINDS.map((kind, place) => [kind, place]));
/** The most names kept of what lies outside. */
const MOST_NAMES = 3;

/** A track that is being built. */
export class Draft {
  from_us = floats();
  to_us = floats();
  name_place = counts();
  kind = bytes();
  open = bytes();
  begin = counts();
  end = counts();
  whole = bytes();
  mark_us = floats();
  mark_name = counts();
  mark_kind = bytes();
  names = new Names();

  /** @param {string} key @param {string} name @param {boolean} lane */
  constructor(key, name, lane) {
    this.key = key;
    this.name = name;
    this.lane = lane;
  }

  get isEmpty() {
    return this.from_us.length + this.mark_us.length === 0;
  }
}

export class Rows {
  /** @type {Map<string, Draft>} */
  #drafts = new Map();
  /** @type {Map<string, Series>} */
  #series = new Map();
  #count = 0;
  first_us = Infinity;
  last_us = -Infinity;

  /** @param {string} key @param {() => string} name of a new one @returns {Draft} */
  track(key, name, lane = false) {
    const known = this.#drafts.get(key);
    if (known) return known;
    this.#addRow();
    const draft = new Draft(key, name(), lane);
    this.#drafts.set(key, draft);
    return draft;
  }

  #addRow() {
    if (this.#drafts.size + this.#series.size >= LIMITS.rows)
      refuse(`The file has more than ${LIMITS.rows.toLocaleString('en')} tracks: record fewer threads or tasks.`);
  }

  /**
   * @param {Draft} draft
   * @param {string} name
   * @param {SliceKind} kind
   * @param {number} from_us
   * @param {number} to_us
   * @param {Places} [places]
   */
  slice(
    draft,
    name,
    kind,
    from_us,
    to_us,
    open = false,
    places = { begin: this.#count, end: this.#count, whole: true },
  ) {
    this.#count += 1;
    this.#see(from_us);
    this.#see(to_us);
    draft.from_us.push(from_us);
    draft.to_us.push(to_us);
    draft.name_place.push(draft.names.place(name));
    draft.kind.push(Number(KIND_PLACES.get(kind)));
    draft.open.push(Number(open));
    draft.begin.push(places.begin);
    draft.end.push(places.end);
    draft.whole.push(Number(places.whole));
  }

  /** @param {Draft} draft @param {string} name @param {InstantKind} kind @param {number} us */
  instant(draft, name, kind, us) {
    this.#see(us);
    draft.mark_us.push(us);
    draft.mark_name.push(draft.names.place(name));
    draft.mark_kind.push(Number(SIGN_PLACES.get(kind)));
  }

  /**
   * From `us` on a counter has this value.
   * @param {string} key identifies the counter
   * @param {() => string} name of a new one
   * @param {number} us
   * @param {number} value
   * @returns {Series}
   */
  count(key, name, us, value) {
    this.#see(us);
    let series = this.#series.get(key);
    if (!series) {
      this.#addRow();
      series = { name: name(), times: floats(), values: floats() };
      this.#series.set(key, series);
    }
    series.times.push(us);
    series.values.push(value);
    return series;
  }

  /** @param {number} us */
  #see(us) {
    if (us < this.first_us) this.first_us = us;
    if (us > this.last_us) this.last_us = us;
  }

  /**
   * @param {{innerFirst?: boolean, only?: Extent|null}} [how] `only`: leaves out what lies outside this extent
   * @returns {{tracks: Track[], flows: Flow[], counters: Counter[], origin_us: number, outside: Outside}}
   */
  finish({ innerFirst = false, only = null } = {}) {
    /** @type {Outside} */
    const outside = { slices: 0, instants: 0, cut: 0, names: new Set() };
    if (only) this.#cut(only, outside);
    if (this.last_us - this.first_us > LIMITS.span_us)
      refuse(
        'The times in the file lie more than 115 days apart: they have to be microseconds. Have the program that wrote it mend its clock.',
      );
    const tracks = [...this.#drafts.values()]
      .filter((draft) => !draft.isEmpty)
      .flatMap((draft) => tracksFrom(draft, this.first_us, innerFirst));
    const counters = Array.from(this.#series.values(), ({ name, times, values }) =>
      counterOfValues(
        name,
        times.numbers.map((us) => us - this.first_us),
        values.numbers,
      ),
    );
    return { tracks, flows: [], counters, origin_us: this.first_us, outside };
  }

  /** @param {Extent} only @param {Outside} outside receives what was left out */
  #cut(only, outside) {
    this.first_us = Infinity;
    this.last_us = -Infinity;
    for (const [key, draft] of this.#drafts) {
      const kept = new Draft(draft.key, draft.name, draft.lane);
      kept.names = draft.names;
      cutSlices(draft, kept, only, outside);
      cutMarks(draft, kept, only, outside);
      for (const times of [kept.from_us.numbers, kept.to_us.numbers, kept.mark_us.numbers])
        for (let at = 0; at < times.length; at += 1) this.#see(times[at]);
      this.#drafts.set(key, kept);
    }
    for (const [key, series] of this.#series) {
      const kept = { name: series.name, times: floats(), values: floats() };
      series.times.numbers.forEach((us, at) => {
        if (us < only.from_us || us > only.to_us) return;
        kept.times.push(us);
        kept.values.push(series.values.numbers[at]);
        this.#see(us);
      });
      if (kept.times.length > 0) this.#series.set(key, kept);
      else this.#series.delete(key);
    }
  }
}

/** @param {Outside} outside @param {string} name */
const tell = ({ names }, name) => {
  if (names.size < MOST_NAMES) names.add(name);
};

/** @param {Draft} draft @param {Draft} kept @param {Extent} only @param {Outside} outside */
function cutSlices(draft, kept, only, outside) {
  const { list } = draft.names;
  const [from_us, to_us, name] = [draft.from_us.numbers, draft.to_us.numbers, draft.name_place.numbers];
  const columns = /** @type {const} */ (['name_place', 'kind', 'open', 'begin', 'end', 'whole']).map((column) => ({
    to: kept[column],
    from: draft[column].numbers,
  }));
  for (let at = 0; at < from_us.length; at += 1) {
    if (to_us[at] < only.from_us || from_us[at] > only.to_us) {
      outside.slices += 1;
      tell(outside, list[name[at]]);
      continue;
    }
    if (from_us[at] < only.from_us || to_us[at] > only.to_us) outside.cut += 1;
    kept.from_us.push(Math.max(from_us[at], only.from_us));
    kept.to_us.push(Math.min(to_us[at], only.to_us));
    for (const { to, from } of columns) to.push(from[at]);
  }
}

/** @param {Draft} draft @param {Draft} kept @param {Extent} only @param {Outside} outside */
function cutMarks(draft, kept, only, outside) {
  const { list } = draft.names;
  const [us, name, kind] = [draft.mark_us.numbers, draft.mark_name.numbers, draft.mark_kind.numbers];
  for (let at = 0; at < us.length; at += 1) {
    if (us[at] < only.from_us || us[at] > only.to_us) {
      outside.instants += 1;
      tell(outside, list[name[at]]);
      continue;
    }
    kept.mark_us.push(us[at]);
    kept.mark_name.push(name[at]);
    kept.mark_kind.push(kind[at]);
  }
}

/**
 * A column's values at some indexes; the loop takes a tenth of the time of one call per value.
 * @template {import('./growing.js').Numbers} T
 * @param {T} column
 * @param {Uint32Array} order
 * @returns {T}
 */
function pick(column, order) {
  const picked = /** @type {T} */ (new /** @type {any} */ (column).constructor(order.length));
  for (let at = 0; at < order.length; at += 1) picked[at] = column[order[at]];
  return picked;
}

/** @param {Float64Array} times @param {Uint32Array} order @param {number} origin_us */
function pickTimes(times, order, origin_us) {
  const picked = pick(times, order);
  for (let at = 0; at < picked.length; at += 1) picked[at] -= origin_us;
  return picked;
}

/** @param {Draft} draft @param {number} origin_us @returns {import('../../trace/column-track.js').Marks} */
function marksFrom({ mark_us, mark_name, mark_kind, names }, origin_us) {
  const us = mark_us.numbers;
  const order = new Uint32Array(us.length).map((_, at) => at);
  if (us.some((one, at) => at > 0 && one < us[at - 1])) order.sort((a, b) => us[a] - us[b] || a - b);
  return {
    count: order.length,
    us: pickTimes(us, order, origin_us),
    name: pick(mark_name.numbers, order),
    kind: pick(mark_kind.numbers, order),
    names: names.list,
  };
}

/**
 * @param {Draft} draft
 * @param {number} origin_us
 * @param {boolean} innerFirst
 * @returns {Track[]} one track, and another one for each further `LIMITS.depth` levels
 */
function tracksFrom(draft, origin_us, innerFirst) {
  const spans = {
    from_us: draft.from_us.numbers,
    to_us: draft.to_us.numbers,
    begin: draft.begin.numbers,
    end: draft.end.numbers,
    whole: draft.whole.numbers,
  };
  const { order, depth } = nestSpans(spans, innerFirst);
  const marks = marksFrom(draft, origin_us);
  const deepest = depth.reduce((most, one) => Math.max(most, one), 0);
  if (deepest < LIMITS.depth) return [new ColumnTrack(draft, columnsFrom(draft, order, depth, origin_us), marks)];
  /** @type {Track[]} */
  const tracks = [];
  for (let level = 0; level <= deepest; level += LIMITS.depth) {
    const places = new Uint32Array(order.length)
      .map((_, at) => at)
      .filter((at) => depth[at] >= level && depth[at] < level + LIMITS.depth);
    const columns = columnsFrom(
      draft,
      pick(order, places),
      pick(depth, places).map((one) => one - level),
      origin_us,
    );
    if (level === 0) tracks.push(new ColumnTrack(draft, columns, marks));
    else
      tracks.push(
        new ColumnTrack(
          { key: `${draft.key}#inner ${level}`, name: `inside ${draft.name}, from level ${level + 1}`, lane: true },
          columns,
          { ...marks, count: 0, us: new Float64Array(0), name: new Uint32Array(0), kind: new Uint8Array(0) },
        ),
      );
  }
  return tracks;
}

/**
 * @param {Draft} draft
 * @param {Uint32Array} order
 * @param {Uint32Array} depths of the slices in this order
 * @param {number} origin_us
 * @returns {Columns}
 */
function columnsFrom(draft, order, depths, origin_us) {
  const depth = Uint16Array.from(depths);
  return {
    count: order.length,
    from_us: pickTimes(draft.from_us.numbers, order, origin_us),
    to_us: pickTimes(draft.to_us.numbers, order, origin_us),
    name: pick(draft.name_place.numbers, order),
    depth,
    kind: pick(draft.kind.numbers, order),
    open: pick(draft.open.numbers, order),
    parent: parentsOf(depth) ?? new Int32Array(order.length).fill(-1),
    names: draft.names.list,
  };
}
