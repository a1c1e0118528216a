/** One idea's experiment, in its place on the page: the guess, the run, what was measured, and how it went as a picture. */
import { askedOf, stateOf } from '../model/ideas.js';
import { build } from './dom.js';
import { QuestionView } from './question-view.js';
import { TracePicture } from './trace-picture.js';
import { Unfolding } from './unfolding.js';

/** @typedef {import('./tool.js').Bench} Bench */
/** @typedef {import('../model/ideas.js').Idea} Idea */
/** @typedef {import('../model/judge.js').Measured} Measured */
/** @typedef {import('../protocol.js').RunResult} RunResult */
/** What there is of what cannot run here, loaded where something cannot; null instead of labels: nothing runs.
 * @typedef {() => Promise<{missingNote: (labels: string[]) => HTMLElement, recordedIdea: (idea: Idea, labels: string[]|null) => Promise<HTMLElement|null>}>} Apart */

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

  /** @param {Idea} idea @param {Bench} bench @param {() => void} done what to do once it was measured @param {Apart} apart */
  constructor(idea, bench, done, apart) {
    this.#idea = idea;
    this.#bench = bench;
    this.#done = done;
    this.#apart = apart;
    const { missing, ...asked } = askedOf(idea, bench.catalogue, bench.machine);
    this.#question = new QuestionView(asked, bench, (measured, results) => this.#end(measured, results));
    this.#missing = missing;
    const show = build('button', { type: 'button', class: 'quiet', 'data-action': 'show-idea' }, 'Put this into the workbench');
    show.addEventListener('click', () => this.#put());
    this.element = build('div', { class: 'idea-experiment' }, this.#question.element, this.#figure, show);
    this.look();
    if (missing.length > 0) void this.#tell();
  }

  /** What can run here may be known better now. */
  look() {
    this.#question.look();
    if (this.#nothing) void this.#showRecorded(null);
  }

  get #nothing() { return this.#bench.rung()?.name === 'recorded'; }

  async #tell() {
    const { missingNote } = await this.#apart();
    if (!this.#nothing) this.element.prepend(missingNote(this.#missing));
  }

  /** Once, where there is a recording. @param {string[]|null} missing null: all of it */
  async #showRecorded(missing) {
    const figures = await (await this.#apart()).recordedIdea(this.#idea, missing);
    if (figures && !this.element.querySelector('.idea-recorded')) this.#figure.after(figures);
    // Where the rest does not run either, the question's place says why.
    if (!missing) this.element.querySelector('.idea-missing')?.remove();
  }

  /** Where nothing runs, threads are recorded like the rest. */
  #put() {
    const { catalogue, machine, show } = this.#bench;
    show(stateOf(this.#idea, catalogue, this.#nothing ? { ...machine, isolated: true } : machine));
  }

  /** @param {Measured[]} measured @param {RunResult[]} results @returns {Promise<string[]>} */
  async #end(measured, [{ cores }]) {
    const [{ explanation }, { pictureOf }] = await Promise.all([import('../model/explain.js'), import('../model/idea-picture.js')]);
    this.#show(pictureOf(measured));
    this.#done();
    // A guess comes first, so not before.
    if (this.#missing.length > 0) await this.#showRecorded(this.#missing);
    return explanation(this.#idea.name, measured, { cores });
  }

  /** @param {import('../model/idea-picture.js').Picture} picture */
  #show(picture) {
    this.#picture?.dispose();
    this.#picture = new TracePicture(picture, `What happened: ${picture.groups.map(({ title }) => title).join('. ')}.`);
    this.#picture.part = 0;
    this.#figure.hidden = false;
    this.#figure.replaceChildren(this.#picture.element, this.#picture.legend,
      build('figcaption', { class: 'small' }, 'What happened, in the middle round of each, on one time axis.'));
    new Unfolding(this.#picture, PLAY_MS, () => {}).start();
  }
}
