/** Predict, then run: a guess first, then the measurement over it; for the lab's own work, or in lessons. */
import { build, uniqueId } from './dom.js';
import { LessonsView } from './lessons-view.js';
import { PredictView } from './predict-view.js';

/** @typedef {import('./tool.js').Bench} Bench */

/** Nothing is shown before its style is there; if it does not come, the tool works without. @returns {Promise<unknown>} */
const styled = () => new Promise((resolve) => {
  const link = build('link', { rel: 'stylesheet', href: new URL('../styles/lesson.css', import.meta.url).href });
  for (const type of ['load', 'error']) link.addEventListener(type, resolve);
  document.head.append(link);
});

/** @param {Bench} bench */
function predictTool(bench) {
  const modes = [{ title: 'What is set above', view: new PredictView(bench) }, { title: 'Seven lessons', view: new LessonsView(bench) }];
  const name = uniqueId('mode');
  const inputs = modes.map((_, index) => build('input', { type: 'radio', name, checked: index === 0 }));
  const choice = build('fieldset', { class: 'modes' }, build('legend', {}, 'Guess'),
    build('div', { class: 'segments' }, ...modes.map(({ title }, index) => build('label', {}, inputs[index], build('span', {}, title)))));
  const show = () => modes.forEach(({ view }, index) => { view.element.hidden = !inputs[index].checked; });
  choice.addEventListener('change', show);
  show();
  return { element: build('div', { class: 'predict-tool' }, choice, ...modes.map(({ view }) => view.element)) };
}

/** @returns {Promise<(bench: Bench) => import('./tool.js').Tool>} */
export const load = async () => {
  await styled();
  return predictTool;
};
