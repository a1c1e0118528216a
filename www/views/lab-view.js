/** The whole screen: puts the views together and shows states, progress and results in them. */
import { describeError } from '../model/describe.js';
import { browserName } from '../model/cautions.js';
import { dayOf, formatTime } from '../model/format.js';
import { writeAddress } from '../model/address.js';
import { modelTitle } from '../model/state.js';
import { AddressBanner } from './banner.js';
import { CodeView } from './code-view.js';
import { Controls } from './controls.js';
import { build } from './dom.js';
import { embedButton } from './embed-button.js';
import { ExchangeView } from './exchange-view.js';
import { MachineStrip } from './machine-strip.js';
import { ResultsView } from './results-view.js';
import { readable, watchMissingParts } from './missing-part.js';
import { RecordedNote } from './recorded-note.js';
import { RunBar } from './run-bar.js';
import { RungBadge } from './rung-badge.js';
import { styled, toolList } from './tool.js';
import { TOOLS } from './tools.js';
import { twin } from './twins.js';
import { UndoView } from './undo-view.js';

/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {import('../model/stand-in.js').StandIn} StandIn */
/** @typedef {import('../model/state.js').LabState} LabState */
/** @typedef {import('../model/state.js').Machine} Machine */
/** @typedef {import('./run-bar.js').Actions & Pick<import('./undo-view.js').UndoActions, 'usual'> & {changed: (state: LabState) => void} & Pick<import('./tool.js').Bench, 'measure'> & {ask: (about: import('../protocol.js').Question, facts: unknown) => Promise<any>, index: (tracks: import('../model/tracks.js').Track[], onIndex: () => void) => Promise<void>} & Pick<import('./exchange-view.js').Lent, 'read'> & Pick<import('./link-view.js').Shared, 'page'> & {home: string, runHere: import('./tool.js').Bench['measure']}} LabActions `home`: the address of the page by itself; `runHere`: with its results on the screen */
/** @typedef {import('./results-view.js').Outcome} Outcome */

/** @typedef {import('../model/link/recorded.js').Recorded} Recorded */

/** @type {ReadonlySet<string>} */
const NONE = new Set();

/** The frame's page has it from the start. */
const compactStyle = async () => {
  if (getComputedStyle(document.documentElement).getPropertyValue('--compact') === '') await styled(new URL('../styles/compact.css', import.meta.url).href);
};

export class LabView {
  #addressBanner = new AddressBanner();
  #controls;
  #runBar;
  #undo;
  #results = new ResultsView();
  #badge = new RungBadge();
  #recordedNote = new RecordedNote();
  /** @type {import('../model/rung.js').Rung|null} */
  #rung = null;
  #titles;
  #machine = new MachineStrip();
  #code;
  #exchange;
  /** @type {import('./details-view.js').DetailsView|null} */
  #details = null;
  #connected = false;
  #unwatch = () => {};
  /** @type {Outcome} */
  #outcome;
  #actions;
  #catalogue;
  /** What the screen was set to when the run began that is shown. @type {LabState|null} */
  #ran = null;
  /** A link's, for the next run. @type {import('../model/link/moment.js').Moment|null} */
  #moment = null;
  /** @type {import('./compact-view.js').CompactView|null} */
  #compact = null;
  #compactParts;

  /** @param {Catalogue} catalogue @param {Machine} machine @param {LabActions} actions */
  constructor(catalogue, machine, actions) {
    this.#actions = actions;
    this.#catalogue = catalogue;
    this.#titles = (/** @type {string} */ name) => modelTitle(catalogue, name);
    this.#outcome = { results: [], live: null, planned: [], tick_us: 0, recorded: NONE, origin: null, elsewhere: false, titles: this.#titles };
    this.#code = new CodeView(catalogue.models);
    this.#controls = new Controls(catalogue, machine, () => {
      const state = this.#controls.read({ anyModels: true });
      this.#showState(state);
      if (state && state.models.length > 0) actions.changed(state);
    });
    this.#undo = new UndoView(catalogue, {
      usual: actions.usual,
      show: (state, said) => { this.write(state); actions.changed(state); this.#runBar.announce(said); },
    });
    this.#controls.element.append(this.#undo.element);
    this.#runBar = new RunBar(this.#controls.element.id, actions, embedButton({ catalogue, machine, state: () => this.#controls.read({ anyModels: true }), looked: () => this.#details?.looked ?? null }, () => this.focusProblem()));
    this.#results.element.append(this.#recordedNote.element, this.#machine.element);
    this.#exchange = new ExchangeView({ read: actions.read, shown: () => this.#details?.shown ?? { groups: [], end_us: 0 }, titles: this.#outcome.titles,
      changed: async () => { await this.prepare(); this.#show(this.#outcome); } });
    const lab = build('div', { class: 'lab' }, this.#controls.element,
      this.#runBar.warning, this.#runBar.element, this.#results.element, this.#exchange.element, this.#code.element);
    this.#exchange.watchDrops(lab);
    /** @type {import('./tool.js').Bench} */
    this.bench = {
      catalogue, machine, measure: actions.measure, serialFraction: (points) => actions.ask('serialFraction', points), advise: (facts) => actions.ask('advise', facts), cancel: actions.cancel,
      rung: () => this.#rung,
      state: () => this.#controls.read({ anyModels: true }),
      show: (state) => { this.write(state); actions.changed(state); this.#controls.element.scrollIntoView(); },
    };
    const tools = toolList(TOOLS, this.bench);
    this.elements = [this.#addressBanner.element, this.#badge.element, lab, tools];
    this.#compactParts = { lab, controls: this.#controls.element, runBar: this.#runBar.element, exchange: this.#exchange.element, tools, bench: { ...this.bench, measure: actions.runHere } };
  }

  connect() {
    this.#connected = true;
    this.#unwatch = watchMissingParts((said) => { this.#runBar.problem = said; });
    this.#runBar.connect();
    this.#code.connect();
    this.#details?.connect();
  }

  disconnect() {
    this.#connected = false;
    this.#unwatch();
    this.#runBar.disconnect();
    this.#details?.disconnect();
  }

  /** Before the first run, or the first file: loads what shows them. */
  async prepare() {
    const [{ DetailsView }] = await Promise.all([import('./details-view.js'), this.#code.load(), this.#results.load()]);
    if (this.#details) return;
    this.#details = new DetailsView(this.#outcome, this.#actions.index, { page: this.#actions.page, catalogue: this.#catalogue, code: this.#code, program: twin });
    this.#results.element.after(this.#details.element);
    if (this.#connected) this.#details.connect();
  }

  /** @param {LabState} state */
  write(state) {
    this.#controls.write(state);
    this.#showState(this.#controls.read({ anyModels: true }));
  }

  /** The whole lab, or a compact one where an attribute asks for it. @param {import('../model/look.js').Look} look */
  async present(look) {
    const asked = look.show !== null || look.locked || look.question !== null || look.title !== null;
    if (!asked && !this.#compact) return;
    const [{ CompactView }] = await Promise.all([import('./compact-view.js'), compactStyle()]);
    this.#compact ??= new CompactView(this.#compactParts);
    this.#compact.show(look, this.#controls.read({ anyModels: true }));
  }

  /** @param {{anyModels?: boolean}} [options] */
  read(options) { return this.#controls.read(options); }

  focusProblem() { this.#controls.focusProblem(); }

  /** @param {KeyboardEvent} event */
  key(event) { this.#undo.key(event); }

  /** @param {string[]} problems */
  set addressProblems(problems) { this.#addressBanner.show(problems); }

  /** @param {LabState|null} state */
  #showState(state) {
    if (!state) return;
    this.#undo.saw(state);
    this.#badge.address = this.#home(state);
    this.#compact?.update(state);
    this.#runBar.warnOfFreeze(state.models.includes('sequential'));
    this.#code.show((model) => twin(state, model));
  }

  /** @param {LabState} state */
  #home(state) { return new URL(writeAddress(state), this.#actions.home).href; }

  /** @param {import('../model/rung.js').Rung} rung */
  set rung(rung) {
    this.#rung = rung;
    this.#badge.show(rung);
    this.#runBar.blocked = rung.name === 'recorded' ? rung : null;
    this.#compact?.look();
  }

  /** On a phone the results begin below the screen. */
  revealResults() {
    const { top } = this.#results.element.getBoundingClientRect();
    if (top >= 0 && top < innerHeight * 0.7) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#results.element.scrollIntoView({ block: 'start', behavior: still ? 'instant' : 'smooth' });
  }

  starting() {
    this.#runBar.problem = null;
    this.#runBar.running = true;
    this.#runBar.say('Starting.');
  }

  /** Another run has the machine. */
  waiting() {
    const text = 'Waiting for another experiment, on this page or in another tab, to end. Cancel gives up the wait.';
    this.#runBar.say(text);
    this.#runBar.announce(text);
  }

  /** @param {ModelName[]} models */
  begin(models) {
    const frozen = models.includes('sequential') ? ' The page freezes while Sequential runs, and cannot be cancelled meanwhile.' : '';
    this.#runBar.say(`Starting.${frozen}`);
    this.#runBar.announce(`Run started: ${models.map(this.#outcome.titles).join(', ')}.${frozen}`);
    this.#exchange.result = null;
    this.#ran = this.#controls.read({ anyModels: true });
    this.#noteRecorded(null);
    this.#show({ ...this.#outcome, results: [], live: null, planned: models, recorded: NONE, origin: null, elsewhere: false, titles: this.#titles });
    this.#details?.find(null);
    this.#runBar.warnOfFreeze(models.includes('sequential'));
  }

  /** @param {import('../protocol.js').Progress} progress */
  progress(progress) {
    const latest = new Map(progress.done.map((result) => [result.model, result]));
    latest.set(progress.model, progress.partial);
    const planned = this.#outcome.planned.filter((name) => !latest.has(/** @type {ModelName} */ (name)));
    this.#runBar.progress(progress, this.#outcome.titles(progress.model));
    this.#show({ ...this.#outcome, results: [...latest.values()], live: progress.model, planned });
  }

  /** @param {import('../protocol.js').RunResult} result @param {StandIn|null} standIn for the models that could not run */
  end(result, standIn) {
    this.#runBar.running = false;
    const about = { day: dayOf(new Date()), browser: browserName(navigator.userAgent) };
    this.#shown({ result, about }, { standIn });
    if (this.#moment && this.#details) this.#details.moment = this.#moment;
    this.#moment = null;
    const results = standIn?.results ?? result.models;
    const cancelled = results.some((model) => model.error?.kind === 'cancelled');
    const failed = results.some((model) => model.error && model.error.kind !== 'cancelled');
    this.#runBar.say(cancelled ? 'Cancelled. What there is, is shown.' : failed ? 'Done, but something went wrong: see below.' : 'Done.', cancelled ? 0 : 1);
    const said = results.filter((model) => model.error?.kind !== 'cancelled').map((model) => {
      const title = this.#outcome.titles(model.model);
      return model.error ? `${title}: ${describeError(model.error, model).replace(/\.$/, '')}.` : `${title}: ${formatTime(model.wall_ms, result.clock_tick_us)}.`;
    });
    this.#runBar.announce([cancelled ? 'Run cancelled.' : 'Run ended.', ...said].join(' '));
  }

  /** A whole run. @param {Recorded} ran @param {{standIn?: StandIn|null, origin?: string|null}} more what was recorded for models that could not run; where all of it was measured, if not here */
  #shown({ result, about }, { standIn = null, origin = null }) {
    this.#machine.show(result, about.browser);
    this.#exchange.result = result;
    this.#exchange.about = about;
    const recorded = standIn?.recorded ?? NONE;
    this.#noteRecorded(standIn?.about ?? null);
    this.#show({ ...this.#outcome, results: standIn?.results ?? result.models, recorded, origin, elsewhere: origin !== null, live: null, planned: [], tick_us: result.clock_tick_us, titles: this.#titlesWith(recorded) });
    this.#details?.find({ result, about, state: this.#ran ?? this.#actions.usual() });
  }

  /** What a link holds: a run that is shown without running, and a moment of it or of the next run. @param {import('../model/link/link.js').OpenedLink} opened */
  async open({ recorded, moment, said, problems }) {
    await this.prepare();
    this.#addressBanner.add(problems);
    this.#moment = recorded ? null : moment;
    this.#runBar.say(recorded ? 'A recorded run is shown. Nothing is running.' : said || 'Nothing is running.');
    this.#runBar.announce([...problems, said].join(' '));
    if (!recorded || !this.#details) return;
    this.#ran = this.#controls.read({ anyModels: true });
    this.#shown(recorded, { origin: said });
    this.#details.moment = moment;
    this.#details.reveal();
  }

  /** Wherever a recorded model is named, it says so. @param {ReadonlySet<string>} recorded */
  #titlesWith(recorded) { return (/** @type {string} */ name) => (recorded.has(name) ? `${this.#titles(name)}, recorded` : this.#titles(name)); }

  /** @param {string|null} about */
  #noteRecorded(about) {
    const state = this.#controls.read({ anyModels: true });
    this.#recordedNote.show(about, state && this.#rung?.lift === 'tab' ? this.#home(state) : null);
  }

  /** Nothing runs here: what is chosen, as it was recorded. @param {{result: import('../protocol.js').RunResult, about: string}} recorded */
  async showRecorded({ result, about }) {
    await this.prepare();
    this.#noteRecorded(about);
    this.#exchange.result = null;
    this.#ran = null;
    this.#show({ ...this.#outcome, results: result.models, live: null, planned: [], tick_us: result.clock_tick_us, recorded: NONE, origin: null, elsewhere: true, titles: this.#titlesWith(new Set(result.models.map(({ model }) => model))) });
    this.#details?.find(null);
  }

  /** A tool's run goes on: only the run bar says so. @param {import('../protocol.js').Progress} progress */
  progressOfTool(progress) { this.#runBar.progress(progress, this.#outcome.titles(progress.model)); }

  endOfTool() {
    this.#runBar.running = false;
    this.#runBar.say('Nothing is running.');
  }

  /** The run could not even start. @param {string} message */
  fail(message) {
    this.#runBar.running = false;
    this.#runBar.say('Nothing is running.');
    // Where nothing can run, that is said already, and what to do about it.
    this.#runBar.problem = this.#rung?.name === 'recorded' ? null : readable(message);
    this.#show({ ...this.#outcome, live: null, planned: [] });
  }

  cancelling() { this.#runBar.say('Cancelling…'); }

  /** @param {Outcome} outcome */
  #show(outcome) {
    this.#outcome = outcome;
    this.#results.show(outcome);
    this.#details?.show(outcome, this.#exchange);
  }
}
