/** One idea's experiment on the page: the guess, the run, the figures, and the run as a picture. */
import { askedOf, stateOf } from '../ideas.js';
import { build } from '../../ui/dom.js';
import { part } from '../../ui/missing-part.js';
import { QuestionView } from '../../question/view/question-view.js';
import { TracePicture } from '../../timeline/view/trace-picture.js';
import { Unfolding } from '../../timeline/view/unfolding.js';

/** @typedef {import('../../lab/bench.js').Bench} Bench */
/** @typedef {import('../ideas.js').Idea} Idea */
/** @typedef {import('../../interface.js').RunResult} RunResult */
/**
 * Loads the view of the recorded runs, where something cannot run here. `labels` null: nothing can run.
 * @typedef {() => Promise<{missingNote: (labels: string[]) => HTMLElement, recordedIdea: (idea: Idea, labels:
 *   string[]|null) => Promise<HTMLElement|null>}>} Apart
 */

const PLAY_MS = 1500;

export class IdeaView {
  #idea;
  #bench;
  #question;
  #missing;
  #done;
  #apart;
  #figure = build('figure', { class: 'idea-picture', 'data-part': 'idea-picture', hidden: true });
  /** @type {TracePicture|null} */
  #picture = null;

  /**
   * @param {Idea} idea
   * @param {Bench} bench
   * @param {() => void} done called after the runs
   * @param {Apart} apart
   */
  constructor(idea, bench, done, apart) {
    this.#idea = idea;
    this.#bench = bench;
    this.#done = done;
    this.#apart = apart;
    const { missing, ...asked } = askedOf(idea, bench.catalogue, bench.device);
    this.#question = new QuestionView(asked, bench, (results) => this.#end(asked, results));
    this.#missing = missing;
    const show = build(
      'button',
      { type: 'button', class: 'quiet', 'data-action': 'show-idea' },
      'Put this into the workbench',
    );
    show.addEventListener('click', () => this.#put());
    this.element = build('div', { class: 'idea-experiment' }, this.#question.element, this.#figure, show);
    this.look();
    if (missing.length > 0) void this.#tell();
  }

  /** Called when the capability level changes: more, or less, may run here now. */
  look() {
    this.#question.look();
    if (this.#nothing) void this.#showRecorded(null);
  }

  get #nothing() {
    return this.#bench.capability()?.name === 'recorded';
  }

  async #tell() {
    const { missingNote } = await this.#apart();
    if (!this.#nothing) this.element.prepend(missingNote(this.#missing));
  }

  /** Shows the recorded figures once, if there are any. @param {string[]|null} missing null: all of them */
  async #showRecorded(missing) {
    const figures = await (await this.#apart()).recordedIdea(this.#idea, missing);
    if (figures && !this.element.querySelector('.idea-recorded')) this.#figure.after(figures);
    // Where nothing can run, the question's place says why, so the note about the missing models is removed.
    if (!missing) this.element.querySelector('.idea-missing')?.remove();
  }

  /** Puts the idea's settings into the lab. Where nothing runs, thread models are shown as recorded, like the rest. */
  #put() {
    const { catalogue, device, show } = this.#bench;
    show(stateOf(this.#idea, catalogue, this.#nothing ? { ...device, isolated: true } : device));
  }

  /**
   * @param {import('../../question/judge.js').Question} asked
   * @param {RunResult[]} results
   * @returns {Promise<string[]>}
   */
  async #end(asked, results) {
    const [{ explanation }, { pictureOf }, { measuredOf }] = await Promise.all([
      part(import('../explain.js')),
      part(import('../idea-picture.js')),
      part(import('../../question/judge.js')),
    ]);
    const measured = measuredOf(asked, results);
    this.#show(pictureOf(measured));
    this.#done();
    // The recorded figures come after the reader's guess: earlier they would give the answer away.
    if (this.#missing.length > 0) await this.#showRecorded(this.#missing);
    return explanation(this.#idea.name, measured, { cores: results[0].cores });
  }

  /** @param {import('../idea-picture.js').Picture} picture */
  #show(picture) {
    this.#picture?.dispose();
    this.#picture = new TracePicture(picture, `What happened: ${picture.groups.map(({ title }) => title).join('. ')}.`);
    this.#picture.part = 0;
    this.#figure.hidden = false;
    this.#figure.replaceChildren(
      this.#picture.element,
      this.#picture.legend,
      build('figcaption', { class: 'small' }, 'What happened, in the middle round of each, on one time axis.'),
    );
    new Unfolding(this.#picture, PLAY_MS, () => {}).start();
  }
}
