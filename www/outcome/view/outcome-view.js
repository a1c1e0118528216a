/** A run or a recording on the screen: its figures and its details. Loaded with the first run. */
import { titleOf } from '../ran.js';
import { writeAddress } from '../../lab/address.js';
import { originNow } from '../../result/origin.js';
import { DetailsView } from './details-view.js';
import { MachineStrip } from './measured-with.js';
import { RanNote } from './ran-note.js';
import { RecordedNote } from '../../stand-in/view/recorded-note.js';
import { ResultsView } from './results-view.js';
import { programFor } from '../../python/view/load-programs.js';

/** @typedef {import('../../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../../interface.js').ModelName} ModelName */
/** @typedef {import('../../interface.js').RunResult} RunResult */
/** @typedef {import('../../result/origin.js').Recorded} Recorded */
/** @typedef {import('../../link/moment.js').Moment} Moment */
/** @typedef {import('../../stand-in/stand-in.js').StandIn} StandIn */
/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {import('./results-view.js').Outcome} Outcome */
/**
 * How a finished run is shown. `from`: its source, if the reader did not just run it. `origin`: a sentence on where it
 * was measured, if not by this page on this device. `own`: whether the reader ran it on this page.
 * @typedef {{state: LabState|null, from?: string, origin?: string|null, own?: boolean, moment?: Moment|null, standIn?:
 *   StandIn|null}} How
 */
/**
 * `run`: starts a run of the current settings. `set`: puts settings on the screen. `showRun`: shows a run, with its own
 * settings named. `shown`: called when another run is shown, or none. `forget`: removes the run that is stored for the
 * next visit; null where none is stored. `read` and `index` work in a worker. `state`: the current settings, null while
 * one of them is not valid. `usual`: the default settings. `tab`: an address where more models could run, null if none
 * could.
 * @typedef {Pick<import('../../exchange/exchange-view.js').Lent, 'read'> &
 *   Pick<import('../../link/view/link-view.js').Shared, 'page'> & {index: import('./details-view.js').Index, state: ()
 *   => LabState|null, usual: () => LabState, tab: () => string|null, run: () => void, set: (state: LabState) => void,
 *   shown: () => void, forget: (() => void)|null, showRun: (kept: import('../../compare/view/compare-view.js').Kept) =>
 *   Promise<void>}} Lent
 */

/** @type {ReadonlySet<string>} */
const NONE = new Set();

/** @type {Omit<Outcome, 'titles'>} */
const NOTHING = { results: [], live: null, planned: [], tick_us: 0, recorded: NONE, origin: null, elsewhere: false };

/** A state as a text that does not depend on the order of settings and models. @param {LabState} state */
const asText = (state) =>
  [...new URLSearchParams(writeAddress({ ...state, models: [...state.models].sort() }))].map(String).sort().join('&');

export class OutcomeView {
  #results;
  #recordedNote = new RecordedNote();
  #device = new MachineStrip();
  #note;
  #files;
  #details;
  #catalogue;
  #lent;
  /** @type {Outcome} */
  #outcome;
  /** The settings of the run on the screen; null if there is no run, or they are not known. @type {LabState|null} */
  #ran = null;
  /** The finished run on the screen. @type {Recorded|null} */
  #recorded = null;
  /** The file's run that was shown last. @type {Recorded|null} */
  #file = null;
  /**
   * The reader's latest run, to return to from another run.
   * @type {{recorded: Recorded, how: How}|null}
   */
  #own = null;
  /** A link's moment for the next run. @type {Moment|null} */
  #moment = null;
  #titles = (/** @type {string} */ name) => titleOf(this.#catalogue, name);

  /**
   * @param {Catalogue} catalogue
   * @param {import('../../python/view/code-view.js').CodeView} code
   * @param {Lent} lent
   * @param {import('./outcome-room.js').OutcomeRoom} room
   */
  constructor(catalogue, code, lent, { results, empty, files }) {
    this.#catalogue = catalogue;
    this.#lent = lent;
    this.#files = files;
    this.#outcome = { ...NOTHING, titles: this.#titles };
    this.#note = new RanNote(catalogue, {
      run: lent.run,
      settings: () => {
        if (this.#ran) lent.set(this.#ran);
      },
      back: () => this.#goBack(),
      forget: () => this.clear(),
    });
    this.#results = new ResultsView(results, empty);
    results.firstElementChild?.after(this.#note.element);
    results.append(this.#recordedNote.element, this.#device.element);
    this.#details = new DetailsView(this.#outcome, lent.index, {
      page: lent.page,
      catalogue,
      code,
      program: programFor,
      show: (kept) => void this.#lent.showRun(kept),
    });
    results.after(this.#details.element);
  }

  connect() {
    this.#details.connect();
  }
  disconnect() {
    this.#details.disconnect();
  }

  /** The content of the timeline. */
  get timeline() {
    return this.#details.shown;
  }

  /** Scrolls to the timeline. */
  reveal() {
    this.#details.reveal();
  }

  get running() {
    return this.#outcome.live !== null || this.#outcome.planned.length > 0;
  }

  /**
   * Called when the list of open files changes. If the file of the current run was closed, the reader's own run is
   * shown again, or none.
   * @param {import('../../trace/scale.js').Extent|null} fit the new view; null: unchanged
   */
  filesChanged(fit) {
    if (this.#file && this.#file === this.#recorded && !this.#files.opened.some(({ run }) => run === this.#file))
      this.#goBack();
    else this.#show({});
    this.#details.lookAt(fit);
  }

  /** A model's title as the results show it. @param {string} name */
  titleOf(name) {
    return this.#outcome.titles(name);
  }

  /** @param {ModelName[]} models @param {LabState|null} state the run's settings; null if the form cannot show them */
  begin(models, state) {
    this.#files.result = null;
    this.#ran = state;
    this.#recorded = null;
    this.#note.show(null);
    this.#recordedNote.show(null, null);
    this.#show({ ...NOTHING, planned: models, titles: this.#titles });
    this.#details.find(null);
  }

  /** @param {import('../../interface.js').Progress} progress */
  progress({ done, model, partial }) {
    const latest = new Map(done.map((result) => [result.model, result]));
    latest.set(model, partial);
    const planned = this.#outcome.planned.filter((name) => !latest.has(/** @type {ModelName} */ (name)));
    this.#show({ results: [...latest.values()], live: model, planned });
  }

  /** @param {RunResult} result @param {StandIn|null} standIn for the models that could not run @returns {Recorded} */
  end(result, standIn) {
    const recorded = { result, about: originNow(new Date(), navigator.userAgent) };
    this.showRun(recorded, { state: this.#ran, standIn, own: true, moment: this.#moment });
    this.#moment = null;
    return recorded;
  }

  /** Shows a finished run from any source; await `prepare` first. @param {Recorded} recorded @param {How} how */
  showRun(recorded, how) {
    const { state, from = '', origin = null, own = false, moment = null, standIn = null } = how;
    if (own) this.#own = { recorded, how };
    this.#ran = state;
    this.#recorded = recorded;
    if (this.#files.opened.some(({ run }) => run === recorded)) this.#file = recorded;
    this.#whole(recorded, { standIn, origin });
    this.#note.show({
      recorded,
      state,
      from,
      own: !own && this.#own !== null,
      kept: own && this.#lent.forget !== null,
    });
    if (moment) this.#details.moment = moment;
  }

  /**
   * Shows a file's run if no other run is shown.
   * @param {import('../../exchange/exchange-view.js').Opened} file
   */
  async showFile({ name, run, notes }) {
    if (!run || this.#recorded !== null || this.running) return false;
    await this.#lent.showRun({ name: `file ${name}`, recorded: run, notes });
    return this.#recorded === run;
  }

  /** @param {import('../../exchange/exchange-view.js').Opened} file */
  shows({ run }) {
    return run !== null && run === this.#recorded;
  }

  #goBack() {
    if (this.#own) this.showRun(this.#own.recorded, this.#own.how);
    else this.#empty();
    this.#lent.shown();
  }

  /** Removes the run from the screen and from the browser's store. */
  clear() {
    this.#lent.forget?.();
    this.#own = null;
    this.#goBack();
  }

  #empty() {
    this.#ran = this.#recorded = null;
    this.#files.result = null;
    this.#recordedNote.show(null, null);
    this.#device.element.hidden = true;
    this.#note.show(null);
    this.#show({ ...NOTHING, titles: this.#titles });
    this.#details.find(null);
  }

  /**
   * Marks the results if they do not match the current settings.
   * @param {LabState|null} now null: a current setting is not valid
   * @returns {boolean} whether they do not match
   */
  mark(now) {
    const shown = this.#outcome.results.length + this.#outcome.planned.length > 0;
    const stale = shown && this.#ran !== null && (now === null || asText(now) !== asText(this.#ran));
    this.#note.mark(this.#ran, now, stale);
    for (const element of [this.#results.element, this.#details.element]) element.classList.toggle('stale', stale);
    return stale;
  }

  /** The run could not start, or not continue. */
  stop() {
    this.#show({ live: null, planned: [] });
  }

  /**
   * Shows a link's run, or keeps its moment for the next run.
   * @param {import('../../link/link.js').OpenedLink} opened
   * @param {LabState|null} state the settings of the link's run
   */
  open({ recorded, moment, said }, state) {
    this.#moment = recorded ? null : moment;
    if (!recorded) return;
    this.showRun(recorded, { state, origin: said, moment });
    this.#details.reveal();
  }

  /** The finished run with the current view and selection; null if there is none. */
  get looked() {
    return this.#details.looked;
  }

  /**
   * Shows the recorded results for the settings, where nothing can run.
   * @param {{result: RunResult, about: string}} recorded
   */
  showRecorded({ result: { models, clock_tick_us }, about }) {
    this.#recordedNote.show(about, this.#lent.tab());
    this.#files.result = null;
    this.#ran = this.#recorded = null;
    this.#note.show(null);
    this.#show({
      results: models,
      live: null,
      planned: [],
      tick_us: clock_tick_us,
      recorded: NONE,
      origin: null,
      elsewhere: true,
      titles: this.#titlesWith(new Set(models.map(({ model }) => model))),
    });
    this.#details.find(null);
  }

  /**
   * @param {Recorded} run
   * @param {{standIn?: StandIn|null, origin?: string|null}} more recorded results for models that could not run, and
   *   where the whole run was measured, if not here
   */
  #whole({ result, about }, { standIn = null, origin = null }) {
    this.#device.show(result, about.browser);
    this.#files.result = result;
    this.#files.about = about;
    const recorded = standIn?.recorded ?? NONE;
    this.#recordedNote.show(standIn?.about ?? null, this.#lent.tab());
    this.#show({
      results: standIn?.results ?? result.models,
      recorded,
      origin,
      elsewhere: origin !== null,
      live: null,
      planned: [],
      tick_us: result.clock_tick_us,
      titles: this.#titlesWith(recorded),
    });
    this.#details.find({ result, about, state: this.#ran ?? this.#lent.usual() });
  }

  /** A recorded model says so wherever its title is shown. @param {ReadonlySet<string>} recorded */
  #titlesWith(recorded) {
    return (/** @type {string} */ name) =>
      recorded.has(name) ? `${this.#titles(name)}, recorded` : this.#titles(name);
  }

  /** @param {Partial<Outcome>} changes */
  #show(changes) {
    this.#outcome = { ...this.#outcome, ...changes };
    this.#results.show(this.#outcome);
    this.#details.show(this.#outcome, this.#files);
  }
}
