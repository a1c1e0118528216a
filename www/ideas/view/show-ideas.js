/** The ideas' texts are in the page; each experiment is added when the reader scrolls near it. */
import { onFacts } from '../../capability/isolation.js';
import { hasSettings } from '../../lab/address.js';
import { IdeaMarks } from './idea-marks.js';
import { part } from '../../ui/missing-part.js';
import { onceNear, styled } from '../../ui/on-demand.js';

/** @import { InterleaveLabElement } from '../../lab/element/interleave-lab-element.js' */

const lab = /** @type {InterleaveLabElement} */ (document.querySelector('interleave-lab'));

const marks = new IdeaMarks(
  /** @type {Element} */ (document.querySelector('.way-places')),
  /** @type {HTMLElement} */ (document.querySelector('[data-action=start-over]')),
);

/** @param {HTMLElement} room */
const furnish = async (room) => {
  const [{ IDEAS }, { IdeaView }] = await Promise.all([
    part(import('../ideas.js')),
    part(import('./idea-view.js')),
    styled(new URL('../../styles/question.css', import.meta.url).href),
    customElements.whenDefined('interleave-lab'),
  ]);
  const idea = IDEAS.find(({ name }) => name === room.dataset.room);
  if (!idea || !lab.bench) return;
  // Results of an earlier visit are not on this page. So an earlier visit is marked only in the list, and not printed.
  const done = () => {
    room.closest('.idea')?.classList.add('done');
    marks.add(idea.name);
  };
  const view = new IdeaView(idea, lab.bench, done, () => part(import('./recorded-ideas.js')));
  room.replaceChildren(view.element);
  // The lab's element started listening earlier, so it has updated its own state before this listener is called.
  onFacts(() => view.look());
};

for (const room of document.querySelectorAll('.idea-room'))
  onceNear(room, '50% 0px', () => void furnish(/** @type {HTMLElement} */ (room)));

// A link with settings is about the lab, so the page scrolls to it. After a reload or Back the browser restores the
// scroll position.
const [arrival] = performance.getEntriesByType('navigation');
if (
  hasSettings(location.search) &&
  !location.hash &&
  /** @type {PerformanceNavigationTiming|undefined} */ (arrival)?.type === 'navigate'
)
  document.querySelector('#workbench')?.scrollIntoView();
