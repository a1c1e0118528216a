/**
 * `<interleave-lab>`: the lab as an element, for this page and for others. Importing has no side effect; `define.js`
 * registers the tag.
 *
 * Attributes, each with its default:
 *   those of lab/attributes.js: the settings, with the names of the page's address, and the display options
 *   (lab/look.js)
 *   address    present: the state lives in the page's own query, and is restored on the next visit   (absent)
 *   moment     a run and a moment of it, as Copy link writes them behind the #                   (absent)
 * Methods: `run(options?)` → Promise<RunResult> (without options: the settings on the screen), `cancel()`,
 * `set(attributes)`. Events: `progress` and `result`, with a Progress and a RunResult as their `detail`. Other pages
 * use these. `bench` is for this page's own modules (tools/view/tool.js): it measures, one run at a time together with
 * `run`, and is null until the element is in a document.
 */
import { currentFacts, offFacts, onFacts } from '../../capability/isolation.js';
import { LabLook } from './look-loader.js';
import { LabRuns, readOptions } from './runs.js';
import { takeListing } from './listing.js';
import { LabSettings } from './settings.js';
import { catalogue } from '../../generated/catalogue.js';
import { sameSettings } from '../address.js';
import { NAMES, SETTINGS } from '../attributes.js';
import { failure } from '../../base/failure.js';
import { capabilityLevelOf } from '../../capability/capability-level.js';
import { stateOfPlan } from '../state.js';
import { LabView } from '../view/lab-view.js';
import { part } from '../../ui/missing-part.js';
import { setAttributes } from './set-attributes.js';
import { UNREADABLE } from '../unreadable.js';

/** @import { ModelName, Progress, RunOptions, RunResult } from '../../interface.js' */
/** @import { Plan } from '../../result/engine-answers.js' */
/** @import { Session } from '../../run/page/session.js' */
/** @import { LabState } from '../state.js' */

/** The address of our own page. */
const HOME = new URL('../../../', import.meta.url).href;

/** Recorded results for the models that could not run. @param {RunResult} result */
const standInFor = (result) =>
  part(import('../../stand-in/recordings.js').then((recordings) => recordings.standInFor(result))).catch(() => null);

export class InterleaveLabElement extends HTMLElement {
  static observedAttributes = NAMES;

  #device = { isolated: currentFacts().isolated, cores: navigator.hardwareConcurrency || 1 };
  #settings = new LabSettings(this, this.#device);
  #capability = capabilityLevelOf(currentFacts());
  /** @type {LabView|null} */
  #view = null;
  #runs = new LabRuns();
  /** Counts the requests to show something. A slow one is dropped when a later one was made meanwhile. */
  #shown = 0;
  #look = new LabLook(this);
  /** Names of changed attributes that the screen does not show yet. @type {Set<string>} */
  #changed = new Set();
  #popped = () => {
    if (this.hasAttribute('address')) this.#readAddress();
  };
  #learned = () => this.#readCapability();
  /** Takes keys that are pressed inside the lab, or while nothing has the focus. @param {KeyboardEvent} event */
  #key = (event) => {
    const { target } = event;
    if (target === document.body || (target instanceof Node && this.contains(target))) this.#view?.key(event);
  };

  connectedCallback() {
    const first = this.#view === null;
    if (first) takeListing(this);
    if (!this.#view) {
      this.#view = new LabView(catalogue, this.#device, {
        run: () => void this.#press(),
        compare: () => void this.#press(catalogue.models.map(({ name }) => name)),
        home: HOME,
        forget: this.hasAttribute('address') ? () => void this.#memory().then(({ forgetRun }) => forgetRun()) : null,
        cancel: () => this.cancel(),
        usual: () => this.#settings.usual,
        changed: (state) => {
          this.#settings.keep(state);
          this.#settings.remember(state);
          void this.#showRecorded();
        },
        measure: (options, onProgress) => this.#measure(options, onProgress),
        runHere: (options, onProgress) => this.#runHere(options, onProgress),
        read: async (file, signal) =>
          (await part(import('../../import/worker/importer-client.js'))).importFile(
            file,
            catalogue.models.map(({ name, title }) => [name, title]),
            signal,
          ),
        ask: (about, facts) => this.#runs.ask(about, facts),
        page: () => (this.hasAttribute('address') ? location.origin + location.pathname : null),
        index: async (tracks, onIndex) =>
          (await import('../../trace/worker/indexer-client.js')).indexTracks(tracks, onIndex),
      });
      this.replaceChildren(...this.#view.elements);
    }
    this.#view.connect();
    // An element that is only moved keeps the reader's settings.
    if (first || this.hasAttribute('address')) this.#readAddress(first ? this.#settings.recalled : null);
    if (first) void this.#recall();
    onFacts(this.#learned);
    this.#readCapability();
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

  /**
   * However many attributes change together, the screen is updated once.
   * @param {string} name
   * @param {string|null} before
   * @param {string|null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value || !this.#view) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#follow());
    this.#changed.add(name);
  }

  /**
   * Updates the screen for the changed attributes. Settings stay as the reader left them if no setting's attribute
   * changed.
   */
  #follow() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (SETTINGS.some((name) => changed.has(name))) this.#set(this.#settings.now);
    else this.#showLook(this.#settings.now.problems);
    if (changed.has('moment')) this.#openMoment();
  }

  /** @param {Record<string, string|null>} settings */
  set(settings) {
    setAttributes(this, settings);
  }

  /**
   * Rejects with an Error that has a `kind`: `invalid`, `busy`, or, where the engine does not start, `worker-start` or
   * `memory`. An error in a task is in the result.
   * @param {RunOptions} [options]
   * @returns {Promise<RunResult>}
   */
  async run(options) {
    const view = this.#idleView();
    const wanted =
      (options ?? null) !== null ? readOptions(/** @type {RunOptions} */ (options)) : this.#screenOptions(view);
    const before = view.read({ anyModels: true });
    return this.#going(view, async (session) => {
      const result = await session.run(wanted, {
        onPlan: (plan) => this.#begin(view, plan, before),
        onProgress: (progress) => this.#progress(progress),
      });
      const recorded = view.end(
        result,
        result.models.some(({ error }) => error?.kind === 'not-isolated') ? await standInFor(result) : null,
      );
      if (recorded && this.hasAttribute('address')) void this.#memory().then(({ keepRun }) => keepRun(recorded));
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

  /**
   * A run for a tool: it leaves the results on the screen alone.
   * @param {RunOptions} options
   * @param {(progress: Progress) => void} [onProgress]
   * @returns {Promise<RunResult>}
   */
  async #measure(options, onProgress = () => {}) {
    const view = this.#idleView();
    return this.#going(view, async (session) => {
      const result = await session.run(options, {
        onProgress: (progress) => {
          view.progressOfTool(progress);
          onProgress(progress);
        },
      });
      view.endOfTool();
      return result;
    });
  }

  get bench() {
    return this.#view?.bench ?? null;
  }

  /** Whether a run is in progress, or waits for the run mutex. */
  get running() {
    return this.#runs.running;
  }

  #idleView() {
    if (!this.#view) throw failure('invalid', 'The lab is in no document: append it first.');
    if (this.#runs.running) throw failure('busy', 'A run is going on: wait for its end, or cancel it.');
    if (this.#capability.name === 'recorded')
      throw failure('worker-start', `Nothing can be run here. ${this.#capability.why}`);
    return this.#view;
  }

  /** @param {LabView} view @param {(session: Session) => Promise<RunResult>} run */
  async #going(view, run) {
    this.#shown += 1;
    const going = this.#runs.go(
      run,
      () => view.prepare(),
      () => view.waiting(),
    );
    view.starting();
    try {
      return await going;
    } catch (error) {
      view.fail(error);
      throw error;
    }
  }

  /** Cancels the run in progress; its promise resolves with the results so far. */
  cancel() {
    const isRunning = this.#runs.running;
    const isInterrupted = this.#runs.cancel();
    if (isRunning) this.#view?.cancelling(isInterrupted);
  }

  /**
   * Called once the engine has accepted the options: rejected options leave the screen as it was. A run of what the
   * screen showed changes nothing there: its reader may have written on meanwhile.
   * @param {LabView} view
   * @param {Plan} plan
   * @param {LabState|null} before what the screen showed when the run was asked for
   */
  #begin(view, plan, before) {
    const shown = stateOfPlan(plan, catalogue);
    if (shown) {
      if (!before || !sameSettings(before, shown)) view.write(shown);
      this.#settings.keep(shown, 'replaceState');
    }
    view.begin(
      plan.models.map(({ model }) => model),
      shown,
    );
  }

  /** @param {LabView} view @returns {RunOptions} */
  #screenOptions(view) {
    const state = view.read();
    if (!state) throw failure('invalid', UNREADABLE);
    return state;
  }

  /** Called when the page learns more about what it can run. */
  #readCapability() {
    this.#capability = capabilityLevelOf(currentFacts());
    if (!this.#view) return;
    this.#view.capability = this.#capability;
    void this.#showRecorded();
  }

  /** Where nothing can run, shows recorded results for the settings, unless a link holds a run. */
  async #showRecorded() {
    const state =
      this.#capability.name === 'recorded' && !this.#settings.fragment ? this.#view?.read({ anyModels: true }) : null;
    if (!state) return;
    const asked = (this.#shown += 1);
    const recorded = await (await part(import('../../stand-in/recordings.js'))).recordedFor(state);
    if (recorded && asked === this.#shown) await this.#view?.showRecorded(recorded);
  }

  /** Runs for a button: errors go to the screen. @param {ModelName[]} [models] */
  async #press(models) {
    const view = this.#view;
    if (!view || this.#runs.running) return;
    const state = view.read({ anyModels: models !== undefined });
    if (!state) {
      view.focusProblem();
      return;
    }
    try {
      view.revealResults();
      await this.run(models ? { ...state, models } : state);
    } catch (error) {
      view.fail(error);
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

  /** Shows a reloaded page's last run again, unless there was a later request to show something. */
  async #recall() {
    if (!this.#settings.returned) return;
    const asked = (this.#shown += 1);
    const kept = await (await this.#memory()).keptRun();
    if (kept && asked === this.#shown)
      await this.#view?.showRun(kept.recorded, {
        from: ['kept by this browser', kept.said].filter((text) => text !== '').join('. '),
        own: true,
      });
  }

  #memory() {
    return part(import('./last-run.js'));
  }

  /** @param {import('../address.js').Address} settings */
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

  /** Shows a link's run and moment, unless there was a later request to show something. @param {string} fragment */
  async #open(fragment) {
    const asked = (this.#shown += 1);
    const { openLink } = await part(import('../../link/link.js'));
    const opened = await openLink(fragment, catalogue);
    if (asked === this.#shown) await this.#view?.open(opened);
  }
}
