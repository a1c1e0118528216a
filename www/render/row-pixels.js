/**
 * A track's row as an image in the screen's own pixels, put onto the canvas in one go: with hundreds of boxes a row a
 * context takes ten times as long. Boxes have whole pixels, so that neighbours meet without a seam. `_px` are CSS
 * pixels; inside, everything is in the screen's.
 */
import { boxOf, DEEPEST, TRACK_PADDING_PX, TRACK_PX } from '../model/layout.js';
import { SLICE_KINDS } from '../model/tracks.js';
import { isEdged, isPlain, tilesOf } from './pattern.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./share-columns.js').Stacks} Stacks */
/** @typedef {import('../model/scale.js').Scale} Scale */

/** `codes`: what each pixel column shows on each level, level by level; `columns` and `places`: room for those that have a pattern. @typedef {{image: ImageData, pixels: Uint32Array, codes: Uint8Array, columns: Uint16Array, places: Uint32Array}} Strip */

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
    strip = { image, pixels: new Uint32Array(image.data.buffer), codes: new Uint8Array(width * LEVELS), columns: new Uint16Array(width), places: new Uint32Array(width) };
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

/** Red and blue together, then green: a colour upon another, both without gaps. @param {number} over @param {number} under @param {number} cover how much of it covers, of 255 */
function mixed(over, under, cover) {
  const [part, rest] = [cover + (cover >> 7), 256 - cover - (cover >> 7)];
  const red_blue = ((Math.imul(over & 0xff00ff, part) + Math.imul(under & 0xff00ff, rest)) >>> 8) & 0xff00ff;
  const green = ((((over >> 8) & 0xff) * part + ((under >> 8) & 0xff) * rest) >> 8) << 8;
  return red_blue | green | 0xff000000;
}

/** What lies inside others covers them; where nothing does, they show. @param {Uint8Array} level codes, changed in place @param {Uint8Array} around the level's above it */
function seeThrough(level, around) {
  for (let column = 0; column < level.length; column += 1) if (level[column] === 0) level[column] = around[column];
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

  /** At least a pixel wide. @param {number} left_px @param {number} right_px @param {number} level @param {number} code */
  #write(left_px, right_px, level, code) {
    const { codes, image: { width } } = this.#strip;
    const from = Math.min(Math.round((left_px - this.#left_px) * this.#ratio), width - 1);
    const to = Math.max(from + 1, Math.min(width, Math.round((right_px - this.#left_px) * this.#ratio)));
    const line = level * width;
    for (let column = line + from; column < line + to; column += 1) codes[column] = code;
    if (code >= PLAIN && isEdged(SLICE_KINDS[(code - PLAIN) % SLICE_KINDS.length])) this.#edged.push({ from, to, level, kind: code - PLAIN });
  }

  /** @param {number} left_px @param {number} right_px @param {number} depth @param {number} kind its place in SLICE_KINDS */
  fill(left_px, right_px, depth, kind) {
    const level = 1 + Math.min(depth, DEEPEST);
    this.#deepest = Math.max(this.#deepest, level);
    this.#write(left_px, right_px, level, (isPlain(SLICE_KINDS[kind], right_px - left_px) ? PLAIN : PATTERNED) + kind);
  }

  /** Makes pixels of what was filled: a line for each level, again and again, and the patterns upon it. */
  compose() {
    const { image: { width, height }, pixels, codes } = this.#strip;
    const heads = Array.from({ length: this.#deepest }, (_, depth) => this.#line(boxOf({ depth }, 0).top_px));
    // From edge to edge one level shows, and below all boxes the first again.
    const edges = [0, ...heads, this.#foot, height];
    for (let at = 0; at + 1 < edges.length; at += 1) {
      const level = at > this.#deepest ? 0 : at;
      const shown = codes.subarray(level * width, (level + 1) * width);
      if (level > 0) seeThrough(shown, codes.subarray((level - 1) * width, level * width));
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
    const { image: { width }, pixels, columns, places } = this.#strip;
    const tiles = tilesOf(this.#palette, this.#ratio);
    if (!tiles) return;
    const size = tiles.width * tiles.height;
    let count = 0;
    for (let column = 0, at = this.#x % tiles.width; column < width; column += 1) {
      if (shown[column] >= PATTERNED) {
        columns[count] = column;
        places[count] = (shown[column] - PATTERNED) * size + at;
        count += 1;
      }
      at = at + 1 === tiles.width ? 0 : at + 1;
    }
    for (let line = head; line < foot; line += 1) {
      const row = (line % tiles.height) * tiles.width;
      for (let one = 0; one < count; one += 1) pixels[line * width + columns[one]] = tiles.pixels[row + places[one]];
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

  /** The heights of boxes in lines, by their depth. @returns {number[]} */
  get heights() { return Array.from({ length: DEEPEST + 1 }, (_, depth) => this.#foot - this.#line(boxOf({ depth }, 0).top_px)); }

  /** Below all boxes. */
  get #foot() { return this.#line(TRACK_PX - TRACK_PADDING_PX); }

  /** Once all is composed: one colour upon another, from the foot up. @param {Stacks} stacks @param {number} column_px how wide a column is */
  stack({ count, kinds, tops }, column_px) {
    const { pixels, image: { width } } = this.#strip;
    const colours = Uint32Array.from(kinds, (kind) => this.#colours[PLAIN + kind]);
    const size = kinds.length;
    const across = this.#ratio * column_px;
    const lowest = (this.#foot - 1) * width;
    for (let column = 0, x = 0; column < count; column += 1) {
      const first = column * size;
      const end = Math.min(width, Math.round((column + 1) * across));
      for (; x < end; x += 1) {
        let at = lowest + x;
        let line = 0;
        for (let one = 0; one < size; one += 1) {
          const top = tops[first + one];
          for (const colour = colours[one]; line < top; line += 1, at -= width) pixels[at] = colour;
        }
      }
    }
  }

  /** The screen's pixels a CSS pixel. */
  get ratio() { return this.#ratio; }

  /** Puts a sign upon all else; false, and nothing, where it would reach out of the row. @param {import('./instants.js').SignPixels} sign @param {number} left_px @param {number} top_px */
  stamp({ width: across, height: down, x, y, colour, cover }, left_px, top_px) {
    const { pixels, image: { width, height } } = this.#strip;
    const [left, top] = [Math.round(left_px * this.#ratio) - this.#x, Math.round(top_px * this.#ratio) - this.#y];
    if (left < 0 || top < 0 || left + across > width || top + down > height) return false;
    for (let one = 0; one < x.length; one += 1) {
      const at = (top + y[one]) * width + left + x[one];
      pixels[at] = cover[one] === 255 ? colour[one] : mixed(colour[one], pixels[at], cover[one]);
    }
    return true;
  }

  put() { this.#context.putImageData(this.#strip.image, this.#x, this.#y); }
}
