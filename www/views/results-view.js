/** The figures: a bar chart that is a table. */
import { describeError } from '../model/describe.js';
import { counted, formatSpeedup, formatTime, UNKNOWN } from '../model/format.js';
import { build, setText } from './dom.js';

/** @typedef {import('../protocol.js').ModelResult} ModelResult */
/** What there is to show: `live` is still running, `planned` has yet to; `recorded` stands among what was measured here, and is no match for it; `origin` says where a whole run was measured that was not run here; `elsewhere`: nothing of it was. @typedef {{results: ModelResult[], live: string|null, planned: string[], tick_us: number, recorded: ReadonlySet<string>, origin: string|null, elsewhere: boolean, titles: (name: string) => string}} Outcome */

const HEADS = /** @type {const} */ (['Wall time', 'Speed-up', 'Workers', 'Start', 'Run', 'Wait', 'Carry', 'Longest freeze']);

/** The roles are written out: the phone's layout is not a table's, and browsers would drop them. @param {string} label @param {string} className @param {(Node|string)[]} content */
const cell = (label, className, ...content) => build('td', { role: 'cell', class: className, 'data-label': label }, ...content);

/** @param {ModelResult} result @param {number} longest_ms @param {Outcome} outcome */
function wallCell(result, longest_ms, { tick_us, live, recorded }) {
  const part = (/** @type {number} */ ms) => `${longest_ms > 0 ? (100 * ms) / longest_ms : 0}%`;
  const bar = build('span', { class: result.model === live ? 'bar bar-live' : 'bar' });
  const apart = recorded.has(result.model);
  bar.style.inlineSize = part(apart ? 0 : result.wall_ms ?? 0);
  const room = build('span', { class: apart ? 'bar-room bar-room-none' : 'bar-room', 'aria-hidden': 'true' }, bar, ...(result.samples.length > 1 ? spread(result, part) : []));
  const interval = result.wall_interval_ms;
  const sure = interval && build('span', { class: 'interval-text' }, `${formatTime(interval.low, tick_us)} to ${formatTime(interval.high, tick_us)}`);
  return cell(HEADS[0], 'wall', room, build('span', { class: 'figure' }, formatTime(result.wall_ms, tick_us)), ...(sure ? [sure] : []));
}

/** Every round as a point, and the interval as a line. @param {ModelResult} result @param {(ms: number) => string} part */
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
function speedupTexts({ model, speedup, speedup_interval, differs }) {
  const text = formatSpeedup(speedup);
  if (model === 'sequential' || speedup === null || !speedup_interval) return [speedup !== null && speedup < 0.95 ? `${text} (slower)` : text, null];
  return [differs ? text : 'no difference shown', `${formatSpeedup(speedup_interval.low)} to ${formatSpeedup(speedup_interval.high)}`];
}

/** @param {ModelResult} result @param {Outcome} outcome */
function speedupCell(result, { live }) {
  const [text, range] = result.model === live ? [UNKNOWN, null] : speedupTexts(result);
  return cell(HEADS[1], 'figure speedup', text, ...(range === null ? [] : [build('span', { class: 'interval-text' }, range)]));
}

/** @param {ModelResult} result @param {Outcome} outcome @returns {string[]} */
function remarksOf(result, { tick_us }) {
  const failed = result.tasks.flatMap((task, index) => (task.error ? [describeError({ ...task.error, task: index }, result)] : []));
  const whole = result.error ? describeError(result.error, result) : null;
  const { aligned, disagreement_us } = result.clocks;
  return [...new Set([
    ...(whole === null ? [] : [whole]), ...failed, ...result.notes,
    ...(result.dropped_events > 0 ? [`${counted(result.dropped_events, 'event')} found the trace buffer full and are missing from the trace.`] : []),
    ...(aligned !== false ? [] : [`The workers’ clocks disagreed${disagreement_us === null ? '' : ` by ${formatTime(disagreement_us / 1000, tick_us)}`}: order between tracks is not certain.`]),
  ])];
}

/** A row for a model that has no figures. @param {string} name @param {string} words @param {Outcome} outcome */
const wordRow = (name, words, outcome) => build('tr', { role: 'row', class: 'planned', 'data-model': name },
  build('th', { role: 'rowheader', scope: 'row' }, outcome.titles(name)),
  build('td', { role: 'cell', colspan: HEADS.length }, words));

/** @param {ModelResult} result */
const neverBegan = (result) => result.error !== null && result.wall_ms === null && result.tasks.every((task) => task.start_ms === null && !task.error);

/** @param {ModelResult} result @param {number} longest_ms @param {Outcome} outcome */
function rowsOf(result, longest_ms, outcome) {
  if (neverBegan(result)) return [wordRow(result.model, remarksOf(result, outcome).join(' '), outcome)];
  const time = (/** @type {number|null} */ ms) => formatTime(ms, outcome.tick_us);
  const figures = [result.start_ms, result.run_ms, result.wait_ms, result.carry_ms, result.frozen_ms];
  const row = build('tr', { role: 'row', 'data-model': result.model },
    build('th', { role: 'rowheader', scope: 'row' }, outcome.titles(result.model), result.warm ? build('span', { class: 'tag' }, 'warm') : null),
    wallCell(result, longest_ms, outcome),
    speedupCell(result, outcome),
    cell(HEADS[2], 'figure', String(result.workers)),
    ...figures.map((ms, i) => cell(HEADS[i + 3], 'figure', time(ms))));
  const remarks = remarksOf(result, outcome);
  if (remarks.length === 0) return [row];
  const failed = [result.error, ...result.tasks.map((task) => task.error)].some((error) => error && error.kind !== 'cancelled');
  return [row, build('tr', { role: 'row', class: failed ? 'remarks failed' : 'remarks' },
    build('td', { role: 'cell', colspan: HEADS.length + 1 }, ...remarks.map((text) => build('p', {}, text))))];
}


/** @param {ModelResult[]} results */
function roundsText(results) {
  const rounds = Math.max(0, ...results.map(({ samples }) => samples.length));
  if (rounds < 2) return '';
  const sure = results.some(({ wall_interval_ms }) => wall_interval_ms) ? '; the line is where the true median is, with 95 % confidence' : ', too few to say how sure they are';
  return `Times are medians of ${rounds} rounds, a point each${sure}. `;
}

export class ResultsView {
  #body = build('tbody', { role: 'rowgroup' });
  #empty = build('p', { class: 'empty' }, 'Nothing has run yet. Press Run: your browser does the work, and the times are its own.');
  #origin = build('p', { class: 'recorded-note', 'data-part': 'origin', hidden: true });
  #tick = build('p', { class: 'small' });
  #scroll;

  constructor() {
    const heads = ['Model', ...HEADS].map((text) => build('th', { role: 'columnheader', scope: 'col' }, text));
    const table = build('table', { role: 'table', class: 'results', 'data-part': 'results' },
      build('caption', { class: 'visually-hidden' }, 'Times of each execution model'),
      build('thead', { role: 'rowgroup' }, build('tr', { role: 'row' }, ...heads)), this.#body);
    this.#scroll = build('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Times, a table', hidden: true }, table);
    this.element = build('section', { class: 'panel results-panel', 'aria-label': 'Times' },
      build('h2', {}, 'Times'), this.#origin, this.#empty, this.#scroll, this.#tick);
  }

  /** @param {Outcome} outcome */
  show(outcome) {
    const longest_ms = Math.max(0, ...outcome.results.filter(({ model }) => !outcome.recorded.has(model)).flatMap((result) => [result.wall_ms ?? 0, ...result.samples.map((sample) => sample.wall_ms ?? 0)]));
    const none = outcome.results.length + outcome.planned.length === 0;
    this.#origin.hidden = outcome.origin === null;
    setText(this.#origin, outcome.origin ?? '');
    this.#empty.hidden = !none;
    this.#scroll.hidden = none;
    this.#body.replaceChildren(
      ...outcome.results.flatMap((result) => rowsOf(result, longest_ms, outcome)),
      ...outcome.planned.map((name) => wordRow(name, 'waits for its turn', outcome)));
    setText(this.#tick, none ? '' : `${roundsText(outcome.results)}Start, run, wait and carry are sums over all tasks, so they can exceed the wall time.${
      outcome.tick_us > 0 ? ` The clock ticks every ${formatTime(outcome.tick_us / 1000)}. ${UNKNOWN} means: not known.` : ''}`);
  }
}
