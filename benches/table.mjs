/** Rows as text, in columns. */

/** @import { Row } from './row.mjs' */

const HEAD = ['', 'ours', 'peer', 'ratio', '95 % interval', 'target', 'within', 'rounds'];
const WITHIN = new Map([[true, 'yes'], [false, 'NO'], [null, 'open']]);

/** @param {Row} row */
const cells = ({ name, ours, peer, value, low, high, at, target, within, rounds }) => [
  name, ours, peer, value.toFixed(3), `${low.toFixed(3)} – ${high.toFixed(3)}`,
  `${at === 'most' ? '≤' : '≥'} ${target}`, WITHIN.get(within) ?? '', String(rounds),
];

/** @param {Row[]} rows */
export const table = (rows) => {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = lines.map((line) => line.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])).join('  '));
  const notes = rows.flatMap(({ name, unit, note }) => [`${name}: ${unit}${note ? `; ${note}` : ''}`]);
  return [...text, '', ...notes].join('\n');
};
