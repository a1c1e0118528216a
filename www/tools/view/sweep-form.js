/** The form of a sweep: which number, how far, and how many rounds for each value. */
import { build, setText } from '../../ui/dom.js';
import { Choices } from '../../ui/choices.js';
import { ParameterField } from '../../lab/settings/parameter-field.js';

/** @typedef {import('../sweep.js').Sweep} Sweep */
/** @typedef {import('../../lab/bench.js').Bench} Bench */

const ROUNDS = ['1', '3', '6'];

export class SweepForm {
  #sweeps;
  #catalogue;
  #choices;
  #summary = build('p', { class: 'summary' });
  #fields = build('div', { class: 'fields' });
  #rounds = new ParameterField(
    {
      name: 'sweep-rounds',
      label: 'Rounds a value',
      unit: null,
      kind: 'choice',
      default: '1',
      min: null,
      max: null,
      choices: ROUNDS,
      help: 'With more, figures are medians; with 6, lines show how sure a wall time is.',
    },
    () => 1,
    () => {},
  );
  /**
   * Each sweep's upper bound keeps the reader's text while another sweep is chosen.
   * @type {Map<string, ParameterField>}
   */
  #bounds;

  /** @param {Sweep[]} sweeps @param {Bench} bench */
  constructor(sweeps, { catalogue, device }) {
    this.#sweeps = sweeps;
    this.#catalogue = catalogue;
    this.#choices = new Choices(
      'radio',
      'The number',
      sweeps.map(({ name, title, note }) => ({ value: name, title, note })),
      () => this.#show(),
    );
    this.#bounds = new Map(
      sweeps.flatMap((sweep) => {
        const most = sweep.most?.({ catalogue, device });
        return most ? [[sweep.name, boundField(most)]] : [];
      }),
    );
    this.#choices.chosen = [sweeps[0].name];
    this.element = build('div', { class: 'sweep-form' }, this.#choices.element, this.#summary, this.#fields);
    this.#show();
  }

  get sweep() {
    return this.#sweeps.find(({ name }) => this.#choices.chosen.includes(name)) ?? this.#sweeps[0];
  }

  /** Returns null while a text is not valid, and shows the error. @returns {{most: number, rounds: number}|null} */
  read() {
    const bound = this.#bounds.get(this.sweep.name);
    const most = bound ? bound.read() : this.#catalogue.max_tasks;
    if (most === null) bound?.focus();
    return most === null ? null : { most: Number(most), rounds: Number(this.#rounds.read()) };
  }

  #show() {
    setText(this.#summary, this.sweep.summary);
    const bound = this.#bounds.get(this.sweep.name);
    this.#fields.replaceChildren(...(bound ? [bound.element] : []), this.#rounds.element);
  }
}

/** @param {{label: string, default: number, max: number}} most */
const boundField = ({ label, default: first, max }) =>
  new ParameterField(
    {
      name: 'sweep-most',
      label,
      unit: null,
      kind: 'integer',
      default: first,
      min: 2,
      max,
      choices: null,
      help: 'Higher takes longer.',
    },
    () => 1,
    () => {},
  );
