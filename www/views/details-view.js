/** What a run leaves to look at: its interleaving, what there is to say of it, its lines, what it handed back. Loaded with the first run. */
import { flowsOf } from '../model/flows.js';
import { unindexed } from '../model/track-index.js';
import { lastMoment, tracksOf } from '../model/tracks.js';
import { build } from './dom.js';
import { FindingsView } from './findings-view.js';
import { LockView } from './lock-view.js';
import { ModelFilter } from './model-filter.js';
import { OutputView } from './output-view.js';
import { PayloadView } from './payload-view.js';
import { SharedView } from './shared-view.js';
import { TimelineView } from './timeline-view.js';

/** @typedef {import('../model/layout.js').Group} Group */
/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** @typedef {import('./results-view.js').Outcome} Outcome */
/** @typedef {(tracks: import('../model/tracks.js').Track[], onIndex: () => void) => Promise<void>} Index */
/** What was opened from files. @typedef {{groups: Group[], end_us: number}} Opened */

export class DetailsView {
  #filter = new ModelFilter(() => this.#showTraces());
  #timeline = new TimelineView((moment_us) => this.#output.playTo(moment_us));
  #shared = new SharedView();
  #findings = new FindingsView();
  #lock = new LockView();
  #output = new OutputView();
  #payloads = new PayloadView();
  /** @type {WeakMap<ModelResult, Group>} */
  #groups = new WeakMap();
  #outcome;
  #index;
  /** @type {Opened} */
  #opened = { groups: [], end_us: 0 };
  /** What the timeline shows. @type {import('./timeline-picture.js').Shown} */
  shown = { groups: [], end_us: 0 };

  /** @param {Outcome} outcome of nothing yet @param {Index} index */
  constructor(outcome, index) {
    this.#outcome = outcome;
    this.#index = index;
    this.element = build('div', { class: 'details', hidden: true }, this.#filter.element, this.#timeline.element,
      build('div', { class: 'readings' }, this.#findings.element, this.#lock.element, this.#shared.element), this.#output.element, this.#payloads.element);
  }

  connect() { this.#timeline.connect(); this.#lock.connect(); }
  disconnect() { this.#timeline.disconnect(); this.#lock.disconnect(); }

  /** @param {Outcome} outcome @param {Opened} opened */
  show(outcome, opened) {
    this.#outcome = outcome;
    this.#opened = opened;
    // What was recorded had other parameters: it need not come to the same.
    this.#shared.show({ ...outcome, results: outcome.results.filter(({ model }) => !outcome.recorded.has(model)) });
    this.#lock.show(outcome);
    this.#filter.show(outcome.results.map((result) => result.model), outcome.titles);
    this.element.hidden = outcome.results.length + outcome.planned.length + opened.groups.length === 0;
    this.#showTraces();
  }

  /** @param {import('../protocol.js').RunResult|null} result null: not there yet */
  find(result) { this.#findings.show(result, this.#outcome.titles); }

  #showTraces() {
    const { results, live, planned, tick_us, titles } = this.#outcome;
    const accepted = results.filter((result) => this.#filter.accepts(result));
    const groups = [...accepted.map((result) => this.#groupOf(result, result.model === live)), ...this.#opened.groups];
    const end_us = Math.max(this.#opened.end_us, ...accepted.map((result) => Math.max((result.wall_ms ?? 0) * 1000, lastMoment(result.trace.traceEvents))));
    this.shown = { groups, end_us };
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
    if (!live && unindexed(group.tracks).length > 0) void this.#index(group.tracks, () => this.#timeline.refresh());
    return group;
  }
}
