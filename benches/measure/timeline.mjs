/**
 * The timeline with a million events on 64 tracks, compared with speedscope and flame-chart-js: opening, frames while
 * zooming and panning, memory. The peers read the trace as Chrome Trace Event JSON. Ours reads its own format, and the
 * JSON too.
 */

import { inTurns } from '../rounds.mjs';
import { plainRow, row } from '../row.mjs';
import { openSubjects, writeTraces } from '../timeline/subjects.mjs';

/** @typedef {import('../timeline/subjects.mjs').Measured} Measured */

const SIZE = { events: 1_000_000, tracks: 64 };
const ROUNDS = 3;
const MB = 1e6;

/** @param {number[]} values */
const p95 = (values) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];

/** What each timeline shows at once: without it, a ratio of frames says nothing. */
const SHOWN = {
  speedscope: 'speedscope reads all 64 threads and shows one at a time; ours shows the 12 that its window has room for',
  'flame-chart-js':
    'flame-chart-js shows 64 charts at once, 8 px each; ours the 12 tracks that its window has room for',
};

/** @param {Record<string, Measured[]>} measured @param {string} sizes @returns {import('../row.mjs').Row[]} */
function rowsOf({ ours, json, speedscope, flame }, sizes) {
  const beside = /** @type {const} */ ([
    ['speedscope', speedscope],
    ['flame-chart-js', flame],
  ]);
  const opened = (/** @type {Measured[]} */ all) => all.map(({ open_ms }) => open_ms);
  const framed = (/** @type {Measured[]} */ all) => all.map(({ frames_ms }) => p95(frames_ms));
  const kept = (/** @type {Measured[]} */ all) => all.map(({ memory_bytes }) => memory_bytes / MB);
  return [
    plainRow({
      name: 'timeline_open',
      target: 500,
      values: opened(ours),
      unit: 'ms',
      note: `${sizes}; until all is drawn with its shares`,
    }),
    plainRow({
      name: 'timeline_first_seen',
      target: 500,
      values: ours.map(({ first_ms }) => first_ms ?? NaN),
      unit: 'ms',
      note: 'until the first drawing, before the worker has summed up',
    }),
    plainRow({
      name: 'timeline_frame',
      target: 8,
      values: framed(ours),
      unit: 'ms',
      note: '95th percentile of 148 steps of zooming and panning, rasterising included',
    }),
    plainRow({
      name: 'timeline_rest',
      target: 16,
      values: ours.map(({ rest_ms }) => rest_ms),
      unit: 'ms',
      note: 'the frame that comes once the view rests, sharp again where it was drawn less finely',
    }),
    ...beside.flatMap(([name, peer]) => [
      row({
        name: `timeline_open / ${name}`,
        against: `${name}, from JSON`,
        target: 1,
        ours: opened(ours),
        peer: opened(peer),
        unit: 'ms',
      }),
      row({
        name: `timeline_open_json / ${name}`,
        against: `${name}, both from the same JSON`,
        target: 1,
        ours: opened(json),
        peer: opened(peer),
        unit: 'ms',
      }),
      row({
        name: `timeline_frame / ${name}`,
        against: name,
        target: 1,
        ours: framed(ours),
        peer: framed(peer),
        unit: 'ms',
        note: SHOWN[name],
      }),
      row({
        name: `timeline_memory / ${name}`,
        against: name,
        target: 1,
        ours: kept(ours),
        peer: kept(peer),
        unit: 'MB',
        note: 'array buffers and workers included',
      }),
    ]),
  ];
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export const timeline = async () => {
  const { binary_bytes, json_bytes } = writeTraces(SIZE);
  const { measure, close } = await openSubjects();
  /** @type {Record<string, Measured[]>} */
  const measured = { ours: [], json: [], speedscope: [], flame: [] };
  const runner =
    (
      /** @type {string} */ name,
      /** @type {import('../timeline/subjects.mjs').Subject} */ subject,
      /** @type {string} */ file,
    ) =>
    async () => {
      measured[name].push(await measure(subject, file));
      return 0;
    };
  try {
    await inTurns(ROUNDS, {
      ours: runner('ours', 'ours', 'trace.timeline'),
      json: runner('json', 'ours', 'trace.json'),
      speedscope: runner('speedscope', 'speedscope', 'trace.json'),
      flame: runner('flame', 'flame-chart', 'trace.json'),
    });
  } finally {
    await close();
  }
  return rowsOf(
    measured,
    `1,000,000 events on 64 tracks, ${Math.round(binary_bytes / MB)} MB; as JSON ${Math.round(json_bytes / MB)} MB`,
  );
};
