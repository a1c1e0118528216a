/**
 * The figures as CSV (RFC 4180), one row for each model. The column names give the units. Unknown values are empty.
 * Text that a spreadsheet would read as a formula gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */

/** @typedef {import('../interface.js').ModelResult} ModelResult */
/** @typedef {import('../interface.js').RunResult} RunResult */
/** @typedef {string|number|boolean|null|undefined} Value */

/** @param {Value} value */
export function csvField(value) {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** @type {[head: string, value: (model: ModelResult, run: RunResult, titles: (model: string) => string) => Value][]} */
const COLUMNS = [
  ['workload', (_, run) => run.workload],
  ['model', ({ model }, _, titles) => titles(model)],
  ['workers', ({ workers }) => workers],
  ['rounds', ({ samples }) => samples.length],
  ['wall_ms', ({ wall_ms }) => wall_ms],
  ['wall_low_ms', ({ wall_interval_ms }) => wall_interval_ms?.low],
  ['wall_high_ms', ({ wall_interval_ms }) => wall_interval_ms?.high],
  ['speedup', ({ speedup }) => speedup],
  ['speedup_low', ({ speedup_interval }) => speedup_interval?.low],
  ['speedup_high', ({ speedup_interval }) => speedup_interval?.high],
  ['differs', ({ differs }) => differs],
  ['start_ms', ({ start_ms }) => start_ms],
  ['run_ms', ({ run_ms }) => run_ms],
  ['wait_ms', ({ wait_ms }) => wait_ms],
  ['carry_ms', ({ carry_ms }) => carry_ms],
  ['frozen_ms', ({ frozen_ms }) => frozen_ms],
  ['has_lock_ms', ({ lock }) => lock?.has_ms],
  ['waits_for_lock_ms', ({ lock }) => lock?.waits_ms],
  ['handovers', ({ lock }) => lock?.handovers],
  ['warm', ({ warm }) => warm],
  ['clock_tick_us', (_, run) => run.clock_tick_us],
  ['error', ({ error }) => error?.message],
  ['notes', ({ notes }) => notes.join(' ')],
];

/** @param {RunResult} run @param {(model: string) => string} titles */
export function figuresCsv(run, titles) {
  const rows = [
    COLUMNS.map(([head]) => head),
    ...run.models.map((model) => COLUMNS.map(([, value]) => value(model, run, titles))),
  ];
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}
