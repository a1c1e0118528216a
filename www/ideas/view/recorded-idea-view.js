/**
 * An idea's recorded figures, for models that cannot run here: a table, the picture, and where and when they were
 * measured. Loaded on demand.
 */
import { explanation } from '../explain.js';
import { formatTime } from '../../base/format.js';
import { ratioWords } from '../../question/guess.js';
import { pictureOf } from '../idea-picture.js';
import { isUnsure, measuredOf } from '../../question/judge.js';
import { originText } from '../../result/origin.js';
import { resultsOf } from '../../stand-in/recording.js';
import { build, uniqueId } from '../../ui/dom.js';
import { TracePicture } from '../../timeline/view/trace-picture.js';

/** @import { Idea } from '../ideas.js' */
/** @import { Measured } from '../../question/judge.js' */
/** @import { RecordedIdea } from '../../stand-in/recording.js' */

/**
 * Compares a bar with the unit of the same recording, never with a run on this device.
 * @param {Measured} bar
 * @param {Measured} unit
 */
const beside = (bar, unit) => {
  if (bar === unit || bar.length === null) return '–';
  if (isUnsure(bar)) return 'the rounds do not agree';
  return bar.against === 'same' ? 'no difference shown' : ratioWords(bar.length);
};

/** @param {Measured[]} bars @param {Measured} unit @param {string} labelled the id of the text on where and when */
const table = (bars, unit, labelled) =>
  build(
    'table',
    { 'aria-labelledby': labelled },
    build(
      'thead',
      {},
      build(
        'tr',
        {},
        ...['Recorded', 'Time', `Beside ${unit.label} there`].map((head) => build('th', { scope: 'col' }, head)),
      ),
    ),
    build(
      'tbody',
      {},
      ...bars.map((bar) =>
        build(
          'tr',
          { 'data-recorded': bar.label },
          build('th', { scope: 'row' }, bar.label),
          build('td', {}, formatTime(bar.result?.wall_ms ?? null)),
          build('td', {}, beside(bar, unit)),
        ),
      ),
    ),
  );

/**
 * @param {Idea} idea @param {RecordedIdea} recording
 * @param {string[]|null} missing labels of the models that could not run here; null: none could run, so all are shown
 */
export const recordedIdea = ({ name, bars, runs }, recording, missing) => {
  const measured = measuredOf({ bars, runs }, resultsOf(recording));
  const [unit] = measured;
  const shown = measured.filter((bar) => missing?.includes(bar.label) ?? true);
  const picture = new TracePicture(
    pictureOf(shown),
    `What was recorded: ${shown.map(({ label, result }) => `${label}: ${formatTime(result?.wall_ms ?? null)}`).join('. ')}.`,
  );
  const id = uniqueId('recorded');
  const sentences = missing ? [] : explanation(name, measured, recording);
  return build(
    'div',
    { class: 'idea-recorded', 'data-part': 'idea-recorded' },
    build(
      'p',
      { id },
      build('strong', {}, `Recorded, not run here: ${originText(recording.about, recording.cores)}.`),
      ' What your browser measures is not to be compared with it.',
    ),
    table(shown.includes(unit) ? shown : [unit, ...shown], unit, id),
    build(
      'figure',
      { class: 'idea-picture' },
      picture.element,
      picture.legend,
      build('figcaption', { class: 'small' }, 'What was recorded, in the middle round of each, on one time axis.'),
    ),
    ...sentences.map((text) => build('p', {}, text)),
  );
};
