/**
 * The tools below the lab: each is an experiment of several runs. A tool's module is loaded when a reader opens it. It
 * starts its runs through `Bench`, which belongs to the element: a view never starts a worker.
 */
import { build } from '../../ui/dom.js';
import { styled } from '../../ui/on-demand.js';

/** @typedef {import('../../lab/bench.js').Bench} Bench */

/** A tool on the screen. @typedef {{element: HTMLElement}} Tool */
/**
 * `style`: the address of the tool's style sheet.
 * @typedef {{title: string, summary: string, style: string, load: () => Promise<(bench: Bench) => Tool>}} ToolSpec
 */

/** @param {ToolSpec[]} tools @param {Bench} bench */
export const toolList = (tools, bench) =>
  build('section', { class: 'tools', 'aria-label': 'Experiments' }, ...tools.map((tool) => toolPanel(tool, bench)));

/** @param {ToolSpec} tool @param {Bench} bench */
const toolPanel = ({ title, summary, style, load }, bench) => {
  const room = build('div', { class: 'tool-room' });
  const element = build(
    'details',
    { class: 'panel tool' },
    build('summary', {}, build('h2', {}, title), build('span', { class: 'small' }, summary)),
    room,
  );
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
