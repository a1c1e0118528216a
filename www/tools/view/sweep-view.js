/** The tool “Sweep one number”: one run for each value, one after another. The charts are drawn as results arrive. */
import { wasCancelled } from '../../base/failure.js';
import { modelTitle } from '../../lab/state.js';
import { failureOf, notesOf, pointsOf, remarksOn } from '../sweep.js';
import { INTERVAL_SWEEP } from '../sweep-interval.js';
import { TASKS_SWEEP } from '../sweep-tasks.js';
import { WAITS_SWEEP } from '../sweep-waits.js';
import { WORKERS_SWEEP } from '../sweep-workers.js';
import { ChartView } from './chart-view.js';
import { build, setText } from '../../ui/dom.js';
import { FiguresTable } from '../../ui/figures-table.js';
import { SweepForm } from './sweep-form.js';

/** @typedef {import('../../lab/bench.js').Bench} Bench */
/** @typedef {import('../sweep.js').Sweep} Sweep */
/** @typedef {import('../sweep.js').Plan} Plan */
/** @typedef {import('../sweep.js').Point} Point */
/** @typedef {import('../sweep.js').Fractions} Fractions */
/**
 * A sweep in progress, or finished.
 * @typedef {{sweep: Sweep, plan: Plan, points: Point[], fractions: Fractions}} Course
 */

/** @param {string[]} texts */
const listItems = (texts) => texts.map((text) => build('li', {}, text));

export class SweepView {
  #bench;
  #form;
  #start = build('button', { type: 'button', class: 'primary', 'data-action': 'sweep' }, 'Sweep');
  #cancel = build('button', { type: 'button', 'data-action': 'sweep-cancel', disabled: true }, 'Cancel');
  #bar = build('progress', { max: '1', value: '0', 'aria-label': 'Values measured' });
  #text = build('p', { class: 'progress-text', 'data-part': 'sweep-progress' }, 'Nothing is measured yet.');
  #live = build('p', { class: 'visually-hidden', role: 'status' });
  #problem = build('p', { class: 'problem', 'data-part': 'sweep-problem', hidden: true });
  #work = build('p', { class: 'small' });
  #readings = build('ul', { class: 'reading', 'data-part': 'sweep-readings' });
  #failures = build('ul', { class: 'sweep-failures', 'data-part': 'sweep-failures' });
  #notes = build('ul', { class: 'sweep-notes small' });
  #charts = [new ChartView(), new ChartView()];
  #table = new FiguresTable('What the sweep measured');
  #shown = build(
    'div',
    { class: 'sweep-shown', hidden: true },
    this.#work,
    this.#readings,
    this.#failures,
    build('div', { class: 'charts' }, ...this.#charts.map(({ element }) => element), this.#table.element),
    this.#notes,
  );
  #stopped = false;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.#form = new SweepForm([WORKERS_SWEEP, TASKS_SWEEP, WAITS_SWEEP, INTERVAL_SWEEP], bench);
    this.#start.addEventListener('click', () => this.#press());
    this.#cancel.addEventListener('click', () => {
      this.#stopped = true;
      this.#bench.cancel();
    });
    this.element = build(
      'div',
      { class: 'sweep', 'data-part': 'sweep' },
      this.#form.element,
      build(
        'div',
        { class: 'sweep-bar' },
        build('div', { class: 'buttons' }, this.#start, this.#cancel),
        this.#bar,
        this.#text,
        this.#live,
        this.#problem,
      ),
      this.#shown,
    );
  }

  async #press() {
    if (this.#running) return;
    const read = this.#form.read();
    if (!read) return;
    const { sweep } = this.#form;
    const plan = sweep.plan({
      catalogue: this.#bench.catalogue,
      device: this.#bench.device,
      state: this.#bench.state(),
      ...read,
    });
    if ('problem' in plan) {
      this.#complain(plan.problem);
      return;
    }
    this.#complain(null);
    this.#running = true;
    try {
      await this.#take({ sweep, plan, points: [], fractions: new Map() });
    } finally {
      this.#running = false;
    }
  }

  /**
   * Takes the measurements. Whether it completes or not, the results so far are shown and fitted.
   * @param {Course} course
   */
  async #take(course) {
    const { steps } = course.plan;
    this.#stopped = false;
    this.#show(course);
    this.#announce(`Sweep started: ${steps.length} values.`);
    let done = 0;
    try {
      while (done < steps.length && (await this.#measure(course, done))) done += 1;
      await this.#fit(course);
    } catch (error) {
      this.#complain(error instanceof Error ? error.message : String(error));
    }
    const end =
      done < steps.length ? `Stopped after ${done} of ${steps.length} values.` : `Done: ${steps.length} values.`;
    this.#say(end, done / steps.length);
    this.#announce(end);
  }

  /** Returns whether the run completed. @param {Course} course @param {number} index @returns {Promise<boolean>} */
  async #measure(course, index) {
    const {
      sweep,
      plan: { steps },
      points,
    } = course;
    const { x, options } = steps[index];
    const place = `Value ${index + 1} of ${steps.length}: ${sweep.value(x)}`;
    this.#say(place, index / steps.length);
    const result = await this.#bench.measure(options, ({ model, round, part }) =>
      this.#say(
        `${place} · ${modelTitle(this.#bench.catalogue, model)}${round < 0 ? ', to warm up' : ''}`,
        (index + part) / steps.length,
      ),
    );
    points.push(...pointsOf(steps[index], result, this.#bench.catalogue));
    this.#show(course);
    return !this.#stopped && !wasCancelled(result);
  }

  /** @param {Course} course */
  async #fit(course) {
    for (const [model, points] of course.sweep.toFit?.(course.points) ?? [])
      course.fractions.set(model, await this.#bench.serialFraction(points));
    this.#show(course);
  }

  /** @param {Course} course */
  #show({ sweep, plan, points, fractions }) {
    const { charts, table, readings } = sweep.show(
      points,
      plan.steps.map(({ x }) => x),
      fractions,
    );
    this.#shown.hidden = false;
    setText(this.#work, `${plan.work}.`);
    this.#charts.forEach((view, i) => {
      view.element.hidden = i >= charts.length;
      if (charts[i]) view.show(charts[i]);
    });
    this.#table.show(table);
    this.#readings.replaceChildren(...listItems(readings));
    this.#failures.replaceChildren(...listItems(remarksOn(points, failureOf, sweep.label)));
    this.#notes.replaceChildren(...listItems(remarksOn(points, notesOf, sweep.label)));
  }

  get #running() {
    return this.#start.getAttribute('aria-disabled') === 'true';
  }

  /** aria-disabled, not disabled: if the focused button were disabled, the focus would jump to the top of the page. */
  set #running(running) {
    this.#start.setAttribute('aria-disabled', String(running));
    this.#cancel.disabled = !running;
    if (!running && document.activeElement === this.#cancel) this.#start.focus();
  }

  /** @param {string} text @param {number} part 0…1 */
  #say(text, part) {
    setText(this.#text, text);
    this.#bar.value = part;
  }

  /** @param {string} text */
  #announce(text) {
    setText(this.#live, text);
  }

  /** @param {string|null} text */
  #complain(text) {
    this.#problem.hidden = text === null;
    setText(this.#problem, text ?? '');
    if (text !== null) this.#announce(text);
  }
}
