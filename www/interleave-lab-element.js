/**
 * `<interleave-lab>`: the lab as an element, for this page and for others. Importing has no side effect;
 * `define.js` registers the tag.
 *
 * Attributes, each with its default:
 *   those of model/attributes.js: what is run, by the names of the page's address, and how it is shown (model/look.js)
 *   address    present: the state lives in the page's own query, and is there again on the next visit   (absent)
 *   moment     a run and a moment of it, as Copy link writes them behind the #                   (absent)
 * Methods: `run(options?)` → Promise<RunResult> (without options: what is on the screen), `cancel()`, `set(attributes)`.
 * `bench`: what this page's own modules measure through, one run at a time with `run` (views/tool.js); null before the
 * element is in a document. Others use `run`.
 * Events: `progress` and `result`, with a Progress and a RunResult as their `detail`.
 */
import { currentFacts, offFacts, onFacts } from './isolation.js';
import { LabLook } from './lab-look.js';
import { LabRuns, readOptions } from './lab-runs.js';
import { LabSettings } from './lab-settings.js';
import { catalogue } from './model/catalogue.js';
import { NAMES, SETTINGS } from './model/attributes.js';
import { failure } from './model/failure.js';
import { rungOf } from './model/rung.js';
import { stateOfPlan } from './model/state.js';
import { LabView } from './views/lab-view.js';
import { setAttributes } from './views/set-attributes.js';

/** @import { ModelName, Plan, Progress, RunOptions, RunResult } from './protocol.js' */
/** @import { Session } from './machine/session.js' */
/** @import { LabState } from './model/state.js' */

/** The page by itself. */
const HOME = new URL('../', import.meta.url).href;

export class InterleaveLabElement extends HTMLElement {
  static observedAttributes = NAMES;

  #machine = { isolated: currentFacts().isolated, cores: navigator.hardwareConcurrency || 1 };
  #settings = new LabSettings(this, this.#machine);
  #rung = rungOf(currentFacts());
  /** @type {LabView|null} */
  #view = null;
  #runs = new LabRuns();
  /** How many things were to be shown: what was asked for later goes before. */
  #shown = 0;
  #look = new LabLook(this);
  /** Names of attributes that have changed and that the screen does not show yet. @type {Set<string>} */
  #changed = new Set();
  #popped = () => { if (this.hasAttribute('address')) this.#readAddress(); };
  #learned = () => this.#climb();
  /** Keys that nobody has the focus for are ours too. @param {KeyboardEvent} event */
  #key = (event) => {
    const { target } = event;
    if (target === document.body || (target instanceof Node && this.contains(target))) this.#view?.key(event);
  };

  connectedCallback() {
    const first = this.#view === null;
    if (!this.#view) {
      this.#view = new LabView(catalogue, this.#machine, {
        run: () => void this.#press(),
        compare: () => void this.#press(catalogue.models.map(({ name }) => name)),
        home: HOME,
        cancel: () => this.cancel(),
        usual: () => this.#settings.usual,
        changed: (state) => { this.#settings.keep(state); this.#settings.remember(state); void this.#showRecorded(); },
        measure: (options, onProgress) => this.#measure(options, onProgress),
        runHere: (options, onProgress) => this.#runHere(options, onProgress),
        read: async (file, signal) => (await import('./machine/import-file.js')).importFile(file, catalogue.models.map(({ name, title }) => [name, title]), signal),
        ask: (about, facts) => this.#runs.ask(about, facts),
        page: () => (this.hasAttribute('address') ? location.origin + location.pathname : null),
        index: async (tracks, onIndex) => (await import('./machine/indexer.js')).indexTracks(tracks, onIndex),
      });
      this.replaceChildren(...this.#view.elements);
    }
    this.#view.connect();
    // An element that is only moved keeps what its reader set.
    if (first || this.hasAttribute('address')) this.#readAddress(first ? this.#settings.recalled : null);
    onFacts(this.#learned);
    this.#climb();
    addEventListener('popstate', this.#popped);
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    offFacts(this.#learned);
    removeEventListener('popstate', this.#popped);
    document.removeEventListener('keydown', this.#key);
    this.#view?.disconnect();
    this.#runs.dispose();
  }

  /** However many attributes change together, the screen is set once. @param {string} name @param {string|null} before @param {string|null} value */
  attributeChangedCallback(name, before, value) {
    if (before === value || !this.#view) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#follow());
    this.#changed.add(name);
  }

  /** What did not change stays as its reader left it. */
  #follow() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (SETTINGS.some((name) => changed.has(name))) this.#set(this.#settings.now);
    else this.#showLook(this.#settings.now.problems);
    if (changed.has('moment')) this.#openMoment();
  }

  /** @param {Record<string, string|null>} settings */
  set(settings) { setAttributes(this, settings); }

  /**
   * Rejects with an Error that has a `kind`: `invalid`, `busy`, or, where the engine does not start, `worker-start` or
   * `memory`. Whatever goes wrong in a task is in the result.
   * @param {RunOptions} [options] @returns {Promise<RunResult>}
   */
  async run(options) {
    const view = this.#idleView();
    const wanted = (options ?? null) !== null ? readOptions(/** @type {RunOptions} */ (options)) : this.#screenOptions(view);
    return this.#going(view, async (session) => {
      const result = await session.run(wanted, { onPlan: (plan) => this.#begin(view, plan), onProgress: (progress) => this.#progress(progress) });
      view.end(result, result.models.some(({ error }) => error?.kind === 'not-isolated') ? await (await import('./recordings.js')).standInFor(result) : null);
      this.dispatchEvent(new CustomEvent('result', { detail: result }));
      return result;
    });
  }

  /** @param {RunOptions} options @param {(progress: Progress) => void} [onProgress] */
  async #runHere(options, onProgress = () => {}) {
    const tell = (/** @type {Event} */ event) => onProgress(/** @type {CustomEvent<Progress>} */ (event).detail);
    this.addEventListener('progress', tell);
    try {
      return await this.run(options);
    } finally {
      this.removeEventListener('progress', tell);
    }
  }

  /** A tool's run: it leaves the results on the screen alone. @param {RunOptions} options @param {(progress: Progress) => void} [onProgress] @returns {Promise<RunResult>} */
  async #measure(options, onProgress = () => {}) {
    const view = this.#idleView();
    return this.#going(view, async (session) => {
      const result = await session.run(options, { onProgress: (progress) => { view.progressOfTool(progress); onProgress(progress); } });
      view.endOfTool();
      return result;
    });
  }

  get bench() { return this.#view?.bench ?? null; }

  #idleView() {
    if (!this.#view) throw failure('invalid', 'The lab is in no document: append it first.');
    if (this.#runs.running) throw failure('busy', 'A run is going on: wait for its end, or cancel it.');
    if (this.#rung.name === 'recorded') throw failure('worker-start', `Nothing can be run here. ${this.#rung.why}`);
    return this.#view;
  }

  /** @param {LabView} view @param {(session: Session) => Promise<RunResult>} run */
  #going(view, run) {
    this.#shown += 1;
    return this.#runs.go(view, run);
  }

  /** Ends the run that goes on; its promise resolves with what there is. */
  cancel() {
    if (this.#runs.running) this.#view?.cancelling();
    this.#runs.cancel();
  }

  /** Options that are refused leave the screen as it was. @param {LabView} view @param {Plan} plan */
  #begin(view, plan) {
    const shown = stateOfPlan(plan, catalogue);
    if (shown) {
      view.write(shown);
      this.#settings.keep(shown, 'replaceState');
    }
    view.begin(plan.models.map(({ model }) => model));
  }

  /** @param {LabView} view @returns {RunOptions} */
  #screenOptions(view) {
    const state = view.read();
    if (!state) throw failure('invalid', 'Something on the screen needs mending first: the messages beside the fields say what.');
    return state;
  }

  /** What the page can have is known better now. */
  #climb() {
    this.#rung = rungOf(currentFacts());
    if (!this.#view) return;
    this.#view.rung = this.#rung;
    void this.#showRecorded();
  }

  /** Where nothing runs, what is chosen is shown as recorded; a link's run goes before. */
  async #showRecorded() {
    const state = this.#rung.name === 'recorded' && !this.#settings.fragment ? this.#view?.read({ anyModels: true }) : null;
    if (!state) return;
    const asked = this.#shown += 1;
    const recorded = await (await import('./recordings.js')).recordedFor(state);
    if (recorded && asked === this.#shown) await this.#view?.showRecorded(recorded);
  }

  /** What a button does: errors go to the screen. @param {ModelName[]} [models] */
  async #press(models) {
    const view = this.#view;
    if (!view || this.#runs.running) return;
    const state = view.read({ anyModels: models !== undefined });
    if (!state) { view.focusProblem(); return; }
    try {
      view.revealResults();
      await this.run(models ? { ...state, models } : state);
    } catch (error) {
      view.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {Progress} progress */
  #progress(progress) {
    this.#view?.progress(progress);
    this.dispatchEvent(new CustomEvent('progress', { detail: progress }));
  }

  /** @param {LabState|null} [recalled] */
  #readAddress(recalled = null) {
    this.#set(recalled ? { state: recalled, problems: [] } : this.#settings.now);
    if (recalled) this.#settings.keep(recalled, 'replaceState');
    this.#openMoment();
  }

  /** @param {import('./model/address.js').Address} settings */
  #set({ state, problems }) {
    this.#view?.write(state);
    this.#showLook(problems);
  }

  /** @param {string[]} problems of the settings */
  #showLook(problems) {
    if (!this.#view) return;
    this.#view.addressProblems = problems;
    void this.#look.show(this.#view, problems);
  }

  #openMoment() {
    const { fragment } = this.#settings;
    if (fragment && !this.#runs.running) void this.#open(fragment);
  }

  /** Shows what a link holds, unless something else is to be shown meanwhile. @param {string} fragment */
  async #open(fragment) {
    const asked = this.#shown += 1;
    const { openLink } = await import('./model/link/link.js');
    const opened = await openLink(fragment, catalogue);
    if (asked === this.#shown) await this.#view?.open(opened);
  }
}
