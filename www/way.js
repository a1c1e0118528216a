/** The way through: each idea's text is in the page; its experiment comes when the reader comes near. */
import { onFacts } from './isolation.js';
import { hasSettings } from './model/address.js';
import { onceNear, styled } from './views/on-demand.js';

/** @import { InterleaveLabElement } from './interleave-lab-element.js' */

const lab = /** @type {InterleaveLabElement} */ (document.querySelector('interleave-lab'));

/** @param {HTMLElement} room */
const furnish = async (room) => {
  const [{ IDEAS }, { IdeaView }] = await Promise.all([
    import('./model/ideas.js'), import('./views/idea-view.js'), styled(new URL('./styles/question.css', import.meta.url).href), customElements.whenDefined('interleave-lab'),
  ]);
  const idea = IDEAS.find(({ name }) => name === room.dataset.room);
  if (!idea || !lab.bench) return;
  const marked = [room.closest('.idea'), document.querySelector(`.way-places [href="#idea-${idea.name}"]`)];
  const view = new IdeaView(idea, lab.bench, () => marked.forEach((one) => one?.classList.add('done')),
    () => import('./recordings.js'));
  room.replaceChildren(view.element);
  // The element listens since before, and so knows already.
  onFacts(() => view.look());
};

for (const room of document.querySelectorAll('.idea-room')) onceNear(room, '50% 0px', () => void furnish(/** @type {HTMLElement} */ (room)));

// A link to a piece of work is about the workbench; who comes back to the page finds it where it was left.
const [arrival] = performance.getEntriesByType('navigation');
if (hasSettings(location.search) && !location.hash && /** @type {PerformanceNavigationTiming|undefined} */ (arrival)?.type === 'navigate') document.querySelector('#workbench')?.scrollIntoView();
