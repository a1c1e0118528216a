/**
 * Chrome Trace Event JSON → tracks (Trace Event Format, Google 2016), one event at a time. `X` and `B`/`E` are a
 * thread's slices; `b`/`e` (and the older `S`/`T`/`p`/`F`) are lanes by id; `i` and `n` are signs; `C` is one counter
 * for each of its series; `M` gives names; `s`/`t`/`f` (and `bind_id` of slices) are arrows. Times are microseconds
 * from any origin. Only a few numbers of each event are kept, since a file has millions. An event that cannot be read
 * is left out and counted.
 */
import { Arrows } from './arrows.js';
import { awaitedFlows } from './awaited.js';
import { ChromeCounters } from './counters.js';
import { idOf, markOf, nameOf, givenName, numberOf, sliceKind, UNNAMED } from './fields.js';
import { ChromeNames } from './names.js';
import { notesOn } from './notes.js';
import { ChromePairs } from './pairs.js';
import { ChromeSamples } from './samples.js';
import { ChromeThreads } from './threads.js';
import { ExactTimes, numeric } from '../../tracks/exact-times.js';
import { floats } from '../../tracks/growing.js';
import { LeftOut } from '../../checks/left-out.js';
import { LIMITS } from '../../checks/limits.js';
import { OrderSeen } from '../../tracks/nesting.js';
import { isObject, shortened, words } from '../../checks/read.js';
import { Rows } from '../../tracks/rows.js';
import { outsideOf } from '../../tracks/outside.js';
import { workExtent } from '../../tracks/work-extent.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../../trace/tracks.js').Track} Track */
/** @typedef {import('../../../trace/flows.js').Flow} Flow */
/** @typedef {import('./names.js').Thread} Thread */
/** @typedef {import('./pairs.js').Told} Told */
/** @typedef {import('./pairs.js').PairId} PairId */
/** @typedef {{event: Fields, thread: Thread, us: number, at: number}} Event */
/**
 * An event that depends on earlier events: it waits until all events are read and sorted.
 * @typedef {Told & {read: (events: ChromeEvents, waiting: Waiting) => void, id: PairId|null,
 *   arrow: import('./arrows.js').ArrowEvent|null}} Waiting
 */
/**
 * `fit`: the extent of the work, if a view of everything would make it too small to see.
 * @typedef {{tracks: Track[], flows: Flow[], counters: import('../../../trace/counters.js').Counter[], notes: string[],
 *   fit: import('../../../trace/scale.js').Extent|null}} Read
 */

const INSTANT_KINDS = new Map(
  /** @type {const} */ (['print', 'mark', 'lost']).map((kind) => [/** @type {string} */ (kind), kind]),
);
/** @type {Record<string, import('./arrows.js').ArrowEvent['role']>} */
const ROLES = { s: 'start', t: 'step', f: 'end' };

export class ChromeEvents {
  rows = new Rows();
  arrows = new Arrows();
  pairs = new ChromePairs(this.rows);
  #names = new ChromeNames();
  #samples = new ChromeSamples();
  #times = new ExactTimes();
  #order = new OrderSeen();
  #left = new LeftOut();
  #threads = new ChromeThreads(this.rows);
  /** @type {Waiting[]} */
  #waiting = [];
  #points = floats();
  #counters = new ChromeCounters(this.rows);
  /** For each thread, the previous `X` slice. @type {Map<Thread, {from: number, to: number}>} */
  #before = new Map();
  /** @type {Map<string, PairId>} */
  #pairIds = new Map();
  #taken = 0;
  #over = 0;
  #most;

  /** @param {number} [most] events that are kept */
  constructor(most = LIMITS.events) {
    this.#most = most;
  }

  /** Whether the limit is reached; then only names are still read. */
  get isFull() {
    return this.#taken >= this.#most;
  }

  /** Adds events that are left out because there are too many. @param {number} events */
  addOver(events) {
    this.#over += events;
  }

  /** Counts an event that is left out. @param {string} reason @param {number} at */
  leave(reason, at, count = 1) {
    this.#left.because(reason, at, count);
  }

  /** @param {unknown} raw one element of the file's list @param {number} at its index there */
  take(raw, at) {
    if (!isObject(raw)) return this.#left.because('no object', at);
    const phase = typeof raw.ph === 'string' ? raw.ph : '';
    if (phase === 'M') return this.#takeName(raw);
    if (this.isFull) {
      this.#over += 1;
      return;
    }
    const read = PHASES.get(phase);
    if (phase === '') return this.#left.because(Object.keys(raw).length === 0 ? 'empty' : 'without a phase (ph)', at);
    if (!read) return this.#left.kind(shortened(phase, 20));
    const thread = this.#threads.of(raw);
    if (!thread) return this.#left.because('with a pid or a tid that is neither a number nor a text', at);
    const us = this.#times.since(raw.ts);
    if (us === null) return this.#left.because('without a time (ts) that is a number', at);
    this.#taken += 1;
    read(this, { event: raw, thread, us, at });
  }

  /** @param {Fields} event */
  #takeName(event) {
    const [pid, tid] = [numberOf(event.pid), numberOf(event.tid)];
    if (pid !== null && tid !== null) this.#names.take(event, pid, tid);
  }

  /** @param {Event} told */
  complete({ event, thread, us, at }) {
    const dur_us = event.dur === undefined || event.dur === null ? 0 : numeric(event.dur);
    if (dur_us === null) return this.#left.because('with a duration (dur) that is no number', at);
    if (dur_us < 0) return this.#left.because('with a negative duration (dur): it would end before it begins', at);
    const name = nameOf(event);
    const before = this.#before.get(thread);
    if (before) this.#order.see(before.from, before.to, us, us + dur_us);
    this.#before.set(thread, { from: us, to: us + dur_us });
    this.rows.slice(thread.track, name, sliceKind(event.cat, name), us, us + dur_us, false, {
      begin: at,
      end: at,
      whole: true,
    });
    this.#points.push(us);
    this.#points.push(us + dur_us);
  }

  /** @param {Event} told @param {Waiting['read']} read @param {PairId|null} id @param {Waiting['arrow']} arrow */
  #wait({ event, thread, us, at }, read, id = null, arrow = null) {
    const name = givenName(event);
    this.#waiting.push({ us, at, thread, name, kind: sliceKind(event.cat, name ?? ''), read, id, arrow });
    if (!arrow) this.#points.push(us);
  }

  /** @param {Event} told */
  begin(told) {
    this.#wait(told, READ.begin);
  }

  /** @param {Event} told */
  end(told) {
    this.#wait(told, READ.end);
  }

  /** The identity of a lane; one object for each. @param {Event} told @returns {PairId} */
  #pairId({ event, thread: { pid } }) {
    const { id, local } = idOf(event);
    const [cat, scope] = [words(event.cat), words(event.scope)];
    const key = JSON.stringify([cat, scope, id ?? `no id ${words(event.name)}`, local ? pid : '']);
    const known = this.#pairIds.get(key) ?? { key, id: id ?? '', scope, cat };
    this.#pairIds.set(key, known);
    return known;
  }

  /** @param {Event} told */
  beginPair(told) {
    this.#wait(told, READ.beginPair, this.#pairId(told));
  }

  /** @param {Event} told */
  endPair(told) {
    this.#wait(told, READ.endPair, this.#pairId(told));
  }

  /** @param {Event} told */
  between(told) {
    this.#wait(told, READ.between, this.#pairId(told));
  }

  /** A step's name comes from its argument. @param {Event} told */
  step(told) {
    const step = isObject(told.event.args) ? words(told.event.args.step) : '';
    this.#wait(
      { ...told, event: { ...told.event, name: step === '' ? told.event.name : step } },
      READ.step,
      this.#pairId(told),
    );
  }

  /**
   * A stack at one moment, or a part of a V8 profile; of other events only the name is known.
   * @param {Event} told
   */
  sampled(told) {
    const { event, thread, us } = told;
    const stack = event.sf ?? event.stack;
    if (stack === undefined) return this.instant(told);
    this.#points.push(us);
    this.#samples.take(thread.key, stack, us);
  }

  /** Reads the samples that a file lists beside its events. @param {unknown[]} list */
  #listed(list) {
    list.forEach((raw, at) => {
      const thread = isObject(raw) ? this.#threads.of(raw) : null;
      const us = isObject(raw) ? this.#times.since(raw.ts) : null;
      if (!isObject(raw) || !thread || us === null) return this.#left.because('samples without a thread or a time', at);
      this.#points.push(us);
      this.#samples.take(thread.key, raw.sf ?? raw.stack, us);
    });
  }

  /**
   * The track for a thread's samples. They get their own track, since they would not nest with the thread's slices.
   * @param {string} key of the thread
   */
  #sampledTrack(key) {
    const thread = this.#threads.withKey(key);
    if (thread.track.isEmpty) return thread.track;
    const own = this.#threads.make(thread.pid, `${thread.tid} sampled`);
    this.#names.rename(key, `${key} sampled`, 'sampled');
    return /** @type {Thread} */ (own).track;
  }

  /** @param {Event} told */
  instant({ event, thread, us }) {
    if (this.#samples.takeChunk(event, thread.pid, thread.key, us, (written) => this.#times.since(written))) return;
    // The lines that our own runs came to: thousands of signs, that say nothing without the program beside them.
    if (event.cat === 'line') return;
    this.#points.push(us);
    this.rows.instant(thread.track, nameOf(event), INSTANT_KINDS.get(words(event.cat)) ?? 'event', us);
  }

  /** @param {Event} told */
  counter({ event, thread: { pid }, us, at }) {
    const counts = this.#counters.take(event, pid, us);
    if (counts === null) this.#left.because('of a counter without values (args)', at);
    else if (counts > 0) this.#points.push(us);
  }

  /** @param {Event} told */
  arrow(told) {
    const { event, thread, us } = told;
    const lock = event.cat === 'gil' ? words(isObject(event.args) ? event.args.why : '') : null;
    const role = ROLES[String(event.ph)];
    const { id, local } = idOf(event);
    const own = id === null ? null : JSON.stringify([words(event.cat), words(event.name), id, local ? thread.pid : '']);
    this.#wait(told, READ.arrow, null, {
      id: own,
      role,
      key: thread.key,
      us,
      name: words(event.name),
      next: role === 'end' && event.bp !== 'e',
      lock,
    });
  }

  /**
   * An arrow of the second version goes from the start of one slice to the start of another; only the id connects them.
   * @param {Event} told
   */
  bound(told) {
    const { event, thread, us } = told;
    if (event.bind_id === undefined || !(event.flow_in === true || event.flow_out === true)) return;
    const role = event.flow_in !== true ? 'start' : event.flow_out === true ? 'step' : 'end';
    const id = markOf(event.bind_id);
    this.#wait(told, READ.arrow, null, {
      id: id === null ? null : `bind ${id}`,
      role,
      key: thread.key,
      us,
      name: words(event.cat),
      next: false,
      lock: null,
    });
  }

  /**
   * Call this once all events are read.
   * @param {import('../../checks/limits.js').Steps} steps
   * @param {Fields} [beside] the file's other fields
   * @returns {Read}
   */
  finish(steps, { samples = [], stackFrames } = {}) {
    if (Array.isArray(samples)) this.#listed(samples);
    const sampled = this.#samples.finish(this.rows, stackFrames, (key) => this.#sampledTrack(key), steps);
    const { all: whole, work } = workExtent(this.#points.numbers, (us) => Math.abs(this.#times.written(us)) <= 1);
    // Pairs need their events sorted by time, which a file need not be. Events of one moment keep the order of the
    // file.
    this.#waiting.sort((a, b) => a.us - b.us || a.at - b.at);
    for (const waiting of this.#waiting) waiting.read(this, waiting);
    // Times further apart than any recording lasts are not valid; only then is something left out.
    const apart = whole.to_us - whole.from_us > LIMITS.span_us;
    this.pairs.closeAll((apart ? work : whole).to_us);
    const pids = new Set(this.#threads.all.map(({ pid }) => pid));
    this.#counters.name([...pids], this.#names);
    const {
      tracks: all,
      counters,
      origin_us,
      outside,
    } = this.rows.finish({ innerFirst: this.#order.innerFirst, only: apart ? work : null });
    const tracks = this.#inOrder(all);
    const flows = this.arrows.finish(tracks, origin_us);
    const { fit, notes } = outsideOf(
      tracks,
      { from_us: work.from_us - origin_us, to_us: work.to_us - origin_us },
      outside,
    );
    return {
      tracks,
      flows: awaitedFlows(tracks, flows),
      counters,
      fit,
      notes: [...sampled, ...notesOn(this.#unshown), ...notes],
    };
  }

  /** @returns {import('./notes.js').Unshown} */
  get #unshown() {
    const { ends, sharing } = this.pairs;
    return {
      taken: this.#taken,
      over: this.#over,
      left: this.#left.notes,
      noCounts: this.#counters.noCounts,
      ends,
      sharing,
      arrows: this.arrows.left,
    };
  }

  /** Names and sorts the tracks; each thread's lanes follow it. @param {Track[]} tracks */
  #inOrder(tracks) {
    const shown = new Set(tracks.map(baseKey));
    const threads = this.#threads.all.filter(({ track }) => shown.has(track.key));
    const lanes = this.pairs.lanes.filter(({ track }) => shown.has(track.key));
    this.#names.name(threads, lanes);
    const place = new Map(this.#names.inOrder(this.#threads.all, lanes).map((key, at) => [key, at]));
    const names = new Map([...threads, ...lanes].map(({ track }) => [track.key, track.name]));
    for (const track of tracks)
      track.name =
        track.key === baseKey(track)
          ? (names.get(track.key) ?? track.name)
          : `inside ${names.get(baseKey(track))}, deeper`;
    return tracks.toSorted((a, b) => Number(place.get(baseKey(a))) - Number(place.get(baseKey(b))));
  }
}

/**
 * The handlers of waiting events, called once the earlier events are known. @satisfies {Record<string,
 * Waiting['read']>}
 */
const READ = {
  begin: ({ pairs }, waiting) => pairs.begin(waiting, UNNAMED),
  end: ({ pairs }, waiting) => pairs.end({ ...waiting, name: waiting.name || null }),
  beginPair: ({ pairs }, waiting) => pairs.beginLane(waiting, known(waiting), UNNAMED),
  endPair: ({ pairs }, waiting) => pairs.endLane({ ...waiting, name: waiting.name || null }, known(waiting)),
  step: ({ pairs }, waiting) => pairs.step(waiting, known(waiting), waiting.name ?? UNNAMED),
  between: ({ pairs, rows }, waiting) =>
    rows.instant(pairs.between(waiting, known(waiting), UNNAMED), waiting.name ?? UNNAMED, 'event', waiting.us),
  arrow: ({ arrows }, { arrow }) => {
    if (arrow) arrows.add(arrow);
  },
};

/** @param {Waiting} waiting @returns {PairId} */
const known = ({ id }) => /** @type {PairId} */ (id);

/**
 * The reader of each phase: every part of the format that a timeline can show.
 * @typedef {(events: ChromeEvents, told: Event) => void} Reading
 */
const READINGS = /** @type {[phases: string, reading: Reading][]} */ ([
  [
    'X',
    (events, told) => {
      events.complete(told);
      events.bound(told);
    },
  ],
  [
    'B',
    (events, told) => {
      events.begin(told);
      events.bound(told);
    },
  ],
  ['E', (events, told) => events.end(told)],
  [
    'bS',
    (events, told) => {
      events.beginPair(told);
      events.bound(told);
    },
  ],
  ['eF', (events, told) => events.endPair(told)],
  ['Tp', (events, told) => events.step(told)],
  ['n', (events, told) => events.between(told)],
  ['iIR', (events, told) => events.instant(told)],
  ['C', (events, told) => events.counter(told)],
  ['P', (events, told) => events.sampled(told)],
  ['stf', (events, told) => events.arrow(told)],
]);
const PHASES = new Map(
  READINGS.flatMap(([phases, reading]) =>
    [...phases].map((phase) => /** @type {[string, Reading]} */ ([phase, reading])),
  ),
);

/** The key of the track of which this track holds the deeper levels. @param {Track} track */
const baseKey = ({ key }) => key.replace(/#inner \d+$/, '');

/**
 * @param {unknown[]} events
 * @param {import('../../checks/limits.js').Steps} steps
 * @param {Fields} [beside] the file's other fields
 * @returns {Read}
 */
export function readChromeEvents(events, steps, beside) {
  const reader = new ChromeEvents();
  events.forEach((raw, at) => {
    steps.take(2);
    reader.take(raw, at);
  });
  return reader.finish(steps, beside);
}
