/** Rows as text in columns. */

/** @import { Row } from './row.mjs' */

const HEAD = ['', 'ours', 'peer', 'ratio', '95 % interval', 'target', 'within', 'rounds'];
const WITHIN = new Map([
  [true, 'yes'],
  [false, 'NO'],
  [null, 'open'],
]);

const SIGNS = { most: '≤ ', least: '≥ ', near: '' };

/** @param {Row} row */
const targetOf = ({ at, target, tolerance }) =>
  target === null ? '' : `${SIGNS[at]}${Number(target.toFixed(3))}${tolerance ? ` ± ${tolerance}` : ''}`;

/** @param {Row} row */
const cells = (row) => [
  row.name,
  row.ours,
  row.peer,
  row.value.toFixed(3),
  `${row.low.toFixed(3)} – ${row.high.toFixed(3)}`,
  targetOf(row),
  row.target === null ? '' : (WITHIN.get(row.within) ?? ''),
  String(row.rounds),
];

/** @param {Row[]} rows */
export const table = (rows) => {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
  const notes = rows.flatMap(({ name, unit, note }) => [`${name}: ${unit}${note ? `; ${note}` : ''}`]);
  return [...text, '', ...notes].join('\n');
};
