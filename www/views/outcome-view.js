/** What has run, or was recorded, on the screen: its figures, what there is to look at of it, and the files beside it. */
import { dayOf } from '../model/format.js';
import { browserName } from '../model/origin.js';
import { modelTitle } from '../model/state.js';
import { still } from './canvas.js';
import { ExchangeView } from './exchange-view.js';
import { MachineStrip } from './machine-strip.js';
import { RecordedNote } from './recorded-note.js';
import { ResultsView } from './results-view.js';
import { twin } from './twins.js';

/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {import('../protocol.js').RunResult} RunResult */
/** @typedef {import('../model/origin.js').Recorded} Recorded */
/** @typedef {import('../model/link/moment.js').Moment} Moment */
/** @typedef {import('../model/stand-in.js').StandIn} StandIn */
/** @typedef {import('../model/state.js').LabState} LabState */
/** @typedef {import('./results-view.js').Outcome} Outcome */
/**
 * `read` and `index` work away from the page; `state`: what the screen is set to, null while something there is no value;
 * `usual`: what it is set to at first; `tab`: the address where what cannot run here could run, null where nothing would be won.
 * @typedef {Pick<import('./exchange-view.js').Lent, 'read'> & Pick<import('./link-view.js').Shared, 'page'> & {index: import('./details-view.js').Index, state: () => LabState|null, usual: () => LabState, tab: () => string|null}} Lent
 */

/** @type {ReadonlySet<string>} */
const NONE = new Set();

export class OutcomeView {
  #results = new ResultsView();
  #recordedNote = new RecordedNote();
  #machine = new MachineStrip();
  #exchange;
  /** @type {import('./details-view.js').DetailsView|null} */
  #details = null;
  #connected = false;
  #catalogue;
  #code;
  #lent;
  /** @type {Outcome} */
  #outcome;
  /** What the screen was set to when the run began that is shown. @type {LabState|null} */
  #ran = null;
  /** A link's, for the next run. @type {Moment|null} */
  #moment = null;
  #titles = (/** @type {string} */ name) => modelTitle(this.#catalogue, name);

  /** @param {Catalogue} catalogue @param {import('./code-view.js').CodeView} code @param {Lent} lent */
  constructor(catalogue, code, lent) {
    this.#catalogue = catalogue;
    this.#code = code;
    this.#lent = lent;
    this.#outcome = { results: [], live: null, planned: [], tick_us: 0, recorded: NONE, origin: null, elsewhere: false, titles: this.#titles };
    this.#results.element.append(this.#recordedNote.element, this.#machine.element);
    this.#exchange = new ExchangeView({ read: lent.read, shown: () => this.#details?.shown ?? { groups: [], end_us: 0 }, titles: this.#titles,
      changed: async () => { await this.prepare(); this.#show({}); } });
    this.results = this.#results.element;
    this.exchange = this.#exchange.element;
  }

  /** Files that are dropped on an element are opened. @param {HTMLElement} target */
  watchDrops(target) { this.#exchange.watchDrops(target); }

  connect() {
    this.#connected = true;
    this.#details?.connect();
  }

  disconnect() {
    this.#connected = false;
    this.#details?.disconnect();
  }

  /** On a phone the results begin below the screen. */
  reveal() {
    const { top } = this.results.getBoundingClientRect();
    if (top >= 0 && top < innerHeight * 0.7) return;
    this.results.scrollIntoView({ block: 'start', behavior: still.matches ? 'instant' : 'smooth' });
  }

  /** Before the first run, or the first file: loads what shows them. */
  async prepare() {
    const [{ DetailsView }] = await Promise.all([import('./details-view.js'), this.#code.load(), this.#results.load()]);
    if (this.#details) return;
    this.#details = new DetailsView(this.#outcome, this.#lent.index, { page: this.#lent.page, catalogue: this.#catalogue, code: this.#code, program: twin });
    this.results.after(this.#details.element);
    if (this.#connected) this.#details.connect();
  }

  /** As the models are called where they are shown now. @param {string} name */
  titleOf(name) { return this.#outcome.titles(name); }

  /** @param {ModelName[]} models */
  begin(models) {
    this.#exchange.result = null;
    this.#ran = this.#lent.state();
    this.#recordedNote.show(null, null);
    this.#show({ results: [], live: null, planned: models, recorded: NONE, origin: null, elsewhere: false, titles: this.#titles });
    this.#details?.find(null);
  }

  /** @param {import('../protocol.js').Progress} progress */
  progress({ done, model, partial }) {
    const latest = new Map(done.map((result) => [result.model, result]));
    latest.set(model, partial);
    const planned = this.#outcome.planned.filter((name) => !latest.has(/** @type {ModelName} */ (name)));
    this.#show({ results: [...latest.values()], live: model, planned });
  }

  /** @param {RunResult} result @param {StandIn|null} standIn for the models that could not run */
  end(result, standIn) {
    this.#whole({ result, about: { day: dayOf(new Date()), browser: browserName(navigator.userAgent) } }, { standIn });
    if (this.#moment && this.#details) this.#details.moment = this.#moment;
    this.#moment = null;
  }

  /** The run could not even start, or go on. */
  stop() { this.#show({ live: null, planned: [] }); }

  /** A link's run, or a moment of the next one. @param {import('../model/link/link.js').OpenedLink} opened */
  open({ recorded, moment, said }) {
    this.#moment = recorded ? null : moment;
    if (!recorded || !this.#details) return;
    this.#ran = this.#lent.state();
    this.#whole(recorded, { origin: said });
    this.#details.moment = moment;
    this.#details.reveal();
  }

  /** A finished run, and what is looked at of it; null where there is none. */
  get looked() { return this.#details?.looked ?? null; }

  /** Nothing runs here: what is chosen, as it was recorded. @param {{result: RunResult, about: string}} recorded */
  showRecorded({ result: { models, clock_tick_us }, about }) {
    this.#recordedNote.show(about, this.#lent.tab());
    this.#exchange.result = null;
    this.#ran = null;
    this.#show({ results: models, live: null, planned: [], tick_us: clock_tick_us, recorded: NONE, origin: null, elsewhere: true, titles: this.#titlesWith(new Set(models.map(({ model }) => model))) });
    this.#details?.find(null);
  }

  /** @param {Recorded} run @param {{standIn?: StandIn|null, origin?: string|null}} more what was recorded for models that could not run; where all of it was measured, if not here */
  #whole({ result, about }, { standIn = null, origin = null }) {
    this.#machine.show(result, about.browser);
    this.#exchange.result = result;
    this.#exchange.about = about;
    const recorded = standIn?.recorded ?? NONE;
    this.#recordedNote.show(standIn?.about ?? null, this.#lent.tab());
    this.#show({ results: standIn?.results ?? result.models, recorded, origin, elsewhere: origin !== null, live: null, planned: [], tick_us: result.clock_tick_us, titles: this.#titlesWith(recorded) });
    this.#details?.find({ result, about, state: this.#ran ?? this.#lent.usual() });
  }

  /** Wherever a recorded model is named, it says so. @param {ReadonlySet<string>} recorded */
  #titlesWith(recorded) { return (/** @type {string} */ name) => (recorded.has(name) ? `${this.#titles(name)}, recorded` : this.#titles(name)); }

  /** @param {Partial<Outcome>} changes */
  #show(changes) {
    this.#outcome = { ...this.#outcome, ...changes };
    this.#results.show(this.#outcome);
    this.#details?.show(this.#outcome, this.#exchange);
  }
}
