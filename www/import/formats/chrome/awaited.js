/** Hand-overs of the lock for which the other thread was already waiting. */
import { columnsOf } from '../../../trace/columns.js';
import { SLICE_KINDS } from '../../../trace/tracks.js';

/** @typedef {import('../../../trace/tracks.js').Track} Track */
/** @typedef {import('../../../trace/flows.js').Flow} Flow */

/**
 * Sets `awaited` of hand-overs (as in flows.js): whether the thread that acquired the lock was already waiting when it
 * was released.
 * @param {Track[]} tracks
 * @param {Flow[]} flows
 */
export function awaitedFlows(tracks, flows) {
  if (flows.every(({ name }) => name !== undefined)) return flows;
  const waits = new Map(
    tracks.flatMap((track) => {
      const { from_us, to_us, kind } = columnsOf(track);
      return Array.from(kind.keys())
        .filter((at) => SLICE_KINDS[kind[at]] === 'waits-gil')
        .map((at) => /** @type {[string, number]} */ ([`${track.key} ${to_us[at]}`, from_us[at]]));
    }),
  );
  return flows.map((flow) => ({
    ...flow,
    awaited: flow.name === undefined && (waits.get(`${flow.to} ${flow.to_us}`) ?? Infinity) <= flow.from_us,
  }));
}
