/**
 * Flow events of a Chrome trace → arrows. They bind to slices as in Perfetto (its flow_tracker.cc; where the format is
 * ambiguous, files follow Perfetto). A start, a step, and an end with `bp: "e"` bind to the slice around them; any
 * other end binds to the next slice that begins on its thread. One start may have many ends. As in Perfetto, slices of
 * lanes (`b` and `e`) are ignored, since an arrow names a thread. Hand-overs of a lock, which only our own files have,
 * need no slice.
 */
import { columnsOf } from '../../../trace/columns.js';
import { firstAbove, firstFrom } from '../../../base/search-sorted.js';

/** @typedef {import('../../../trace/tracks.js').Track} Track */
/** @typedef {import('../../../trace/flows.js').Flow} Flow */
/**
 * `id`: identifies events of one arrow, null if the file has none. `key`: the thread's key. `next`: whether it binds to
 * the next slice. `lock`: for a hand-over, why the lock was released.
 * @typedef {{id: string|null, role: 'start'|'step'|'end', key: string, us: number, name: string, next: boolean,
 *   lock: string|null}} ArrowEvent
 */
/**
 * Where the last event of an arrow was bound. `met`: whether an arrow was made from it.
 * @typedef {{key: string, us: number|null, lock: string|null, met: boolean}} Source
 */
/**
 * The sorted starts of a thread's slices, and for each the latest end of the slices begun by then.
 * @typedef {{starts: Float64Array, reach: Float64Array}} Bounds
 */

/** @param {Track|undefined} track @returns {Bounds} */
function boundsOf(track) {
  if (!track) return { starts: new Float64Array(0), reach: new Float64Array(0) };
  const { from_us, to_us } = columnsOf(track);
  const reach = new Float64Array(to_us.length);
  for (let at = 0, far = -Infinity; at < to_us.length; at += 1) reach[at] = far = Math.max(far, to_us[at]);
  return { starts: from_us, reach };
}

export class Arrows {
  /** @type {ArrowEvent[]} */
  #events = [];
  /** @type {Map<string, Track>} */
  #tracks = new Map();
  /** @type {Map<string, Bounds>} */
  #bounds = new Map();
  /** The number of arrows that are not shown. */
  left = 0;

  /** Adds events in order of time. @param {ArrowEvent} event */
  add(event) {
    this.#events.push(event);
  }

  /**
   * The time at which an event is bound to its slice; null if there is no such slice.
   * @param {ArrowEvent} event
   * @param {number} us
   */
  #bind({ key, next, lock }, us) {
    if (lock !== null) return us;
    const { starts, reach } = this.#bounds.get(key) ?? boundsOf(this.#tracks.get(key));
    this.#bounds.set(key, { starts, reach });
    if (next) return starts[firstFrom(starts, us)] ?? null;
    return reach[firstAbove(starts, us) - 1] >= us ? us : null;
  }

  /**
   * Call this once all slices are known.
   * @param {Track[]} tracks
   * @param {number} origin_us the start of the tracks' times
   * @returns {Flow[]}
   */
  finish(tracks, origin_us) {
    this.#tracks = new Map(tracks.map((track) => [track.key, track]));
    /** @type {Flow[]} */
    const flows = [];
    /** @type {Map<string, Source>} */
    const sources = new Map();
    for (const event of startsFirst(this.#events)) {
      if (event.id === null) {
        this.left += 1;
        continue;
      }
      const bound = { key: event.key, us: this.#bind(event, event.us - origin_us), lock: event.lock };
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
    return flows.sort((a, b) => a.to_us - b.to_us);
  }
}

/**
 * Makes an arrow's start precede its end, even if both have the same time and the file has them in reverse order: an
 * end without a start swaps places with a later start of the same id at the same moment.
 * @param {ArrowEvent[]} events in order of time @returns {ArrowEvent[]}
 */
function startsFirst(events) {
  const ordered = events.slice();
  const begun = new Set();
  for (let at = 0; at < ordered.length; at += 1) {
    const { id, role, us } = ordered[at];
    if (role !== 'start' && !begun.has(id)) {
      let next = at + 1;
      while (
        next < ordered.length &&
        ordered[next].us === us &&
        next - at < MOST_AT_ONCE &&
        !(ordered[next].id === id && ordered[next].role === 'start')
      )
        next += 1;
      const start = ordered[next];
      if (start?.id === id && start.role === 'start' && start.us === us)
        ordered.splice(at, 0, ...ordered.splice(next, 1));
    }
    begun.add(ordered[at].id);
  }
  return ordered;
}

/** The most events of one moment to search for a start. */
const MOST_AT_ONCE = 100;

/** @param {Source} from @param {Omit<Source, 'met'>} to @param {string} name @returns {Flow|null} */
function flowBetween(from, to, name) {
  if (from.us === null || to.us === null) return null;
  const flow = { from: from.key, to: to.key, from_us: from.us, to_us: to.us, awaited: false };
  return from.lock === null ? { ...flow, why: '', name } : { ...flow, why: from.lock };
}
