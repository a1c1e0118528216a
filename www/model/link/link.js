/** A link to a run and a moment of it, made and opened. */
import { writeAddress } from '../address.js';
import { ImportError } from '../import/import-error.js';
import { originText } from '../origin.js';
import { readFragment, writeFragment } from './moment.js';
import { MOST_LETTERS, packRun, unpackRun } from './recorded.js';

/** @typedef {import('../../protocol.js').Catalogue} Catalogue */
/** @typedef {import('./moment.js').Moment} Moment */
/** @typedef {import('../origin.js').Recorded} Recorded */
/** A finished run, and what the screen was set to for it. @typedef {Recorded & {state: import('../state.js').LabState}} Ran */
/** What is on the screen. @typedef {{ran: Ran, moment: Moment}} Looked */
/** `whole`: the run is in it; `letters`: the run's. @typedef {{fragment: string, letters: number, whole: boolean}} Fragment */
/** `recorded` null: the link has no run, or none that can be shown, which `problems` says. @typedef {{recorded: Recorded|null, said: string, moment: Moment, problems: string[]}} OpenedLink */

/** A link that is given out has been opened once. @param {string} packed @param {Catalogue} catalogue */
const opens = (packed, catalogue) => unpackRun(packed, catalogue).then(() => true, () => false);

/** What stands behind the `#`. @param {Looked} looked @param {Catalogue} catalogue @returns {Promise<Fragment>} */
export async function makeFragment({ ran, moment }, catalogue) {
  const packed = await packRun(ran);
  const whole = packed.length <= MOST_LETTERS && await opens(packed, catalogue);
  return { fragment: writeFragment(moment, whole ? packed : null), letters: packed.length, whole };
}

/** @param {Looked} looked @param {string} page its address, without query and fragment @param {Catalogue} catalogue */
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
  const none = { recorded: null, moment, said: 'The link has settings and a moment, but no run. Press Run, and the timeline of your own run opens there.' };
  if (run === null) return { ...none, problems };
  try {
    const recorded = await unpackRun(run, catalogue);
    return { recorded, moment, problems, said: sayRecorded(recorded, catalogue) };
  } catch (error) {
    const message = error instanceof ImportError ? error.message : `The run in the link cannot be read (${error}).`;
    return { ...none, said: '', problems: [...problems, message] };
  }
}
