/** What the colours, patterns and signs mean, drawn by the very code that draws them. Only what occurs stands there. */
import { countersOf } from '../model/counters.js';
import { KIND_WORDS, SIGN_WORDS } from '../model/kind-words.js';
import { kindsOf } from '../model/column-track.js';
import { SLICE_KINDS } from '../model/tracks.js';
import { drawArrow } from '../render/flows.js';
import { drawSign } from '../render/instants.js';
import { fillBox } from '../render/pattern.js';
import { build } from './dom.js';
import { contextOf } from './canvas.js';

/** @typedef {import('../model/layout.js').Group} Group */
/** @typedef {import('../render/palette.js').Palette} Palette */
/** @typedef {(context: CanvasRenderingContext2D, palette: Palette) => void} Draw */
/** @typedef {{kind: string, label: string, meaning: string, draw: Draw}} Entry */

const WIDTH_PX = 26;
const HEIGHT_PX = 14;

/** @type {Draw} */
function drawSteps(context, palette) {
  context.beginPath();
  for (const [x, y] of [[0, 12], [6, 12], [6, 8], [13, 8], [13, 3], [20, 3], [20, 12], [26, 12]]) context.lineTo(x, y);
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
  ...SLICE_KINDS.map((kind) => /** @type {Entry} */ ({ kind, ...KIND_WORDS[kind],
    draw: (context, palette) => fillBox(context, { x: 0, y: 0, width: WIDTH_PX, height: HEIGHT_PX }, kind, palette) })),
  { kind: 'counter', label: 'how many can run', meaning: 'workers that run, or wait for the lock alone; zoomed far out, their mean', draw: (context, palette) => drawSteps(context, palette) },
  { kind: 'flow', label: 'hand-over', meaning: 'who dropped the lock, and who took it; drawn where there is room: zoom in', draw: drawFlow },
  { kind: 'arrow', label: 'arrow', meaning: 'as the opened file says; drawn where there is room: zoom in', draw: drawFlow },
  ...SIGN_KINDS.map((kind) => /** @type {Entry} */ ({ kind, ...SIGN_WORDS[kind], draw: (context, palette) => drawSign(context, kind, WIDTH_PX / 2, HEIGHT_PX - 2, palette) })),
];

export class Legend {
  #items = ENTRIES.map((entry) => {
    const canvas = build('canvas', { 'aria-hidden': 'true' });
    return { ...entry, canvas, item: build('li', { title: entry.meaning, hidden: true }, canvas, entry.label) };
  });
  element = build('ul', { class: 'legend', 'aria-label': 'What the slices mean' }, ...this.#items.map(({ item }) => item));

  /** @param {Group[]} groups @param {{counters?: boolean}} [drawn] whether counters are drawn beneath the tracks */
  show(groups, { counters = true } = {}) {
    /** @type {Set<string>} */
    const occurring = new Set();
    for (const { tracks, flows } of groups) {
      for (const kind of tracks.flatMap(kindsOf)) occurring.add(kind);
      for (const { awaited, name } of flows) if (awaited || name !== undefined) occurring.add(awaited ? 'flow' : 'arrow');
    }
    if (counters && groups.some((group) => countersOf(group).some(({ kind }) => kind === 'runnable'))) occurring.add('counter');
    for (const { kind, item } of this.#items) item.hidden = !occurring.has(kind);
  }

  /** @param {Palette} palette */
  draw(palette) {
    for (const { canvas, draw } of this.#items) {
      const context = contextOf(canvas, WIDTH_PX, HEIGHT_PX);
      if (!context) continue;
      context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
      draw(context, palette);
    }
  }
}
