/** The whole screen: puts the views together, and keeps what is set, what goes on and what has run in step. */
import { writeAddress } from '../model/address.js';
import { endWords, IDLE, startWords, WAITING } from '../model/run-words.js';
import { AddressBanner } from './banner.js';
import { CodeView } from './code-view.js';
import { Controls } from './controls.js';
import { build } from './dom.js';
import { embedButton } from './embed-button.js';
import { readable, watchMissingParts } from './missing-part.js';
import { styled } from './on-demand.js';
import { OutcomeView } from './outcome-view.js';
import { RunBar } from './run-bar.js';
import { RungBadge } from './rung-badge.js';
import { toolList } from './tool.js';
import { TOOLS } from './tools.js';
import { twin } from './twins.js';
import { UndoView } from './undo-view.js';

/** @typedef {import('../protocol.js').Catalogue} Catalogue */
/** @typedef {import('../protocol.js').ModelName} ModelName */
/** @typedef {import('../model/state.js').LabState} LabState */
/** @typedef {import('../model/state.js').Machine} Machine */
/**
 * What the element does for the screen. `changed`: the reader set something else; `home`: the address of the page by itself;
 * `runHere`: as `measure`, with its results on the screen.
 * @typedef {import('./run-bar.js').Actions & Omit<import('./outcome-view.js').Lent, 'state'|'tab'> & Pick<import('./tool.js').Bench, 'measure'> & {changed: (state: LabState) => void, ask: (about: import('../protocol.js').Question, facts: unknown) => Promise<any>, home: string, runHere: import('./tool.js').Bench['measure']}} LabActions
 */

/** The frame's page has it from the start. */
const compactStyle = async () => {
  if (getComputedStyle(document.documentElement).getPropertyValue('--compact') === '') await styled(new URL('../styles/compact.css', import.meta.url).href);
};

export class LabView {
  #addressBanner = new AddressBanner();
  #controls;
  #runBar;
  #undo;
  #badge = new RungBadge();
  /** @type {import('../model/rung.js').Rung|null} */
  #rung = null;
  #code;
  #outcome;
  #unwatch = () => {};
  #actions;
  /** @type {import('./compact-view.js').CompactView|null} */
  #compact = null;
  #compactParts;

  /** @param {Catalogue} catalogue @param {Machine} machine @param {LabActions} actions */
  constructor(catalogue, machine, actions) {
    this.#actions = actions;
    const state = () => this.#controls.read({ anyModels: true });
    this.#code = new CodeView(catalogue.models);
    this.#controls = new Controls(catalogue, machine, () => {
      const now = state();
      this.#showState(now);
      if (now && now.models.length > 0) actions.changed(now);
    });
    this.#undo = new UndoView(catalogue, {
      usual: actions.usual,
      show: (before, said) => { this.write(before); actions.changed(before); this.#runBar.announce(said); },
    });
    this.#controls.element.append(this.#undo.element);
    this.#runBar = new RunBar(this.#controls.element.id, actions, embedButton({ catalogue, machine, state, looked: () => this.#outcome.looked }, () => this.focusProblem()));
    this.#outcome = new OutcomeView(catalogue, this.#code, { ...actions, state, tab: () => this.#tab() });
    const { results, exchange } = this.#outcome;
    const lab = build('div', { class: 'lab' }, this.#controls.element, this.#runBar.warning, this.#runBar.element, results, exchange, this.#code.element);
    this.#outcome.watchDrops(lab);
    /** @type {import('./tool.js').Bench} */
    this.bench = {
      catalogue, machine, measure: actions.measure, serialFraction: (points) => actions.ask('serialFraction', points), advise: (facts) => actions.ask('advise', facts), cancel: actions.cancel,
      rung: () => this.#rung,
      state,
      show: (wanted) => { this.write(wanted); actions.changed(wanted); this.#controls.element.scrollIntoView(); },
    };
    const tools = toolList(TOOLS, this.bench);
    this.elements = [this.#addressBanner.element, this.#badge.element, lab, tools];
    this.#compactParts = { lab, controls: this.#controls.element, runBar: this.#runBar.element, exchange, tools, bench: { ...this.bench, measure: actions.runHere } };
  }

  connect() {
    this.#unwatch = watchMissingParts((said) => { this.#runBar.problem = said; });
    this.#runBar.connect();
    this.#code.connect();
    this.#outcome.connect();
  }

  disconnect() {
    this.#unwatch();
    this.#runBar.disconnect();
    this.#outcome.disconnect();
  }

  /** Before the first run: loads what shows it. */
  prepare() { return this.#outcome.prepare(); }

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

  revealResults() { this.#outcome.reveal(); }

  /** Where what cannot run here could: null where a tab of its own would run no more. */
  #tab() {
    const state = this.#controls.read({ anyModels: true });
    return state && this.#rung?.lift === 'tab' ? this.#home(state) : null;
  }

  starting() {
    this.#runBar.problem = null;
    this.#runBar.running = true;
    this.#runBar.say('Starting.');
  }

  /** Another run has the machine. */
  waiting() { this.#tell({ said: WAITING, announced: WAITING }); }

  /** @param {ModelName[]} models */
  begin(models) {
    this.#tell(startWords(models, (name) => this.#outcome.titleOf(name)));
    this.#outcome.begin(models);
    this.#runBar.warnOfFreeze(models.includes('sequential'));
  }

  /** @param {import('../protocol.js').Progress} progress */
  progress(progress) {
    this.progressOfTool(progress);
    this.#outcome.progress(progress);
  }

  /** @param {import('../protocol.js').RunResult} result @param {import('../model/stand-in.js').StandIn|null} standIn for the models that could not run */
  end(result, standIn) {
    this.#runBar.running = false;
    this.#outcome.end(result, standIn);
    const words = endWords(standIn?.results ?? result.models, result.clock_tick_us, (name) => this.#outcome.titleOf(name));
    this.#tell(words, words.cancelled ? 0 : 1);
  }

  /** What a link holds: a run that is shown without running, and a moment of it or of the next run. @param {import('../model/link/link.js').OpenedLink} opened */
  async open(opened) {
    await this.prepare();
    const { recorded, said, problems } = opened;
    this.#addressBanner.add(problems);
    this.#tell({ said: recorded ? `A recorded run is shown. ${IDLE}` : said || IDLE, announced: [...problems, said].join(' ') });
    this.#outcome.open(opened);
  }

  /** Nothing runs here: what is chosen, as it was recorded. @param {{result: import('../protocol.js').RunResult, about: string}} recorded */
  async showRecorded(recorded) {
    await this.prepare();
    this.#outcome.showRecorded(recorded);
  }

  /** A tool's run goes on: only the run bar says so. @param {import('../protocol.js').Progress} progress */
  progressOfTool(progress) { this.#runBar.progress(progress, this.#outcome.titleOf(progress.model)); }

  endOfTool() {
    this.#runBar.running = false;
    this.#runBar.say(IDLE);
  }

  /** The run could not even start. @param {string} message */
  fail(message) {
    this.endOfTool();
    // Where nothing can run, that is said already, and what to do about it.
    this.#runBar.problem = this.#rung?.name === 'recorded' ? null : readable(message);
    this.#outcome.stop();
  }

  cancelling() { this.#runBar.say('Cancelling…'); }

  /** @param {{said: string, announced: string}} words @param {number} [part] of the run that is done */
  #tell({ said, announced }, part = 0) {
    this.#runBar.say(said, part);
    this.#runBar.announce(announced);
  }
}
