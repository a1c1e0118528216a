/**
 * The tools below the lab: each is an experiment of several runs. A tool's module is loaded when a reader opens it,
 * and starts its runs through `Bench`, which belongs to the element: a view never starts a worker.
 */
import { build } from './dom.js';
import { styled } from './on-demand.js';

/** @typedef {import('../protocol.js').RunOptions} RunOptions */
/** @typedef {import('../protocol.js').RunResult} RunResult */
/** @typedef {import('../protocol.js').Progress} Progress */
/** @typedef {import('../model/state.js').LabState} LabState */

/**
 * What a tool may ask for.
 * @typedef {object} Bench
 * @property {import('../protocol.js').Catalogue} catalogue
 * @property {import('../model/state.js').Machine} machine
 * @property {() => import('../model/rung.js').Rung|null} rung  how much can run here, and why no more; may change
 * @property {() => LabState|null} state                      what is chosen on the screen; null while something there is no value
 * @property {(options: RunOptions, onProgress?: (progress: Progress) => void) => Promise<RunResult>} measure  a run that leaves the screen's results alone; rejects with `busy` or `invalid`
 * @property {(points: [workers: number, speedup: number][]) => Promise<number|null>} serialFraction  Amdahl's, as the engine fits it
 * @property {(facts: import('../protocol.js').Facts) => Promise<import('../protocol.js').Advice|null>} advise  which model suits it
 * @property {(state: LabState) => void} show                 puts a state on the screen, as a link would
 * @property {() => void} cancel
 */

/** A tool on the screen. @typedef {{element: HTMLElement}} Tool */
/** `style`: the address of its style sheet. @typedef {{title: string, summary: string, style: string, load: () => Promise<(bench: Bench) => Tool>}} ToolSpec */

/** @param {ToolSpec[]} tools @param {Bench} bench */
export const toolList = (tools, bench) => build('section', { class: 'tools', 'aria-label': 'Experiments' },
  ...tools.map((tool) => toolPanel(tool, bench)));

/** @param {ToolSpec} tool @param {Bench} bench */
const toolPanel = ({ title, summary, style, load }, bench) => {
  const room = build('div', { class: 'tool-room' });
  const element = build('details', { class: 'panel tool' },
    build('summary', {}, build('h2', {}, title), build('span', { class: 'small' }, summary)), room);
  element.addEventListener('toggle', async () => {
    if (!element.open || room.childElementCount > 0) return;
    room.replaceChildren(build('p', { class: 'small' }, 'Loading.'));
    try {
      const [make] = await Promise.all([load(), styled(style)]);
      room.replaceChildren(make(bench).element);
    } catch (error) {
      room.replaceChildren();
      element.open = false;
      throw error;
    }
  });
  return element;
};
