/**
 * The note above the times: their workload, settings and time of day and, once the settings have changed, that they no
 * longer match. Loaded with the first run.
 */
import { ranWords, staleWords, whenWords } from '../ran.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../result/origin.js').Recorded} Recorded */
/** @typedef {import('../../lab/state.js').LabState} LabState */
/**
 * `settings`: puts the run's settings on the screen. `back`: returns to the reader's own run, while another one is
 * shown in its place. `forget`: removes the run that is stored for the next visit.
 * @typedef {{run: () => void, settings: () => void, back: () => void, forget: () => void}} RanActions
 */
/**
 * `from`: the source of a run that is not the latest one. `own`: the reader has a run of their own to return to.
 * `kept`: this browser stores the run.
 * @typedef {{recorded: Recorded, state: LabState|null, from: string, own: boolean, kept: boolean}} Shown
 */

/** @param {string} action @param {string} text @param {() => void} act */
const button = (action, text, act, quiet = true) => {
  const element = build('button', { type: 'button', class: quiet ? 'quiet' : null, 'data-action': action }, text);
  element.addEventListener('click', act);
  return element;
};

export class RanNote {
  #catalogue;
  #work = build('strong', {});
  #rest = build('span', {});
  #stale = build('p', {});
  #back;
  #forget;
  #ran = build('p', { class: 'ran small', 'data-part': 'ran' }, this.#work, this.#rest);
  #staleRoom;
  #buttons;

  /** @param {import('../../base/catalogue.js').Catalogue} catalogue @param {RanActions} actions */
  constructor(catalogue, actions) {
    this.#catalogue = catalogue;
    this.#back = button('own-run', 'Back to your own run', actions.back);
    this.#forget = button('forget-run', 'Forget this run', actions.forget);
    this.#staleRoom = build(
      'div',
      { class: 'stale-note', 'data-part': 'stale', hidden: true },
      this.#stale,
      build(
        'div',
        { class: 'buttons' },
        button('run-stale', 'Run what is set now', actions.run, false),
        button('settings-of-run', 'Set what these results are of', actions.settings),
      ),
    );
    this.#buttons = build('div', { class: 'buttons' }, this.#back, this.#forget);
    this.element = build('div', { class: 'ran-note' }, this.#ran, this.#buttons, this.#staleRoom);
  }

  /** @param {Shown|null} shown null: nothing has run, or another note describes the run */
  show(shown) {
    this.#ran.hidden = this.#buttons.hidden = shown === null;
    if (!shown) return;
    const { recorded, from, own, kept } = shown;
    const { work, settings } = ranWords(recorded, this.#catalogue);
    const when = whenWords(recorded.about);
    setText(this.#work, work);
    setText(this.#rest, ` · ${settings}${when && ` · ran ${when}`}${from && ` · ${from}`}`);
    this.#back.hidden = !own;
    this.#forget.hidden = !kept;
    this.#buttons.hidden = !own && !kept;
  }

  /** @param {LabState|null} ran @param {LabState|null} now @param {boolean} stale */
  mark(ran, now, stale) {
    this.#staleRoom.hidden = !stale;
    if (ran && stale) setText(this.#stale, staleWords(ran, now, this.#catalogue));
  }
}
