/** Trace events → hand-overs: arrows from the track that dropped the lock to the track that took it, in order. */

/** @typedef {import('../protocol.js').TraceEvent} TraceEvent */
/**
 * `from` and `to` are tracks' keys. `awaited`: who took it stood waiting when it was dropped; otherwise it lay free
 * meanwhile, and nobody handed it over. `name`: of an arrow in an opened file, which is no hand-over at all.
 * @typedef {{from: string, to: string, from_us: number, to_us: number, why: string, awaited: boolean, name?: string}} Flow
 */

/** As tracks.js names them. @param {TraceEvent} event */
const keyOf = (event) => `${event.pid}/${event.tid}`;

/** @param {TraceEvent[]} events @returns {Flow[]} */
export function flowsOf(events) {
  /** @type {Map<string, TraceEvent>} */
  const begun = new Map();
  const waits = new Map(events.filter(({ ph, cat }) => ph === 'X' && cat === 'waits-gil').map((event) => [`${keyOf(event)} ${Number(event.ts) + Number(event.dur)}`, Number(event.ts)]));
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
