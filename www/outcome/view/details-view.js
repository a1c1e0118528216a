/**
 * The details of a run: its timeline, its findings, its printed lines, the payloads of its tasks. Loaded with the first
 * run.
 */
import { linesIn } from '../../trace/lines.js';
import { chosen } from '../../timeline/signs.js';
import { unindexed } from '../../trace/track-index.js';
import { byMemory, flowsIn, lastMomentIn, tracksIn } from '../../trace/recorded-tracks.js';
import { PROGRAM } from '../../result/model-properties.js';
import { CodeLines } from '../../python/view/code-lines.js';
import { CompareView } from '../../compare/view/compare-view.js';
import { build } from '../../ui/dom.js';
import { FindingsView } from './findings-view.js';
import { LinkView } from '../../link/view/link-view.js';
import { LockView } from './lock-view.js';
import { ModelFilter } from './model-filter.js';
import { OutputView } from './output-view.js';
import { PayloadView } from './payload-view.js';
import { ReturnedView } from './returned-view.js';
import { SharedView } from './shared-view.js';
import { TimelineView } from '../../timeline/view/timeline-view.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('./results-view.js').Outcome} Outcome */
/**
 * @typedef {(tracks: import('../../trace/tracks.js').Track[], onIndex: (indexed:
 *   import('../../trace/tracks.js').Track[]) => void) => Promise<void>} Index
 */
/** @typedef {import('../../link/moment.js').Moment} Moment */
/** @typedef {import('../../link/moment.js').Place} Place */
/** @typedef {import('../../trace/tracks.js').Track} Track */
/**
 * `program`: a model's Python with a run's settings. `show`: shows a kept run in the place of the current one.
 * @typedef {import('../../link/view/link-view.js').Shared & {code: import('../../python/view/code-view.js').CodeView,
 *   program: (state: import('../../lab/state.js').LabState, model: string) => string|null, show: (kept:
 *   import('../../compare/view/compare-view.js').Kept) => void}} Shared
 */
/**
 * The tracks of opened files. `runs`: the files that are whole runs.
 * @typedef {{groups: Group[], end_us: number, runs: import('../../compare/view/compare-view.js').Kept[]}} Opened
 */

export class DetailsView {
  #filter = new ModelFilter(() => this.#showTraces());
  #link;
  #compare;
  #lines;
  #timeline;
  #shared = new SharedView();
  #findings = new FindingsView();
  #lock = new LockView();
  #output = new OutputView();
  #payloads = new PayloadView();
  #returned = new ReturnedView();
  /** @type {WeakMap<ModelResult, Group>} */
  #groups = new WeakMap();
  /** The groups of a whole program's processes. @type {WeakMap<Group, Group[]>} */
  #parts = new WeakMap();
  /** The groups of kept runs, whose titles name the run. @type {WeakMap<ModelResult, Group>} */
  #keptGroups = new WeakMap();
  /** Groups whose large tracks are indexed, or being indexed. @type {WeakSet<Group>} */
  #indexed = new WeakSet();
  #outcome;
  #index;
  /** @type {Opened} */
  #opened = { groups: [], end_us: 0, runs: [] };
  /** @type {import('../../link/link.js').Ran|null} */
  #ran = null;
  /** What the timeline shows. @type {import('../../timeline/view/timeline-picture.js').Shown} */
  shown = { groups: [], end_us: 0 };

  /** @param {Outcome} outcome before there is a run @param {Index} index @param {Shared} shared */
  constructor(outcome, index, shared) {
    this.#outcome = outcome;
    this.#index = index;
    this.#lines = new CodeLines(shared.code, () => this.#followed(shared));
    this.#link = new LinkView(shared, () => this.moment);
    this.#timeline = new TimelineView((moment_us) => {
      this.#output.playTo(moment_us);
      this.#lines.playTo(moment_us);
    }, this.#link);
    this.#compare = new CompareView(shared.catalogue, outcome.titles, () => this.#showTraces(), shared.show);
    this.element = build(
      'div',
      { class: 'details', hidden: true },
      this.#compare.element,
      this.#filter.element,
      this.#timeline.element,
      build('div', { class: 'readings' }, this.#findings.element, this.#lock.element, this.#shared.element),
      this.#returned.element,
      this.#output.element,
      this.#payloads.element,
    );
  }

  connect() {
    this.#timeline.connect();
    this.#lock.connect();
  }
  disconnect() {
    this.#timeline.disconnect();
    this.#lock.disconnect();
  }

  /** @param {Outcome} outcome @param {Opened} opened */
  show(outcome, opened) {
    this.#outcome = outcome;
    this.#opened = opened;
    this.#compare.show(this.#ran, opened.runs);
    for (const group of opened.groups) this.#indexOnce(group);
    // Recorded results are left out: they had other parameters, so they need not agree.
    this.#shared.show({ ...outcome, results: outcome.results.filter(({ model }) => !outcome.recorded.has(model)) });
    this.#lock.show(outcome);
    this.#filter.show(
      outcome.results.map((result) => result.model),
      outcome.titles,
    );
    this.element.hidden = outcome.results.length + outcome.planned.length + opened.groups.length === 0;
    this.#showTraces();
  }

  /** @param {import('../../trace/scale.js').Extent|null} extent null: unchanged */
  lookAt(extent) {
    this.#timeline.lookAt(extent);
  }

  /**
   * Shows the findings of a finished run, and the link to it.
   * @param {import('../../link/link.js').Ran|null} ran null: not finished yet
   */
  find(ran) {
    this.#findings.show(ran?.result ?? null, this.#outcome.titles);
    this.#link.show(ran);
    this.#ran = ran;
    this.#compare.show(ran, this.#opened.runs);
    if (this.#compare.others.length > 0) this.#showTraces();
  }

  /** The current view and selection, by names that stay valid after a reload. @returns {Moment} */
  get moment() {
    const { selection, sign, ...looked } = this.#timeline.looked;
    const slice = selection && this.#placeOf(selection, selection.track.slices.indexOf(selection.slice));
    return {
      ...looked,
      slice,
      sign: sign && this.#placeOf(sign, sign.track.instants.indexOf(sign.sign)),
      show: this.#filter.chosen,
    };
  }

  /** The run, view and selection for a link. @returns {import('../../link/link.js').Looked|null} */
  get looked() {
    return this.#ran && { ran: this.#ran, moment: this.moment };
  }

  set moment({ slice, sign, show, ...looked }) {
    this.#filter.chosen = show;
    const [sliceIn, signIn] = [this.#trackOf(slice), this.#trackOf(sign)];
    const selected = sliceIn?.track.slices[Number(slice?.place)];
    const signed = signIn?.track.instants[Number(sign?.place)];
    this.#timeline.looked = {
      ...looked,
      selection: sliceIn && selected ? { ...sliceIn, slice: selected } : null,
      sign: signIn && signed ? chosen(signIn.group, signIn.track, signed) : null,
    };
  }

  /**
   * A place in the run on the screen; null for other traces, which a link cannot hold.
   * @param {{group: Group, track: Track}} where
   * @param {number} place
   * @returns {Place|null}
   */
  #placeOf({ group, track }, place) {
    const result = this.#outcome.results.find((one) => this.#groups.get(one) === group);
    return result ? { model: result.model, track: track.key, place } : null;
  }

  /** @param {Place|null} place @returns {{group: Group, track: Track}|null} */
  #trackOf(place) {
    const result = this.#outcome.results.find((one) => one.model === place?.model && this.#filter.accepts(one));
    const groups = result && this.#groups.has(result) ? this.#groupsOf(result, false) : [];
    const found = groups.flatMap((group) =>
      group.tracks.filter(({ key }) => key === place?.track).map((track) => ({ group, track })),
    );
    return found[0] ?? null;
  }

  /** Scrolls the timeline to the top of this window. A page around the frame does not scroll. */
  reveal() {
    scrollBy({ top: this.#timeline.element.getBoundingClientRect().top, behavior: 'instant' });
  }

  #showTraces() {
    const { results, live, planned, tick_us, titles } = this.#outcome;
    const accepted = results.filter((result) => this.#filter.accepts(result));
    const kept = this.#compare.others.map(({ name, recorded }) => ({
      name,
      results: recorded.result.models.filter((result) => this.#filter.accepts(result)),
    }));
    const groups = [
      ...accepted.flatMap((result) => [
        ...this.#groupsOf(result, result.model === live),
        ...this.#keptOf(kept, (model) => model === result.model),
      ]),
      ...this.#keptOf(kept, (model) => accepted.every((result) => result.model !== model)),
      ...this.#opened.groups,
    ];
    const end_us = Math.max(
      this.#opened.end_us,
      ...[...accepted, ...kept.flatMap(({ results: those }) => those)].map((result) =>
        Math.max((result.wall_ms ?? 0) * 1000, lastMomentIn(result.trace)),
      ),
    );
    this.shown = { groups, end_us };
    this.#timeline.show({
      groups,
      end_us,
      tick_us,
      coming: planned.length,
      running: live !== null || planned.length > 0,
      recorded: this.#outcome.elsewhere,
    });
    this.#output.show(accepted, titles);
    this.#payloads.show(accepted, titles);
    this.#returned.show(accepted, titles);
  }

  /**
   * The model whose code is shown, with its part of the run on the screen.
   * @param {Shared} shared
   * @returns {import('../../python/view/code-lines.js').Followed}
   */
  #followed({ code: { model }, program }) {
    const result = this.#outcome.results.find((one) => one.model === model);
    return {
      title: this.#outcome.titles(model),
      group: result ? this.#groupOf(result, false) : null,
      lines: result ? linesIn(result.trace) : new Map(),
      text: this.#ran ? program(this.#ran.state, model) : null,
    };
  }

  /**
   * The groups of kept runs that are shown under the current run's groups.
   * @param {{name: string, results: ModelResult[]}[]} kept
   * @param {(model: string) => boolean} wanted
   */
  #keptOf(kept, wanted) {
    return kept.flatMap(({ name, results }) =>
      results
        .filter(({ model }) => wanted(model))
        .map((result) => {
          const known = this.#keptGroups.get(result) ?? {
            ...this.#groupOf(result, false),
            title: `${this.#outcome.titles(result.model)}, ${name}`,
          };
          this.#keptGroups.set(result, known);
          return known;
        }),
    );
  }

  /**
   * The groups of a model: one, but for the processes of a whole program.
   * @param {ModelResult} result @param {boolean} live @returns {Group[]}
   */
  #groupsOf(result, live) {
    const whole = this.#groupOf(result, live);
    if (result.model !== PROGRAM) return [whole];
    const known = this.#parts.get(whole) ?? byMemory(whole, result.trace);
    this.#parts.set(whole, known);
    return known;
  }

  /** Tracks are made once for each finished model. @param {ModelResult} result @param {boolean} live */
  #groupOf(result, live) {
    const known = this.#groups.get(result);
    if (known) return known;
    const now_us = live ? (result.wall_ms ?? 0) * 1000 : 0;
    const group = {
      title: this.#outcome.titles(result.model),
      tracks: tracksIn(result.trace, now_us),
      flows: flowsIn(result.trace),
    };
    this.#groups.set(result, group);
    if (!live) this.#indexOnce(group);
    return group;
  }

  /** @param {Group} group */
  #indexOnce(group) {
    if (this.#indexed.has(group)) return;
    this.#indexed.add(group);
    if (unindexed(group.tracks).length > 0) void this.#index(group.tracks, (tracks) => this.#timeline.refresh(tracks));
  }
}
