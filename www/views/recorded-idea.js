/** An idea's figures as they were recorded, for what cannot run here: a table, the picture, and where and when. Loaded where it is needed. */
import { explanation } from '../model/explain.js';
import { formatTime } from '../model/format.js';
import { ratioWords } from '../model/guess.js';
import { pictureOf } from '../model/idea-picture.js';
import { isUnsure, measuredOf } from '../model/judge.js';
import { originText } from '../model/origin.js';
import { resultsOf } from '../model/recording.js';
import { build, uniqueId } from './dom.js';
import { TracePicture } from './trace-picture.js';

/** @import { Idea } from '../model/ideas.js' */
/** @import { Measured } from '../model/judge.js' */
/** @import { RecordedIdea } from '../model/recording.js' */

/** Beside the unit of the same recording, and nothing else. @param {Measured} bar @param {Measured} unit */
const beside = (bar, unit) => {
  if (bar === unit || bar.length === null) return '–';
  if (isUnsure(bar)) return 'the rounds do not agree';
  return bar.against === 'same' ? 'no difference shown' : ratioWords(bar.length);
};

/** @param {Measured[]} bars @param {Measured} unit @param {string} labelled the id of what says where and when */
const table = (bars, unit, labelled) => build('table', { 'aria-labelledby': labelled },
  build('thead', {}, build('tr', {}, ...['Recorded', 'Time', `Beside ${unit.label} there`].map((head) => build('th', { scope: 'col' }, head)))),
  build('tbody', {}, ...bars.map((bar) => build('tr', { 'data-recorded': bar.label },
    build('th', { scope: 'row' }, bar.label), build('td', {}, formatTime(bar.result?.wall_ms ?? null)), build('td', {}, beside(bar, unit))))));

/**
 * @param {Idea} idea @param {RecordedIdea} recording
 * @param {string[]|null} missing labels of what could not run here; null: nothing could, and all of it is told
 */
export const recordedIdea = ({ name, bars, runs }, recording, missing) => {
  const measured = measuredOf({ bars, runs }, resultsOf(recording));
  const [unit] = measured;
  const shown = measured.filter((bar) => missing?.includes(bar.label) ?? true);
  const picture = new TracePicture(pictureOf(shown), `What was recorded: ${shown.map(({ label, result }) => `${label}: ${formatTime(result?.wall_ms ?? null)}`).join('. ')}.`);
  const id = uniqueId('recorded');
  const sentences = missing ? [] : explanation(name, measured, recording);
  return build('div', { class: 'idea-recorded', 'data-part': 'idea-recorded' },
    build('p', { id }, build('strong', {}, `Recorded, not run here: ${originText(recording.about, recording.cores)}.`), ' What your browser measures is not to be compared with it.'),
    table(shown.includes(unit) ? shown : [unit, ...shown], unit, id),
    build('figure', { class: 'idea-picture' }, picture.element, picture.legend, build('figcaption', { class: 'small' }, 'What was recorded, in the middle round of each, on one time axis.')),
    ...sentences.map((text) => build('p', {}, text)));
};
