/**
 * A trace of any size, the same for the same seed: threads that compute under a lock, and wait for it and for something
 * else, in bursts. Slices nest three deep, and some lines are printed.
 */

import { generator } from '../statistics.mjs';
import { columnsFrom } from '../../www/trace/columns.js';
import { ColumnTrack, marksFrom } from '../../www/trace/column-track.js';

/** @typedef {import('../../www/trace/tracks.js').Slice} Slice */
/** @typedef {import('../../www/trace/tracks.js').SliceKind} SliceKind */

const SEED = 64;
const TASK_SLICES = 40;
const PRINTS = 50;
const NAMES = { 'has-gil': 'Has GIL', 'waits-gil': 'Waiting for GIL', 'no-gil': 'No GIL' };

/** @param {string} name @param {SliceKind} kind @param {number} from_us @param {Slice|null} parent @returns {Slice} */
const slice = (name, kind, from_us, parent) => ({
  name,
  kind,
  from_us,
  to_us: from_us,
  depth: parent ? parent.depth + 1 : 0,
  parent,
  open: false,
});

/** @param {() => number} random @param {number} count of slices @param {number} thread */
function slicesOf(random, count, thread) {
  /** @type {Slice[]} */
  const slices = [];
  // Bursts: the lengths of one task's slices have the same order of magnitude, and those of the next task perhaps
  // another.
  const around = { task: /** @type {Slice|null} */ (null), order_us: 1 };
  let us = Math.round(random() * 1000);
  const length_us = () => Math.round((1 + around.order_us * random()) * 8) / 8;
  while (slices.length < count) {
    if (slices.length % TASK_SLICES === 0) {
      us += Math.round(random() * 200);
      around.order_us = 4 ** (1 + Math.floor(random() * 5));
      around.task = slice(`task ${thread * 1000 + slices.length / TASK_SLICES}`, 'task', us, null);
      slices.push(around.task);
      continue;
    }
    const kind = /** @type {const} */ (['has-gil', 'waits-gil', 'no-gil'])[Math.floor(random() * 3)];
    const state = slice(NAMES[kind], kind, us, around.task);
    slices.push(state);
    us += length_us();
    if (kind === 'no-gil' && slices.length % TASK_SLICES !== 0 && slices.length < count) {
      const wait = slice(`file${Math.floor(random() * 100)}.txt`, 'wait', us, state);
      us = wait.to_us = us + length_us();
      slices.push(wait);
    }
    state.to_us = us += length_us();
    if (around.task) around.task.to_us = us;
  }
  return slices;
}

/** @param {{events: number, tracks: number}} size @returns {import('../../www/trace/timeline-file.js').Timeline} */
export function bigTimeline({ events, tracks: threads }) {
  const random = generator(SEED);
  const tracks = Array.from({ length: threads }, (_, thread) => {
    const slices = slicesOf(random, Math.floor(events / threads) - PRINTS, thread);
    const end_us = slices[slices.length - 1].to_us;
    const prints = Array.from({ length: PRINTS }, (_, line) => ({
      name: `line ${line}`,
      kind: /** @type {const} */ ('print'),
      us: Math.round((line / PRINTS) * end_us),
    }));
    return new ColumnTrack(
      { key: `1/${thread + 1}`, name: `thread ${thread + 1}`, lane: false },
      columnsFrom(slices),
      marksFrom(prints),
    );
  });
  const end_us = Math.max(...tracks.map(({ columns }) => columns.to_us.reduce((most, us) => Math.max(most, us), 0)));
  return { groups: [{ title: 'Threads + GIL', tracks, flows: [] }], end_us };
}

/**
 * The same trace as Chrome Trace Event JSON, as our own page writes it.
 * @param {import('../../www/trace/timeline-file.js').Timeline} timeline
 */
export function chromeTrace({ groups: [{ tracks }] }) {
  const lines = tracks.flatMap((track, at) => [
    JSON.stringify({ name: 'thread_name', ph: 'M', pid: 1, tid: at + 1, args: { name: track.name } }),
    ...track.slices.map(({ name, kind, from_us, to_us }) =>
      JSON.stringify({ name, cat: kind, ph: 'X', ts: from_us, dur: to_us - from_us, pid: 1, tid: at + 1 }),
    ),
    ...track.instants.map(({ name, kind, us }) =>
      JSON.stringify({ name, cat: kind, ph: 'i', ts: us, pid: 1, tid: at + 1, s: 't' }),
    ),
  ]);
  return `{"traceEvents":[\n${lines.join(',\n')}\n]}`;
}
