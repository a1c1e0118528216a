/** Run, Compare all, Cancel; the progress, as text and as a bar; the sign of life; the announcements. */
import { counted, formatTime } from '../../base/format.js';
import { IDLE } from '../run-words.js';
import { TimeLeft } from '../time-left.js';
import { build, setText } from '../../ui/dom.js';
import { HeartbeatView } from './heartbeat-view.js';

/** @typedef {import('../../interface.js').Progress} Progress */
/** The actions of the buttons. @typedef {{run: () => void, compare: () => void, cancel: () => void}} Actions */

export class RunBar {
  #run = build('button', { type: 'submit', class: 'primary', 'data-action': 'run' }, 'Run');
  #compare = build('button', { type: 'button', 'data-action': 'compare' }, 'Compare all');
  #cancel = build('button', { type: 'button', 'data-action': 'cancel', disabled: true }, 'Cancel');
  #bar = build('progress', { max: '1', value: '0', 'aria-label': 'Turns done' });
  #text = build('p', { class: 'progress-text', 'data-part': 'progress' }, IDLE);
  #warning = build('p', { class: 'warning', 'data-part': 'freeze-warning', hidden: true });
  #problem = build('p', { class: 'problem', 'data-part': 'problem', hidden: true });
  #live = build('p', { class: 'visually-hidden', role: 'status', 'data-part': 'live' });
  #heartbeat = new HeartbeatView();
  #left = new TimeLeft(0);
  #buttons = build('div', { class: 'buttons' }, this.#run, this.#compare, this.#cancel);
  #blocked = build('p', { class: 'blocked', 'data-part': 'blocked', hidden: true });

  /**
   * @param {string} form the id of the controls' form
   * @param {Actions} actions
   * @param {HTMLElement} beside placed beside the progress
   */
  constructor(form, actions, beside) {
    this.#run.setAttribute('form', form);
    this.element = build(
      'section',
      { class: 'run-bar', 'aria-label': 'Run' },
      this.#buttons,
      this.#blocked,
      this.#heartbeat.element,
      this.#bar,
      build('div', { class: 'run-foot' }, this.#text, beside),
      this.#problem,
      this.#live,
    );
    this.warning = this.#warning;
    // Enter in a field clicks this button too. The form itself is not submitted: a sandboxed frame may not submit
    // forms.
    this.#run.addEventListener('click', (event) => {
      event.preventDefault();
      actions.run();
    });
    this.#compare.addEventListener('click', actions.compare);
    this.#cancel.addEventListener('click', actions.cancel);
  }

  connect() {
    this.#heartbeat.connect();
  }
  disconnect() {
    this.#heartbeat.disconnect();
  }

  /**
   * Warns before a run that will freeze the page.
   * @param {boolean} selected whether the plain loop is among the chosen models
   */
  warnOfFreeze(selected) {
    this.#warning.hidden = !selected || !this.#blocked.hidden;
    setText(
      this.#warning,
      selected
        ? 'Sequential works on the page’s own thread: during its turn the page is frozen and Cancel cannot work.'
        : '',
    );
  }

  /**
   * aria-disabled, not disabled: if the focused button were disabled, the focus would jump to the top of the page.
   * @param {boolean} running
   */
  set running(running) {
    for (const button of [this.#run, this.#compare]) button.setAttribute('aria-disabled', String(running));
    this.#cancel.disabled = !running;
    if (running) this.#left = new TimeLeft(performance.now());
    if (!running && document.activeElement === this.#cancel) this.#run.focus();
  }

  /**
   * Where nothing can run, the reason takes the place of the buttons.
   * @param {{why: string, mend: string}|null} reason
   */
  set blocked(reason) {
    this.#buttons.hidden = this.#bar.hidden = this.#text.hidden = this.#heartbeat.element.hidden = reason !== null;
    this.#blocked.hidden = reason === null;
    // WebKit throws an error for a worker before it reports the policy that blocked it.
    if (reason) this.problem = null;
    if (reason) this.#warning.hidden = true;
    setText(
      this.#blocked,
      reason === null ? '' : `Nothing can be run here. ${reason.why} ${reason.mend} Below is what was recorded.`,
    );
  }

  get running() {
    return this.#run.getAttribute('aria-disabled') === 'true';
  }

  /** @param {string} text */
  announce(text) {
    setText(this.#live, text);
  }

  /** @param {string|null} text */
  set problem(text) {
    this.#problem.hidden = text === null;
    setText(this.#problem, text ?? '');
    if (text !== null) this.announce(text);
  }

  /** @param {string} text @param {number} [part] 0…1 */
  say(text, part = 0) {
    setText(this.#text, text);
    this.#bar.value = part;
  }

  /** @param {Progress} progress @param {string} title the model's */
  progress({ turn, turns, part, round, partial }, title) {
    const done = partial.tasks.filter((task) => task.end_ms !== null).length;
    const tasks = partial.tasks.length > 0 ? ` · ${done} of ${counted(partial.tasks.length, 'task')}` : '';
    const warmUp = round < 0 ? ', to warm up' : '';
    const left = this.#left.words(part, performance.now());
    this.say(
      `${title}${warmUp}, turn ${turn + 1} of ${turns}${tasks} · ${formatTime(partial.wall_ms)}${left && ` · ${left}`}`,
      part,
    );
  }
}
