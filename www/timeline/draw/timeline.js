/**
 * Draws the whole timeline: ruler, grid, tracks, counters, the selection and moments. Pure: it reads only its
 * arguments.
 */
import { toPx } from '../../trace/scale.js';
import { ticks } from '../ruler.js';
import { TITLE_PX } from '../layout.js';
import { isDeep, TRACK_PX } from '../row-shape.js';
import { drawFlows } from './flows.js';
import { drawFuture, drawMoment, drawSpan } from './moments.js';
import { drawSelected, drawTrack } from './slices.js';
import { fitText, widthOf } from './text.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../layout.js').Row} Row */
/** @typedef {import('../layout.js').Selection} Selection */
/** @typedef {import('../../trace/scale.js').Scale} Scale */
/** @typedef {import('../../trace/scale.js').Extent} Extent */
/**
 * `moment_us`: the moment under the pointer. `played_us`: how far a run is played back, null if all of it is shown.
 * `column_px`: width of the columns of shares, by default one pixel. `drawCounter`: needed only if there are counters;
 * the page's first pictures have none.
 * @typedef {{rows: Row[], scale: Scale, palette: Palette, width_px: number, height_px: number, scroll_px: number,
 *   selection: Selection|null, moment_us: number|null, span?: Extent|null, played_us?: number|null, tick_us?: number,
 *   column_px?: number, drawCounter?: typeof import('./counters.js').drawCounter}} Scene
 */

export const RULER_PX = 24;
const LABEL_GAP_PX = 76;
/** The width of the fold marker before a track's name. */
const FOLD_PX = 11;

/** @param {Scene} scene */
const gridOf = ({ scale }) => ticks(scale, LABEL_GAP_PX).map(({ us }) => Math.round(toPx(scale, us)));

/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {number[]} grid_px */
function drawGrid(context, { palette, height_px }, grid_px) {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const px of grid_px) {
    context.moveTo(px + 0.5, RULER_PX);
    context.lineTo(px + 0.5, height_px);
  }
  context.stroke();
}

/**
 * The positions of the labels of moments and of the span in the ruler, whose own labels give way to them.
 * @param {Scene} scene
 */
const labelled = ({ scale, moment_us, span, played_us }) =>
  [moment_us, played_us, span && (span.from_us + span.to_us) / 2]
    .filter((us) => us !== null && us !== undefined)
    .map((us) => toPx(scale, us));

/** @param {CanvasRenderingContext2D} context @param {Scene} scene */
function drawRuler(context, scene) {
  const { scale, palette, width_px } = scene;
  const taken = labelled(scene);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width_px, RULER_PX);
  context.fillStyle = palette.soft;
  context.font = palette.font;
  context.textBaseline = 'middle';
  for (const tick of ticks(scale, LABEL_GAP_PX)) {
    const x = toPx(scale, tick.us);
    if (taken.some((px) => Math.abs(px - x) < LABEL_GAP_PX - 12)) continue;
    const room = widthOf(context, palette.font, tick.label) / 2;
    context.textAlign = 'center';
    context.fillText(tick.label, Math.min(Math.max(x, room + 2), width_px - room - 2), RULER_PX / 2);
  }
  context.strokeStyle = palette.soft;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(scale.left_px, RULER_PX - 0.5);
  context.lineTo(width_px, RULER_PX - 0.5);
  context.stroke();
}

/**
 * Draws the fold marker: it points down if the track shows its levels, to the name if it is folded. A track with few
 * levels has none.
 * @param {CanvasRenderingContext2D} context
 * @param {Row} row
 * @param {number} y
 * @param {Palette} palette
 */
function drawFold(context, { track, height_px }, y, { soft }) {
  if (!track || !isDeep(track)) return false;
  const x = track.lane ? 18 : 8;
  const middle = y + TRACK_PX / 2;
  context.beginPath();
  const corners =
    height_px > TRACK_PX
      ? [
          [x, middle - 2],
          [x + 7, middle - 2],
          [x + 3.5, middle + 3],
        ]
      : [
          [x + 1, middle - 4],
          [x + 6, middle],
          [x + 1, middle + 4],
        ];
  for (const [left, top] of corners) context.lineTo(left, top);
  context.strokeStyle = soft;
  context.lineWidth = 1.5;
  context.closePath();
  context.stroke();
  return true;
}

/**
 * Draws everything in a row except its slices.
 * @param {CanvasRenderingContext2D} context
 * @param {Row} row
 * @param {number} y
 * @param {Scene} scene
 */
function drawRow(context, row, y, scene) {
  const { scale, palette, width_px } = scene;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  if (row.counter) {
    scene.drawCounter?.(context, row.counter, y, {
      scale,
      palette,
      moment_us: scene.moment_us ?? scene.played_us ?? null,
    });
    return;
  }
  if (row.track === null) {
    context.fillStyle = palette.band;
    context.fillRect(0, y, width_px, TITLE_PX);
    context.fillStyle = palette.ink;
    context.font = palette.strong;
    context.fillText(row.title ?? '', 8, y + TITLE_PX / 2);
    return;
  }
  context.font = palette.font;
  context.fillStyle = row.track.lane ? palette.soft : palette.ink;
  const indent = (row.track.lane ? 18 : 8) + (drawFold(context, row, y, palette) ? FOLD_PX : 0);
  context.fillText(
    fitText(context, palette.font, row.track.name, scale.left_px - indent - 6),
    indent,
    y + TRACK_PX / 2,
  );
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(-1, y + row.height_px - 0.5, width_px + 2, 1);
}

/** @param {CanvasRenderingContext2D} context already scaled to CSS pixels @param {Scene} scene */
export function drawTimeline(context, scene) {
  const {
    rows,
    width_px,
    height_px,
    scroll_px,
    palette,
    selection,
    scale,
    moment_us,
    span = null,
    played_us = null,
    tick_us = 0,
    column_px = 1,
  } = scene;
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width_px, height_px);
  const grid_px = gridOf(scene);
  drawGrid(context, scene, grid_px);
  const seen = rows
    .map((row) => ({ row, y: RULER_PX + row.top_px - scroll_px }))
    .filter(({ row, y }) => y + row.height_px >= RULER_PX && y <= height_px);
  // All rows' images first: before each image a browser must finish all other drawing.
  const upon = seen.map(
    ({ row, y }) =>
      row.track &&
      drawTrack(context, row.track, {
        scale,
        top_px: y,
        shape: row.shape,
        palette,
        grid_px,
        column_px,
        view_px: height_px,
      }),
  );
  seen.forEach(({ row, y }, at) => {
    drawRow(context, row, y, scene);
    upon[at]?.();
  });
  drawFlows(context, scene, RULER_PX - scroll_px);
  const chosen = seen.find(({ row }) => row.track && row.track === selection?.track);
  if (chosen && selection)
    drawSelected(context, selection.slice, scale, { top_px: chosen.y, shape: chosen.row.shape }, palette);
  if (played_us !== null)
    drawFuture(
      context,
      played_us,
      seen.filter(({ row }) => row.title === null).map(({ row, y }) => ({ y, height_px: row.height_px })),
      scene,
    );
  drawRuler(context, scene);
  if (span) drawSpan(context, span, RULER_PX, scene, tick_us);
  if (played_us !== null) drawMoment(context, played_us, RULER_PX, scene, { colour: palette.focus, width_px: 2 });
  if (moment_us !== null) drawMoment(context, moment_us, RULER_PX, scene, { colour: palette.soft, width_px: 1 });
}
