/** What a run leaves to look at: its interleaving, what there is to say of it, its lines, what it handed back. Loaded with the first run. */
import { flowsOf } from '../model/flows.js';
import { chosen } from '../model/signs.js';
import { unindexed } from '../model/track-index.js';
import { lastMoment, tracksOf } from '../model/tracks.js';
import { CodeLines } from './code-lines.js';
import { CompareView } from './compare-view.js';
import { build } from './dom.js';
import { FindingsView } from './findings-view.js';
import { LinkView } from './link-view.js';
import { LockView } from './lock-view.js';
import { ModelFilter } from './model-filter.js';
import { OutputView } from './output-view.js';
import { PayloadView } from './payload-view.js';
import { SharedView } from './shared-view.js';
import { TimelineView } from './timeline-view.js';

/** @typedef {import('../model/layout.js').Group} Group */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** @typedef {import('./results-view.js').Outcome} Outcome */
/** @typedef {(tracks: import('../model/tracks.js').Track[], onIndex: (indexed: import('../model/tracks.js').Track[]) => void) => Promise<void>} Index */
/** @typedef {import('../model/link/moment.js').Moment} Moment */
/** @typedef {import('../model/link/moment.js').Place} Place */
/** @typedef {import('../model/tracks.js').Track} Track */
/** `program`: a model's Python with a run's settings. @typedef {import('./link-view.js').Shared & {code: import('./code-view.js').CodeView, program: (state: import('../model/state.js').LabState, model: string) => string|null}} Shared */
/** What was opened from files; `runs`: those of them that are whole runs. @typedef {{groups: Group[], end_us: number, runs: import('./compare-view.js').Kept[]}} Opened */

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
  /** @type {WeakMap<ModelResult, Group>} */
  #groups = new WeakMap();
  /** Of kept runs, which are called so. @type {WeakMap<ModelResult, Group>} */
  #keptGroups = new WeakMap();
  /** Whose large tracks are summed up, or soon will be. @type {WeakSet<Group>} */
  #indexed = new WeakSet();
  #outcome;
  #index;
  /** @type {Opened} */
  #opened = { groups: [], end_us: 0, runs: [] };
  /** @type {import('../model/link/link.js').Ran|null} */
  #ran = null;
  /** What the timeline shows. @type {import('./timeline-picture.js').Shown} */
  shown = { groups: [], end_us: 0 };

  /** @param {Outcome} outcome of nothing yet @param {Index} index @param {Shared} shared */
  constructor(outcome, index, shared) {
    this.#outcome = outcome;
    this.#index = index;
    this.#lines = new CodeLines(shared.code, () => this.#followed(shared));
    this.#link = new LinkView(shared, () => this.moment);
    this.#timeline = new TimelineView((moment_us) => { this.#output.playTo(moment_us); this.#lines.playTo(moment_us); }, this.#link);
    this.#compare = new CompareView(shared.catalogue, outcome.titles, () => this.#showTraces());
    this.element = build('div', { class: 'details', hidden: true }, this.#compare.element, this.#filter.element, this.#timeline.element,
      build('div', { class: 'readings' }, this.#findings.element, this.#lock.element, this.#shared.element), this.#output.element, this.#payloads.element);
  }

  connect() { this.#timeline.connect(); this.#lock.connect(); }
  disconnect() { this.#timeline.disconnect(); this.#lock.disconnect(); }

  /** @param {Outcome} outcome @param {Opened} opened */
  show(outcome, opened) {
    this.#outcome = outcome;
    this.#opened = opened;
    this.#compare.show(this.#ran, opened.runs);
    for (const group of opened.groups) this.#indexOnce(group);
    // What was recorded had other parameters: it need not come to the same.
    this.#shared.show({ ...outcome, results: outcome.results.filter(({ model }) => !outcome.recorded.has(model)) });
    this.#lock.show(outcome);
    this.#filter.show(outcome.results.map((result) => result.model), outcome.titles);
    this.element.hidden = outcome.results.length + outcome.planned.length + opened.groups.length === 0;
    this.#showTraces();
  }

  /** What a whole run has to say, and a link to it. @param {import('../model/link/link.js').Ran|null} ran null: not there yet */
  find(ran) {
    this.#findings.show(ran?.result ?? null, this.#outcome.titles);
    this.#link.show(ran);
    this.#ran = ran;
    this.#compare.show(ran, this.#opened.runs);
    if (this.#compare.others.length > 0) this.#showTraces();
  }

  /** Which moment is looked at, in words that outlive the page. @returns {Moment} */
  get moment() {
    const { selection, sign, ...looked } = this.#timeline.looked;
    const slice = selection && this.#placeOf(selection, selection.track.slices.indexOf(selection.slice));
    return { ...looked, slice, sign: sign && this.#placeOf(sign, sign.track.instants.indexOf(sign.sign)), show: this.#filter.chosen };
  }

  /** What a link is made of. @returns {import('../model/link/link.js').Looked|null} */
  get looked() { return this.#ran && { ran: this.#ran, moment: this.moment }; }

  set moment({ slice, sign, show, ...looked }) {
    this.#filter.chosen = show;
    const [sliceIn, signIn] = [this.#trackOf(slice), this.#trackOf(sign)];
    const selected = sliceIn?.track.slices[Number(slice?.place)];
    const signed = signIn?.track.instants[Number(sign?.place)];
    this.#timeline.looked = { ...looked, selection: sliceIn && selected ? { ...sliceIn, slice: selected } : null, sign: signIn && signed ? chosen(signIn.group, signIn.track, signed) : null };
  }

  /** Of the run that is shown only: other traces are in no link. @param {{group: Group, track: Track}} where @param {number} place @returns {Place|null} */
  #placeOf({ group, track }, place) {
    const result = this.#outcome.results.find((one) => this.#groups.get(one) === group);
    return result ? { model: result.model, track: track.key, place } : null;
  }

  /** @param {Place|null} place @returns {{group: Group, track: Track}|null} */
  #trackOf(place) {
    const result = this.#outcome.results.find((one) => one.model === place?.model && this.#filter.accepts(one));
    const group = result && this.#groups.get(result);
    const track = group?.tracks.find(({ key }) => key === place?.track);
    return group && track ? { group, track } : null;
  }

  /** Brings the timeline to the top of this window; a page around it stays where its reader has it. */
  reveal() { scrollBy({ top: this.#timeline.element.getBoundingClientRect().top, behavior: 'instant' }); }

  #showTraces() {
    const { results, live, planned, tick_us, titles } = this.#outcome;
    const accepted = results.filter((result) => this.#filter.accepts(result));
    const kept = this.#compare.others.map(({ name, recorded }) => ({ name, results: recorded.result.models.filter((result) => this.#filter.accepts(result)) }));
    const groups = [...accepted.flatMap((result) => [this.#groupOf(result, result.model === live), ...this.#keptOf(kept, (model) => model === result.model)]),
      ...this.#keptOf(kept, (model) => accepted.every((result) => result.model !== model)), ...this.#opened.groups];
    const end_us = Math.max(this.#opened.end_us, ...[...accepted, ...kept.flatMap(({ results: those }) => those)].map((result) => Math.max((result.wall_ms ?? 0) * 1000, lastMoment(result.trace.traceEvents))));
    this.shown = { groups, end_us };
    this.#timeline.show({ groups, end_us, tick_us, coming: planned.length, running: live !== null || planned.length > 0, recorded: this.#outcome.elsewhere });
    this.#output.show(accepted, titles);
    this.#payloads.show(accepted, titles);
  }

  /** Whose code is shown, of the run that is shown. @param {Shared} shared @returns {import('./code-lines.js').Followed} */
  #followed({ code: { model }, program }) {
    const result = this.#outcome.results.find((one) => one.model === model);
    return { title: this.#outcome.titles(model), group: result ? this.#groupOf(result, false) : null, text: this.#ran ? program(this.#ran.state, model) : null };
  }

  /** Under each model of the run that is shown the same model of the others. @param {{name: string, results: ModelResult[]}[]} kept @param {(model: string) => boolean} wanted */
  #keptOf(kept, wanted) {
    return kept.flatMap(({ name, results }) => results.filter(({ model }) => wanted(model)).map((result) => {
      const known = this.#keptGroups.get(result) ?? { ...this.#groupOf(result, false), title: `${this.#outcome.titles(result.model)}, ${name}` };
      this.#keptGroups.set(result, known);
      return known;
    }));
  }

  /** A finished model's tracks are made once. @param {ModelResult} result @param {boolean} live */
  #groupOf(result, live) {
    const known = this.#groups.get(result);
    if (known) return known;
    const now_us = live ? (result.wall_ms ?? 0) * 1000 : 0;
    const group = { title: this.#outcome.titles(result.model), tracks: tracksOf(result.trace.traceEvents, now_us), flows: flowsOf(result.trace.traceEvents) };
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
