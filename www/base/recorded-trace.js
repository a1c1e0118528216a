/**
 * What a model's workers did, in a form of our own: the timeline's tracks (trace/recorded-tracks.js) and Chrome's trace
 * events (result/trace-events.js) are both made from it. Times are microseconds since the model's start.
 */

/**
 * A worker's place: `pid` is its memory, `tid` its own number.
 * @typedef {{pid: number, tid: number, memory: string, thread: string}} Place
 */
/**
 * Lines of a reader's program, from 1, and the function that they are in; null: on top level, or in several.
 * @typedef {{lines: number[], function: string|null}} Where
 */
/**
 * `at`: its worker. `lane`: for a task of an event loop, whose slices overlap those of other tasks. `where`: if it is known.
 * @typedef {{name: string, kind: string, from_us: number, to_us: number, at: number, lane: string|null, where?: Where}}
 *   RecordedSlice
 */
/**
 * A task came to a line of a reader's program.
 * @typedef {{line: number, us: number, at: number, lane: string|null}} RecordedLine
 */
/** @typedef {{name: string, kind: string, us: number, at: number}} RecordedInstant */
/**
 * The lock went from one worker to another. `id`: how often it had changed hands by then.
 * @typedef {{id: number, from: number, to: number, from_us: number, to_us: number, why: string}} RecordedFlow
 */
/**
 * @typedef {{places: Place[], entries: (RecordedSlice|RecordedInstant)[], lines: RecordedLine[], flows:
 *   RecordedFlow[]}} Recorded
 */

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
