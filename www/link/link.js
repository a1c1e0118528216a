/** Makes and opens links to a run and a moment of it. */
import { writeAddress } from '../lab/address.js';
import { ImportError } from '../import/checks/import-error.js';
import { originText } from '../result/origin.js';
import { readFragment, writeFragment } from './moment.js';
import { MOST_LETTERS, packRun, unpackRun } from './recorded.js';

/** @typedef {import('../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('./moment.js').Moment} Moment */
/** @typedef {import('../result/origin.js').Recorded} Recorded */
/**
 * A finished run, with the screen's settings for it.
 * @typedef {Recorded & {state: import('../lab/state.js').LabState}} Ran
 */
/** The run and the moment on the screen. @typedef {{ran: Ran, moment: Moment}} Looked */
/**
 * `whole`: the fragment contains the run. `letters`: the length of the packed run.
 * @typedef {{fragment: string, letters: number, whole: boolean}} Fragment
 */
/**
 * `recorded`: null if the link has no run, or none that can be shown; then `problems` says why.
 * @typedef {{recorded: Recorded|null, said: string, moment: Moment, problems: string[]}} OpenedLink
 */

/**
 * Tests that the run can be unpacked, before a link with it is given out.
 * @param {string} packed
 * @param {Catalogue} catalogue
 */
const opens = (packed, catalogue) =>
  unpackRun(packed, catalogue).then(
    () => true,
    () => false,
  );

/** Makes the text after the `#`. @param {Looked} looked @param {Catalogue} catalogue @returns {Promise<Fragment>} */
export async function makeFragment({ ran, moment }, catalogue) {
  const packed = await packRun(ran);
  const whole = packed.length <= MOST_LETTERS && (await opens(packed, catalogue));
  return { fragment: writeFragment(moment, whole ? packed : null), letters: packed.length, whole };
}

/**
 * @param {Looked} looked
 * @param {string} page the page's address without query and fragment
 * @param {Catalogue} catalogue
 */
export async function makeLink(looked, page, catalogue) {
  const { fragment, ...more } = await makeFragment(looked, catalogue);
  return { address: `${page}${writeAddress(looked.ran.state)}#${fragment}`, ...more };
}

/** @param {Recorded} recorded @param {Catalogue} catalogue */
const sayRecorded = ({ about, result }, { workloads }) => {
  const title = workloads.find(({ name }) => name === result.workload)?.title ?? result.workload;
  return `A recorded run of “${title}”, not measured here: ${originText(about, result.cores)}. Run replaces it by one of your own.`;
};

/** @param {string} text the fragment @param {Catalogue} catalogue @returns {Promise<OpenedLink>} never rejects */
export async function openLink(text, catalogue) {
  const { run, moment, problems } = readFragment(text);
  const none = {
    recorded: null,
    moment,
    said: 'The link has settings and a moment, but no run. Press Run, and the timeline of your own run opens there.',
  };
  if (run === null) return { ...none, problems };
  try {
    const recorded = await unpackRun(run, catalogue);
    return { recorded, moment, problems, said: sayRecorded(recorded, catalogue) };
  } catch (error) {
    const message = error instanceof ImportError ? error.message : `The run in the link cannot be read (${error}).`;
    return { ...none, said: '', problems: [...problems, message] };
  }
}
