/** Describes what lies outside the extent of the work, and chooses the first view. */
import { counted, listed } from '../../base/format.js';
import { columnsOf } from '../../trace/columns.js';
import { marksOf } from '../../trace/column-track.js';

/** @typedef {import('../../trace/tracks.js').Track} Track */
/** @typedef {import('../../trace/scale.js').Extent} Extent */

/** The margin on both sides of the work, as a fraction of its length. */
const ROOM = 0.02;
const DAY_US = 86_400e6;

/** @param {number} us */
function sayLong(us) {
  if (us >= 2 * 365 * DAY_US) return `${Math.round(us / 365 / DAY_US).toLocaleString('en')} years`;
  if (us >= 2 * DAY_US) return `${Math.round(us / DAY_US)} days`;
  if (us >= 7200e6) return `${Math.round(us / 3600e6)} hours`;
  return `${Math.round(us / 60e6)} minutes`;
}

/** @param {number} slices @param {number} signs @param {Set<string>} names */
const sayWhat = (slices, signs, names) =>
  `${listed([...(slices > 0 ? [counted(slices, 'slice')] : []), ...(signs > 0 ? [counted(signs, 'sign')] : [])])} (${[...names].map((name) => `“${name}”`).join(', ')}${names.size < slices + signs ? ' …' : ''})`;

/** The slices and signs outside the extent of the work. @param {Track[]} tracks @param {Extent} window */
function lyingOutside(tracks, { from_us, to_us }) {
  const found = { slices: 0, signs: 0, far_us: 0, names: /** @type {Set<string>} */ (new Set()) };
  const tell = (/** @type {string} */ name, /** @type {number} */ off_us) => {
    if (found.names.size < 3) found.names.add(name);
    found.far_us = Math.max(found.far_us, off_us);
  };
  for (const track of tracks) {
    const [columns, marks] = [columnsOf(track), marksOf(track)];
    for (let at = 0; at < columns.count; at += 1) {
      const off_us = Math.max(from_us - columns.to_us[at], columns.from_us[at] - to_us);
      if (off_us > 0) {
        found.slices += 1;
        tell(columns.names[columns.name[at]], off_us);
      }
    }
    for (let at = 0; at < marks.count; at += 1) {
      const off_us = Math.max(from_us - marks.us[at], marks.us[at] - to_us);
      if (off_us > 0) {
        found.signs += 1;
        tell(marks.names[marks.name[at]], off_us);
      }
    }
  }
  return found;
}

/**
 * @param {Track[]} tracks
 * @param {Extent} work the extent of the work
 * @param {import('./rows.js').Outside} outside what has already been left out
 * @returns {{fit: Extent|null, notes: string[]}}
 */
export function outsideOf(tracks, work, outside) {
  const gone = outside.slices + outside.instants;
  const notes = [
    ...(gone > 0
      ? [
          `${sayWhat(outside.slices, outside.instants, outside.names)} ${gone === 1 ? 'is' : 'are'} left out: the time in the file is years or months off all others, as programs write it where they know none.`,
        ]
      : []),
    ...(outside.cut > 0
      ? [
          `${counted(outside.cut, 'slice')} ${outside.cut === 1 ? 'reaches' : 'reach'} to a time that is years or months off all others, and ${outside.cut === 1 ? 'is' : 'are'} cut there.`,
        ]
      : []),
  ];
  const span_us = work.to_us - work.from_us;
  if (gone + outside.cut > 0 || span_us < 0) return { fit: null, notes };
  const { slices, signs, far_us, names } = lyingOutside(tracks, work);
  if (slices + signs === 0) return { fit: null, notes };
  const room_us = span_us === 0 ? 1 : span_us * ROOM;
  return {
    fit: { from_us: Math.max(0, work.from_us - room_us), to_us: work.to_us + room_us },
    notes: [
      ...notes,
      `The view begins where the work is: ${sayWhat(slices, signs, names)} ${slices + signs === 1 ? 'lies' : 'lie'} up to ${sayLong(far_us)} away from it.`,
    ],
  };
}
