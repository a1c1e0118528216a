/** The whole screen: puts the views together and shows states, progress and results in them. */
import { describeError } from '../model/describe.js';
import { flowsOf } from '../model/flows.js';
import { formatTime } from '../model/format.js';
import { modelTitle } from '../model/state.js';
import { unindexed } from '../model/track-index.js';
import { lastMoment, tracksOf } from '../model/tracks.js';
import { pythonProgram } from '../python/program.js';
import { AddressBanner, isolationBanner } from './banner.js';
import { CodeView } from './code-view.js';
import { Controls } from './controls.js';
import { build } from './dom.js';
import { ExchangeView } from './exchange-view.js';
import { FindingsView } from './findings-view.js';
import { LockView } from './lock-view.js';
import { MachineStrip } from './machine-strip.js';
import { ModelFilter } from './model-filter.js';
import { OutputView } from './output-view.js';
import { PayloadView } from './payload-view.js';
import { ResultsView } from './results-view.js';
import { RunBar } from './run-bar.js';
import { SharedView } from './shared-view.js';
import { TimelineView } from './timeline-view.js';
import { toolList } from './tool.js';
import { TOOLS } from './tools.js';
import { UndoView } from './undo-view.js';

/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {import('../model/state.js').LabState} LabState */
/** @typedef {import('../model/state.js').Machine} Machine */
/** @typedef {import('./run-bar.js').Actions & Pick<import('./undo-view.js').UndoActions, 'usual'> & {run: () => void, changed: (state: LabState) => void} & Pick<import('./tool.js').Bench, 'measure'> & {ask: (about: import('../protocol.js').Question, facts: unknown) => Promise<any>, index: (tracks: import('../model/tracks.js').Track[], onIndex: () => void) => Promise<void>} & Pick<import('./exchange-view.js').Lent, 'read'>} LabActions */
/** @typedef {import('./results-view.js').Outcome} Outcome */

export class LabView {
  #addressBanner = new AddressBanner();
  #controls;
  #runBar;
  #undo;
  #results = new ResultsView();
  #machine = new MachineStrip();
  #filter = new ModelFilter(() => this.#showTraces());
  #timeline = new TimelineView((moment_us) => this.#output.playTo(moment_us));
  #shared = new SharedView();
  #findings = new FindingsView();
  #lock = new LockView();
  #output = new OutputView();
  #payloads = new PayloadView();
  #code;
  #exchange;
  /** @type {import('./timeline-picture.js').Shown} */
  #shown = { groups: [], end_us: 0 };
  /** @type {WeakMap<ModelResult, import('../model/layout.js').Group>} */
  #groups = new WeakMap();
  /** @type {Outcome} */
  #outcome;
  #actions;

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
    this.#runBar = new RunBar(this.#controls.element.id, actions);
    this.#controls.element.addEventListener('submit', (event) => { event.preventDefault(); actions.run(); });
    this.#results.element.append(this.#machine.element);
    this.#details = build('div', { class: 'details', hidden: true }, this.#filter.element, this.#timeline.element,
      build('div', { class: 'readings' }, this.#findings.element, this.#lock.element, this.#shared.element), this.#output.element, this.#payloads.element);
    this.#exchange = new ExchangeView({ read: actions.read, shown: () => this.#shown, titles: this.#outcome.titles, changed: () => this.#show(this.#outcome) });
    const lab = build('div', { class: 'lab' }, this.#controls.element,
      this.#runBar.warning, this.#runBar.element, this.#results.element, this.#details, this.#exchange.element, this.#code.element);
    this.#exchange.watchDrops(lab);
    this.elements = [
      this.#addressBanner.element, ...(machine.isolated ? [] : [isolationBanner()]),
      lab,
      toolList(TOOLS, {
        catalogue, machine, measure: actions.measure, serialFraction: (points) => actions.ask('serialFraction', points), advise: (facts) => actions.ask('advise', facts), cancel: actions.cancel,
        state: () => this.#controls.read({ anyModels: true }),
        show: (state) => { this.write(state); actions.changed(state); this.#controls.element.scrollIntoView(); },
      }),
    ];
  }

  #details;

  connect() { this.#runBar.connect(); this.#timeline.connect(); this.#lock.connect(); this.#code.connect(); }
  disconnect() { this.#runBar.disconnect(); this.#timeline.disconnect(); this.#lock.disconnect(); }

  /** @param {LabState} state */
  write(state) {
    this.#controls.write(state);
    this.#showState(this.#controls.read({ anyModels: true }));
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

  /** @param {ModelName[]} models */
  begin(models) {
    const frozen = models.includes('sequential') ? ' The page freezes while Sequential runs, and cannot be cancelled meanwhile.' : '';
    this.#runBar.say(`Starting.${frozen}`);
    this.#runBar.announce(`Run started: ${models.map(this.#outcome.titles).join(', ')}.${frozen}`);
    this.#exchange.result = null;
    this.#show({ ...this.#outcome, results: [], live: null, planned: models });
    this.#findings.show(null, this.#outcome.titles);
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
    this.#findings.show(result, this.#outcome.titles);
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
    this.#shared.show(outcome);
    this.#lock.show(outcome);
    this.#filter.show(outcome.results.map((result) => result.model), outcome.titles);
    this.#details.hidden = outcome.results.length + outcome.planned.length + this.#exchange.opened.length === 0;
    this.#showTraces();
  }

  #showTraces() {
    const { results, live, planned, tick_us, titles } = this.#outcome;
    const accepted = results.filter((result) => this.#filter.accepts(result));
    const groups = [...accepted.map((result) => this.#groupOf(result, result.model === live)), ...this.#exchange.groups];
    const end_us = Math.max(this.#exchange.end_us, ...accepted.map((result) => Math.max((result.wall_ms ?? 0) * 1000, lastMoment(result.trace.traceEvents))));
    this.#shown = { groups, end_us };
    this.#timeline.show({ groups, end_us, tick_us, coming: planned.length, running: live !== null || planned.length > 0 });
    this.#output.show(accepted, titles);
    this.#payloads.show(accepted, titles);
  }

  /** A finished model's tracks are made once. @param {ModelResult} result @param {boolean} live */
  #groupOf(result, live) {
    const known = this.#groups.get(result);
    if (known) return known;
    const now_us = live ? (result.wall_ms ?? 0) * 1000 : 0;
    const group = { title: this.#outcome.titles(result.model), tracks: tracksOf(result.trace.traceEvents, now_us), flows: flowsOf(result.trace.traceEvents) };
    this.#groups.set(result, group);
    if (!live && unindexed(group.tracks).length > 0) void this.#actions.index(group.tracks, () => this.#timeline.refresh());
    return group;
  }
}
