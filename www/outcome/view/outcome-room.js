/**
 * The place for results: the panel of times, empty until the first run, and the files beside it. The view of a run
 * (outcome-view.js) is loaded with the first run.
 */
import { modelTitle } from '../../lab/state.js';
import { still } from '../../ui/canvas.js';
import { build } from '../../ui/dom.js';
import { ExchangeView } from '../../exchange/exchange-view.js';
import { styled } from '../../ui/on-demand.js';
import { part } from '../../ui/missing-part.js';

/** @typedef {import('./outcome-view.js').OutcomeView} OutcomeView */

export class OutcomeRoom {
  /** @type {OutcomeView|null} */
  view = null;
  #catalogue;
  #code;
  #lent;
  #connected = false;
  /** @type {Promise<void>|null} */
  #loading = null;

  /**
   * @param {import('../../base/catalogue.js').Catalogue} catalogue
   * @param {import('../../python/view/code-view.js').CodeView} code
   * @param {import('./outcome-view.js').Lent} lent
   */
  constructor(catalogue, code, lent) {
    this.#catalogue = catalogue;
    this.#code = code;
    this.#lent = lent;
    this.empty = build(
      'p',
      { class: 'empty' },
      'Nothing has run yet. Press Run: your browser does the work, and the times are its own.',
    );
    this.results = build(
      'section',
      { class: 'panel results-panel', 'aria-label': 'Times' },
      build('h2', {}, 'Times'),
      this.empty,
    );
    this.files = new ExchangeView({
      read: lent.read,
      shown: () => this.view?.timeline ?? { groups: [], end_us: 0 },
      titles: (name) => modelTitle(catalogue, name),
      changed: async (fit) => {
        (await this.prepare()).filesChanged(fit);
      },
      show: async (file) => (await this.prepare()).showFile(file),
      showing: (file) => this.view?.shows(file) ?? false,
    });
    this.exchange = this.files.element;
  }

  connect() {
    this.#connected = true;
    this.view?.connect();
  }

  disconnect() {
    this.#connected = false;
    this.view?.disconnect();
  }

  /** Shows files in the timeline, and scrolls to it. @param {File[]} files */
  async openFiles(files) {
    const said = await this.files.open(files);
    if (said.some(({ bad }) => !bad)) this.view?.reveal();
    return said;
  }

  /** Scrolls to the results, which begin below the screen on a phone. */
  reveal() {
    const { top } = this.results.getBoundingClientRect();
    if (top >= 0 && top < innerHeight * 0.7) return;
    this.results.scrollIntoView({ block: 'start', behavior: still.matches ? 'instant' : 'smooth' });
  }

  /**
   * Called before the first run or the first file. A failed load is tried again at the next call.
   * @returns {Promise<OutcomeView>}
   */
  async prepare() {
    this.#loading ??= this.#load();
    this.#loading.catch(() => {
      this.#loading = null;
    });
    await this.#loading;
    return /** @type {OutcomeView} */ (this.view);
  }

  async #load() {
    const [{ OutcomeView }] = await Promise.all([
      part(import('./outcome-view.js')),
      this.#code.load(),
      styled(new URL('../../styles/results.css', import.meta.url).href),
      styled(new URL('../../styles/timeline.css', import.meta.url).href),
    ]);
    this.view = new OutcomeView(this.#catalogue, this.#code, this.#lent, this);
    if (this.#connected) this.view.connect();
  }

  /** A model's title as the results show it. @param {string} name */
  titleOf(name) {
    return this.view?.titleOf(name) ?? modelTitle(this.#catalogue, name);
  }
}
