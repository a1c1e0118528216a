/** Trace events → hand-overs: arrows from the track that dropped the lock to the track that took it, in order. */

/** @typedef {import('../protocol.js').TraceEvent} TraceEvent */
/** `from` and `to` are tracks' keys. @typedef {{from: string, to: string, from_us: number, to_us: number, why: string}} Flow */

/** As tracks.js names them. @param {TraceEvent} event */
const keyOf = (event) => `${event.pid}/${event.tid}`;

/** @param {TraceEvent[]} events @returns {Flow[]} */
export function flowsOf(events) {
  /** @type {Map<string, TraceEvent>} */
  const begun = new Map();
  /** @type {Flow[]} */
  const flows = [];
  for (const event of events) {
    const id = `${event.cat} ${event.id}`;
    if (event.ph === 's') begun.set(id, event);
    const start = event.ph === 'f' ? begun.get(id) : undefined;
    if (!start) continue;
    begun.delete(id);
    flows.push({ from: keyOf(start), to: keyOf(event), from_us: Number(start.ts), to_us: Number(event.ts), why: String(start.args?.why) });
  }
  return flows.sort((a, b) => a.to_us - b.to_us);
}
