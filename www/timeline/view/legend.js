/** The legend of colours, patterns and signs, drawn by the same code as the timeline. It shows only what occurs. */
import { KIND_WORDS, SIGN_WORDS, VALUE_WORDS } from '../kind-words.js';
import { kindsOf } from '../../trace/column-track.js';
import { SLICE_KINDS } from '../../trace/tracks.js';
import { drawArrow } from '../draw/flows.js';
import { drawSign } from '../draw/instants.js';
import { fillBox } from '../draw/pattern.js';
import { build } from '../../ui/dom.js';
import { contextOf, textScale } from '../../ui/canvas.js';

/** @typedef {import('../../trace/group.js').Group} Group */
/** @typedef {import('../draw/palette.js').Palette} Palette */
/** @typedef {(context: CanvasRenderingContext2D, palette: Palette) => void} Draw */
/** @typedef {{kind: string, label: string, meaning: string, draw: Draw}} Entry */

const WIDTH_PX = 26;
const HEIGHT_PX = 14;

/** @type {Draw} */
function drawSteps(context, palette) {
  context.beginPath();
  for (const [x, y] of [
    [0, 12],
    [6, 12],
    [6, 8],
    [13, 8],
    [13, 3],
    [20, 3],
    [20, 12],
    [26, 12],
  ])
    context.lineTo(x, y);
  context.fillStyle = palette.band;
  context.fill();
  context.strokeStyle = palette.soft;
  context.lineWidth = 1.5;
  context.stroke();
}

/** @type {Draw} */
const drawFlow = (context, palette) => drawArrow(context, { x: 3, y: 7 }, { x: WIDTH_PX - 4, y: 7 }, palette);

const SIGN_KINDS = /** @type {const} */ (['print', 'mark', 'event', 'lost']);

/** @type {Entry[]} */
const ENTRIES = [
  ...SLICE_KINDS.map(
    (kind) =>
      /** @type {Entry} */ ({
        kind,
        ...KIND_WORDS[kind],
        draw: (context, palette) => fillBox(context, { x: 0, y: 0, width: WIDTH_PX, height: HEIGHT_PX }, kind, palette),
      }),
  ),
  {
    kind: 'counter',
    label: 'how many can run',
    meaning: 'workers that run, or wait for the lock alone; zoomed far out, their mean',
    draw: (context, palette) => drawSteps(context, palette),
  },
  { kind: 'value', ...VALUE_WORDS, draw: drawSteps },
  {
    kind: 'flow',
    label: 'hand-over',
    meaning: 'who dropped the lock, and who took it; drawn where there is room: zoom in',
    draw: drawFlow,
  },
  {
    kind: 'arrow',
    label: 'arrow',
    meaning: 'as the opened file says; drawn where there is room: zoom in',
    draw: drawFlow,
  },
  ...SIGN_KINDS.map(
    (kind) =>
      /** @type {Entry} */ ({
        kind,
        ...SIGN_WORDS[kind],
        draw: (context, palette) => drawSign(context, kind, WIDTH_PX / 2, HEIGHT_PX - 2, palette),
      }),
  ),
];

export class Legend {
  #items = ENTRIES.map((entry) => {
    const canvas = build('canvas', { 'aria-hidden': 'true' });
    return {
      ...entry,
      canvas,
      item: build(
        'li',
        { hidden: true },
        canvas,
        build('span', {}, build('b', {}, entry.label), build('span', { class: 'meaning' }, `: ${entry.meaning}`)),
      ),
    };
  });
  /** @type {{palette: Palette|null, scale: number}} */
  #drawn = { palette: null, scale: 0 };
  // A screen reader always reads the meanings; a pointer, a finger or a key shows them (legend.css).
  #more = build('details', {}, build('summary', {}, 'What these mean'));
  element = build(
    'div',
    { class: 'legend' },
    build('ul', { 'aria-label': 'What the slices mean' }, ...this.#items.map(({ item }) => item)),
    this.#more,
  );

  /**
   * @param {Group[]} groups
   * @param {(group: Group) => {kind: string}[]} [counters] the counters drawn below the tracks
   */
  show(groups, counters = () => []) {
    /** @type {Set<string>} */
    const occurring = new Set();
    for (const { tracks, flows } of groups) {
      for (const kind of tracks.flatMap(kindsOf)) occurring.add(kind);
      for (const { awaited, name } of flows)
        if (awaited || name !== undefined) occurring.add(awaited ? 'flow' : 'arrow');
    }
    for (const { kind } of groups.flatMap(counters)) occurring.add(kind === 'runnable' ? 'counter' : kind);
    for (const { kind, item } of this.#items) item.hidden = !occurring.has(kind);
    this.#more.hidden = occurring.size === 0;
  }

  /** Redraws only if the colours or the size of text have changed. @param {Palette} palette */
  draw(palette) {
    const scale = textScale();
    if (this.#drawn.palette === palette && this.#drawn.scale === scale) return;
    this.#drawn = { palette, scale };
    for (const { canvas, draw } of this.#items) {
      const context = contextOf(canvas, WIDTH_PX, HEIGHT_PX, scale);
      if (!context) continue;
      context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
      draw(context, palette);
    }
  }
}
