/** The way through: each idea's text is in the page; its experiment comes when the reader comes near. */
import { onFacts } from './isolation.js';
import { hasSettings } from './model/address.js';
import { styled } from './views/tool.js';

/** @import { InterleaveLabElement } from './interleave-lab-element.js' */

const lab = /** @type {InterleaveLabElement} */ (document.querySelector('interleave-lab'));

/** @param {HTMLElement} room */
const furnish = async (room) => {
  const [{ LESSONS }, { IdeaView }] = await Promise.all([
    import('./model/lessons.js'), import('./views/idea-view.js'), styled(new URL('./styles/question.css', import.meta.url).href), customElements.whenDefined('interleave-lab'),
  ]);
  const lesson = LESSONS.find(({ name }) => name === room.dataset.room);
  if (!lesson || !lab.bench) return;
  const marked = [room.closest('.idea'), document.querySelector(`.way-places [href="#idea-${lesson.name}"]`)];
  const idea = new IdeaView(lesson, lab.bench, () => marked.forEach((one) => one?.classList.add('done')),
    () => import('./recordings.js'));
  room.replaceChildren(idea.element);
  // The element listens since before, and so knows already.
  onFacts(() => idea.look());
};

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    void furnish(/** @type {HTMLElement} */ (target));
  }
}, { rootMargin: '50% 0px' });
for (const room of document.querySelectorAll('.idea-room')) near.observe(room);

// A link to a piece of work is about the workbench; who comes back to the page finds it where it was left.
const [arrival] = performance.getEntriesByType('navigation');
if (hasSettings(location.search) && !location.hash && /** @type {PerformanceNavigationTiming|undefined} */ (arrival)?.type === 'navigate') document.querySelector('#workbench')?.scrollIntoView();
