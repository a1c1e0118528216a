/**
 * What a model's workers did, in a form of our own: the timeline's tracks (trace/recorded-tracks.js) and Chrome's trace
 * events (result/trace-events.js) are both made from it. Times are microseconds since the model's start.
 */

/**
 * A worker's place: `pid` is its memory, `tid` its own number.
 * @typedef {{pid: number, tid: number, memory: string, thread: string}} Place
 */
/**
 * `at`: its worker. `lane`: for a task of an event loop, whose slices overlap those of other tasks.
 * @typedef {{name: string, kind: string, from_us: number, to_us: number, at: number, lane: string|null}} RecordedSlice
 */
/** @typedef {{name: string, kind: string, us: number, at: number}} RecordedInstant */
/**
 * The lock went from one worker to another. `id`: how often it had changed hands by then.
 * @typedef {{id: number, from: number, to: number, from_us: number, to_us: number, why: string}} RecordedFlow
 */
/** @typedef {{places: Place[], entries: (RecordedSlice|RecordedInstant)[], flows: RecordedFlow[]}} Recorded */

/** @typedef {import('../interface.js').ModelResult['trace']} ModelTrace */

/** @type {WeakMap<ModelTrace, Recorded>} */
const recordings = new WeakMap();

/**
 * A result's trace, whose events are made when they are first asked for.
 * @param {Recorded} recorded
 * @param {(recorded: Recorded) => import('../interface.js').TraceEvent[]} eventsOf
 * @returns {ModelTrace}
 */
export const traceOf = (recorded, eventsOf) => {
  /** @type {import('../interface.js').TraceEvent[]|null} */
  let events = null;
  const trace = {
    get traceEvents() {
      return (events ??= eventsOf(recorded));
    },
  };
  recordings.set(trace, recorded);
  return trace;
};

/** What a trace was made from; undefined for a trace that was read from a file. @param {ModelTrace} trace */
export const recordedIn = (trace) => recordings.get(trace);
