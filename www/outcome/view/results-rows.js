/** The rows of the table of figures: a bar, its figures, and remarks on them. Loaded with the first run. */
import { formatSpeedup, formatTime, UNKNOWN } from '../../base/format.js';
import { remarksOf } from '../../result/remarks.js';
import { build } from '../../ui/dom.js';
import { BASELINE } from '../../result/model-properties.js';

/** @typedef {import('../../interface.js').ModelResult} ModelResult */
/** @typedef {import('./results-view.js').Outcome} Outcome */

export const HEADS = /** @type {const} */ ([
  'Wall time',
  'Speed-up',
  'Workers',
  'Start',
  'Run',
  'Wait',
  'Carry',
  'Longest freeze',
]);

/**
 * The roles are explicit: on a phone the layout is not a table's, and browsers would drop the implied roles.
 * @param {string} label
 * @param {string} className
 * @param {(Node|string)[]} content
 */
const cell = (label, className, ...content) =>
  build('td', { role: 'cell', class: className, 'data-label': label }, ...content);

/** @param {ModelResult} result @param {number} longest_ms @param {Outcome} outcome */
function wallCell(result, longest_ms, { tick_us, live, recorded }) {
  const part = (/** @type {number} */ ms) => `${longest_ms > 0 ? (100 * ms) / longest_ms : 0}%`;
  const bar = build('span', { class: result.model === live ? 'bar bar-live' : 'bar' });
  const apart = recorded.has(result.model);
  bar.style.inlineSize = part(apart ? 0 : (result.wall_ms ?? 0));
  const room = build(
    'span',
    { class: apart ? 'bar-room bar-room-none' : 'bar-room', 'aria-hidden': 'true' },
    bar,
    ...(result.samples.length > 1 ? spread(result, part) : []),
  );
  const interval = result.wall_interval_ms;
  const sure =
    interval &&
    build(
      'span',
      { class: 'interval-text' },
      `${formatTime(interval.low, tick_us)} to ${formatTime(interval.high, tick_us)}`,
    );
  return cell(
    HEADS[0],
    'wall',
    room,
    build('span', { class: 'figure' }, formatTime(result.wall_ms, tick_us)),
    ...(sure ? [sure] : []),
  );
}

/**
 * Shows each round as a point, and the interval as a line.
 * @param {ModelResult} result
 * @param {(ms: number) => string} part
 */
function spread({ samples, wall_interval_ms }, part) {
  const points = samples.flatMap(({ wall_ms }) => {
    if (wall_ms === null) return [];
    const point = build('span', { class: 'point' });
    point.style.insetInlineStart = part(wall_ms);
    return [point];
  });
  if (!wall_interval_ms) return points;
  const line = build('span', { class: 'interval' });
  line.style.insetInlineStart = part(wall_interval_ms.low);
  line.style.inlineSize = part(wall_interval_ms.high - wall_interval_ms.low);
  return [line, ...points];
}

/** The speed-up, and how sure it is. @param {ModelResult} result @returns {[text: string, range: string|null]} */
function speedupTexts({ model, speedup, speedup_interval, differs, samples }) {
  const text = formatSpeedup(speedup);
  if (model === BASELINE || speedup === null) return [text, null];
  if (!speedup_interval)
    return [speedup < 0.95 ? `${text} (slower)` : text, samples.length === 1 ? 'from one round' : null];
  return [
    differs ? text : 'no difference shown',
    `${formatSpeedup(speedup_interval.low)} to ${formatSpeedup(speedup_interval.high)}`,
  ];
}

/** @param {ModelResult} result @param {Outcome} outcome */
function speedupCell(result, { live }) {
  const [text, range] = result.model === live ? [UNKNOWN, null] : speedupTexts(result);
  return cell(
    HEADS[1],
    'figure speedup',
    text,
    ...(range === null ? [] : [build('span', { class: 'interval-text' }, range)]),
  );
}

/** A row for a model that has no figures. @param {string} name @param {string} words @param {Outcome} outcome */
export const wordRow = (name, words, outcome) =>
  build(
    'tr',
    { role: 'row', class: 'planned', 'data-model': name },
    build('th', { role: 'rowheader', scope: 'row' }, outcome.titles(name)),
    build('td', { role: 'cell', colspan: HEADS.length }, words),
  );

/** @param {ModelResult} result */
const neverBegan = (result) =>
  result.error !== null &&
  result.wall_ms === null &&
  result.tasks.every((task) => task.start_ms === null && !task.error);

/** @param {ModelResult} result @param {number} longest_ms @param {Outcome} outcome */
export function rowsOf(result, longest_ms, outcome) {
  if (neverBegan(result)) return [wordRow(result.model, remarksOf(result, outcome.tick_us).join(' '), outcome)];
  const time = (/** @type {number|null} */ ms) => formatTime(ms, outcome.tick_us);
  const figures = [result.start_ms, result.run_ms, result.wait_ms, result.carry_ms, result.frozen_ms];
  const row = build(
    'tr',
    { role: 'row', 'data-model': result.model },
    build(
      'th',
      { role: 'rowheader', scope: 'row' },
      outcome.titles(result.model),
      result.warm ? build('span', { class: 'tag' }, 'warm') : null,
    ),
    wallCell(result, longest_ms, outcome),
    speedupCell(result, outcome),
    cell(HEADS[2], 'figure', String(result.workers)),
    ...figures.map((ms, i) => cell(HEADS[i + 3], 'figure', time(ms))),
  );
  const remarks = remarksOf(result, outcome.tick_us);
  if (remarks.length === 0) return [row];
  const failed = [result.error, ...result.tasks.map((task) => task.error)].some(
    (error) => error && error.kind !== 'cancelled',
  );
  return [
    row,
    build(
      'tr',
      { role: 'row', class: failed ? 'remarks failed' : 'remarks' },
      build('td', { role: 'cell', colspan: HEADS.length + 1 }, ...remarks.map((text) => build('p', {}, text))),
    ),
  ];
}

/** @param {ModelResult[]} results */
export function roundsText(results) {
  const rounds = Math.max(0, ...results.map(({ samples }) => samples.length));
  if (rounds === 0) return '';
  if (rounds === 1) return 'Times are of one round, which does not show how much they vary. ';
  const sure = results.some(({ wall_interval_ms }) => wall_interval_ms)
    ? '; the line is where the true median is, with 95 % confidence'
    : ', too few to say how sure they are';
  return `Times are medians of ${rounds} rounds, a point each${sure}. `;
}
