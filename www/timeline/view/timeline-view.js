/**
 * The timeline: one track per worker on one time axis. It owns the selection (a slice, a sign, a span, a moment) and
 * the views that describe it. The stage owns what is in view.
 */
import { countersOf } from '../../trace/counters.js';
import { sameKind } from '../find.js';
import { sameSign, signAgain, signAt } from '../signs.js';
import { foldAt, hitTest, momentAt, neighbour, reselect, rowsOf } from '../layout.js';
import { clamp, fitSpan, pan, zoomAt } from '../../trace/scale.js';
import { Rooms } from '../track-rooms.js';
import { spanBetween, spanWithEdge } from '../span-sums.js';
import { RULER_PX } from '../draw/timeline.js';
import { build } from '../../ui/dom.js';
import { Legend } from './legend.js';
import { MinimapView } from './minimap-view.js';
import { part } from '../../ui/missing-part.js';
import { PlayView } from './play-view.js';
import { ProseView } from './prose-view.js';
import { SearchField } from './search-field.js';
import { SlicePanel } from './slice-panel.js';
import { SliceTable } from './slice-table.js';
import { SpanPanel } from './span-panel.js';
import { timelineHead } from './timeline-head.js';
import { TimelineGestures } from './timeline-gestures.js';
import { commandOf, KEYS_HELP } from './timeline-keys.js';
import { TimelineStage } from './timeline-stage.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../layout.js').Selection} Selection */
/** @typedef {import('../../trace/scale.js').Extent} Extent */
/** @typedef {import('../signs.js').ChosenSign} ChosenSign */
/**
 * `coming`: how many models have yet to run.
 * @typedef {{groups: Group[], end_us: number, tick_us: number, coming: number, running: boolean, recorded: boolean}}
 *   Timeline
 */
/**
 * The current view and selection. `view` null: the whole run; `at_us` null: the end.
 * @typedef {{view: Extent|null, at_us: number|null, span: Extent|null, selection: Selection|null,
 *   sign: ChosenSign|null}} Looked
 */

export class TimelineView {
  #stage = new TimelineStage({
    marks: () => ({
      selection: this.#selection,
      span: this.#span,
      moment_us: this.#moment_us,
      played_us: this.#played_us,
    }),
    beside: (palette) => this.#drawBeside(palette),
  });
  #panel = new SlicePanel();
  #table = new SliceTable();
  #prose = new ProseView();
  #legend = new Legend();
  #minimap = new MinimapView(this.#byHand((scale) => this.#stage.rescale(scale)));
  #spanPanel = new SpanPanel({
    fit: this.#byHand(() => this.#fitChosen()),
    clear: this.#byHand(() => this.#mark(null)),
  });
  #search = new SearchField({ select: this.#byHand((hit) => this.#goTo(hit)), back: () => this.#stage.canvas.focus() });
  #tag = build('span', { class: 'tag', hidden: true }, 'recorded');
  #play = new PlayView((moment_us) => this.#playTo(moment_us));
  /** @type {Timeline} */
  #timeline = { groups: [], end_us: 0, tick_us: 0, coming: 0, running: false, recorded: false };
  #sumsDue = false;
  #rooms = new Rooms();
  /** @type {Selection|null} */
  #selection = null;
  /** @type {ChosenSign|null} */
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

  /**
   * @param {(moment_us: number|null) => void} followed called with the played moment; null: the end of the run
   * @param {{button: HTMLElement, element: HTMLElement}} link
   */
  constructor(followed, link) {
    this.#followed = followed;
    const stage = this.#stage;
    this.element = build(
      'section',
      { class: 'panel timeline-panel', 'aria-label': 'Interleaving' },
      timelineHead(this.#tag, this.#search.element, link.button, (command) => this.#command(command)),
      link.element,
      this.#legend.element,
      stage.element,
      this.#minimap.element,
      this.#play.element,
      this.#panel.element,
      this.#spanPanel.element,
      build('p', { class: 'small keys' }, KEYS_HELP),
      this.#table.element,
      this.#prose.element,
    );
    stage.canvas.addEventListener('keydown', (event) => this.#key(event));
    stage.canvas.addEventListener('focus', () => {
      if (!this.#selection && !this.#sign) this.#select(neighbour(stage.rows, null, 'first'), false);
    });
    new TimelineGestures(stage.canvas, RULER_PX, {
      zoom: this.#byHand((factor, x_px) => stage.rescale(zoomAt(stage.scale, factor, x_px, stage.extent))),
      pan: this.#byHand((px) => stage.rescale(pan(stage.scale, px, stage.extent))),
      point: (x_px, y_px) => this.#point(x_px, y_px),
      press: (x_px, y_px) => this.#fold(foldAt(stage.rows, stage.scale, x_px, stage.rowsAt(y_px))),
      leave: () => {
        this.#moment_us = this.#sign && this.#sign.us;
        stage.later();
      },
      span: this.#byHand((from_px, to_px) =>
        this.#mark(spanBetween(stage.usAt(from_px), stage.usAt(to_px), stage.extent)),
      ),
      unspan: this.#byHand(() => this.#mark(null)),
      scale: () => stage.text_scale,
    });
  }

  connect() {
    this.#stage.connect();
  }

  disconnect() {
    this.#stage.disconnect();
    this.#play.disconnect();
  }

  /** @param {Timeline} timeline */
  show(timeline) {
    this.#timeline = timeline;
    this.#selection = reselect(timeline.groups, this.#selection);
    this.#sign = signAgain(timeline.groups, this.#sign);
    this.#panel.show(this.#selection, timeline.tick_us, this.#sign);
    this.#table.show(timeline.groups, timeline.tick_us);
    this.#prose.show(timeline.groups, timeline.tick_us);
    this.#search.show(timeline.groups);
    this.#lay();
    this.#play.show(timeline);
    this.#legend.show(timeline.groups, countersOf);
    this.#mark(timeline.running ? null : this.#span);
    this.#tag.hidden = !timeline.recorded;
  }

  /** Lays out the rows, with the height that each track has. */
  #lay() {
    this.#stage.show(rowsOf(this.#timeline.groups, countersOf, this.#rooms.of), this.#timeline);
  }

  /** @param {{group: Group, track: import('../../trace/tracks.js').Track}|null} where */
  #fold(where) {
    if (!where || !this.#rooms.turn(where.group, where.track)) return;
    this.#lay();
  }

  /** @returns {Looked} */
  get looked() {
    const { from_us, to_us } = this.#stage.scale;
    return {
      view: this.#stage.fitted ? null : { from_us, to_us },
      at_us: this.#play.shown_us,
      span: this.#span,
      selection: this.#selection,
      sign: this.#sign,
    };
  }

  set looked({ view, at_us, span, selection, sign }) {
    this.#play.seek(at_us);
    if (sign) this.#goTo(sign);
    else this.#select(selection, true);
    this.#mark(span && spanBetween(span.from_us, span.to_us, this.#stage.extent));
    if (view) this.#stage.rescale(clamp({ ...this.#stage.scale, ...view }, this.#stage.extent));
    else this.#stage.fit();
  }

  /** @param {Extent|null} extent null: unchanged */
  lookAt(extent) {
    if (extent) this.#stage.rescale(clamp({ ...this.#stage.scale, ...extent }, this.#stage.extent));
  }

  /** Redraws after these tracks got an index. @param {import('../../trace/tracks.js').Track[]} tracks */
  refresh(tracks) {
    this.#stage.refresh(tracks);
  }

  /**
   * Wraps an action of the reader, so that it first ends automatic playback.
   * @template {unknown[]} Given
   * @param {(...given: Given) => void} act
   */
  #byHand(act) {
    return (/** @type {Given} */ ...given) => {
      this.#play.settle();
      act(...given);
    };
  }

  /** @param {number} x_px @param {number} y_px on the canvas */
  #point(x_px, y_px) {
    const { rows, scale } = this.#stage;
    const at_px = this.#stage.rowsAt(y_px);
    const sign = at_px === null ? null : signAt(rows, scale, x_px, at_px);
    if (sign) {
      this.#choose(sign);
      return;
    }
    this.#moment_us = momentAt(scale, x_px);
    const hit = at_px === null ? null : hitTest(rows, scale, x_px, at_px);
    if (hit) this.#select(hit, false);
    this.#stage.later();
  }

  /**
   * @param {Selection|null} selection
   * @param {boolean} bring into view
   * @param {ChosenSign|null} [sign] the sign selected in it
   */
  #select(selection, bring, sign = null) {
    this.#selection = selection;
    this.#sign = sign;
    this.#panel.show(selection, this.#timeline.tick_us, sign);
    if (selection && bring) this.#stage.bring(selection.track, selection.slice);
    this.#stage.later();
  }

  /** Selects a slice, or a sign, at which the moment's line then points. @param {import('../find.js').Hit} hit */
  #choose(hit) {
    const { group, track, slice, sign, us } = hit;
    this.#select(slice && { group, track, slice }, false, sign && { ...hit, sign });
    this.#moment_us = sign && us;
  }

  /** @param {import('../find.js').Hit} hit the hit */
  #goTo(hit) {
    this.#choose(hit);
    this.#stage.bring(hit.track, hit.sign || !hit.slice ? { from_us: hit.us, to_us: hit.us } : hit.slice);
  }

  /** Sets the span to sum up, or clears it. @param {Extent|null} span */
  #mark(span) {
    this.#span = span;
    this.#stage.later();
    this.#sumsDue = true;
  }

  #fitChosen() {
    const chosen = this.#span ?? this.#selection?.slice;
    if (chosen) this.#stage.rescale(fitSpan(this.#stage.scale, chosen, this.#stage.extent));
  }

  /** @param {number|null} moment_us */
  #playTo(moment_us) {
    this.#played_us = moment_us;
    if (moment_us !== null && !this.#stage.fitted) this.#stage.reveal({ from_us: moment_us, to_us: moment_us });
    this.#followed(moment_us);
    this.#stage.later();
  }

  async #openHelp() {
    if (!this.#help) {
      const { helpDialog } = await part(import('./help-dialog.js'));
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

  /**
   * Runs a command. Playback has its own commands and may continue while the help is open.
   * @param {import('./timeline-keys.js').Command} command
   */
  #command(command) {
    const apart = command.kind === 'play' || command.kind === 'moment' || command.kind === 'help';
    if (apart) this.#obey(command);
    else this.#byHand(() => this.#obey(command))();
  }

  /** @param {import('./timeline-keys.js').Command} command */
  #obey(command) {
    const { rows, scale, extent } = this.#stage;
    if (command.kind === 'step') this.#select(neighbour(rows, this.#selection, command.step), true);
    if (command.kind === 'pan') this.#stage.rescale(pan(scale, command.part * scale.width_px, extent));
    if (command.kind === 'zoom') this.#stage.zoom(command.factor, this.#selection && this.#selection.slice);
    if (command.kind === 'fit') this.#stage.fit();
    if (command.kind === 'fit-chosen') this.#fitChosen();
    if (command.kind === 'same' && this.#sign) this.#goTo(sameSign(this.#sign, command.by));
    else if (command.kind === 'same')
      this.#select(this.#selection ? sameKind(this.#selection, command.by) : neighbour(rows, null, 'first'), true);
    if (command.kind === 'edge' && this.#selection)
      this.#mark(spanWithEdge(this.#span, this.#selection.slice, command.edge));
    if (command.kind === 'fold') this.#fold(this.#selection);
    if (command.kind === 'search') this.#search.focus();
    if (command.kind === 'help') void this.#openHelp();
    if (command.kind === 'play') this.#play.toggle();
    if (command.kind === 'moment') this.#play.step(command.by);
    if (command.kind === 'clear' && this.#span) this.#mark(null);
    else if (command.kind === 'clear') this.#select(null, false);
  }

  /** @param {import('../draw/palette.js').Palette} palette */
  #drawBeside(palette) {
    const { groups, coming, tick_us } = this.#timeline;
    const { scale, extent, width_px, text_scale } = this.#stage;
    this.#legend.draw(palette);
    // Computes the sums once per frame, however often a drag changes the span.
    if (this.#sumsDue) this.#spanPanel.show(this.#span, groups, tick_us, scale);
    this.#sumsDue = false;
    this.#minimap.draw({ scale, extent, groups, coming, palette, width_px, text_scale, played_us: this.#played_us });
  }
}
