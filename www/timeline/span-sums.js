/**
 * Sums of the states within a span of time, per track and per model. Every moment of a track belongs to its deepest
 * slice, so the states and the idle time add up to the span, and the sums of adjacent spans add up to the whole.
 */

/** @typedef {import('../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {import('../trace/tracks.js').Track} Track */
/** @typedef {import('../trace/scale.js').Extent} Span */
/**
 * `count`: slices that overlap the span. `longest_us`: the longest of them, cut at the span's ends.
 * @typedef {{time_us: number, count: number, longest_us: number}} StateSum
 */
/**
 * `whole_us`: the span's length times the number of tracks.
 * @typedef {{name: string, lane: boolean, whole_us: number, idle_us: number, states: Map<SliceKind, StateSum>}} Sums
 */

/** @param {Map<SliceKind, StateSum>} states @param {SliceKind} kind @returns {StateSum} */
function stateOf(states, kind) {
  const known = states.get(kind);
  if (known) return known;
  const made = { time_us: 0, count: 0, longest_us: 0 };
  states.set(kind, made);
  return made;
}

/**
 * An empty slice counts if it is inside the span, but not at the span's end, where the next span begins.
 * @param {number} us
 * @param {Span} span
 */
const within = (us, span) => us >= span.from_us && us < span.to_us;

/** @param {Track} track @param {Span} span @returns {Sums} */
export function sumTrack(track, span) {
  /** @type {Map<SliceKind, StateSum>} */
  const states = new Map();
  const whole_us = Math.max(0, span.to_us - span.from_us);
  let taken_us = 0;
  // Parents come before their children, so one entry per depth is enough.
  /** @type {{from_us: number, to_us: number, kind: SliceKind}[]} */
  const around = [];
  for (const { from_us, to_us, depth, kind } of track.slices) {
    if (from_us >= span.to_us) break;
    const outer = depth > 0 ? around[depth - 1] : span;
    const cut = {
      from_us: Math.max(from_us, outer.from_us, span.from_us),
      to_us: Math.min(to_us, outer.to_us, span.to_us),
      kind,
    };
    around[depth] = cut;
    const length_us = Math.max(0, cut.to_us - cut.from_us);
    if (length_us === 0 && !(from_us === to_us && within(from_us, span))) continue;
    const state = stateOf(states, kind);
    state.time_us += length_us;
    state.count += 1;
    state.longest_us = Math.max(state.longest_us, length_us);
    if (depth > 0) stateOf(states, around[depth - 1].kind).time_us -= length_us;
    else taken_us += length_us;
  }
  return { name: track.name, lane: track.lane, whole_us, idle_us: whole_us - taken_us, states };
}

/** @param {string} name @param {Sums[]} parts @returns {Sums} */
export function together(name, parts) {
  /** @type {Sums} */
  const all = { name, lane: parts.every(({ lane }) => lane), whole_us: 0, idle_us: 0, states: new Map() };
  for (const part of parts) {
    all.whole_us += part.whole_us;
    all.idle_us += part.idle_us;
    for (const [kind, { time_us, count, longest_us }] of part.states) {
      const state = stateOf(all.states, kind);
      state.time_us += time_us;
      state.count += count;
      state.longest_us = Math.max(state.longest_us, longest_us);
    }
  }
  return all;
}

/**
 * An event loop's tasks overlap on their lanes, while its worker does one thing at a time. So they are summed
 * separately.
 * @param {{tracks: Track[]}} group @param {Span} span @returns {{workers: Sums, tasks: Sums|null, tracks: Sums[]}}
 */
export function spanSums({ tracks: all }, span) {
  const tracks = all.map((track) => sumTrack(track, span));
  const lanes = tracks.filter(({ lane }) => lane);
  return {
    workers: together(
      'workers together',
      tracks.filter(({ lane }) => !lane),
    ),
    tasks: lanes.length > 0 ? together('tasks together', lanes) : null,
    tracks,
  };
}

/**
 * The span between two moments in any order, inside the extent.
 * @param {number} a_us
 * @param {number} b_us
 * @param {Span} extent
 * @returns {Span}
 */
export function spanBetween(a_us, b_us, extent) {
  const inside = (/** @type {number} */ us) => Math.min(Math.max(us, extent.from_us), extent.to_us);
  return { from_us: inside(Math.min(a_us, b_us)), to_us: inside(Math.max(a_us, b_us)) };
}

/**
 * Moves one end of a span to an end of a slice. If the other end would be on the wrong side, it moves too.
 * @param {Span|null} before
 * @param {Span} slice
 * @param {'from'|'to'} edge
 * @returns {Span}
 */
export function spanWithEdge(before, slice, edge) {
  const other = before ?? slice;
  if (edge === 'from')
    return { from_us: slice.from_us, to_us: other.to_us > slice.from_us ? other.to_us : slice.to_us };
  return { from_us: other.from_us < slice.to_us ? other.from_us : slice.from_us, to_us: slice.to_us };
}
