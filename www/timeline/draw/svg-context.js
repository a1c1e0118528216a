/**
 * A drawing context that writes SVG: the part of CanvasRenderingContext2D that this project uses. Calling any other
 * method throws, so that nothing is silently missing from a picture. It writes presentation attributes instead of
 * styles, since a picture may be shown where inline styles are forbidden. (canvas2svg is no longer maintained;
 * svgcanvas is 60 kB and makes elements.)
 */

const ANCHORS = /** @type {Record<string, string>} */ ({
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
});
const BASELINES = /** @type {Record<string, string>} */ ({
  middle: 'central',
  top: 'hanging',
  hanging: 'hanging',
  bottom: 'text-after-edge',
});

/** Characters that XML 1.0 does not allow. */
const UNSPEAKABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** @param {string} text */
const escape = (text) => text.replace(UNSPEAKABLE, '\ufffd').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Rounds to a hundredth of a pixel: finer than anyone can see, and it keeps the file small. @param {number} value */
const short = (value) => String(Math.round(value * 100) / 100);

/**
 * @typedef {{fillStyle: string, strokeStyle: string, lineWidth: number, lineCap: string, lineJoin: string,
 *   globalAlpha: number, font: string, textAlign: string, textBaseline: string, clipped: number}} State
 */

/** @type {State} */
const FRESH = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  clipped: 0,
};

export class SvgContext {
  /** @type {State[]} */
  #saved = [];
  #state = { ...FRESH };
  #path = '';
  #clips = 0;
  /** @type {string[]} */
  #parts = [];
  /** @type {number[]} */
  #dashes = [];
  #measure;

  /** @param {(text: string, font: string) => number} measure the width of a text, in pixels */
  constructor(measure) {
    this.#measure = measure;
    for (const name of /** @type {(keyof State)[]} */ (Object.keys(FRESH))) {
      Object.defineProperty(this, name, {
        get: () => this.#state[name],
        set: (value) => {
          Object.assign(this.#state, { [name]: value });
        },
      });
    }
  }

  save() {
    this.#saved.push({ ...this.#state });
  }
  restore() {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  beginPath() {
    this.#path = '';
  }
  closePath() {
    this.#path += 'Z';
  }
  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path += `M${short(x)} ${short(y)}`;
  }
  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path += `${this.#path === '' ? 'M' : 'L'}${short(x)} ${short(y)}`;
  }
  /** @param {number} cx @param {number} cy @param {number} x @param {number} y */
  quadraticCurveTo(cx, cy, x, y) {
    this.#path += `Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`;
  }
  /** @param {number} ax @param {number} ay @param {number} bx @param {number} by @param {number} x @param {number} y */
  bezierCurveTo(ax, ay, bx, by, x, y) {
    this.#path += `C${short(ax)} ${short(ay)} ${short(bx)} ${short(by)} ${short(x)} ${short(y)}`;
  }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.#path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  }

  /** @param {number[]} dashes */
  setLineDash(dashes) {
    this.#dashes = dashes;
  }

  /** @param {number} x @param {number} y @param {number} radius @param {number} from @param {number} to in radians */
  arc(x, y, radius, from, to, counterclockwise = false) {
    const at = (/** @type {number} */ turn) =>
      `${short(x + radius * Math.cos(turn))} ${short(y + radius * Math.sin(turn))}`;
    const [sweep, middle] = [counterclockwise ? 0 : 1, (from + to) / 2];
    const bow = (/** @type {number} */ turn) => `A${short(radius)} ${short(radius)} 0 0 ${sweep} ${at(turn)}`;
    this.#path += `${this.#path === '' ? 'M' : 'L'}${at(from)}${bow(middle)}${bow(to)}`;
  }

  fill() {
    this.#add('path', { d: this.#path, fill: this.#state.fillStyle });
  }
  stroke() {
    this.#add('path', { d: this.#path, fill: 'none', ...this.#line() });
  }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.#add('rect', { ...box(x, y, width, height), fill: this.#state.fillStyle });
  }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  strokeRect(x, y, width, height) {
    this.#add('rect', { ...box(x, y, width, height), fill: 'none', ...this.#line() });
  }
  clearRect() {}

  clip() {
    this.#clips += 1;
    const outer = this.#state.clipped;
    this.#parts.push(
      `<clipPath id="c${this.#clips}"><path d="${this.#path}"${outer ? ` clip-path="url(#c${outer})"` : ''}/></clipPath>`,
    );
    this.#state.clipped = this.#clips;
  }

  /** @param {string} text */
  measureText(text) {
    return { width: this.#measure(text, this.#state.font) };
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const { font, textAlign, textBaseline, fillStyle } = this.#state;
    const [, weight, size, family] = /^(?:(\w+) )?([\d.]+)px (.*)$/.exec(font) ?? [null, undefined, '12', 'sans-serif'];
    this.#add(
      'text',
      {
        x: short(x),
        y: short(y),
        fill: fillStyle,
        'font-size': size,
        'font-family': family,
        'font-weight': weight,
        'text-anchor': ANCHORS[textAlign],
        'dominant-baseline': BASELINES[textBaseline],
      },
      escape(text),
    );
  }

  #line() {
    const { strokeStyle, lineWidth, lineCap, lineJoin } = this.#state;
    const dashes = this.#dashes.length > 0 ? this.#dashes.map(short).join(' ') : undefined;
    return {
      stroke: strokeStyle,
      'stroke-width': short(lineWidth),
      'stroke-linecap': lineCap === 'butt' ? undefined : lineCap,
      'stroke-linejoin': lineJoin === 'miter' ? undefined : lineJoin,
      'stroke-dasharray': dashes,
    };
  }

  /** @param {string} tag @param {Record<string, string|undefined>} attributes @param {string} [content] */
  #add(tag, attributes, content) {
    const { clipped, globalAlpha } = this.#state;
    const all = {
      ...attributes,
      opacity: globalAlpha === 1 ? undefined : short(globalAlpha),
      'clip-path': clipped === 0 ? undefined : `url(#c${clipped})`,
    };
    const written = Object.entries(all)
      .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escape(value)}"`]))
      .join('');
    this.#parts.push(content === undefined ? `<${tag}${written}/>` : `<${tag}${written}>${content}</${tag}>`);
  }

  /** @param {number} width_px @param {number} height_px @param {string} title the text for a screen reader */
  picture(width_px, height_px, title) {
    return `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${short(width_px)}" height="${short(height_px)}" viewBox="0 0 ${short(width_px)} ${short(height_px)}"><title>${escape(title)}</title>\n${this.#parts.join('\n')}\n</svg>\n`;
  }
}

/**
 * Normalizes a box: canvas accepts negative widths and heights.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
const box = (x, y, width, height) => ({
  x: short(Math.min(x, x + width)),
  y: short(Math.min(y, y + height)),
  width: short(Math.abs(width)),
  height: short(Math.abs(height)),
});
