/**
 * Draws a track's row as an image in device pixels and copies it to the canvas at once: with hundreds of boxes in a
 * row, drawing each on the context takes ten times as long. Boxes cover whole pixels, so that neighbours meet without a
 * seam. Of a tall row only the visible lines are made. `_px` are CSS pixels; everything inside is in device pixels,
 * with lines counted from the row's top.
 */
import { boxOf, TRACK_PADDING_PX } from '../row-shape.js';
import { SLICE_KINDS } from '../../trace/tracks.js';
import { isEdged, isPlain, tilesOf } from './pattern.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('./share-columns.js').Stacks} Stacks */
/** @typedef {import('../../trace/scale.js').Scale} Scale */

/**
 * `codes`: what each pixel column shows on each level, level by level. `columns` and `places`: buffers for the columns
 * with a pattern.
 * @typedef {{image: ImageData, pixels: Uint32Array, codes: Uint8Array, columns: Uint16Array, places: Uint32Array}}
 *   Strip
 */

/**
 * Level 0 is the area around all boxes; the other levels are the depths with their own height. Codes: 0 nothing, 1 a
 * grid line, then the kinds as plain colours, then the kinds with patterns.
 */
const GRID = 1;
const PLAIN = 2;
const PATTERNED = PLAIN + SLICE_KINDS.length;
/** The index of the first kind's mark among the colours; the strip's codes do not use it. */
const MARK = PATTERNED + SLICE_KINDS.length;

/** The buffer that every row is written into; it is as high as the highest row needs. @type {Strip|null} */
let strip = null;

/** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height @param {number} levels */
function stripOf(context, width, height, levels) {
  if (strip?.image.width !== width || strip.image.height < height) {
    const image = context.createImageData(width, height);
    strip = {
      image,
      pixels: new Uint32Array(image.data.buffer),
      codes: new Uint8Array(width * levels),
      columns: new Uint16Array(width),
      places: new Uint32Array(width),
    };
  }
  if (strip.codes.length < width * levels) strip.codes = new Uint8Array(width * levels);
  strip.codes.fill(0, 0, width * levels);
  return strip;
}

/** @type {WeakMap<Palette, Uint32Array|null>} */
const made = new WeakMap();

/**
 * The colours of the codes as in ImageData, as the context parses them; null if a colour is not opaque sRGB.
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 */
function coloursOf(context, palette) {
  const known = made.get(palette);
  if (known !== undefined) return known;
  const before = context.fillStyle;
  const read = [
    palette.ground,
    palette.line,
    ...SLICE_KINDS.map((kind) => palette.kinds[kind].fill),
    ...SLICE_KINDS.map((kind) => palette.kinds[kind].mark),
  ].map((colour) => {
    context.fillStyle = colour;
    return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? parseInt(context.fillStyle.slice(1), 16) : null;
  });
  const bytes = Uint8ClampedArray.from(
    read.flatMap((rgb) => [(rgb ?? 0) >> 16, ((rgb ?? 0) >> 8) & 255, (rgb ?? 0) & 255, 255]),
  );
  context.fillStyle = before;
  const plain = new Uint32Array(bytes.buffer);
  const colours = read.includes(null)
    ? null
    : Uint32Array.of(...plain.subarray(0, PATTERNED), ...plain.subarray(PLAIN));
  made.set(palette, colours);
  return colours;
}

/**
 * Blends an opaque colour over another: red and blue together, then green.
 * @param {number} over
 * @param {number} under
 * @param {number} cover coverage, 0 to 255
 */
function mixed(over, under, cover) {
  const [part, rest] = [cover + (cover >> 7), 256 - cover - (cover >> 7)];
  const red_blue = ((Math.imul(over & 0xff00ff, part) + Math.imul(under & 0xff00ff, rest)) >>> 8) & 0xff00ff;
  const green = ((((over >> 8) & 0xff) * part + ((under >> 8) & 0xff) * rest) >> 8) << 8;
  return red_blue | green | 0xff000000;
}

/**
 * Fills the empty columns of a level with those of the level around it, which are visible there.
 * @param {Uint8Array} level codes, changed in place
 * @param {Uint8Array} around the codes of the level around it
 */
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
  #shape;
  /** The row's position on the canvas. */
  #x;
  #y;
  /** The first visible line, and the line after the last visible one. */
  #from;
  #to;
  /** The deepest level that was written to. */
  #deepest = 0;
  /** Boxes with an edge. @type {{from: number, to: number, level: number, kind: number}[]} */
  #edged = [];

  /**
   * Null for a context without pixels, such as one that writes SVG.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./slices.js').Row} row
   */
  static on(context, row) {
    if (typeof context.putImageData !== 'function') return null;
    const colours = coloursOf(context, row.palette);
    return colours && new RowPixels(context, row, colours);
  }

  /** @param {CanvasRenderingContext2D} context @param {import('./slices.js').Row} row @param {Uint32Array} colours */
  constructor(context, { scale, top_px, shape, palette, grid_px, view_px }, colours) {
    const { a: ratio, e: left, f: top } = context.getTransform();
    this.#context = context;
    this.#palette = palette;
    this.#colours = colours;
    this.#ratio = ratio;
    this.#left_px = scale.left_px;
    this.#x = Math.round(scale.left_px * ratio + left);
    this.#y = Math.round(top_px * ratio + top);
    this.#shape = shape;
    const lines = Math.round(shape.height_px * ratio);
    this.#from = Math.min(Math.max(0, -this.#y), lines - 1);
    this.#to = Math.max(this.#from + 1, Math.min(lines, Math.round(view_px * ratio + top) - this.#y));
    this.#strip = stripOf(
      context,
      Math.max(1, Math.round(scale.width_px * ratio)),
      this.#to - this.#from,
      shape.deepest + 2,
    );
    for (const px of grid_px) if (px >= scale.left_px) this.#write(px, px + 1, 0, GRID);
  }

  /**
   * Writes a code, at least one pixel wide.
   * @param {number} left_px
   * @param {number} right_px
   * @param {number} level
   * @param {number} code
   */
  #write(left_px, right_px, level, code) {
    const {
      codes,
      image: { width },
    } = this.#strip;
    const from = Math.min(Math.round((left_px - this.#left_px) * this.#ratio), width - 1);
    const to = Math.max(from + 1, Math.min(width, Math.round((right_px - this.#left_px) * this.#ratio)));
    const line = level * width;
    for (let column = line + from; column < line + to; column += 1) codes[column] = code;
    if (code >= PLAIN && isEdged(SLICE_KINDS[(code - PLAIN) % SLICE_KINDS.length]))
      this.#edged.push({ from, to, level, kind: code - PLAIN });
  }

  /**
   * @param {number} left_px
   * @param {number} right_px
   * @param {number} depth
   * @param {number} kind index into SLICE_KINDS
   */
  fill(left_px, right_px, depth, kind) {
    const level = 1 + Math.min(depth, this.#shape.deepest);
    this.#deepest = Math.max(this.#deepest, level);
    this.#write(left_px, right_px, level, (isPlain(SLICE_KINDS[kind], right_px - left_px) ? PLAIN : PATTERNED) + kind);
  }

  /** Makes the pixels: builds one line for each level, repeats it, and adds the patterns. */
  compose() {
    const {
      image: { width },
      pixels,
      codes,
    } = this.#strip;
    const heads = Array.from({ length: this.#deepest }, (_, depth) => this.#headOf(depth));
    // Between two edges one level is visible; below all boxes it is level 0 again.
    const edges = [0, ...heads, this.#foot, this.#to].map((line) => Math.min(Math.max(line, this.#from), this.#to));
    for (let at = 0; at + 1 < edges.length; at += 1) {
      const level = at > this.#deepest ? 0 : at;
      const shown = codes.subarray(level * width, (level + 1) * width);
      if (level > 0) seeThrough(shown, codes.subarray((level - 1) * width, level * width));
      const [from, to] = [(edges[at] - this.#from) * width, (edges[at + 1] - this.#from) * width];
      if (from >= to) continue;
      for (let column = 0; column < width; column += 1) pixels[from + column] = this.#colours[shown[column]];
      for (let line = from + width; line < to; line += width) pixels.copyWithin(line, from, from + width);
      if (level > 0) this.#addPatterns(shown, edges[at], edges[at + 1]);
      if (level > 0) this.#addEdges(shown, level, edges[at], edges[at + 1]);
    }
  }

  /**
   * @param {Uint8Array} shown the level's codes
   * @param {number} head the first line
   * @param {number} foot the line after the last
   */
  #addPatterns(shown, head, foot) {
    const {
      image: { width },
      pixels,
      columns,
      places,
    } = this.#strip;
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
      const first = (line - this.#from) * width;
      for (let one = 0; one < count; one += 1) pixels[first + columns[one]] = tiles.pixels[row + places[one]];
    }
  }

  /**
   * Marks a box's left and top edge, since calls of one colour lie beside and inside each other.
   * @param {Uint8Array} shown the level's codes
   * @param {number} at the level
   * @param {number} head
   * @param {number} foot
   */
  #addEdges(shown, at, head, foot) {
    const {
      image: { width },
      pixels,
    } = this.#strip;
    const first = (head - this.#from) * width;
    const end = (foot - this.#from) * width;
    const whole = head === this.#headOf(at - 1);
    for (const { from, to, level, kind } of this.#edged) {
      const mark = this.#colours[MARK + kind];
      for (let line = first; line < end && shown[from] === PLAIN + kind; line += width) pixels[line + from] = mark;
      if (level === at && whole)
        for (let column = from; column < to; column += 1)
          if (shown[column] === PLAIN + kind) pixels[first + column] = mark;
    }
  }

  /** The first line of boxes of a depth. @param {number} depth */
  #headOf(depth) {
    return this.#line(boxOf({ depth }, 0, this.#shape).top_px);
  }

  /** @param {number} px from the row's top */
  #line(px) {
    return Math.round(px * this.#ratio);
  }

  /** The heights of boxes in lines, by depth. @returns {number[]} */
  get heights() {
    return Array.from({ length: this.#shape.deepest + 1 }, (_, depth) => this.#foot - this.#headOf(depth));
  }

  /** The line below all boxes. */
  get #foot() {
    return this.#line(this.#shape.height_px - TRACK_PADDING_PX);
  }

  /**
   * Draws stacks of colours, from the foot up. Call it after `compose`.
   * @param {Stacks} stacks
   * @param {number} column_px width of a column
   */
  stack({ count, kinds, tops }, column_px) {
    const {
      pixels,
      image: { width },
    } = this.#strip;
    const colours = Uint32Array.from(kinds, (kind) => this.#colours[PLAIN + kind]);
    const size = kinds.length;
    const across = this.#ratio * column_px;
    // The visible part of a column, in lines from the foot.
    const [low, high] = [Math.max(0, this.#foot - this.#to), this.#foot - this.#from];
    const lowest = (this.#foot - 1 - low - this.#from) * width;
    for (let column = 0, x = 0; column < count; column += 1) {
      const first = column * size;
      const end = Math.min(width, Math.round((column + 1) * across));
      for (; x < end; x += 1) {
        let at = lowest + x;
        let line = low;
        for (let one = 0; one < size; one += 1) {
          const top = Math.min(high, tops[first + one]);
          for (const colour = colours[one]; line < top; line += 1, at -= width) pixels[at] = colour;
        }
      }
    }
  }

  /** Device pixels per CSS pixel. */
  get ratio() {
    return this.#ratio;
  }

  /**
   * Draws a sign over everything else. Returns false and draws nothing if the sign would extend beyond the row.
   * @param {import('./instants.js').SignPixels} sign
   * @param {number} left_px
   * @param {number} top_px
   */
  stamp({ width: across, height: down, x, y, colour, cover }, left_px, top_px) {
    const {
      pixels,
      image: { width },
    } = this.#strip;
    const [left, top] = [
      Math.round(left_px * this.#ratio) - this.#x,
      Math.round(top_px * this.#ratio) - this.#y - this.#from,
    ];
    if (left < 0 || top < 0 || left + across > width || top + down > this.#to - this.#from) return false;
    for (let one = 0; one < x.length; one += 1) {
      const at = (top + y[one]) * width + left + x[one];
      pixels[at] = cover[one] === 255 ? colour[one] : mixed(colour[one], pixels[at], cover[one]);
    }
    return true;
  }

  put() {
    this.#context.putImageData(
      this.#strip.image,
      this.#x,
      this.#y + this.#from,
      0,
      0,
      this.#strip.image.width,
      this.#to - this.#from,
    );
  }
}
