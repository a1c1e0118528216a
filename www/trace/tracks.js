/**
 * Trace events → tracks, which show what each worker did and when. Times are microseconds since the model's start. A
 * track holds slices sorted by start; where slices nest, `depth` counts from 0 and `parent` is the enclosing slice.
 * Tasks of an event loop overlap, so each gets a lane: its own track, after the loop's track.
 */

/** @typedef {import('../interface.js').TraceEvent} TraceEvent */
/**
 * `call`: a slice of a file of which only the name is known.
 * @typedef {'start'|'task'|'run'|'wait'|'busy-wait'|'carry'|'has-gil'|'waits-gil'|'no-gil'|'call'} SliceKind
 */
/**
 * `args`: what else the trace says of it.
 * @typedef {{name: string, kind: SliceKind, from_us: number, to_us: number, depth: number, parent: Slice|null,
 *   open: boolean, args?: Record<string, unknown>}} Slice
 */
/** `event`: an instant of which only the name is known. @typedef {'print'|'mark'|'lost'|'event'} InstantKind */
/** @typedef {{name: string, kind: InstantKind, us: number}} Instant */
/**
 * `columns` and `marks`: the same slices and instants as columns, if the trace arrived in that form.
 * @typedef {{key: string, name: string, lane: boolean, readonly slices: Slice[], readonly instants: Instant[],
 *   columns?: import('./columns.js').Columns, marks?: import('./column-track.js').Marks}} Track
 */

export const SLICE_KINDS = /** @type {const} */ ([
  'start',
  'task',
  'run',
  'wait',
  'busy-wait',
  'carry',
  'has-gil',
  'waits-gil',
  'no-gil',
  'call',
]);
export const INSTANT_KINDS = /** @type {const} */ (['print', 'mark', 'lost', 'event']);

/** @param {TraceEvent} event @returns {SliceKind} */
const kindOf = (event) => SLICE_KINDS.find((kind) => kind === event.cat) ?? 'task';

/** @param {TraceEvent} event */
const startOf = (event) => (Number.isFinite(event.ts) ? Number(event.ts) : 0);
/** @param {TraceEvent} event */
const endOf = (event) => startOf(event) + (Number.isFinite(event.dur) ? Math.max(0, Number(event.dur)) : 0);

/** @param {TraceEvent} event */
const keyOf = (event) => `${event.pid}/${event.tid}`;

/** @param {TraceEvent[]} events @returns {Map<string, string>} names of threads by "pid/tid", of processes by "pid" */
function namesOf(events) {
  const names = new Map();
  for (const event of events) {
    if (event.ph !== 'M' || typeof event.args?.name !== 'string') continue;
    if (event.name === 'thread_name') names.set(keyOf(event), event.args.name);
    if (event.name === 'process_name') names.set(String(event.pid), event.args.name);
  }
  return names;
}

/**
 * The index in `around` of an empty slice at the same moment and of the same kind. Such slices stand beside each other;
 * otherwise a coarse clock would nest hundreds of them.
 * @param {Slice[]} around
 * @param {Slice} slice
 */
const emptyEqualAt = (around, { from_us, to_us, kind }) =>
  from_us === to_us
    ? around.findIndex((one) => one.from_us === from_us && one.to_us === to_us && one.kind === kind)
    : -1;

/** Sorts the slices, and sets each slice's depth and parent. @param {Slice[]} slices */
export function nest(slices) {
  slices.sort((a, b) => a.from_us - b.from_us || b.to_us - a.to_us);
  /** @type {Slice[]} */
  const around = [];
  for (const slice of slices) {
    while (
      around.length > 0 &&
      around[around.length - 1].to_us <= slice.from_us &&
      slice.to_us > around[around.length - 1].to_us
    )
      around.pop();
    const equal = emptyEqualAt(around, slice);
    if (equal >= 0) around.length = equal;
    slice.parent = around[around.length - 1] ?? null;
    slice.depth = around.length;
    around.push(slice);
  }
  return slices;
}

/** @param {TraceEvent} event @param {number} to_us @param {boolean} open @returns {Slice} */
const slice = (event, to_us, open) => ({
  name: event.name,
  kind: kindOf(event),
  from_us: startOf(event),
  to_us,
  depth: 0,
  parent: null,
  open,
  ...(event.args && { args: event.args }),
});

/**
 * Pairs 'b' and 'e' events by id; a task without its 'e' is still running.
 * @param {TraceEvent[]} events only 'b' and 'e' events, sorted by time
 * @param {number} end_us
 * @returns {Track[]}
 */
function lanesOf(events, end_us) {
  /** @type {Map<string, {track: Track, open: TraceEvent[]}>} */
  const lanes = new Map();
  for (const event of events) {
    const key = `${keyOf(event)}#${event.id ?? event.name}`;
    const lane = lanes.get(key) ?? { track: { key, name: event.name, lane: true, slices: [], instants: [] }, open: [] };
    lanes.set(key, lane);
    if (event.ph === 'b') {
      lane.open.push(event);
      continue;
    }
    const at = lane.open.findLastIndex((begun) => begun.cat === event.cat && begun.name === event.name);
    if (at >= 0) lane.track.slices.push(slice(lane.open.splice(at, 1)[0], startOf(event), false));
  }
  for (const { track, open } of lanes.values()) {
    track.slices.push(...open.map((event) => slice(event, end_us, true)));
    nest(track.slices);
  }
  return [...lanes.values()].map((lane) => lane.track).filter((track) => track.slices.length > 0);
}

/**
 * If the events do not say when a lane's task waited, derives the waits from the loop's track: whenever the loop ran
 * something else.
 * @param {Track} lane @param {Track|undefined} loop
 */
function addWaits(lane, loop) {
  if (lane.slices.length !== 1) return;
  const runs = loop?.slices.filter((one) => one.kind === 'run' && one.name === lane.name) ?? [];
  if (runs.length === 0) return;
  const [task] = lane.slices;
  let from_us = task.from_us;
  for (const run of [...runs, { from_us: task.to_us, to_us: task.to_us }]) {
    const to_us = Math.min(run.from_us, task.to_us);
    if (to_us > from_us) lane.slices.push({ ...task, name: 'not on the loop', kind: 'wait', from_us, to_us });
    from_us = Math.max(from_us, run.to_us);
  }
  nest(lane.slices);
}

/** The last moment in the events. @param {TraceEvent[]} events */
export const lastMoment = (events) =>
  events.reduce((last, event) => Math.max(last, event.ph === 'M' ? 0 : endOf(event)), 0);

/**
 * The tracks by "pid/tid", found by two look-ups: creating a key string for each of a million events would take longer
 * than everything else.
 */
class TrackList {
  #names;
  /** @type {Map<unknown, Map<unknown, Track>>} */
  #byPid = new Map();
  /** @type {Map<string, Track>} */
  byKey = new Map();

  /** @param {Map<string, string>} names */
  constructor(names) {
    this.#names = names;
  }

  /** @param {TraceEvent} event */
  of(event) {
    const byTid = this.#byPid.get(event.pid) ?? new Map();
    const known = byTid.get(event.tid);
    if (known) return known;
    const track = this.#add(event);
    this.#byPid.set(event.pid, byTid.set(event.tid, track));
    return track;
  }

  /** @param {TraceEvent} event @returns {Track} */
  #add(event) {
    const key = keyOf(event);
    const name = this.#names.get(key) ?? this.#names.get(String(event.pid)) ?? `worker ${event.tid}`;
    const track = this.byKey.get(key) ?? { key, name, lane: false, slices: [], instants: [] };
    this.byKey.set(key, track);
    return track;
  }
}

/**
 * @param {TraceEvent[]} events
 * @param {number} [now_us] the current time of an unfinished run
 * @returns {Track[]}
 */
export function tracksOf(events, now_us = 0) {
  const list = new TrackList(namesOf(events));
  for (const event of events) {
    if (event.ph === 'M') continue;
    const track = list.of(event);
    if (event.ph === 'X') track.slices.push(slice(event, endOf(event), false));
    if ((event.ph === 'i' || event.ph === 'I') && event.cat !== 'line')
      track.instants.push({
        name: event.name,
        kind: INSTANT_KINDS.find((kind) => kind === event.cat) ?? 'print',
        us: startOf(event),
      });
  }
  for (const { slices, instants } of list.byKey.values()) {
    nest(slices);
    instants.sort((a, b) => a.us - b.us);
  }
  const lanes = lanesOf(
    events.filter(({ ph }) => ph === 'b' || ph === 'e').sort((a, b) => startOf(a) - startOf(b)),
    Math.max(now_us, lastMoment(events)),
  );
  for (const lane of lanes) addWaits(lane, list.byKey.get(lane.key.slice(0, lane.key.indexOf('#'))));
  return inOrder([...list.byKey.values()], lanes);
}

/**
 * Tracks by their keys, each before its lanes, without those that are empty.
 * @param {Track[]} tracks
 * @param {Track[]} lanes
 */
export const inOrder = (tracks, lanes) => {
  return tracks
    .sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
    .flatMap((track) => [track, ...lanes.filter((lane) => lane.key.startsWith(`${track.key}#`))])
    .filter((track) => track.slices.length > 0 || track.instants.length > 0);
};
