/** The whole screen: combines the views, and keeps the settings, the run in progress and the results consistent. */
import { writeAddress } from '../address.js';
import { IDLE, STALE, WAITING } from '../run-words.js';
import { AddressBanner } from './banner.js';
import { CodeView } from '../../python/view/code-view.js';
import { Controls } from '../settings/controls.js';
import { build } from '../../ui/dom.js';
import { embedButton } from '../../embed/author/embed-button.js';
import { part, readable, watchMissingParts } from '../../ui/missing-part.js';
import { styled } from '../../ui/on-demand.js';
import { OutcomeRoom } from '../../outcome/view/outcome-room.js';
import { RunBar } from './run-bar.js';
import { CapabilityBadge } from '../../capability/view/capability-badge.js';
import { toolList } from '../../tools/view/tool.js';
import { TOOLS } from '../../tools/view/tools.js';
import { programFor } from '../../python/view/load-programs.js';
import { UndoView } from '../settings/undo-view.js';
import { runsOnPage } from '../../result/model-properties.js';

/** @typedef {import('../../base/catalogue.js').Catalogue} Catalogue */
/** @typedef {import('../../interface.js').ModelName} ModelName */
/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('../state.js').Device} Device */
/**
 * What the element does for the screen. `changed`: the reader changed a setting. `home`: the address of our own page.
 * `runHere`: like `measure`, with its results on the screen.
 * @typedef {import('./run-bar.js').Actions & Omit<import('../../outcome/view/outcome-view.js').Lent,
 *   'state'|'tab'|'set'|'shown'|'showRun'> & Pick<import('../bench.js').Bench, 'measure'> & {changed: (state: LabState)
 *   => void, ask: (about: import('../../result/engine-answers.js').Question, facts: unknown) => Promise<any>, home:
 *   string, runHere: import('../bench.js').Bench['measure']}} LabActions
 */

/** Loads the compact style, which the frame's page already has. */
const compactStyle = async () => {
  if (getComputedStyle(document.documentElement).getPropertyValue('--compact') === '')
    await styled(new URL('../../styles/compact.css', import.meta.url).href);
};

export class LabView {
  #addressBanner = new AddressBanner();
  #controls;
  #runBar;
  #undo;
  #badge = new CapabilityBadge();
  /** @type {import('../../capability/capability-level.js').CapabilityLevel|null} */
  #capability = null;
  /** The text and the bar at the end of the run on the screen. @type {{said: string, part: number}|null} */
  #ended = null;
  /** The texts of a run's begin and end, once loaded. @type {typeof import('../run-sentences.js')|null} */
  #sentences = null;
  /** Whether the run on the screen has other settings than the current ones. */
  #stale = false;
  #code;
  #outcome;
  #unwatch = () => {};
  #actions;
  /** @type {import('./compact-view.js').CompactView|null} */
  #compact = null;
  #compactParts;

  /** @param {Catalogue} catalogue @param {Device} device @param {LabActions} actions */
  constructor(catalogue, device, actions) {
    this.#actions = actions;
    const state = () => this.#state;
    this.#code = new CodeView(catalogue.models);
    // The code of a reader's own program begins with the program, so the lines are the same.
    this.#code.marked = (marks) => this.#controls.program?.markLines(marks);
    this.#code.resized = (params) => {
      const now = state();
      if (now?.models.length) this.#set({ ...now, params });
    };
    this.#controls = new Controls(catalogue, device, () => {
      const now = state();
      this.#showState(now);
      if (now && now.models.length > 0) actions.changed(now);
    });
    this.#undo = new UndoView(catalogue, {
      usual: actions.usual,
      show: (before, said) => {
        this.#set(before);
        this.#runBar.announce(said);
      },
      reset: () => actions.forget?.(),
    });
    this.#controls.element.append(this.#undo.element);
    // A whole program, which knows how it is run (editor/view/program-field.js).
    this.#controls.element.addEventListener('run-program', (event) => {
      this.revealResults();
      /** @type {CustomEvent} */ (event).detail(actions.runHere, state());
    });
    this.#runBar = new RunBar(
      this.#controls.element.id,
      actions,
      embedButton({ catalogue, device, state, looked: () => this.#outcome.view?.looked ?? null }, () =>
        this.focusProblem(),
      ),
    );
    this.#outcome = new OutcomeRoom(catalogue, this.#code, {
      ...actions,
      state,
      set: (wanted) => this.#set(wanted),
      tab: () => this.#tab(),
      shown: () => this.#settle({ said: IDLE, part: 0 }),
      showRun: (kept) => this.#showKept(kept),
    });
    const { results, exchange } = this.#outcome;
    const lab = build(
      'div',
      { class: 'lab' },
      this.#controls.element,
      this.#runBar.warning,
      this.#runBar.element,
      results,
      exchange,
      this.#code.element,
    );
    this.#outcome.files.watchDrops(lab);
    this.bench = this.#benchOf(catalogue, device);
    const tools = toolList(TOOLS, this.bench);
    this.elements = [this.#addressBanner.element, this.#badge.element, lab, tools];
    this.#compactParts = {
      lab,
      controls: this.#controls.element,
      runBar: this.#runBar.element,
      exchange,
      tools,
      bench: { ...this.bench, measure: actions.runHere },
    };
  }

  /** @param {Catalogue} catalogue @param {Device} device @returns {import('../bench.js').Bench} */
  #benchOf(catalogue, device) {
    const { measure, ask, cancel } = this.#actions;
    return {
      catalogue,
      device,
      measure,
      cancel,
      serialFraction: (points) => ask('serialFraction', points),
      advise: (facts) => ask('advise', facts),
      capability: () => this.#capability,
      open: (files) => this.#outcome.openFiles(files),
      state: () => this.#state,
      program: () => this.#controls.program,
      show: (wanted) => {
        this.#set(wanted);
        this.#controls.element.scrollIntoView();
      },
      showRun: (recorded, from) => this.showRun(recorded, { from }),
    };
  }

  /** What is set, with models that cannot run here too; null while something is no value. */
  get #state() {
    return this.#controls.read({ anyModels: true });
  }

  /** Sets the screen, as its reader would. @param {LabState} wanted */
  #set(wanted) {
    this.write(wanted);
    this.#actions.changed(wanted);
  }

  connect() {
    this.#unwatch = watchMissingParts((said) => {
      this.#runBar.problem = said;
    });
    this.#runBar.connect();
    this.#code.connect();
    this.#outcome.connect();
  }

  disconnect() {
    this.#unwatch();
    this.#runBar.disconnect();
    this.#outcome.disconnect();
  }

  /** Called before the first run: loads the views of results. */
  async prepare() {
    const [sentences, view] = await Promise.all([part(import('../run-sentences.js')), this.#outcome.prepare()]);
    this.#sentences = sentences;
    return view;
  }

  /** @param {LabState} state */
  write(state) {
    this.#controls.write(state);
    this.#showState(this.#state);
  }

  /** Shows the whole lab, or a compact one if an attribute asks for it. @param {import('../look.js').Look} look */
  async present(look) {
    const asked = look.show !== null || look.locked || look.question !== null || look.title !== null;
    if (!asked && !this.#compact) return;
    const [{ CompactView }] = await Promise.all([part(import('./compact-view.js')), compactStyle()]);
    this.#compact ??= new CompactView(this.#compactParts);
    this.#compact.show(look, this.#state);
  }

  /** @param {{anyModels?: boolean}} [options] */
  read(options) {
    return this.#controls.read(options);
  }

  focusProblem() {
    this.#controls.focusProblem();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    this.#undo.key(event);
  }

  /** @param {string[]} problems */
  set addressProblems(problems) {
    this.#addressBanner.show(problems);
  }

  /** @param {LabState|null} state */
  #showState(state) {
    this.#match(state);
    if (!state) return;
    this.#undo.saw(state);
    this.#badge.address = this.#home(state);
    this.#compact?.update(state);
    this.#runBar.warnOfFreeze(state.models.some(runsOnPage));
    this.#code.show((model) => programFor(state, model), state);
  }

  /**
   * Marks the results when the settings differ from theirs, and removes the mark when they match again.
   * @param {LabState|null} state
   */
  #match(state) {
    const stale = this.#outcome.view?.mark(state) ?? false;
    if (stale === this.#stale) return;
    this.#stale = stale;
    this.#sayEnd();
    if (stale && !this.#runBar.running) this.#runBar.announce(STALE);
  }

  /** @param {LabState} state */
  #home(state) {
    return new URL(writeAddress(state), this.#actions.home).href;
  }

  /** @param {import('../../capability/capability-level.js').CapabilityLevel} capability */
  set capability(capability) {
    this.#capability = capability;
    this.#badge.show(capability);
    this.#runBar.blocked = capability.name === 'recorded' ? capability : null;
    this.#compact?.look();
  }

  revealResults() {
    this.#outcome.reveal();
  }

  /** The address of a tab of its own in which more models could run; null if none could. */
  #tab() {
    const state = this.#state;
    return state && this.#capability?.lift === 'tab' ? this.#home(state) : null;
  }

  starting() {
    this.#runBar.problem = null;
    this.#controls.program?.markErrors([]);
    this.#runBar.running = true;
    this.#ended = null;
    this.#runBar.say('Starting.');
  }

  /** Called while another run holds the run mutex. */
  waiting() {
    this.#tell({ said: WAITING, announced: WAITING });
  }

  /** @param {ModelName[]} models @param {LabState|null} state the run's settings; null if the form cannot show them */
  begin(models, state) {
    if (this.#sentences) this.#tell(this.#sentences.startWords(models, (name) => this.#outcome.titleOf(name)));
    this.#outcome.view?.begin(models, state);
    this.#match(this.#state);
    this.#runBar.warnOfFreeze(models.some(runsOnPage));
  }

  /** @param {import('../../interface.js').Progress} progress */
  progress(progress) {
    this.progressOfTool(progress);
    this.#outcome.view?.progress(progress);
  }

  /**
   * @param {import('../../interface.js').RunResult} result
   * @param {import('../../stand-in/stand-in.js').StandIn|null} standIn for the models that could not run
   * @returns {import('../../result/origin.js').Recorded|null}
   */
  end(result, standIn) {
    this.#runBar.running = false;
    const recorded = this.#outcome.view?.end(result, standIn) ?? null;
    this.#controls.program?.markErrorsOf(result.models);
    const results = standIn?.results ?? result.models;
    const words = this.#sentences?.endWords(results, result.clock_tick_us, (name) => this.#outcome.titleOf(name));
    if (words) {
      const ended = { said: words.said, part: words.cancelled ? 0 : 1 };
      this.#tell(words, ended.part);
      this.#settle(ended);
    }
    return recorded;
  }

  /**
   * Updates the texts after the run on the screen has changed.
   * @param {{said: string, part: number}} ended the text and the bar, shown while the run matches the settings
   */
  #settle(ended) {
    this.#ended = ended;
    this.#stale = this.#outcome.view?.mark(this.#state) ?? false;
    this.#sayEnd();
  }

  #sayEnd() {
    if (this.#runBar.running) return;
    const { said, part } = this.#stale ? { said: STALE, part: 0 } : (this.#ended ?? { said: IDLE, part: 0 });
    this.#runBar.say(said, part);
  }

  /**
   * Shows a link's run without running it, and a moment of it or of the next run.
   * @param {import('../../link/link.js').OpenedLink} opened
   */
  async open(opened) {
    const view = await this.prepare();
    const { recorded, said, problems } = opened;
    this.#addressBanner.add(problems);
    const words = recorded ? `A recorded run is shown. ${IDLE}` : said || IDLE;
    this.#tell({ said: words, announced: [...problems, said].join(' ') });
    view.open(opened, recorded && (await this.#stateOf(recorded.result)));
    if (recorded) this.#settle({ said: words, part: 0 });
  }

  /**
   * The settings of a run; settings that it does not hold are taken from the screen.
   * @param {import('../../interface.js').RunResult} result
   */
  async #stateOf(result) {
    const { stateOfResult } = await part(import('../../outcome/ran.js'));
    return stateOfResult(result, this.#state ?? this.#actions.usual());
  }

  /**
   * Shows an earlier run in the place of the current one. The settings on the screen stay.
   * @param {import('../../result/origin.js').Recorded} recorded
   * @param {Omit<import('../../outcome/view/outcome-view.js').How, 'state'>} how
   */
  async showRun(recorded, how) {
    const [view, state] = [await this.prepare(), await this.#stateOf(recorded.result)];
    if (view.running) {
      this.#runBar.announce('A run is going on. When it is over, this one can be shown.');
      return;
    }
    view.showRun(recorded, { ...how, state });
    const said = `A run is shown that was measured before. ${IDLE}`;
    this.#settle({ said, part: 0 });
    if (how.own) return;
    this.#runBar.announce(said);
    this.#outcome.reveal();
  }

  /**
   * Shows a run that is compared with the current one.
   * @param {import('../../compare/view/compare-view.js').Kept} kept
   */
  async #showKept({ name, recorded, notes }) {
    const { fileWords } = await part(import('../../outcome/ran.js'));
    await this.showRun(recorded, notes ? { origin: fileWords(name, recorded, notes) } : { from: name });
  }

  /**
   * Shows the recorded results for the settings, where nothing can run.
   * @param {{result: import('../../interface.js').RunResult, about: string}} recorded
   */
  async showRecorded(recorded) {
    (await this.prepare()).showRecorded(recorded);
  }

  /** Shows a tool's run in the run bar only. @param {import('../../interface.js').Progress} progress */
  progressOfTool(progress) {
    this.#runBar.progress(progress, this.#outcome.titleOf(progress.model));
  }

  endOfTool() {
    this.#runBar.running = false;
    this.#sayEnd();
  }

  /** The run could not start. @param {unknown} error */
  fail(error) {
    const { message = String(error), line = null } = /** @type {{message?: string, line?: number|null}} */ (error);
    this.endOfTool();
    // Where nothing can run, the run bar already shows the reason and what to do.
    this.#runBar.problem =
      this.#capability?.name === 'recorded' ? null : readable(line === null ? message : `Line ${line}: ${message}`);
    this.#controls.program?.markErrors([error]);
    this.#outcome.view?.stop();
    this.#settle({ said: IDLE, part: 0 });
  }

  /** @param {boolean} isInterrupted  the program goes on if it handles that */
  cancelling(isInterrupted) {
    this.#runBar.say(isInterrupted ? 'Interrupted, as Ctrl-C does. Cancel again to end it.' : 'Cancelling…');
  }

  /** @param {{said: string, announced: string}} words @param {number} [part] the part of the run that is done */
  #tell({ said, announced }, part = 0) {
    this.#runBar.say(said, part);
    this.#runBar.announce(announced);
  }
}
