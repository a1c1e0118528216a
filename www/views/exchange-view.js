/**
 * Saving what was measured, and laying traces from elsewhere under it. Only the frame is here, and the traces that were
 * opened; the panel itself is loaded when it is opened, or when a file is dropped on the lab.
 */
import { build } from './dom.js';
import { styled } from './tool.js';

/** @typedef {import('../protocol.js').RunResult} RunResult */
/** @typedef {import('../model/layout.js').Group} Group */
/** @typedef {import('./timeline-picture.js').Shown} Shown */
/** A file that was opened. @typedef {{name: string, groups: Group[], notes: string[]}} Opened */
/**
 * What the lab lends: `read` reads a file away from the page, `shown` is the timeline as it is, `changed` says that
 * other traces are open now, and resolves when they are shown.
 * @typedef {{read: (file: File, signal: AbortSignal) => Promise<{groups: Group[], notes: string[]}>, shown: () => Shown, titles: (model: string) => string, changed: () => Promise<void>}} Lent
 */

export class ExchangeView {
  /** @type {RunResult|null} */
  result = null;
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

  get end_us() { return this.groups.reduce((end, { tracks }) => tracks.reduce((last, track) => lastOf(track, last), end), 0); }

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

/** @param {import('../model/tracks.js').Track} track @param {number} last_us */
function lastOf({ slices, instants }, last_us) {
  let last = last_us;
  for (const { to_us } of slices) if (to_us > last) last = to_us;
  for (const { us } of instants) if (us > last) last = us;
  return last;
}
