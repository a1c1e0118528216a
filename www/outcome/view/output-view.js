/** The printed lines, in the order of printing. */
import { counted, formatTime } from '../../base/format.js';
import { copyButton } from '../../ui/copy-button.js';
import { build, setText } from '../../ui/dom.js';

/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('../../interface.js').OutputLine} OutputLine */

/** A limit: nobody reads more lines, and building them would block the page. */
const MAX_LINES = 2000;

/** @param {OutputLine} line */
const lineItem = (line) =>
  build(
    'li',
    {},
    build('span', { class: 'output-time' }, formatTime(line.t_ms)),
    build('span', { class: line.stream === 'stderr' ? 'output-text stderr' : 'output-text' }, line.text),
    line.task === null ? null : build('span', { class: 'output-task' }, line.thread ?? `task ${line.task + 1}`),
  );

/** @param {OutputLine} line */
const printed = ({ t_ms, text }) => `${formatTime(t_ms)}\t${text}`;

/** One model's lines. New lines are appended: rebuilding all several times a second would take time from the run. */
class OutputGroup {
  #list = build('ol', {});
  /** @type {OutputLine[]} */
  #lines = [];
  #more = build('p', { class: 'small', hidden: true });
  /** How many lines are shown as printed; NaN: every line has to be updated. */
  #printed = NaN;
  /** @type {number|null} */
  #moment_us = null;

  #head = build('h3', {});

  /** @param {string} model @param {string} title */
  constructor(model, title) {
    this.title = title;
    this.element = build('div', { class: 'output-group', 'data-model': model }, this.#head, this.#list, this.#more);
  }

  /** @param {ModelResult} result */
  show({ output: all, exit_code }) {
    setText(this.#head, exit_code === undefined ? this.title : `${this.title}: exit code ${exit_code}`);
    const lines = all.slice(0, MAX_LINES);
    this.#more.hidden = all.length <= MAX_LINES;
    setText(
      this.#more,
      `${counted(all.length - lines.length, 'line')} more are in the result that the page hands to programs.`,
    );
    const grown =
      lines.length >= this.#lines.length &&
      this.#lines.every(
        ({ t_ms, task, text }, i) => lines[i].t_ms === t_ms && lines[i].task === task && lines[i].text === text,
      );
    if (grown) this.#list.append(...lines.slice(this.#lines.length).map(lineItem));
    else this.#list.replaceChildren(...lines.map(lineItem));
    this.#lines = lines;
    this.#printed = NaN;
    this.playTo(this.#moment_us);
  }

  /**
   * Hides the lines that are printed after the moment, and keeps their space.
   * @param {number|null} moment_us null: all are printed
   * @returns {Element|null} the last printed line, if it is a new one
   */
  playTo(moment_us) {
    this.#moment_us = moment_us;
    const after =
      moment_us === null ? this.#lines.length : this.#lines.findIndex(({ t_ms }) => t_ms * 1000 > moment_us);
    const printed = after < 0 ? this.#lines.length : after;
    if (printed === this.#printed) return null;
    const anew = Number.isNaN(this.#printed);
    const [from, to] = anew
      ? [0, this.#lines.length]
      : [Math.min(printed, this.#printed), Math.max(printed, this.#printed)];
    for (let at = from; at < to; at += 1) this.#list.children[at].classList.toggle('unprinted', at >= printed);
    const grown = printed > this.#printed;
    this.#printed = printed;
    return grown ? (this.#list.children[printed - 1] ?? null) : null;
  }
}

export class OutputView {
  /**
   * By title, so that a model's recorded lines stay apart from lines that were printed here.
   * @type {Map<string, OutputGroup>}
   */
  #groups = new Map();
  #scroll = build('div', {
    class: 'output scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Printed lines',
    'data-part': 'output',
  });
  /** Makes the text of all lines, which only a copy needs. */
  #text = () => '';
  element = build(
    'section',
    { class: 'panel output-panel', 'aria-label': 'Output' },
    build(
      'div',
      { class: 'panel-head' },
      build('h2', {}, 'Output'),
      copyButton('the printed lines', () => this.#text(), this.#scroll),
    ),
    this.#scroll,
  );

  /** @param {ModelResult[]} results @param {(name: string) => string} titles */
  show(results, titles) {
    this.#text = () =>
      results.map(({ model, output }) => [titles(model), ...output.map(printed)].join('\n')).join('\n\n');
    const followed = this.#scroll.scrollTop + this.#scroll.clientHeight >= this.#scroll.scrollHeight - 4;
    const groups = results.map((result) => {
      const title = titles(result.model);
      const group = this.#groups.get(title) ?? new OutputGroup(result.model, title);
      this.#groups.set(title, group);
      group.show(result);
      return group.element;
    });
    const stands =
      groups.length === this.#scroll.children.length && groups.every((group, i) => group === this.#scroll.children[i]);
    if (!stands) this.#scroll.replaceChildren(...groups);
    if (followed) this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  /** Follows the playback. @param {number|null} moment_us null: everything has happened */
  playTo(moment_us) {
    for (const group of this.#groups.values()) {
      const newest = group.playTo(moment_us);
      if (newest instanceof HTMLElement && group.element.isConnected) this.#follow(newest);
    }
  }

  /** Scrolls only this panel, never the page. @param {HTMLElement} item */
  #follow(item) {
    const [room, line] = [this.#scroll.getBoundingClientRect(), item.getBoundingClientRect()];
    if (line.bottom > room.bottom) this.#scroll.scrollTop += line.bottom - room.bottom;
    if (line.top < room.top) this.#scroll.scrollTop += line.top - room.top;
  }
}
