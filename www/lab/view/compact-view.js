/**
 * The lab in somebody's post: a heading that says what is run, then Run, then the parts that the author chose. Its
 * settings are folded away, or locked. Loaded where an attribute asks for it.
 */
import { writeAddress } from '../address.js';
import { describeSettings } from '../change.js';
import { PARTS } from '../look.js';
import { predictionOf } from '../../question/predict.js';
import { workloadOf } from '../state.js';
import { build, setText } from '../../ui/dom.js';
import { PartTabs } from './part-tabs.js';
import { styled } from '../../ui/on-demand.js';
import { ScreenQuestion } from '../../question/view/screen-question.js';

/** @typedef {import('../look.js').Look} Look */
/** @typedef {import('../state.js').LabState} LabState */
/**
 * `tools`: the tools are for the whole lab only, so `show` has no name for them.
 * @typedef {{lab: HTMLElement, controls: HTMLElement, runBar: HTMLElement, exchange: HTMLElement, tools: HTMLElement,
 *   bench: import('../bench.js').Bench}} Parts
 */

const PAGE = new URL('../../../index.html', import.meta.url).href;

export class CompactView {
  #parts;
  #title = build('h2', {});
  #summary = build('p', { class: 'compact-summary' });
  #settings = build('p', { class: 'small', 'data-part': 'settings' });
  #toggle;
  #whole = build('a', { class: 'small', target: '_blank', rel: 'noopener' }, 'Open in Interleave');
  #room = build('section', { class: 'panel compact-question', 'aria-label': 'Guess first', hidden: true });
  /** @type {Look|null} */
  #look = null;
  /** @type {LabState|null} */
  #state = null;
  #question;
  /** Null unless this is a frame's page, whose height the page around it sets. @type {PartTabs|null} */
  #tabs;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#question = new ScreenQuestion(this.#room, parts.bench);
    const { lab, controls, runBar, tools } = parts;
    this.#toggle = build(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'data-action': 'settings',
        'aria-expanded': 'false',
        'aria-controls': controls.id,
      },
      'Change the settings',
    );
    this.#toggle.addEventListener('click', () => this.#fold(!controls.hidden));
    // An empty title, since the element's own title would appear as a tooltip wherever the pointer rests.
    lab.title = tools.title = '';
    lab.prepend(
      build(
        'header',
        { class: 'compact-head' },
        build('div', { class: 'panel-head' }, this.#title, this.#whole),
        this.#summary,
        build('div', { class: 'compact-settings' }, this.#settings, this.#toggle),
      ),
      this.#room,
    );
    this.#tabs = document.documentElement.classList.contains('embed') ? new PartTabs(lab) : null;
    runBar.after(controls, ...(this.#tabs ? [this.#tabs.element] : []));
    this.#fold(true);
  }

  /** @param {boolean} folded */
  #fold(folded) {
    this.#parts.controls.hidden = folded;
    this.#toggle.setAttribute('aria-expanded', String(!folded));
  }

  /** @param {Look} look @param {LabState|null} state */
  show(look, state) {
    const before = this.#look;
    this.#look = look;
    const { lab, exchange, tools } = this.#parts;
    const parts = look.show ?? PARTS;
    lab.toggleAttribute('data-locked', look.locked);
    exchange.hidden = !parts.includes('files');
    this.#tabs?.offer(parts);
    // A link's moment is in the timeline.
    if (look.moment !== null && look.moment !== before?.moment) this.#tabs?.choose('trace');
    // The display options are applied, so the lab can become visible.
    lab.dataset.show = parts.join(' ');
    // Some tools change the settings on the screen.
    tools.hidden = look.show !== null || look.locked;
    if (look.locked) this.#fold(true);
    this.update(state);
  }

  /** @param {LabState|null} state null while a setting on the screen is not valid */
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

  /** Called when the page learns more about what it can run. */
  look() {
    this.#question.look();
  }

  async #pose() {
    const { lab, bench } = this.#parts;
    const asked = () => this.#look?.question ?? null;
    if (asked() !== null) await styled(new URL('../../styles/question.css', import.meta.url).href);
    if (this.#question.running) return;
    // The question may have changed during the load.
    const question = asked();
    const prediction = question && predictionOf(this.#state, bench.catalogue, bench.device, question);
    await this.#question.pose(prediction, question?.words);
    lab.toggleAttribute('data-question', this.#question.open);
    this.#room.hidden = prediction === null;
  }
}
