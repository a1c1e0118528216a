/**
 * Trace events ⇄ columns that compress well. Repeated parts are stored once in `kinds`. A time is the difference to the
 * previous event in units of 1/1024 µs (as trace-events.js writes times, so they are restored exactly).
 */
import { refuse } from '../import/checks/import-error.js';
import { count, every, maybe, number, one, optional, record, text } from '../import/checks/shape.js';

/** @typedef {import('../interface.js').TraceEvent} TraceEvent */
/**
 * `kind`: for each event an index into `kinds`. `step`: for each event with a time. `length`: for each slice. `id`: for
 * each event with a partner.
 * @typedef {{kinds: unknown[], kind: number[], step: number[], length: number[], id: number[]}} EventColumns
 */

const STEPS_A_US = 1024;
/** The limit for all models of a run together: laying out this many takes only a moment. */
export const MOST_EVENTS = 10_000;
const MOST_TRACKS = 200;

const PARTNERS = 'besf';
const isTimed = (/** @type {string} */ phase) => phase !== 'M';

/** @param {TraceEvent[]} events @returns {EventColumns} */
export function columnsOfEvents(events) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  /** @type {EventColumns} */
  const columns = { kinds: [], kind: [], step: [], length: [], id: [] };
  let last = 0;
  for (const { ts, dur, id, ...rest } of events) {
    const key = JSON.stringify(rest);
    if (!kinds.has(key)) {
      kinds.set(key, kinds.size);
      columns.kinds.push(rest);
    }
    columns.kind.push(Number(kinds.get(key)));
    if (PARTNERS.includes(rest.ph)) columns.id.push(Number(id));
    if (!isTimed(rest.ph)) continue;
    const steps = Math.round(Number(ts) * STEPS_A_US);
    columns.step.push(steps - last);
    last = steps;
    if (rest.ph === 'X') columns.length.push(Math.round(Number(dur) * STEPS_A_US));
  }
  return columns;
}

/** A printed line is an event's name. */
const MOST_NAME_LETTERS = 100_000;
const argsShape = record({
  name: optional(text()),
  why: optional(text(20)),
  sort_index: optional(number),
  line: optional(count),
  lines: optional(every(count, 64)),
  function: optional(maybe(text())),
  lane: optional(text(20)),
});
const kindShape = record({
  name: text(MOST_NAME_LETTERS),
  ph: one(/** @type {const} */ (['X', 'i', 'M', 'b', 'e', 's', 'f'])),
  pid: count,
  tid: count,
  cat: optional(text(20)),
  s: optional(text(1)),
  bp: optional(text(1)),
  args: optional(argsShape),
});
const columnsShape = record({
  kinds: every(kindShape, MOST_EVENTS),
  kind: every(count, MOST_EVENTS),
  step: every(number, MOST_EVENTS),
  length: every(number, MOST_EVENTS),
  id: every(count, MOST_EVENTS),
});

/** @param {unknown} value @param {string} place @returns {TraceEvent[]} throws ImportError */
export function eventsOfColumns(value, place) {
  const columns = columnsShape(value, place);
  const kinds = /** @type {TraceEvent[]} */ (/** @type {unknown} */ (columns.kinds));
  if (new Set(kinds.map(({ pid, tid }) => `${pid}/${tid}`)).size > MOST_TRACKS)
    refuse(`The link has more than ${MOST_TRACKS} tracks: open the saved run instead.`);
  const places = { step: 0, length: 0, id: 0 };
  const next = (/** @type {'step'|'length'|'id'} */ column) => {
    const given = columns[column][places[column]++];
    return given ?? refuse(`The link is damaged (${place}.${column} is too short): copy all of it again.`);
  };
  let last = 0;
  return columns.kind.map((at) => {
    const kind = kinds[at] ?? refuse(`The link is damaged (${place}.kind names none there is): copy all of it again.`);
    const id = PARTNERS.includes(kind.ph) ? { id: `0x${next('id').toString(16)}` } : {};
    if (!isTimed(kind.ph)) return { ...kind, ...id };
    last += next('step');
    const ts = last / STEPS_A_US;
    if (!(ts >= 0 && ts <= 1e10))
      refuse(`The link is damaged (${place} leaves the time that a run can take): copy all of it again.`);
    return { ...kind, ...id, ts, ...(kind.ph === 'X' ? { dur: Math.max(0, next('length') / STEPS_A_US) } : {}) };
  });
}
