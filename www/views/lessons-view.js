/** The lessons, one at a time. What was guessed and measured in each stays as long as the page does. */
import { explanation } from '../model/explain.js';
import { LESSONS, needsSharedMemory } from '../model/lessons.js';
import { defaultParams, defaultState, workloadOf } from '../model/state.js';
import { build, setText } from './dom.js';
import { QuestionView } from './question-view.js';

/** @typedef {import('./tool.js').Bench} Bench */
/** @typedef {import('../model/lessons.js').Lesson} Lesson */

const SKIP = 'This lesson needs threads that share memory, and this page may not share any: it is not served as an isolated page. Go on with the next lesson.';

/** The lesson's work as the lab shows it. @param {Lesson} lesson @param {Bench} bench */
const stateOf = ({ runs, bars }, { catalogue, machine }) => {
  const state = defaultState(catalogue, machine);
  const { workload = state.workload, params } = runs[runs.length - 1];
  const spec = workloadOf(catalogue, workload);
  const models = [...new Set(bars.map(({ model }) => model))];
  return { ...state, workload, params: { ...(spec ? defaultParams(spec) : {}), ...params }, models };
};

export class LessonsView {
  #bench;
  #at = 0;
  /** One a lesson, once it was opened. @type {Map<Lesson, HTMLElement>} */
  #opened = new Map();
  #place = build('p', { class: 'small', 'data-part': 'lesson-place' });
  #title = build('h3', { tabindex: -1 });
  #room = build('div', {});
  #back = build('button', { type: 'button', 'data-action': 'back' }, 'Back');
  #next = build('button', { type: 'button', 'data-action': 'next' }, 'Next');

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.element = build('section', { class: 'lesson', 'aria-label': 'Lessons' },
      this.#place, this.#title, this.#room, build('div', { class: 'buttons' }, this.#back, this.#next));
    this.#back.addEventListener('click', () => this.#go(-1));
    this.#next.addEventListener('click', () => this.#go(1));
    this.#show();
  }

  /** The heading gets the focus: a reader who cannot see the page is told that it changed. @param {-1|1} step */
  #go(step) {
    const at = this.#at + step;
    if (!LESSONS[at]) return;
    this.#at = at;
    this.#show();
    this.#title.focus();
  }

  #show() {
    const lesson = LESSONS[this.#at];
    setText(this.#place, `${this.#at + 1} of ${LESSONS.length}`);
    setText(this.#title, lesson.title);
    const shown = this.#opened.get(lesson) ?? this.#open(lesson);
    this.#opened.set(lesson, shown);
    this.#room.replaceChildren(shown);
    this.#back.setAttribute('aria-disabled', String(this.#at === 0));
    this.#next.setAttribute('aria-disabled', String(this.#at === LESSONS.length - 1));
  }

  /** @param {Lesson} lesson */
  #open(lesson) {
    const bench = this.#bench;
    const words = [build('p', { class: 'idea' }, lesson.idea), build('p', { class: 'ask' }, lesson.ask)];
    if (!bench.machine.isolated && needsSharedMemory(lesson, bench.catalogue)) return build('div', { class: 'lesson-body' }, ...words, build('p', { class: 'warning' }, SKIP));
    const question = new QuestionView(lesson, bench, (measured, [{ cores }]) => explanation(lesson.explain, measured, { cores }));
    const see = build('button', { type: 'button', class: 'quiet', 'data-action': 'show-lesson' }, 'Put this work into the lab above');
    see.addEventListener('click', () => bench.show(stateOf(lesson, bench)));
    return build('div', { class: 'lesson-body' }, ...words, question.element, see);
  }
}
