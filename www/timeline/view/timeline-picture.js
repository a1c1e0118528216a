/** Exports the whole timeline as a picture, at a width for print, in the page's current colours. */
import { countersOf } from '../../trace/counters.js';
import { heightOf, rowsOf } from '../layout.js';
import { fit } from '../../trace/scale.js';
import { drawCounter } from '../draw/counters.js';
import { SvgContext } from '../draw/svg-context.js';
import { drawTimeline, RULER_PX } from '../draw/timeline.js';
import { build } from '../../ui/dom.js';
import { readPalette } from './read-palette.js';

/** @typedef {{groups: import('../../trace/group.js').Group[], end_us: number}} Shown */

const WIDTH_PX = 1200;
const LEFT_PX = 160;
const RIGHT_PX = 12;
/** Larger canvases are empty in some browser engines. */
const MAX_CANVAS_PX = 16_384;
/** With more elements than this, programs open a picture slowly. */
const MAX_SLICES = 50_000;

/** @param {Shown} shown @param {Element} themed the element whose custom properties apply @param {number} width_px */
function sceneOf({ groups, end_us }, themed, width_px) {
  const rows = rowsOf(groups, countersOf);
  return {
    rows,
    scale: fit({ from_us: 0, to_us: end_us }, LEFT_PX, width_px - LEFT_PX - RIGHT_PX),
    palette: readPalette(themed),
    width_px,
    height_px: heightOf(rows) + RULER_PX + 1,
    scroll_px: 0,
    selection: null,
    moment_us: null,
    drawCounter,
  };
}

/**
 * @param {Shown} shown
 * @param {Element} themed
 * @param {string} title
 * @param {number} [width_px]
 * @returns {Promise<Blob>}
 */
export async function svgPicture(shown, themed, title, width_px = WIDTH_PX) {
  const slices = shown.groups.reduce(
    (sum, { tracks }) => sum + tracks.reduce((count, track) => count + track.slices.length, 0),
    0,
  );
  if (slices > MAX_SLICES)
    throw new Error(
      `The timeline has ${slices.toLocaleString('en')} slices, too many for an SVG: show one model only, or save a PNG.`,
    );
  const scene = sceneOf(shown, themed, width_px);
  const measuring = build('canvas').getContext('2d');
  const context = new SvgContext((text, font) => {
    if (!measuring) return text.length * 7;
    measuring.font = font;
    return measuring.measureText(text).width;
  });
  drawTimeline(/** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (context)), scene);
  return new Blob([context.picture(scene.width_px, scene.height_px, title)], { type: 'image/svg+xml' });
}

/** @param {Shown} shown @param {Element} themed @returns {Promise<Blob>} */
export async function pngPicture(shown, themed) {
  const scene = sceneOf(shown, themed, WIDTH_PX);
  if (scene.height_px > MAX_CANVAS_PX)
    throw new Error('The timeline is too tall for a PNG: show one model only, or save an SVG.');
  const ratio = 2 * scene.height_px > MAX_CANVAS_PX ? 1 : 2;
  const canvas = build('canvas', { width: scene.width_px * ratio, height: scene.height_px * ratio });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no more canvases: load the page again.');
  context.scale(ratio, ratio);
  drawTimeline(context, scene);
  const blob = await new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('The picture does not fit into this browser’s memory: save an SVG.');
  return blob;
}
