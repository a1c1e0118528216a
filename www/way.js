/** The way through: each idea's text is in the page; its experiment comes when the reader comes near. */
import { onFacts } from './isolation.js';
import { hasSettings } from './model/address.js';
import { IdeaMarks } from './views/idea-marks.js';
import { onceNear, styled } from './views/on-demand.js';

/** @import { InterleaveLabElement } from './interleave-lab-element.js' */

const lab = /** @type {InterleaveLabElement} */ (document.querySelector('interleave-lab'));

const marks = new IdeaMarks(/** @type {Element} */ (document.querySelector('.way-places')), /** @type {HTMLElement} */ (document.querySelector('[data-action=start-over]')));

/** @param {HTMLElement} room */
const furnish = async (room) => {
  const [{ IDEAS }, { IdeaView }] = await Promise.all([
    import('./model/ideas.js'), import('./views/idea-view.js'), styled(new URL('./styles/question.css', import.meta.url).href), customElements.whenDefined('interleave-lab'),
  ]);
  const idea = IDEAS.find(({ name }) => name === room.dataset.room);
  if (!idea || !lab.bench) return;
  // What was measured on an earlier visit is not on this page: that is said in the list only, and not printed.
  const done = () => { room.closest('.idea')?.classList.add('done'); marks.add(idea.name); };
  const view = new IdeaView(idea, lab.bench, done, () => import('./recordings.js'));
  room.replaceChildren(view.element);
  // The element listens since before, and so knows already.
  onFacts(() => view.look());
};

for (const room of document.querySelectorAll('.idea-room')) onceNear(room, '50% 0px', () => void furnish(/** @type {HTMLElement} */ (room)));

// A link to a piece of work is about the workbench; who comes back to the page finds it where it was left.
const [arrival] = performance.getEntriesByType('navigation');
if (hasSettings(location.search) && !location.hash && /** @type {PerformanceNavigationTiming|undefined} */ (arrival)?.type === 'navigate') document.querySelector('#workbench')?.scrollIntoView();
