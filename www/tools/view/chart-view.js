/**
 * One chart as a picture, with its legend. The picture is drawn again for every width, so that its text keeps its size.
 */
import { plot } from '../plot.js';
import { textScale } from '../../ui/canvas.js';
import { build } from '../../ui/dom.js';

/** @typedef {import('../plot.js').Chart} Chart */
/** @typedef {import('../plot.js').Plot} Plot */
/** @typedef {import('../plot.js').Spot} Spot */
/** @typedef {import('../../interface.js').ModelName} ModelName */

const NAMESPACE = 'http://www.w3.org/2000/svg';
/**
 * Each model's mark has a shape of its own, since not every reader can tell colours apart.
 * @type {Record<ModelName, string>}
 */
const SHAPES = {
  sequential: 'M-4.5-4.5h9v9h-9z',
  'event-loop': 'M0-5.5 5.5 0 0 5.5-5.5 0z',
  'threads-gil': 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  threads: 'M0-5.5 5.2 4.2H-5.2z',
  'thread-pool': 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  processes: 'M0 5.5 5.2-4.2H-5.2z',
  'process-pool': 'M-5.5-1.8h3.7v-3.7h3.6v3.7h3.7v3.6h-3.7v3.7h-3.6v-3.7h-3.7z',
};
const CROSS = 'M-4-4 4 4M-4 4 4-4';
const NO_FIGURE = 'no figure: the words above say why';

/** @param {string} tag @param {Record<string, string|number>} attributes @param {(Node|string)[]} children */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** @param {Spot[]} spots */
const line = (spots) =>
  draw('polyline', { points: spots.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ') });

/** @param {string} d @param {Spot} spot @param {(Node|string)[]} children */
const shape = (d, [x, y], ...children) =>
  draw('path', { d, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, ...children);

/** @param {Plot} plot */
const axes = ({ left_px, right_px, top_px, bottom_px, xTicks, yTicks }) =>
  draw(
    'g',
    { class: 'chart-axes' },
    ...yTicks.map(({ px }) => draw('line', { x1: left_px, x2: right_px, y1: px, y2: px })),
    ...xTicks.map(({ px }) => draw('line', { x1: px, x2: px, y1: bottom_px, y2: bottom_px + 5 })),
    draw('line', { class: 'chart-base', x1: left_px, x2: right_px, y1: bottom_px, y2: bottom_px }),
    ...yTicks.map(({ px, label }) => draw('text', { x: left_px - 6, y: px + 4, 'text-anchor': 'end' }, label)),
    ...xTicks.map(({ px, label }) => draw('text', { x: px, y: bottom_px + 19, 'text-anchor': 'middle' }, label)),
    draw('rect', {
      class: 'chart-frame',
      x: left_px,
      y: top_px,
      width: Math.max(0, right_px - left_px),
      height: bottom_px - top_px,
    }),
  );

/** @param {Plot} plot @param {Chart} chart */
const titles = ({ right_px, height_px }, { x, y }) =>
  draw(
    'g',
    { class: 'chart-titles' },
    draw('text', { x: 0, y: 16 }, `${y.title}${y.log ? ', logarithmic' : ''}`),
    draw('text', { x: right_px, y: height_px - 6, 'text-anchor': 'end' }, `${x.title}${x.log ? ', logarithmic' : ''}`),
  );

/** @param {Plot['series'][number]} series */
const seriesMarks = ({ model, joined, aside_px, marks, failed }) =>
  draw(
    'g',
    { class: 'chart-series', 'data-model': model, transform: `translate(${aside_px} 0)` },
    ...(joined ? [line(marks.map(({ at }) => at))] : []),
    ...marks.flatMap(({ at: [x, y], low_px, high_px, text }) => [
      ...(low_px === null || high_px === null
        ? []
        : [draw('path', { class: 'chart-interval', d: `M${x - 4} ${low_px}h8m-4 0V${high_px}m-4 0h8` })]),
      shape(SHAPES[model], [x, y], draw('title', {}, text)),
    ]),
    ...failed.map((spot) => shape(CROSS, spot, draw('title', {}, NO_FIGURE))),
  );

/** @param {Chart} chart @param {Plot} plot @param {number} scale CSS pixels for each pixel of the plot */
const picture = (chart, plot, scale) =>
  draw(
    'svg',
    {
      role: 'img',
      width: plot.width_px * scale,
      height: plot.height_px * scale,
      viewBox: `0 0 ${plot.width_px} ${plot.height_px}`,
      'aria-label': `${chart.title} over ${chart.x.title}: a chart of the figures in the table below.`,
    },
    axes(plot),
    titles(plot, chart),
    ...plot.guides.map(({ kind, model, spots }) =>
      draw('g', { class: `chart-guide chart-${kind}`, ...(model ? { 'data-model': model } : {}) }, line(spots)),
    ),
    ...plot.series.map(seriesMarks),
  );

/** @param {{model: ModelName|null, guide: 'ideal'|'fit'|null, title: string, joined: boolean}} entry */
const legendEntry = ({ model, guide, title, joined }) =>
  build(
    'li',
    {},
    draw(
      'svg',
      { width: 28, height: 14, 'aria-hidden': 'true' },
      draw(
        'g',
        { class: guide ? `chart-guide chart-${guide}` : 'chart-series', ...(model ? { 'data-model': model } : {}) },
        ...(guide || joined
          ? [
              line([
                [1, 7],
                [27, 7],
              ]),
            ]
          : []),
        ...(guide || !model ? [] : [shape(SHAPES[model], [14, 7])]),
      ),
    ),
    title,
  );

export class ChartView {
  #picture = build('div', { class: 'chart-picture' });
  #legend = build('ul', { class: 'legend chart-legend' });
  #title = build('h3', {});
  element = build(
    'figure',
    { class: 'chart', 'data-part': 'chart' },
    build('figcaption', {}, this.#title),
    this.#legend,
    this.#picture,
  );
  /** @type {Chart|null} */
  #chart = null;
  #width_px = 0;

  constructor() {
    new ResizeObserver(([{ contentRect }]) => {
      if (Math.floor(contentRect.width) === this.#width_px) return;
      this.#width_px = Math.floor(contentRect.width);
      // In the next frame: changing heights while they are observed is an error.
      requestAnimationFrame(() => this.#draw());
    }).observe(this.element);
  }

  /** @param {Chart} chart */
  show(chart) {
    this.#chart = chart;
    this.#title.textContent = chart.title;
    this.#legend.replaceChildren(
      ...chart.series.map(({ model, title, joined }) => legendEntry({ model, guide: null, title, joined })),
      ...chart.guides.map(({ kind, model, title }) => legendEntry({ model, guide: kind, title, joined: true })),
      ...(chart.series.some(({ failed }) => failed.length > 0)
        ? [
            build(
              'li',
              {},
              draw(
                'svg',
                { width: 14, height: 14, 'aria-hidden': 'true' },
                draw('g', { class: 'chart-series' }, shape(CROSS, [7, 7])),
              ),
              NO_FIGURE,
            ),
          ]
        : []),
    );
    this.#draw();
  }

  #draw() {
    const scale = textScale();
    if (this.#chart && this.#width_px > 0)
      this.#picture.replaceChildren(picture(this.#chart, plot(this.#chart, this.#width_px / scale), scale));
  }
}
