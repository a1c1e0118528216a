/**
 * A track's row as an image in the screen's own pixels, put onto the canvas in one go: with hundreds of boxes a row a
 * context takes ten times as long. Boxes have whole pixels, so that neighbours meet without a seam. `_px` are CSS
 * pixels; inside, everything is in the screen's.
 */
import { boxOf, DEEPEST, TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';
import { SLICE_KINDS } from '../model/tracks.js';
import { isEdged, isPlain, tileOf } from './pattern.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./share-columns.js').Run} Run */
/** @typedef {import('../model/scale.js').Scale} Scale */

/** `codes`: what each pixel column shows on each level, level by level. @typedef {{image: ImageData, pixels: Uint32Array, codes: Uint8Array}} Strip */

/** Level 0 is what lies around all boxes, the others are the depths that have a height of their own. */
const LEVELS = DEEPEST + 2;
/** Codes: 0 nothing, 1 a line of the grid, then the kinds as plain colours, then the kinds with their patterns. */
const GRID = 1;
const PLAIN = 2;
const PATTERNED = PLAIN + SLICE_KINDS.length;
/** A kind's mark, which is in no strip of codes. */
const MARK = PATTERNED + SLICE_KINDS.length;

/** The strip that every row is written into. @type {Strip|null} */
let strip = null;

/** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height */
function stripOf(context, width, height) {
  if (strip?.image.width !== width || strip.image.height !== height) {
    const image = context.createImageData(width, height);
    strip = { image, pixels: new Uint32Array(image.data.buffer), codes: new Uint8Array(width * LEVELS) };
  }
  return strip;
}

/** @type {WeakMap<Palette, Uint32Array|null>} */
const made = new WeakMap();

/** The codes' colours as an image has them, by the context's own reading; null where it reads one as no plain colour. @param {CanvasRenderingContext2D} context @param {Palette} palette */
function coloursOf(context, palette) {
  const known = made.get(palette);
  if (known !== undefined) return known;
  const before = context.fillStyle;
  const read = [palette.ground, palette.line, ...SLICE_KINDS.map((kind) => palette.kinds[kind].fill), ...SLICE_KINDS.map((kind) => palette.kinds[kind].mark)].map((colour) => {
    context.fillStyle = colour;
    return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? parseInt(context.fillStyle.slice(1), 16) : null;
  });
  const bytes = Uint8ClampedArray.from(read.flatMap((rgb) => [(rgb ?? 0) >> 16, ((rgb ?? 0) >> 8) & 255, (rgb ?? 0) & 255, 255]));
  context.fillStyle = before;
  const plain = new Uint32Array(bytes.buffer);
  const colours = read.includes(null) ? null : Uint32Array.of(...plain.subarray(0, PATTERNED), ...plain.subarray(PLAIN));
  made.set(palette, colours);
  return colours;
}

export class RowPixels {
  #strip;
  #colours;
  #palette;
  #context;
  #left_px;
  #ratio;
  /** Where the strip stands on the canvas. */
  #x;
  #y;
  /** The deepest level that something was written to. */
  #deepest = 0;
  /** Boxes that have a pattern. @type {{from: number, to: number, kind: number}[]} */
  #patterned = [];
  /** Boxes that have an edge. @type {{from: number, to: number, level: number, kind: number}[]} */
  #edged = [];

  /** Null where there are no pixels, as in a drawing of shapes. @param {CanvasRenderingContext2D} context @param {Scale} scale @param {number} top_px @param {Palette} palette @param {number[]} grid_px where lines of the grid stand */
  static on(context, scale, top_px, palette, grid_px) {
    if (typeof context.putImageData !== 'function') return null;
    const colours = coloursOf(context, palette);
    return colours && new RowPixels(context, scale, top_px, palette, grid_px, colours);
  }

  /** @param {CanvasRenderingContext2D} context @param {Scale} scale @param {number} top_px @param {Palette} palette @param {number[]} grid_px @param {Uint32Array} colours */
  constructor(context, scale, top_px, palette, grid_px, colours) {
    const { a: ratio, e: left, f: top } = context.getTransform();
    this.#context = context;
    this.#palette = palette;
    this.#colours = colours;
    this.#ratio = ratio;
    this.#left_px = scale.left_px;
    this.#x = Math.round(scale.left_px * ratio + left);
    this.#y = Math.round(top_px * ratio + top);
    this.#strip = stripOf(context, Math.max(1, Math.round(scale.width_px * ratio)), Math.round(TRACK_PX * ratio));
    this.#strip.codes.fill(0);
    for (const px of grid_px) if (px >= scale.left_px) this.#write(px, px + 1, 0, GRID);
  }

  /** From a level on down to the deepest: what lies inside others covers them. At least a pixel. @param {number} left_px @param {number} right_px @param {number} level @param {number} code @returns {{from: number, to: number}} */
  #write(left_px, right_px, level, code) {
    const { codes, image: { width } } = this.#strip;
    const from = Math.min(Math.round((left_px - this.#left_px) * this.#ratio), width - 1);
    const to = Math.max(from + 1, Math.min(width, Math.round((right_px - this.#left_px) * this.#ratio)));
    for (let one = level; one < LEVELS; one += 1) {
      // Most are a pixel or two wide, where a loop is quicker than a call.
      if (to - from > 16) codes.fill(code, one * width + from, one * width + to);
      else for (let column = one * width + from; column < one * width + to; column += 1) codes[column] = code;
    }
    return { from, to };
  }

  /** @param {number} left_px @param {number} right_px @param {number} depth @param {number} kind its place in SLICE_KINDS */
  fill(left_px, right_px, depth, kind) {
    const level = 1 + Math.min(depth, DEEPEST);
    const patterned = !isPlain(SLICE_KINDS[kind], right_px - left_px);
    this.#deepest = Math.max(this.#deepest, level);
    const columns = this.#write(left_px, right_px, level, (patterned ? PATTERNED : PLAIN) + kind);
    if (patterned) this.#patterned.push({ ...columns, kind });
    if (isEdged(SLICE_KINDS[kind])) this.#edged.push({ ...columns, level, kind });
  }

  /** Makes pixels of what was filled: a line for each level, again and again, and the patterns upon it. */
  compose() {
    const { image: { width, height }, pixels, codes } = this.#strip;
    const heads = Array.from({ length: this.#deepest }, (_, depth) => this.#line(boxOf({ depth }, 0).top_px));
    // From edge to edge one level shows, and below all boxes the first again.
    const edges = [0, ...heads, this.#line(TRACK_PX - TRACK_PADDING_PX), height];
    for (let at = 0; at + 1 < edges.length; at += 1) {
      const level = at > this.#deepest ? 0 : at;
      const shown = codes.subarray(level * width, (level + 1) * width);
      const [from, to] = [edges[at] * width, edges[at + 1] * width];
      if (from >= to) continue;
      for (let column = 0; column < width; column += 1) pixels[from + column] = this.#colours[shown[column]];
      for (let line = from + width; line < to; line += width) pixels.copyWithin(line, from, from + width);
      if (level > 0) this.#addPatterns(shown, edges[at], edges[at + 1]);
      if (level > 0) this.#addEdges(shown, level, edges[at], edges[at + 1]);
    }
  }

  /** @param {Uint8Array} shown the level's codes @param {number} head the first line @param {number} foot the line after the last */
  #addPatterns(shown, head, foot) {
    const { image: { width }, pixels } = this.#strip;
    for (const { from, to, kind } of this.#patterned) {
      const tile = tileOf(SLICE_KINDS[kind], this.#palette, this.#ratio);
      if (!tile) continue;
      for (let line = head; line < foot; line += 1) {
        const row = (line % tile.height) * tile.width;
        // Something inside it may cover it.
        for (let column = from; column < to; column += 1) if (shown[column] === PATTERNED + kind) pixels[line * width + column] = tile.pixels[row + ((this.#x + column) % tile.width)];
      }
    }
  }

  /** Where a box begins, and what it lies in: calls of one colour stand beside and in each other. @param {Uint8Array} shown the level's codes @param {number} at the level @param {number} head @param {number} foot */
  #addEdges(shown, at, head, foot) {
    const { image: { width }, pixels } = this.#strip;
    for (const { from, to, level, kind } of this.#edged) {
      const mark = this.#colours[MARK + kind];
      for (let line = head; line < foot && shown[from] === PLAIN + kind; line += 1) pixels[line * width + from] = mark;
      if (level === at) for (let column = from; column < to; column += 1) if (shown[column] === PLAIN + kind) pixels[head * width + column] = mark;
    }
  }

  /** @param {number} px from the row's top */
  #line(px) { return Math.round(px * this.#ratio); }

  /** How high a run's stacks are, in the screen's pixels, and the line below them. @param {Run} run @param {number} top_px the row's */
  linesOf({ top_px: head_px, height_px }, top_px) {
    const [head, foot] = [this.#line(head_px - top_px), this.#line(head_px + height_px - top_px)];
    return { height: foot - head, foot };
  }

  /** @param {number[]} kinds places in SLICE_KINDS @returns {Uint32Array} as `stack` takes them */
  coloursOf(kinds) { return Uint32Array.from(kinds, (kind) => this.#colours[PLAIN + kind]); }

  /** Once all is composed: one colour upon another, from the foot up. @param {Run} run @param {number} foot @param {Uint16Array} tops where each ends, as in share-columns.js @param {Uint32Array} colours */
  stack({ from, to }, foot, tops, colours) {
    const { pixels, image: { width } } = this.#strip;
    const count = to - from;
    for (let column = 0, x = Math.round(from * this.#ratio); column < count; column += 1) {
      const end = Math.min(width, Math.round((from + column + 1) * this.#ratio));
      for (; x < end; x += 1) {
        let at = (foot - 1) * width + x;
        for (let one = 0, line = 0; one < colours.length; one += 1) {
          const top = Math.min(foot, tops[one * count + column]);
          for (const colour = colours[one]; line < top; line += 1, at -= width) pixels[at] = colour;
        }
      }
    }
  }

  put() { this.#context.putImageData(this.#strip.image, this.#x, this.#y); }
}
