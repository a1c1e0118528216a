/** Trace events → hand-overs: arrows from the track that released the lock to the track that acquired it, in order. */

/** @typedef {import('../interface.js').TraceEvent} TraceEvent */
/**
 * `from` and `to` are keys of tracks. `awaited`: the thread that acquired the lock was already waiting when it was
 * released; otherwise the lock was free in between, so it was not handed over. `name`: for an arrow of an opened file,
 * which is not a hand-over.
 * @typedef {{from: string, to: string, from_us: number, to_us: number, why: string, awaited: boolean, name?: string}}
 *   Flow
 */

/** The key that tracks.js gives the track. @param {TraceEvent} event */
const keyOf = (event) => `${event.pid}/${event.tid}`;

/** @param {TraceEvent[]} events @returns {Flow[]} */
export function flowsOf(events) {
  /** @type {Map<string, TraceEvent>} */
  const begun = new Map();
  const waits = new Map(
    events
      .filter(({ ph, cat }) => ph === 'X' && cat === 'waits-gil')
      .map((event) => [`${keyOf(event)} ${Number(event.ts) + Number(event.dur)}`, Number(event.ts)]),
  );
  /** @type {Flow[]} */
  const flows = [];
  for (const event of events) {
    const id = `${event.cat} ${event.id}`;
    if (event.ph === 's') begun.set(id, event);
    const start = event.ph === 'f' ? begun.get(id) : undefined;
    if (!start) continue;
    begun.delete(id);
    const [from_us, to_us] = [Number(start.ts), Number(event.ts)];
    const awaited = (waits.get(`${keyOf(event)} ${to_us}`) ?? Infinity) <= from_us;
    flows.push({ from: keyOf(start), to: keyOf(event), from_us, to_us, why: String(start.args?.why), awaited });
  }
  return flows.sort((a, b) => a.to_us - b.to_us);
}
