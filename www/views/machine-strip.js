/** What the figures were measured with. */
import { machineFacts } from '../model/cautions.js';
import { build } from './dom.js';

/** @typedef {import('../protocol.js').RunResult} RunResult */

export class MachineStrip {
  #facts = build('ul', {});
  element = build('div', { class: 'machine-strip', 'data-part': 'machine', hidden: true }, build('span', {}, 'Measured with'), this.#facts);

  /** @param {RunResult} result */
  show({ cores, clock_tick_us, isolated, models }) {
    const rounds = Math.max(1, ...models.map(({ samples }) => samples.length));
    const facts = machineFacts({ cores, clock_tick_us, isolated, rounds, userAgent: navigator.userAgent });
    this.#facts.replaceChildren(...facts.map((fact) => build('li', {}, fact)));
    this.element.hidden = false;
  }
}
