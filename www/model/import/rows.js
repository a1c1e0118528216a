/**
 * Tracks made from what an importer read: slices in order and nested, all times from the file's first moment on. What
 * lies deeper than can be shown is left out, and counted.
 */
import { refuse } from './import-error.js';
import { LIMITS } from './limits.js';
import { nest } from '../tracks.js';

/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {import('../tracks.js').SliceKind} SliceKind */
/** @typedef {import('../tracks.js').InstantKind} InstantKind */
/** @typedef {import('../flows.js').Flow} Flow */

export class Rows {
  /** @type {Map<string, Track>} */
  #tracks = new Map();
  /** @type {Flow[]} */
  flows = [];
  first_us = Infinity;
  last_us = -Infinity;

  /** @param {string} key @param {() => string} name for a new one @returns {Track} */
  track(key, name, lane = false) {
    const known = this.#tracks.get(key);
    if (known) return known;
    if (this.#tracks.size >= LIMITS.rows) refuse(`The file has more than ${LIMITS.rows.toLocaleString('en')} tracks: record fewer threads or tasks.`);
    /** @type {Track} */
    const track = { key, name: name(), lane, slices: [], instants: [] };
    this.#tracks.set(key, track);
    return track;
  }

  /** @param {Track} track @param {string} name @param {SliceKind} kind @param {number} from_us @param {number} to_us */
  slice(track, name, kind, from_us, to_us, open = false) {
    this.#see(from_us);
    this.#see(to_us);
    track.slices.push({ name, kind, from_us, to_us, depth: 0, parent: null, open });
  }

  /** @param {Track} track @param {string} name @param {InstantKind} kind @param {number} us */
  instant(track, name, kind, us) {
    this.#see(us);
    track.instants.push({ name, kind, us });
  }

  /** @param {number} us */
  #see(us) {
    if (us < this.first_us) this.first_us = us;
    if (us > this.last_us) this.last_us = us;
  }

  /** @returns {{tracks: Track[], flows: Flow[], deeper: number}} deeper: how many slices were left out */
  finish() {
    const { first_us } = this;
    if (this.last_us - first_us > LIMITS.span_us) refuse('The times in the file lie more than 115 days apart: they have to be microseconds. Have the program that wrote it mend its clock.');
    let deeper = 0;
    const shown = [...this.#tracks.values()].filter(({ slices, instants }) => slices.length + instants.length > 0).map((track) => {
      for (const slice of track.slices) { slice.from_us -= first_us; slice.to_us -= first_us; }
      for (const instant of track.instants) instant.us -= first_us;
      track.instants.sort((a, b) => a.us - b.us);
      nest(track.slices);
      const slices = track.slices.filter(({ depth }) => depth < LIMITS.depth);
      deeper += track.slices.length - slices.length;
      return { ...track, slices };
    });
    const flows = this.flows.map((flow) => ({ ...flow, from_us: flow.from_us - first_us, to_us: flow.to_us - first_us })).sort((a, b) => a.to_us - b.to_us);
    return { tracks: shown.flatMap(inRows), flows, deeper };
  }
}

/** As many levels as a row has height for; what lies deeper gets a row of its own. */
const LEVELS_A_ROW = 3;

/** @param {Track} track @returns {Track[]} */
function inRows(track) {
  const inner = track.slices.filter(({ depth }) => depth >= LEVELS_A_ROW);
  if (inner.length === 0) return [track];
  for (const slice of inner) {
    if (slice.depth === LEVELS_A_ROW) slice.parent = null;
    slice.depth -= LEVELS_A_ROW;
  }
  const outer = new Set(inner);
  return [{ ...track, slices: track.slices.filter((slice) => !outer.has(slice)) }, { ...track, key: `${track.key}#inner`, name: `inside ${track.name}`, lane: true, slices: inner, instants: [] }];
}
