/** What the colours and patterns mean, drawn by the very code that draws the slices. */
import { KIND_WORDS } from '../model/describe.js';
import { SLICE_KINDS } from '../model/tracks.js';
import { fillBox } from '../render/pattern.js';
import { build } from './dom.js';
import { contextOf } from './canvas.js';

const WIDTH_PX = 26;
const HEIGHT_PX = 14;

export class Legend {
  #swatches = SLICE_KINDS.map((kind) => ({ kind, canvas: build('canvas', { 'aria-hidden': 'true' }) }));
  element = build('ul', { class: 'legend', 'aria-label': 'What the slices mean' },
    ...this.#swatches.map(({ kind, canvas }) => build('li', { title: KIND_WORDS[kind].meaning }, canvas, KIND_WORDS[kind].label)),
    build('li', {}, build('span', { class: 'legend-print', 'aria-hidden': 'true' }, '▲'), 'printed a line'));

  /** @param {import('../render/palette.js').Palette} palette */
  draw(palette) {
    for (const { kind, canvas } of this.#swatches) {
      const context = contextOf(canvas, WIDTH_PX, HEIGHT_PX);
      if (context) fillBox(context, { x: 0, y: 0, width: WIDTH_PX, height: HEIGHT_PX }, kind, palette);
    }
  }
}
