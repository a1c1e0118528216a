/**
 * Chrome Trace Event JSON → tracks (Trace Event Format, Google 2016): `X` and `B`/`E` are a thread's slices, `b`/`e`
 * (and their old forms) lanes of their own by id, `i` and `n` signs, `C` signs that name the value, `M` names, `s`/`t`/`f`
 * (and `bind_id` of slices) arrows. Times are microseconds, with any beginning.
 */
import { counted } from '../format.js';
import { SLICE_KINDS } from '../tracks.js';
import { Arrows } from './chrome-arrows.js';
import { refuse } from './import-error.js';
import { checkCount } from './limits.js';
import { isObject, name, number, object, shortened, words } from './read.js';
import { Rows } from './rows.js';

/** @typedef {import('./read.js').Fields} Fields */
/** @typedef {import('../tracks.js').Track} Track */
/** @typedef {import('../tracks.js').SliceKind} SliceKind */
/** A slice that has begun. @typedef {{name: string, kind: SliceKind, from_us: number}} Begun */
/** `place` names the event in errors. @typedef {{event: Fields, place: string, track: Track, us: number}} Told */

/** As CPython's profiler names them; by these the states of its lock and of its threads are known again. */
const STATE_KINDS = new Map(/** @type {[string, SliceKind][]} */ ([['Has GIL', 'has-gil'], ['Waiting for GIL', 'waits-gil'], ['No GIL', 'no-gil'], ['On CPU', 'run'], ['Off CPU', 'wait']]));
const INSTANT_KINDS = /** @type {const} */ (['print', 'mark', 'lost']);

/** @param {Fields} event @param {string} name @returns {SliceKind} */
const kindOf = (event, name) => STATE_KINDS.get(name) ?? SLICE_KINDS.find((kind) => kind === event.cat) ?? 'call';

/** @param {unknown} value a pid or tid; some programs write them as text @param {string} place @returns {string} */
function mark(value, place) {
  if (value === undefined) return '0';
  if ((typeof value === 'number' && Number.isFinite(value)) || typeof value === 'string') return shortened(String(value), 60);
  return refuse(`${place} is neither a number nor a text: the program that wrote the file went wrong there.`);
}

/** @param {Fields} event @param {string} place */
const pidOf = (event, place) => mark(event.pid, `${place}: pid`);
/** @param {Fields} event @param {string} place */
const keyOf = (event, place) => `${pidOf(event, place)}/${mark(event.tid, `${place}: tid`)}`;
/** @param {Fields} event @param {string} place */
const idOf = (event, place) => {
  const own = isObject(event.id2) ? event.id2.local ?? event.id2.global : event.id;
  return own === undefined ? words(event.name) : mark(own, `${place}: id`);
};

/** Which arrow an event belongs to: category, name and id together, or null where it has none. @param {Fields} event @param {string} place */
function arrowOf(event, place) {
  const id2 = isObject(event.id2) ? event.id2 : {};
  const id = id2.local ?? id2.global ?? event.id;
  return id === undefined ? null : JSON.stringify([words(event.cat), words(event.name), mark(id, `${place}: id`), id2.local === undefined ? '' : pidOf(event, place)]);
}

/** @type {Record<string, import('./chrome-arrows.js').ArrowEvent['role']>} */
const ROLES = { s: 'start', t: 'step', f: 'end' };

class Reader {
  rows = new Rows();
  arrows = new Arrows();
  /** Names of threads by "pid/tid", of processes by "pid". @type {Map<string, string>} */
  #names = new Map();
  /** @type {Map<string, Begun[]>} */
  #stacks = new Map();
  /** @type {Map<string, {track: Track, stack: Begun[]}>} */
  #pairs = new Map();
  processes = new Set();
  left = { ends: 0, unknown: 0 };

  /** @param {Fields} event @param {string} place */
  nameTrack(event, place) {
    const given = isObject(event.args) ? event.args.name : undefined;
    if (event.name === 'thread_name') this.#names.set(keyOf(event, place), name(given, `${place}: args.name`));
    if (event.name === 'process_name') this.#names.set(pidOf(event, place), name(given, `${place}: args.name`));
  }

  /** @param {string} pid @param {string} key */
  #title(pid, key) {
    const [process, thread] = [this.#names.get(pid), this.#names.get(key)];
    const own = thread ?? process ?? `thread ${key.slice(pid.length + 1)}`;
    return shortened(this.processes.size > 1 && process !== undefined && process !== own ? `${process}, ${own}` : own);
  }

  /** @param {Fields} event @param {string} place @param {string} phase */
  read(event, place, phase) {
    const [pid, key] = [pidOf(event, place), keyOf(event, place)];
    const us = number(event.ts, `${place}: ts`);
    PHASES.get(phase)?.(this, { event, place, us, track: this.rows.track(key, () => this.#title(pid, key)) });
  }

  /** @param {Told} told */
  complete({ event, place, track, us }) {
    const own = name(event.name, `${place}: name`);
    const dur_us = event.dur === undefined ? 0 : number(event.dur, `${place}: dur`);
    if (dur_us < 0) refuse(`${place}: dur is negative: a slice cannot end before it begins. Have the program that wrote the file mend its clock.`);
    this.rows.slice(track, own, kindOf(event, own), us, us + dur_us);
  }

  /** @param {Told} told */
  begin({ event, place, track, us }) {
    const own = name(event.name, `${place}: name`);
    const stack = this.#stacks.get(track.key) ?? [];
    this.#stacks.set(track.key, stack);
    stack.push({ name: own, kind: kindOf(event, own), from_us: us });
  }

  /** @param {Told} told */
  end({ track, us }) { this.#close(track, this.#stacks.get(track.key)?.pop(), us); }

  /** @param {Told} told */
  #pair({ event, place, track }) {
    const own = name(event.name, `${place}: name`);
    const lane = `${track.key}#${idOf(event, place)}`;
    const key = `${lane}#${words(event.cat)}#${own}`;
    const pair = this.#pairs.get(key) ?? { track: this.rows.track(lane, () => own, true), stack: [] };
    this.#pairs.set(key, pair);
    return { pair, name: own };
  }

  /** @param {Told} told */
  beginPair(told) {
    const { pair, name: own } = this.#pair(told);
    pair.stack.push({ name: own, kind: kindOf(told.event, own), from_us: told.us });
  }

  /** @param {Told} told */
  endPair(told) {
    const { pair } = this.#pair(told);
    this.#close(pair.track, pair.stack.pop(), told.us);
  }

  /** @param {Track} track @param {Begun|undefined} begun @param {number} us */
  #close(track, begun, us) {
    if (!begun) { this.left.ends += 1; return; }
    this.rows.slice(track, begun.name, begun.kind, begun.from_us, Math.max(us, begun.from_us));
  }

  /** @param {Told} told */
  instant({ event, place, track, us }) {
    this.rows.instant(track, name(event.name, `${place}: name`), INSTANT_KINDS.find((kind) => kind === event.cat) ?? 'event', us);
  }

  /** @param {Told} told */
  counter({ event, place, track, us }) {
    const values = Object.entries(object(event.args, `${place}: args`)).slice(0, 4).map(([key, value]) => `${shortened(key, 40)} ${words(value)}`);
    this.rows.instant(track, shortened(`${name(event.name, `${place}: name`)}: ${values.join(', ')}`), 'event', us);
  }

  /** @param {Told} told */
  arrow({ event, place, track, us }) {
    const lock = event.cat === 'gil' ? words(isObject(event.args) ? event.args.why : '') : null;
    const role = ROLES[String(event.ph)];
    this.arrows.add({ id: arrowOf(event, place), role, track, us, name: words(event.name), next: role === 'end' && event.bp !== 'e', lock });
  }

  /** An arrow of the second version goes from the start of a slice to the start of another; the id alone says which. @param {Told} told */
  bound({ event, place, track, us }) {
    if (event.bind_id === undefined || !(event.flow_in === true || event.flow_out === true)) return;
    const role = event.flow_in !== true ? 'start' : event.flow_out === true ? 'step' : 'end';
    this.arrows.add({ id: `bind ${mark(event.bind_id, `${place}: bind_id`)}`, role, track, us, name: words(event.cat), next: false, lock: null });
  }

  /** What has no end goes on until the file's. */
  closeAll() {
    const last_us = this.rows.last_us;
    const open = [...this.#stacks].map(([key, stack]) => ({ track: this.rows.track(key, () => key), stack })).concat([...this.#pairs.values()]);
    for (const { track, stack } of open) {
      for (const { name: own, kind, from_us } of stack) this.rows.slice(track, own, kind, from_us, Math.max(last_us, from_us), true);
    }
  }
}

/** Which phase is read how: all of the format that has a place in a timeline. @typedef {(reader: Reader, told: Told) => void} Reading */
const READINGS = /** @type {[phases: string, reading: Reading][]} */ ([
  ['X', (reader, told) => { reader.complete(told); reader.bound(told); }],
  ['B', (reader, told) => { reader.begin(told); reader.bound(told); }],
  ['E', (reader, told) => reader.end(told)],
  ['bS', (reader, told) => reader.beginPair(told)],
  ['eF', (reader, told) => reader.endPair(told)],
  ['iIRn', (reader, told) => reader.instant(told)],
  ['C', (reader, told) => reader.counter(told)],
  ['stf', (reader, told) => reader.arrow(told)],
]);
const PHASES = new Map(READINGS.flatMap(([phases, reading]) => [...phases].map((phase) => /** @type {[string, Reading]} */ ([phase, reading]))));

/** @param {{ends: number, unknown: number, arrows: number, deeper: number}} left */
const notesOf = ({ ends, unknown, arrows, deeper }) => [
  ...(deeper > 0 ? [`${counted(deeper, 'slice')} inside six others ${deeper === 1 ? 'is' : 'are'} left out.`] : []),
  ...(ends > 0 ? [`${counted(ends, 'end')} without a beginning ${ends === 1 ? 'is' : 'are'} left out.`] : []),
  ...(arrows > 0 ? [`${counted(arrows, 'arrow')} ${arrows === 1 ? 'is' : 'are'} not shown: the file does not say from which slice to which.`] : []),
  ...(unknown > 0 ? [`${counted(unknown, 'event')} of a kind that is not shown here ${unknown === 1 ? 'is' : 'are'} left out.`] : []),
];

/** Of one moment, as they stand in the file. @param {{us: number, at: number}} a @param {{us: number, at: number}} b */
const byTime = (a, b) => a.us - b.us || a.at - b.at;

/** @param {unknown[]} events @param {import('./limits.js').Steps} steps @param {string} [where] their place in the file */
export function readChromeEvents(events, steps, where = 'traceEvents') {
  checkCount(events.length, 'events');
  const reader = new Reader();
  /** @type {{event: Fields, place: string, phase: string, us: number, at: number}[]} */
  const timed = [];
  events.forEach((raw, at) => {
    steps.take();
    const place = `${where}[${at}]`;
    const event = object(raw, place);
    const phase = name(event.ph, `${place}: ph`);
    if (phase === 'M') return reader.nameTrack(event, place);
    if (!PHASES.has(phase)) { reader.left.unknown += 1; return; }
    reader.processes.add(pidOf(event, place));
    timed.push({ event, place, phase, us: typeof event.ts === 'number' ? event.ts : NaN, at });
  });
  // Pairs need their events in order of time, and files need not have that; a time that is none stays where it is.
  if (timed.every(({ us }) => Number.isFinite(us))) timed.sort(byTime);
  for (const { event, place, phase } of timed) { steps.take(); reader.read(event, place, phase); }
  reader.closeAll();
  reader.rows.flows = reader.arrows.finish();
  const { tracks, flows, deeper } = reader.rows.finish();
  return { tracks: inOrder(tracks), flows: awaitedFlows(tracks, flows), notes: notesOf({ ...reader.left, arrows: reader.arrows.left, deeper }) };
}

/** Who took the lock had waited for it when it was dropped, or found it free (as flows.js has it). @param {Track[]} tracks @param {import('../flows.js').Flow[]} flows */
function awaitedFlows(tracks, flows) {
  const waits = new Map(tracks.flatMap(({ key, slices }) => slices.filter(({ kind }) => kind === 'waits-gil').map(({ from_us, to_us }) => [`${key} ${to_us}`, from_us])));
  return flows.map((flow) => ({ ...flow, awaited: flow.name === undefined && (waits.get(`${flow.to} ${flow.to_us}`) ?? Infinity) <= flow.from_us }));
}

/** Lanes after the track that they belong to. @param {Track[]} tracks */
function inOrder(tracks) {
  const base = (/** @type {Track} */ { key, lane }) => (lane ? key.slice(0, key.indexOf('#')) : key);
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  return tracks.map((track) => ({ track, base: base(track) }))
    .sort((a, b) => compare(a.base, b.base) || Number(a.track.lane) - Number(b.track.lane)).map(({ track }) => track);
}
