/**
 * The lab as it stands in somebody's post: a head that says what is run, then Run, then the parts that the author chose.
 * Its settings are folded away, or locked. Loaded where an attribute asks for it.
 */
import { writeAddress } from '../model/address.js';
import { describeSettings } from '../model/change.js';
import { PARTS } from '../model/look.js';
import { predictionOf } from '../model/predict.js';
import { workloadOf } from '../model/state.js';
import { build, setText } from './dom.js';
import { ScreenQuestion } from './screen-question.js';
import { styled } from './on-demand.js';

/** @typedef {import('../model/look.js').Look} Look */
/** @typedef {import('../model/state.js').LabState} LabState */
/** `exchange` and `tools` are of the whole lab: nobody can name them in `show`. @typedef {{lab: HTMLElement, controls: HTMLElement, runBar: HTMLElement, exchange: HTMLElement, tools: HTMLElement, bench: import('./tool.js').Bench}} Parts */

const PAGE = new URL('../../index.html', import.meta.url).href;

export class CompactView {
  #parts;
  #title = build('h2', {});
  #summary = build('p', {});
  #settings = build('p', { class: 'small', 'data-part': 'settings' });
  #toggle;
  #whole = build('a', { class: 'small', target: '_blank', rel: 'noopener' }, 'Open in Interleave');
  #room = build('section', { class: 'panel compact-question', 'aria-label': 'Guess first', hidden: true });
  /** @type {Look|null} */
  #look = null;
  /** @type {LabState|null} */
  #state = null;
  #question;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#question = new ScreenQuestion(this.#room, parts.bench);
    const { lab, controls, runBar, tools } = parts;
    this.#toggle = build('button', { type: 'button', class: 'quiet', 'data-action': 'settings', 'aria-expanded': 'false', 'aria-controls': controls.id }, 'Change the settings');
    this.#toggle.addEventListener('click', () => this.#fold(!controls.hidden));
    // The element's own title would come up wherever the pointer rests.
    lab.title = tools.title = '';
    lab.prepend(build('header', { class: 'compact-head' }, build('div', { class: 'panel-head' }, this.#title, this.#whole), this.#summary, this.#settings,
      build('div', { class: 'buttons' }, this.#toggle)), this.#room);
    runBar.after(controls);
    this.#fold(true);
  }

  /** @param {boolean} folded */
  #fold(folded) {
    this.#parts.controls.hidden = folded;
    this.#toggle.setAttribute('aria-expanded', String(!folded));
  }

  /** @param {Look} look @param {LabState|null} state */
  show(look, state) {
    this.#look = look;
    const { lab, exchange, tools } = this.#parts;
    lab.dataset.show = (look.show ?? PARTS).join(' ');
    lab.toggleAttribute('data-locked', look.locked);
    exchange.hidden = look.show !== null;
    // Some of them put other settings on the screen.
    tools.hidden = look.show !== null || look.locked;
    if (look.locked) this.#fold(true);
    this.update(state);
  }

  /** @param {LabState|null} state null while something on the screen is no value */
  update(state) {
    if (!state || !this.#look) return;
    this.#state = state;
    const { catalogue } = this.#parts.bench;
    const workload = workloadOf(catalogue, state.workload);
    setText(this.#title, this.#look.title ?? workload?.title ?? state.workload);
    setText(this.#summary, workload?.summary ?? '');
    setText(this.#settings, describeSettings(state, catalogue));
    this.#whole.href = PAGE + writeAddress(state);
    void this.#pose();
  }

  /** What can run here is known better now. */
  look() { this.#question.look(); }

  async #pose() {
    const { lab, bench } = this.#parts;
    const asked = () => this.#look?.question ?? null;
    if (asked() !== null) await styled(new URL('../styles/question.css', import.meta.url).href);
    if (this.#question.running) return;
    // Meanwhile it may be another.
    const question = asked();
    const prediction = question === null ? null : predictionOf(this.#state, bench.catalogue, bench.machine);
    this.#question.pose(prediction, question ?? '');
    lab.toggleAttribute('data-question', this.#question.open);
    this.#room.hidden = prediction === null;
  }
}
