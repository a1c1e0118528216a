/**
 * Flow events of a Chrome trace → arrows, bound as Perfetto binds them (its flow_tracker.cc: where the format leaves
 * something open, that is how files are written): a start, a step, and an end with `bp: "e"` to the slice around them, any
 * other end to the next slice that begins on its thread. One start may have many ends. As there, slices of lanes (`b` and
 * `e`) are not looked at: an arrow names a thread. Hand-overs of a lock, which are our own, need no slice.
 */
import { firstAbove, firstFrom } from '../search-sorted.js';

/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {import('../flows.js').Flow} Flow */
/** `id`: what belongs together, null where the file does not say. `next`: bound to the next slice. `lock`: why it was dropped, of hand-overs. @typedef {{id: string|null, role: 'start'|'step'|'end', track: Track, us: number, name: string, next: boolean, lock: string|null}} ArrowEvent */
/** Where the last event of an arrow was bound; `met`: something came of it. @typedef {{key: string, us: number|null, lock: string|null, met: boolean}} Source */

/** A thread's starts in order, and how far the slices reach that have begun by then. @typedef {{starts: Float64Array, reach: Float64Array}} Bounds */

/** @param {Track} track @returns {Bounds} */
function boundsOf({ slices }) {
  const sorted = slices.toSorted((a, b) => a.from_us - b.from_us);
  let reach = -Infinity;
  return { starts: Float64Array.from(sorted, ({ from_us }) => from_us), reach: Float64Array.from(sorted, ({ to_us }) => (reach = Math.max(reach, to_us))) };
}

export class Arrows {
  /** @type {ArrowEvent[]} */
  #events = [];
  /** @type {Map<Track, Bounds>} */
  #bounds = new Map();
  /** How many arrows are not shown. */
  left = 0;

  /** In order of time. @param {ArrowEvent} event */
  add(event) { this.#events.push(event); }

  /** When an event's slice has it, or null where there is no such slice. @param {ArrowEvent} event */
  #bind({ track, us, next, lock }) {
    if (lock !== null) return us;
    const { starts, reach } = this.#bounds.get(track) ?? boundsOf(track);
    this.#bounds.set(track, { starts, reach });
    if (next) return starts[firstFrom(starts, us)] ?? null;
    return reach[firstAbove(starts, us) - 1] >= us ? us : null;
  }

  /** Once all slices are known. @returns {Flow[]} */
  finish() {
    /** @type {Flow[]} */
    const flows = [];
    /** @type {Map<string, Source>} */
    const sources = new Map();
    for (const event of this.#events) {
      if (event.id === null) { this.left += 1; continue; }
      const bound = { key: event.track.key, us: this.#bind(event), lock: event.lock };
      const source = sources.get(event.id);
      if (event.role === 'start') {
        if (source?.met === false) this.left += 1;
        sources.set(event.id, { ...bound, met: false });
        continue;
      }
      const flow = source && flowBetween(source, bound, event.name);
      if (source) source.met = true;
      if (flow) flows.push(flow);
      else this.left += 1;
      if (flow && event.role === 'step') sources.set(event.id, { ...bound, met: true });
    }
    this.left += [...sources.values()].filter(({ met }) => !met).length;
    return flows;
  }
}

/** @param {Source} from @param {Omit<Source, 'met'>} to @param {string} name @returns {Flow|null} */
function flowBetween(from, to, name) {
  if (from.us === null || to.us === null) return null;
  const flow = { from: from.key, to: to.key, from_us: from.us, to_us: to.us, awaited: false };
  return from.lock === null ? { ...flow, why: '', name } : { ...flow, why: from.lock };
}
