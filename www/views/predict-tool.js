/** Predict, then run: a guess first, then the measurement over it; for the lab's own work, or in lessons. */
import { build, uniqueId } from './dom.js';
import { LessonsView } from './lessons-view.js';
import { PredictView } from './predict-view.js';

/** @typedef {import('./tool.js').Bench} Bench */

/** @param {Bench} bench @returns {import('./tool.js').Tool} */
export function predictTool(bench) {
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
