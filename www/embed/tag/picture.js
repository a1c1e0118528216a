/**
 * The small picture in a poster: what the experiment's models did when it was recorded. It is loaded when the reader
 * scrolls near. Without it the poster still works. Styles are set by script, which every content security policy
 * allows, and nothing is fetched.
 */
import { posters } from '../../recorded/posters.js';

/**
 * The recording of one workload. `rows`: "s3r120w40", where each letter is a kind and each number how many columns it
 * lasts.
 * @typedef {{title: string, origin: string, models: Record<string, {title: string, wall_ms: number, rows: string[]}>}}
 *   PosterRecording
 */

/**
 * The same colours as in styles/tokens.css; a test compares them.
 * @type {Record<string, [kind: string, label: string, light: string, dark: string]>}
 */
export const KINDS = {
  s: ['start', 'starting', '#bccad9', '#42566d'],
  t: ['task', 'at work', '#11705d', '#2fae93'],
  r: ['run', 'computing', '#215fa6', '#73aef2'],
  w: ['wait', 'waiting', '#fbe5ad', '#57450f'],
  b: ['busy-wait', 'waiting, busily', '#f6bda8', '#692b19'],
  c: ['carry', 'carrying', '#decdf5', '#46316a'],
  h: ['has-gil', 'has the GIL', '#74c765', '#1f7a1c'],
  g: ['waits-gil', 'waits for the GIL', '#f7bdb6', '#6e221c'],
  n: ['no-gil', 'needs no GIL', '#e8ecea', '#2a3a36'],
};
const ROW_PX = 11;
const GAP_PX = 2;

/** @param {string} row @returns {{kind: string, at: number, columns: number}[]} */
const piecesOf = (row) => {
  let at = 0;
  return Array.from(row.matchAll(/(.)(\d+)/g), ([, kind, count]) => {
    const piece = { kind, at, columns: Number(count) };
    at += piece.columns;
    return piece;
  });
};

/** @param {string} name @param {Record<string, string|number>} attributes */
const svg = (name, attributes) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/** @param {string} tag @param {Partial<CSSStyleDeclaration>} style @param {(Node|string)[]} children */
const styled = (tag, style, ...children) => {
  const element = document.createElement(tag);
  Object.assign(element.style, style);
  element.append(...children);
  return element;
};

const fillOf = (/** @type {string} */ kind) => `light-dark(${KINDS[kind][2]}, ${KINDS[kind][3]})`;

/** @param {string[]} rows @param {number} columns of the picture's widest row */
const drawn = (rows, columns) => {
  const height_px = rows.length * (ROW_PX + GAP_PX);
  const picture = svg('svg', {
    viewBox: `0 0 ${columns} ${height_px}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  Object.assign(picture.style, { display: 'block', inlineSize: '100%', blockSize: `${height_px}px` });
  const pieces = rows.flatMap((row, place) =>
    piecesOf(row).map((piece) => ({ ...piece, y: place * (ROW_PX + GAP_PX) })),
  );
  for (const kind of Object.keys(KINDS)) {
    const d = pieces
      .filter((piece) => piece.kind === kind)
      .map(({ at, columns: width, y }) => `M${at} ${y}h${width}v${ROW_PX}h${-width}z`)
      .join('');
    if (d === '') continue;
    const path = svg('path', { d });
    path.style.fill = fillOf(kind);
    picture.append(path);
  }
  return picture;
};

/** @param {number} ms */
const timeOf = (ms) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

/** The lab's defaults for an attribute that is absent or unknown; a test compares them with the catalogue. */
export const USUAL = { workload: 'download', models: ['sequential', 'threads-gil', 'threads', 'processes'] };

/** @param {string} workload @param {string|null} models as the attributes give them */
export const pictureOf = (workload, models) => {
  const recorded = posters[Object.hasOwn(posters, workload) ? workload : USUAL.workload];
  const asked =
    models
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => Object.hasOwn(recorded.models, name)) ?? [];
  const names = Object.keys(recorded.models).filter((name) => (asked.length > 0 ? asked : USUAL.models).includes(name));
  const shown = names.map((name) => recorded.models[name]);
  const columns = Math.max(
    ...shown.flatMap(({ rows }) => rows.map((row) => piecesOf(row).reduce((sum, piece) => sum + piece.columns, 0))),
  );
  const kinds = Object.keys(KINDS).filter((kind) => shown.some(({ rows }) => rows.some((row) => row.includes(kind))));
  const key = styled(
    'p',
    { fontSize: '0.8125rem', margin: '0.4rem 0 0', maxInlineSize: 'none' },
    ...kinds.flatMap((kind) => [
      styled('span', {
        display: 'inline-block',
        inlineSize: '0.8em',
        blockSize: '0.8em',
        background: fillOf(kind),
        marginInlineEnd: '0.3em',
      }),
      `${KINDS[kind][1]}  `,
    ]),
  );
  return styled(
    'figure',
    { margin: '0.25rem 0 0' },
    ...shown.map(({ title, wall_ms, rows }) =>
      styled(
        'div',
        { marginBlockEnd: '0.3rem' },
        styled('p', { margin: '0', fontSize: '0.875rem', maxInlineSize: 'none' }, `${title}: ${timeOf(wall_ms)}`),
        drawn(rows, columns),
      ),
    ),
    key,
    styled(
      'figcaption',
      { fontSize: '0.8125rem' },
      `${recorded.title}, as usually set: recorded in ${recorded.origin}. Your own run is measured here.`,
    ),
  );
};
