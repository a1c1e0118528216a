/**
 * Saving what was measured, and laying traces from elsewhere under it. Only the frame is here, and the traces that were
 * opened; the panel itself is loaded when it is opened, or when a file is dropped on the lab.
 */
import { build } from './dom.js';
import { styled } from './on-demand.js';

/** @typedef {import('../protocol.js').RunResult} RunResult */
/** @typedef {import('../model/layout.js').Group} Group */
/** @typedef {import('./timeline-picture.js').Shown} Shown */
/** `run`: the figures of a file that is a whole run. @typedef {{groups: Group[], end_us: number, notes: string[], run: import('../model/origin.js').Recorded|null}} Read */
/** A file that was opened. @typedef {Read & {name: string}} Opened */
/**
 * What the lab lends: `read` reads a file away from the page, `shown` is the timeline as it is, `changed` says that
 * other traces are open now, and resolves when they are shown.
 * @typedef {{read: (file: File, signal: AbortSignal) => Promise<Read>, shown: () => Shown, titles: (model: string) => string, changed: () => Promise<void>}} Lent
 */

export class ExchangeView {
  /** @type {RunResult|null} */
  result = null;
  /** Where and when it was measured. @type {import('../model/origin.js').Origin|null} */
  about = null;
  /** @type {Opened[]} */
  opened = [];
  #room = build('div', { class: 'exchange-room' });
  element = build('details', { class: 'panel exchange', 'data-part': 'exchange' },
    build('summary', {}, build('h2', {}, 'Save or open'), build('span', { class: 'small' }, 'Keep the run as a file, look at it in another viewer, or lay a recorded trace under it.')), this.#room);
  #lent;
  /** @type {Promise<import('./exchange-panel.js').ExchangePanel>|null} */
  #panel = null;

  /** @param {Lent} lent */
  constructor(lent) {
    this.#lent = lent;
    this.element.addEventListener('toggle', () => { if (this.element.open) void this.#load(); });
  }

  /** @returns {Group[]} */
  get groups() { return this.opened.flatMap(({ groups }) => groups); }

  get runs() { return this.opened.flatMap(({ name, run }) => (run ? [{ name: `file ${name}`, recorded: run }] : [])); }

  get end_us() { return Math.max(0, ...this.opened.map(({ end_us }) => end_us)); }

  /** @param {Opened[]} opened @returns {Promise<void>} when they are shown */
  keep(opened) {
    this.opened = opened;
    return this.#lent.changed();
  }

  /** Files that are dropped on an element are opened. @param {HTMLElement} target */
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
      const files = [...event.dataTransfer?.files ?? []];
      this.element.open = true;
      await (await this.#load()).open(files);
    });
  }

  /** What failed to load is tried again the next time, and nobody catches it but the watch for such (missing-part.js). */
  async #load() {
    this.#panel ??= Promise.all([import('./exchange-panel.js'), styled(new URL('../styles/exchange.css', import.meta.url).href)]).then(([{ ExchangePanel }]) => {
      const panel = new ExchangePanel(this, this.#lent);
      this.#room.replaceChildren(panel.element);
      return panel;
    });
    this.#panel.catch(() => { this.#panel = null; });
    return this.#panel;
  }
}
