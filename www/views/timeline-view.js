/**
 * The interleaving: a track per worker on one time axis. The canvas is as tall as its window and draws what is
 * scrolled into it, so that 64 tracks cost no more memory than four.
 */
import { countersOf } from '../model/counters.js';
import { sameKind } from '../model/find.js';
import { sameSign, signAgain, signAt } from '../model/signs.js';
import { anyInView, COUNTER_PX, heightOf, hitTest, momentAt, neighbour, reselect, rowsOf, TITLE_PX, TRACK_PX } from '../model/layout.js';
import { clamp, fit, fitSpan, pan, reveal, toPx, toUs, zoomAt } from '../model/scale.js';
import { spanBetween, spanWithEdge } from '../model/span-sums.js';
import { drawTimeline, RULER_PX } from '../render/timeline.js';
import { build } from './dom.js';
import { contextOf, onThemeChange, readPalette } from './canvas.js';
import { Legend } from './legend.js';
import { MinimapView } from './minimap-view.js';
import { PlayView } from './play-view.js';
import { ProseView } from './prose-view.js';
import { SearchField } from './search-field.js';
import { SlicePanel } from './slice-panel.js';
import { SliceTable } from './slice-table.js';
import { SpanPanel } from './span-panel.js';
import { timelineHead } from './timeline-head.js';
import { TimelineGestures } from './timeline-gestures.js';
import { commandOf, KEYS_HELP } from './timeline-keys.js';

/** @typedef {import('../model/layout.js').Group} Group */
/** @typedef {import('../model/layout.js').Selection} Selection */
/** @typedef {import('../model/scale.js').Extent} Extent */
/** @typedef {import('../render/palette.js').Palette} Palette */
/** `coming`: how many models have yet to run. @typedef {{groups: Group[], end_us: number, tick_us: number, coming: number, running: boolean, recorded: boolean}} Timeline */
/** What is looked at; `view` null: all of it, `at_us` null: the end. @typedef {{view: Extent|null, at_us: number|null, span: Extent|null, selection: Selection|null, sign: import('../model/signs.js').ChosenSign|null}} Looked */

const MAX_HEIGHT_PX = 520;
const GUTTER_PX = 128;
const NARROW_PX = 520;
/** What the frame and the ring of the focus cover of the last track. */
const FOOT_PX = 5;

export class TimelineView {
  #canvas = build('canvas', { tabindex: 0, role: 'application', 'aria-label': `Timeline. ${KEYS_HELP} The same as a table stands below.`, 'data-part': 'timeline' });
  #spacer = build('div', { class: 'timeline-spacer' });
  #window = build('div', { class: 'timeline-window' }, this.#canvas, this.#spacer);
  #panel = new SlicePanel();
  #table = new SliceTable();
  #prose = new ProseView();
  #legend = new Legend();
  #minimap = new MinimapView(this.#byHand((scale) => this.#rescale(scale)));
  #spanPanel = new SpanPanel({ fit: this.#byHand(() => this.#fitChosen()), clear: this.#byHand(() => this.#mark(null)) });
  #search = new SearchField({ select: this.#byHand((hit) => this.#goTo(hit)), back: () => this.#canvas.focus() });
  #tag = build('span', { class: 'tag', hidden: true }, 'recorded');
  #play = new PlayView((moment_us) => this.#playTo(moment_us));
  /** @type {Palette|null} */
  #palette = null;
  #frame = 0;
  #width_px = 0;
  #fitted = true;
  /** @type {Timeline} */
  #timeline = { groups: [], end_us: 0, tick_us: 0, coming: 0, running: false, recorded: false };
  #height_px = 0;
  #sumsDue = false;
  /** @type {import('../model/layout.js').Row[]} */
  #rows = [];
  #scale = fit({ from_us: 0, to_us: 0 }, 0, 1);
  /** @type {Selection|null} */
  #selection = null;
  /** @type {import('../model/signs.js').ChosenSign|null} */
  #sign = null;
  /** @type {number|null} */
  #moment_us = null;
  /** @type {Extent|null} */
  #span = null;
  /** @type {number|null} */
  #played_us = null;
  /** @type {HTMLDialogElement|null} */
  #help = null;
  #followed;
  #resize = new ResizeObserver(() => this.#measure());

  /** @param {(moment_us: number|null) => void} followed told the moment that is played; null: everything has happened @param {{button: HTMLElement, element: HTMLElement}} link */
  constructor(followed, link) {
    this.#followed = followed;
    this.element = build('section', { class: 'panel timeline-panel', 'aria-label': 'Interleaving' },
      timelineHead(this.#tag, this.#search.element, link.button, (command) => this.#command(command)), link.element,
      this.#legend.element, this.#window, this.#minimap.element, this.#play.element, this.#panel.element, this.#spanPanel.element,
      build('p', { class: 'small keys' }, KEYS_HELP), this.#table.element, this.#prose.element);
    this.#window.addEventListener('scroll', () => this.#later());
    this.#canvas.addEventListener('keydown', (event) => this.#key(event));
    this.#canvas.addEventListener('focus', () => { if (!this.#selection && !this.#sign) this.#select(neighbour(this.#rows, null, 'first'), false); });
    new TimelineGestures(this.#canvas, RULER_PX, {
      zoom: this.#byHand((factor, x_px) => this.#rescale(zoomAt(this.#scale, factor, x_px, this.#extent()))),
      pan: this.#byHand((px) => this.#rescale(pan(this.#scale, px, this.#extent()))),
      point: (x_px, y_px) => this.#point(x_px, y_px),
      leave: () => { this.#moment_us = this.#sign && this.#sign.us; this.#later(); },
      span: this.#byHand((from_px, to_px) => this.#mark(spanBetween(toUs(this.#scale, from_px), toUs(this.#scale, to_px), this.#extent()))),
      unspan: this.#byHand(() => this.#mark(null)),
    });
  }

  connect() {
    this.#resize.observe(this.#window);
    this.stopTheme = onThemeChange(() => { this.#palette = null; this.#later(); });
  }

  disconnect() {
    this.#resize.disconnect();
    this.stopTheme?.();
    this.#play.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** @param {Timeline} timeline */
  show(timeline) {
    this.#timeline = timeline;
    this.#rows = rowsOf(timeline.groups, countersOf);
    this.#selection = reselect(timeline.groups, this.#selection);
    this.#sign = signAgain(timeline.groups, this.#sign);
    this.#panel.show(this.#selection, timeline.tick_us, this.#sign);
    this.#table.show(timeline.groups, timeline.tick_us);
    this.#prose.show(timeline.groups, timeline.tick_us);
    this.#search.show(timeline.groups);
    this.#play.show(timeline);
    this.#legend.show(timeline.groups);
    this.#stretch();
    if (this.#fitted) this.#fit();
    else this.#rescale(clamp(this.#scale, this.#extent()));
    this.#mark(timeline.running ? null : this.#span);
    this.#tag.hidden = !timeline.recorded;
  }

  /** @returns {Looked} */
  get looked() {
    const { from_us, to_us } = this.#scale;
    return { view: this.#fitted ? null : { from_us, to_us }, at_us: this.#play.shown_us, span: this.#span, selection: this.#selection, sign: this.#sign };
  }

  set looked({ view, at_us, span, selection, sign }) {
    this.#play.seek(at_us);
    if (sign) this.#goTo(sign);
    else this.#select(selection, true);
    this.#mark(span && spanBetween(span.from_us, span.to_us, this.#extent()));
    if (view) this.#rescale(clamp({ ...this.#scale, ...view }, this.#extent()));
    else this.#fit();
  }

  /** What drawing looks up has come for these. @param {import('../model/tracks.js').Track[]} tracks */
  refresh(tracks) {
    const [top_px, foot_px] = [this.#window.scrollTop, this.#window.scrollTop + this.#window.clientHeight];
    if (anyInView(this.#rows, tracks, top_px, foot_px)) this.#later();
  }

  /** While a run goes on the window keeps room for what will come, and never shrinks: what stands below stays in place. */
  #stretch() {
    const content_px = heightOf(this.#rows) + RULER_PX + FOOT_PX;
    const { coming, running } = this.#timeline;
    const wanted_px = Math.min(MAX_HEIGHT_PX, content_px + coming * (TITLE_PX + 2 * TRACK_PX + COUNTER_PX));
    this.#height_px = running ? Math.max(this.#height_px, wanted_px) : wanted_px;
    this.#window.style.blockSize = `${this.#height_px}px`;
    this.#spacer.style.blockSize = `${Math.max(0, content_px - this.#height_px)}px`;
  }

  #extent() { return { from_us: 0, to_us: this.#timeline.end_us }; }

  #measure() {
    if (this.#window.clientWidth === this.#width_px) return;
    this.#width_px = this.#window.clientWidth;
    const left_px = this.#width_px < NARROW_PX ? Math.round(this.#width_px * 0.24) : GUTTER_PX;
    this.#scale = { ...this.#scale, left_px, width_px: Math.max(1, this.#width_px - left_px - 8) };
    if (this.#fitted) this.#fit();
    this.#later();
  }

  #fit() {
    this.#fitted = true;
    this.#scale = fit(this.#extent(), this.#scale.left_px, this.#scale.width_px);
    this.#later();
  }

  /** @param {import('../model/scale.js').Scale} scale */
  #rescale(scale) {
    const all = fit(this.#extent(), scale.left_px, scale.width_px);
    this.#fitted = scale.from_us <= all.from_us && scale.to_us >= all.to_us;
    this.#scale = scale;
    this.#later();
  }

  /** What a reader's hand does: it ends what plays by itself. @template {unknown[]} Given @param {(...given: Given) => void} act */
  #byHand(act) {
    return (/** @type {Given} */ ...given) => {
      this.#play.settle();
      act(...given);
    };
  }

  /** @param {number} factor */
  #zoomMiddle(factor) {
    const { left_px, width_px } = this.#scale;
    const chosen = this.#selection ? toPx(this.#scale, (this.#selection.slice.from_us + this.#selection.slice.to_us) / 2) : NaN;
    const inView = chosen >= left_px && chosen <= left_px + width_px;
    this.#rescale(zoomAt(this.#scale, factor, inView ? chosen : left_px + width_px / 2, this.#extent()));
  }

  /** @param {number} x_px @param {number} y_px on the canvas */
  #point(x_px, y_px) {
    const at_px = y_px - RULER_PX + this.#window.scrollTop;
    const sign = y_px > RULER_PX ? signAt(this.#rows, this.#scale, x_px, at_px) : null;
    if (sign) { this.#choose(sign); return; }
    this.#moment_us = momentAt(this.#scale, x_px);
    const hit = y_px > RULER_PX ? hitTest(this.#rows, this.#scale, x_px, at_px) : null;
    if (hit) this.#select(hit, false);
    this.#later();
  }

  /** @param {Selection|null} selection @param {boolean} bring into view @param {import('../model/signs.js').ChosenSign|null} [sign] what was chosen in it */
  #select(selection, bring, sign = null) {
    this.#selection = selection;
    this.#sign = sign;
    this.#panel.show(selection, this.#timeline.tick_us, sign);
    if (selection && bring) this.#bring(selection.track, selection.slice);
    this.#later();
  }

  /** A slice, or a sign, which the moment's line points at. @param {import('../model/find.js').Hit} hit */
  #choose(hit) {
    const { group, track, slice, sign, us } = hit;
    this.#select(slice && { group, track, slice }, false, sign && { ...hit, sign });
    this.#moment_us = sign && us;
  }

  /** @param {import('../model/find.js').Hit} hit what was found */
  #goTo(hit) {
    this.#choose(hit);
    this.#bring(hit.track, hit.sign || !hit.slice ? { from_us: hit.us, to_us: hit.us } : hit.slice);
  }

  /** @param {import('../model/tracks.js').Track} track @param {Extent} span */
  #bring(track, span) {
    this.#rescale(reveal(this.#scale, span, this.#extent()));
    const row = this.#rows.find((one) => one.track === track);
    if (!row) return;
    const view_px = this.#window.clientHeight - RULER_PX;
    if (row.top_px < this.#window.scrollTop) this.#window.scrollTop = row.top_px;
    if (row.top_px + row.height_px > this.#window.scrollTop + view_px) this.#window.scrollTop = row.top_px + row.height_px - view_px;
  }

  /** Sums up a span, or lets go of it. @param {Extent|null} span */
  #mark(span) {
    this.#span = span;
    this.#later();
    this.#sumsDue = true;
  }

  #fitChosen() {
    const chosen = this.#span ?? this.#selection?.slice;
    if (chosen) this.#rescale(fitSpan(this.#scale, chosen, this.#extent()));
  }

  /** @param {number|null} moment_us */
  #playTo(moment_us) {
    this.#played_us = moment_us;
    if (moment_us !== null && !this.#fitted) this.#rescale(reveal(this.#scale, { from_us: moment_us, to_us: moment_us }, this.#extent()));
    this.#followed(moment_us);
    this.#later();
  }

  async #openHelp() {
    if (!this.#help) {
      const { helpDialog } = await import('./help-dialog.js');
      this.#help ??= helpDialog();
      this.element.append(this.#help);
    }
    if (!this.#help.open) this.#help.showModal();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.#command(command);
  }

  /** Playing has its own commands, and what plays may go on beside the keys' list. @param {import('./timeline-keys.js').Command} command */
  #command(command) {
    const apart = command.kind === 'play' || command.kind === 'moment' || command.kind === 'help';
    if (apart) this.#obey(command);
    else this.#byHand(() => this.#obey(command))();
  }

  /** @param {import('./timeline-keys.js').Command} command */
  #obey(command) {
    if (command.kind === 'step') this.#select(neighbour(this.#rows, this.#selection, command.step), true);
    if (command.kind === 'pan') this.#rescale(pan(this.#scale, command.part * this.#scale.width_px, this.#extent()));
    if (command.kind === 'zoom') this.#zoomMiddle(command.factor);
    if (command.kind === 'fit') this.#fit();
    if (command.kind === 'fit-chosen') this.#fitChosen();
    if (command.kind === 'same' && this.#sign) this.#goTo(sameSign(this.#sign, command.by));
    else if (command.kind === 'same') this.#select(this.#selection ? sameKind(this.#selection, command.by) : neighbour(this.#rows, null, 'first'), true);
    if (command.kind === 'edge' && this.#selection) this.#mark(spanWithEdge(this.#span, this.#selection.slice, command.edge));
    if (command.kind === 'search') this.#search.focus();
    if (command.kind === 'help') void this.#openHelp();
    if (command.kind === 'play') this.#play.toggle();
    if (command.kind === 'moment') this.#play.step(command.by);
    if (command.kind === 'clear' && this.#span) this.#mark(null);
    else if (command.kind === 'clear') this.#select(null, false);
  }

  /** However many changes come, the next frame draws once. */
  #later() {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.#draw(); });
  }

  #draw() {
    const height_px = this.#window.clientHeight;
    if (this.#width_px === 0 || height_px === 0) return;
    if (!this.#palette) {
      this.#palette = readPalette(this.element);
      this.#legend.draw(this.#palette);
    }
    this.#sumUp();
    this.#minimap.draw({ scale: this.#scale, extent: this.#extent(), groups: this.#timeline.groups, coming: this.#timeline.coming, palette: this.#palette, width_px: this.#width_px, played_us: this.#played_us });
    const context = contextOf(this.#canvas, this.#width_px, height_px);
    if (!context) return;
    drawTimeline(context, { rows: this.#rows, scale: this.#scale, palette: this.#palette, width_px: this.#width_px, height_px,
      scroll_px: this.#window.scrollTop, selection: this.#selection, span: this.#span,
      moment_us: this.#moment_us, played_us: this.#played_us, tick_us: this.#timeline.tick_us });
  }

  /** However far a drag goes between two frames, its sums are made once. */
  #sumUp() {
    if (!this.#sumsDue) return;
    this.#sumsDue = false;
    this.#spanPanel.show(this.#span, this.#timeline.groups, this.#timeline.tick_us, this.#scale);
  }
}
