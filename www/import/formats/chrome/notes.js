/** What of a Chrome trace is not shown, or not as it was written, in words. */
import { counted } from '../../../base/format.js';
import { LIMITS } from '../../checks/limits.js';

/**
 * Numbers of events: `taken` are shown, `over` are beyond the limit; `left`: remarks on events that cannot be read;
 * `noCounts`: values of counters that are no numbers; `ends` have no beginning; `sharing` lanes share a track; `arrows`
 * do not say from where to where they go.
 * @typedef {{taken: number, over: number, left: string[], noCounts: number, ends: number, sharing: number, arrows:
 *   number}} Unshown
 */

/** @param {Unshown} unshown */
export const notesOn = ({ taken, over, left, noCounts, ends, sharing, arrows }) => [
  ...(over > 0
    ? [`The file has ${(taken + over).toLocaleString('en')} events; the first ${taken.toLocaleString('en')} are shown.`]
    : []),
  ...left,
  ...(noCounts > 0
    ? [
        `${counted(noCounts, 'value')} of a counter ${noCounts === 1 ? 'is no number, and is' : 'are no numbers, and are'} left out.`,
      ]
    : []),
  ...(ends > 0 ? [`${counted(ends, 'end')} without a beginning ${ends === 1 ? 'is' : 'are'} left out.`] : []),
  ...(sharing > 0
    ? [
        `The file has more than ${LIMITS.lanes.toLocaleString('en')} asynchronous tasks, by their ids: the other ${sharing.toLocaleString('en')} share tracks with others of their name, one after the other.`,
      ]
    : []),
  ...(arrows > 0
    ? [
        `${counted(arrows, 'arrow')} ${arrows === 1 ? 'is' : 'are'} not shown: the file does not say from which slice to which.`,
      ]
    : []),
];
