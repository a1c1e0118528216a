/** One idea's experiment, in its place on the page: the guess, the run, what was measured, and how it went as a picture. */
import { askedOf, stateOf } from '../model/ideas.js';
import { listed } from '../model/format.js';
import { build } from './dom.js';
import { QuestionView } from './question-view.js';
import { TracePicture } from './trace-picture.js';
import { Unfolding } from './unfolding.js';

/** @typedef {import('./tool.js').Bench} Bench */
/** @typedef {import('../model/ideas.js').Idea} Idea */
/** @typedef {import('../model/judge.js').Measured} Measured */
/** @typedef {import('../protocol.js').RunResult} RunResult */

const PLAY_MS = 1500;
const SHOW = 'Put this into the workbench';
/** Where nothing runs. */
const INSTEAD = `A recorded run of such work is in the workbench below: “${SHOW}” chooses it there. Its numbers are its own.`;

export class IdeaView {
  #idea;
  #bench;
  #question;
  #missing;
  #done;
  #figure = build('figure', { class: 'idea-picture', 'data-part': 'idea-picture', hidden: true });
  /** @type {TracePicture|null} */
  #picture = null;

  /** @param {Idea} idea @param {Bench} bench @param {() => void} done what to do once it was measured */
  constructor(idea, bench, done) {
    this.#idea = idea;
    this.#bench = bench;
    this.#done = done;
    const { missing, ...asked } = askedOf(idea, bench.catalogue, bench.machine);
    this.#question = new QuestionView(asked, bench, (measured, results) => this.#end(measured, results), INSTEAD);
    this.#missing = missing.length > 0 ? missingNote(missing) : null;
    const show = build('button', { type: 'button', class: 'quiet', 'data-action': 'show-idea' }, SHOW);
    show.addEventListener('click', () => this.#put());
    this.element = build('div', { class: 'idea-experiment' }, ...(this.#missing ? [this.#missing] : []), this.#question.element, this.#figure, show);
    this.look();
  }

  /** What can run here may be known better now. */
  look() {
    this.#question.look();
    // There the rest does not run either, and the question's place says why.
    if (this.#missing) this.#missing.hidden = this.#bench.rung()?.name === 'recorded';
  }

  /** Where nothing runs, threads are recorded like the rest. */
  #put() {
    const { catalogue, machine, rung, show } = this.#bench;
    show(stateOf(this.#idea, catalogue, rung()?.name === 'recorded' ? { ...machine, isolated: true } : machine));
  }

  /** @param {Measured[]} measured @param {RunResult[]} results @returns {Promise<string[]>} */
  async #end(measured, [{ cores }]) {
    const [{ explanation }, { pictureOf }] = await Promise.all([import('../model/explain.js'), import('../model/idea-picture.js')]);
    this.#show(pictureOf(measured));
    this.#done();
    return explanation(this.#idea.explain, measured, { cores });
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

/** Where memory cannot be shared. Why, the page may learn later: so it is said in one place only. @param {string[]} labels */
const missingNote = (labels) => build('p', { class: 'idea-missing', 'data-part': 'idea-missing' },
  `Missing here: ${listed(labels)}. They need shared memory, and this page has none: the line above the workbench says why.`);
