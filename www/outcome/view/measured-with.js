/** The device, browser and clock of the measurement. */
import { browserName, machineFacts } from '../../result/origin.js';
import { build } from '../../ui/dom.js';

/** @typedef {import('../../interface.js').RunResult} RunResult */

export class MachineStrip {
  #facts = build('ul', {});
  element = build(
    'div',
    { class: 'machine-strip', 'data-part': 'machine', hidden: true },
    build('span', {}, 'Measured with'),
    this.#facts,
  );

  /** @param {RunResult} result @param {string} [browser] */
  show({ cores, clock_tick_us, isolated, models }, browser = browserName(navigator.userAgent)) {
    const rounds = Math.max(1, ...models.map(({ samples }) => samples.length));
    const facts = machineFacts({ cores, clock_tick_us, isolated, rounds, browser });
    this.#facts.replaceChildren(...facts.map((fact) => build('li', {}, fact)));
    this.element.hidden = false;
  }
}
