/** The whole screen: puts the views together and shows states, progress and results in them. */
import { describeError } from '../model/describe.js';
import { formatTime } from '../model/format.js';
import { modelTitle } from '../model/state.js';
import { pythonProgram } from '../python/program.js';
import { AddressBanner, isolationBanner } from './banner.js';
import { CodeView } from './code-view.js';
import { Controls } from './controls.js';
import { build } from './dom.js';
import { embedButton } from './embed-button.js';
import { ExchangeView } from './exchange-view.js';
import { MachineStrip } from './machine-strip.js';
import { ResultsView } from './results-view.js';
import { RunBar } from './run-bar.js';
import { styled, toolList } from './tool.js';
import { TOOLS } from './tools.js';
import { UndoView } from './undo-view.js';

/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {import('../model/state.js').LabState} LabState */
/** @typedef {import('../model/state.js').Machine} Machine */
/** @typedef {import('./run-bar.js').Actions & Pick<import('./undo-view.js').UndoActions, 'usual'> & {run: () => void, changed: (state: LabState) => void} & Pick<import('./tool.js').Bench, 'measure'> & {ask: (about: import('../protocol.js').Question, facts: unknown) => Promise<any>, index: (tracks: import('../model/tracks.js').Track[], onIndex: () => void) => Promise<void>} & Pick<import('./exchange-view.js').Lent, 'read'> & {runHere: import('./tool.js').Bench['measure']}} LabActions `runHere`: with its results on the screen */
/** @typedef {import('./results-view.js').Outcome} Outcome */

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
  #machine = new MachineStrip();
  #code;
  #exchange;
  /** @type {import('./details-view.js').DetailsView|null} */
  #details = null;
  #connected = false;
  /** @type {Outcome} */
  #outcome;
  #actions;
  /** @type {import('./compact-view.js').CompactView|null} */
  #compact = null;
  #compactParts;

  /** @param {Catalogue} catalogue @param {Machine} machine @param {LabActions} actions */
  constructor(catalogue, machine, actions) {
    this.#actions = actions;
    this.#outcome = { results: [], live: null, planned: [], tick_us: 0, titles: (name) => modelTitle(catalogue, name) };
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
    this.#runBar = new RunBar(this.#controls.element.id, actions, embedButton({ catalogue, machine, state: () => this.#controls.read({ anyModels: true }) }, () => this.focusProblem()));
    this.#controls.element.addEventListener('submit', (event) => { event.preventDefault(); actions.run(); });
    this.#results.element.append(this.#machine.element);
    this.#exchange = new ExchangeView({ read: actions.read, shown: () => this.#details?.shown ?? { groups: [], end_us: 0 }, titles: this.#outcome.titles,
      changed: async () => { await this.prepare(); this.#show(this.#outcome); } });
    const lab = build('div', { class: 'lab' }, this.#controls.element,
      this.#runBar.warning, this.#runBar.element, this.#results.element, this.#exchange.element, this.#code.element);
    this.#exchange.watchDrops(lab);
    /** @type {import('./tool.js').Bench} */
    const bench = {
      catalogue, machine, measure: actions.measure, serialFraction: (points) => actions.ask('serialFraction', points), advise: (facts) => actions.ask('advise', facts), cancel: actions.cancel,
      state: () => this.#controls.read({ anyModels: true }),
      show: (state) => { this.write(state); actions.changed(state); this.#controls.element.scrollIntoView(); },
    };
    const tools = toolList(TOOLS, bench);
    this.elements = [this.#addressBanner.element, ...(machine.isolated ? [] : [isolationBanner()]), lab, tools];
    this.#compactParts = { lab, controls: this.#controls.element, runBar: this.#runBar.element, others: [this.#exchange.element, tools], bench: { ...bench, measure: actions.runHere } };
  }

  connect() {
    this.#connected = true;
    this.#runBar.connect();
    this.#code.connect();
    this.#details?.connect();
  }

  disconnect() {
    this.#connected = false;
    this.#runBar.disconnect();
    this.#details?.disconnect();
  }

  /** Before the first run, or the first file: loads what shows them. */
  async prepare() {
    const { DetailsView } = await import('./details-view.js');
    if (this.#details) return;
    this.#details = new DetailsView(this.#outcome, this.#actions.index);
    this.#results.element.after(this.#details.element);
    if (this.#connected) this.#details.connect();
  }

  /** @param {LabState} state */
  write(state) {
    this.#controls.write(state);
    this.#showState(this.#controls.read({ anyModels: true }));
  }

  /** The whole lab, or a compact one where `show` names its parts. @param {import('../model/look.js').Look} look */
  async present(look) {
    if (!look.show && !this.#compact) return;
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
    this.#compact?.update(state);
    this.#runBar.warnOfFreeze(state.models.includes('sequential'));
    this.#code.show((model) => pythonProgram(state.workload, model, state.params, state.workers, state.lock));
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
    this.#show({ ...this.#outcome, results: [], live: null, planned: models });
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

  /** @param {import('../protocol.js').RunResult} result */
  end(result) {
    this.#runBar.running = false;
    this.#machine.show(result);
    this.#exchange.result = result;
    this.#show({ ...this.#outcome, results: result.models, live: null, planned: [], tick_us: result.clock_tick_us });
    this.#details?.find(result);
    const cancelled = result.models.some((model) => model.error?.kind === 'cancelled');
    const failed = result.models.some((model) => model.error && model.error.kind !== 'cancelled');
    this.#runBar.say(cancelled ? 'Cancelled. What there is, is shown.' : failed ? 'Done, but something went wrong: see below.' : 'Done.', cancelled ? 0 : 1);
    const said = result.models.filter((model) => model.error?.kind !== 'cancelled').map((model) => {
      const title = this.#outcome.titles(model.model);
      return model.error ? `${title}: ${describeError(model.error, model).replace(/\.$/, '')}.` : `${title}: ${formatTime(model.wall_ms, result.clock_tick_us)}.`;
    });
    this.#runBar.announce([cancelled ? 'Run cancelled.' : 'Run ended.', ...said].join(' '));
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
    this.#runBar.problem = message;
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
