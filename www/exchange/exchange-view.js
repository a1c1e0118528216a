/**
 * Saves runs, and shows traces of opened files under the run. This file has only the frame and the opened traces; the
 * panel is loaded when the reader opens it or drops a file on the lab.
 */
import { build } from '../ui/dom.js';
import { part } from '../ui/missing-part.js';
import { styled } from '../ui/on-demand.js';

/** @typedef {import('../interface.js').RunResult} RunResult */
/** @typedef {import('../trace/group.js').Group} Group */
/** @typedef {import('../timeline/view/timeline-picture.js').Shown} Shown */
/**
 * `run`: the figures of a file that holds a whole run. `fit`: the first view, if the whole file would make its work too
 * small to see.
 * @typedef {{groups: Group[], end_us: number, notes: string[], run: import('../result/origin.js').Recorded|null,
 *   fit: import('../trace/scale.js').Extent|null}} Read
 */
/** An opened file. @typedef {Read & {name: string}} Opened */
/**
 * What the lab provides. `read`: reads a file in a worker. `shown`: the current timeline. `changed`: reports that other
 * traces are open, and the first view; resolves when they are shown. `show`: shows a file's whole run if the screen
 * shows no run, and returns whether it did. `showing`: whether the file's run is on the screen.
 * @typedef {{read: (file: File, signal: AbortSignal) => Promise<Read>, shown: () => Shown, titles: (model: string) =>
 *   string, changed: (fit: Read['fit']) => Promise<void>, show: (file: Opened) => Promise<boolean>, showing: (file:
 *   Opened) => boolean}} Lent
 */

export class ExchangeView {
  /** @type {RunResult|null} */
  result = null;
  /** Where and when it was measured. @type {import('../result/origin.js').Origin|null} */
  about = null;
  /** @type {Opened[]} */
  opened = [];
  #room = build('div', { class: 'exchange-room' });
  element = build(
    'details',
    { class: 'panel exchange', 'data-part': 'exchange' },
    build(
      'summary',
      {},
      build('h2', {}, 'Save or open'),
      build(
        'span',
        { class: 'small' },
        'Keep the run as a file, look at it in another viewer, or lay a recorded trace under it.',
      ),
    ),
    this.#room,
  );
  #lent;
  /** @type {Promise<import('./exchange-panel.js').ExchangePanel>|null} */
  #panel = null;

  /** @param {Lent} lent */
  constructor(lent) {
    this.#lent = lent;
    this.element.addEventListener('toggle', () => {
      if (this.element.open) void this.#load();
    });
  }

  /** The opened files without the one whose run is shown, so that it does not appear twice. */
  get #under() {
    return this.opened.filter((file) => !this.#lent.showing(file));
  }

  /** @returns {Group[]} */
  get groups() {
    return this.#under.flatMap(({ groups }) => groups);
  }

  get runs() {
    return this.#under.flatMap(({ name, run, notes }) => (run ? [{ name: `file ${name}`, recorded: run, notes }] : []));
  }

  get end_us() {
    return Math.max(0, ...this.#under.map(({ end_us }) => end_us));
  }

  /**
   * @param {Opened[]} opened
   * @param {Read['fit']} [fit] the first view
   * @returns {Promise<void>} resolves when they are shown
   */
  keep(opened, fit = null) {
    this.opened = opened;
    return this.#lent.changed(fit);
  }

  /** @param {File[]} files */
  async open(files) {
    return (await this.#load()).open(files);
  }

  /** Opens files that are dropped on an element. @param {HTMLElement} target */
  watchDrops(target) {
    const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') === true;
    target.addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      target.classList.add('dropping');
    });
    target.addEventListener('dragleave', () => target.classList.remove('dropping'));
    target.addEventListener('drop', async (event) => {
      target.classList.remove('dropping');
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      this.element.open = true;
      await this.open(files);
    });
  }

  /** A failed load is retried the next time. The error is left to the handler of missing parts (missing-part.js). */
  async #load() {
    this.#panel ??= Promise.all([
      part(import('./exchange-panel.js')),
      styled(new URL('../styles/exchange.css', import.meta.url).href),
    ]).then(([{ ExchangePanel }]) => {
      const panel = new ExchangePanel(this, this.#lent);
      this.#room.replaceChildren(panel.element);
      return panel;
    });
    this.#panel.catch(() => {
      this.#panel = null;
    });
    return this.#panel;
  }
}
