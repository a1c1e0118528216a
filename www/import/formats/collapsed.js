/**
 * Collapsed stacks (Brendan Gregg's folded text): each line is one stack, with its calls from the outermost on,
 * separated by semicolons, and a number. In files of py-spy (`-f raw`), perf and CPython's own profiler (`--collapsed`)
 * the number counts samples, without times. Austin's lines are samples in order, each with the microseconds since the
 * one before (https://github.com/P403n1x87/austin, "Format").
 */
import { counted } from '../../base/format.js';
import { refuse } from '../checks/import-error.js';
import { checkCount } from '../checks/limits.js';
import { shortened } from '../checks/read.js';
import { Rows } from '../tracks/rows.js';
import { Calls, Sampled, saySampled, Stacks } from '../tracks/sampled-calls.js';

/** @typedef {import('../checks/limits.js').Steps} Steps */
/** @typedef {{stacks: Stacks, calls: Calls, us: number}} Thread */

/** A stack and one number. Austin's full mode has three: the time, whether the thread was idle, and memory. */
const LINE = /^(.*\S)\s+(\d+(?:\.\d+)?)(?:,\d+,-?\d+)?$/;
/** The process and the thread at the head of a stack, as Austin, py-spy and CPython's sampler write them. */
const PROCESS = /^(?:P(\d+)|process (\d+)(?::.*)?)$/;
const THREAD = /^(?:T(?:\d+:)?(\d+)|tid:(\d+)|thread \((?:0x)?([0-9a-fA-F]+)\)(?::\s*(.*))?)$/;
/** The length of a drawn sample if the file has only counts. */
const COUNTED_US = 1000;
/** The number of lines at the beginning that are checked for the format. */
const TRIED = 50;

/** @param {string} text of the file, or its beginning */
export function isCollapsed(text) {
  const lines = text
    .slice(0, 65_536)
    .split('\n')
    .slice(0, TRIED)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const fit = lines.filter((line) => LINE.test(line)).length;
  // The last line may be cut off.
  return fit > 0 && fit >= lines.length - 1;
}

/**
 * @param {string[]} frames changed in place: the head of the stack is removed
 * @returns {{key: string, title: string, timed: boolean}}
 */
function headOf(frames) {
  const process = PROCESS.exec(frames[0]);
  if (process) frames.shift();
  const thread = frames.length > 0 ? THREAD.exec(frames[0]) : null;
  if (thread) frames.shift();
  const [pid, tid] = [process?.[1] ?? process?.[2] ?? '', thread?.[1] ?? thread?.[2] ?? thread?.[3] ?? ''];
  const named = (thread?.[4] ?? '').replace(/^"|"$/g, '');
  const title = [pid === '' ? '' : `process ${pid}`, tid === '' ? '' : `thread ${named === '' ? tid : named}`]
    .filter((part) => part !== '')
    .join(', ');
  return {
    key: `${pid}/${tid}`,
    title: title === '' ? 'all stacks' : title,
    timed: process?.[1] !== undefined && thread?.[1] !== undefined,
  };
}

class Reader {
  rows = new Rows();
  sum = new Sampled();
  left = 0;
  timed = false;
  #steps;
  /** @type {Map<string, Thread>} */
  #threads = new Map();

  /** @param {Steps} steps */
  constructor(steps) {
    this.#steps = steps;
  }

  /** @param {string} line */
  take(line) {
    const read = LINE.exec(line);
    if (!read) {
      this.left += 1;
      return;
    }
    const frames = read[1].split(';');
    this.#steps.take(frames.length);
    const { key, title, timed } = headOf(frames);
    this.timed ||= timed;
    const thread = this.#thread(key, title);
    let stack = -1;
    for (const frame of frames) if (frame !== '') stack = thread.stacks.on(shortened(frame), frame, stack);
    thread.calls.sample(thread.us, stack);
    thread.us += Number(read[2]) * (timed ? 1 : COUNTED_US);
    checkCount(this.sum.samples, 'stacks');
  }

  /** @param {string} key @param {string} title @returns {Thread} */
  #thread(key, title) {
    const known = this.#threads.get(key);
    if (known) return known;
    const stacks = new Stacks();
    const thread = {
      stacks,
      calls: new Calls(
        this.rows,
        this.rows.track(key, () => shortened(title)),
        stacks,
        this.#steps,
        this.sum,
      ),
      us: 0,
    };
    this.#threads.set(key, thread);
    return thread;
  }

  finish() {
    for (const { calls, us } of this.#threads.values()) calls.end(us);
    return this.rows.finish();
  }
}

/** @param {string} text @param {Steps} steps @returns {import('./interleave-run.js').Part} */
export function readCollapsed(text, steps) {
  if (/^# mode: memory/m.test(text.slice(0, 4096)))
    refuse('The file measures bytes, not time: there is no timeline in it. Record time.');
  const reader = new Reader(steps);
  for (let from = 0; from < text.length;) {
    const next = text.indexOf('\n', from);
    const to = next < 0 ? text.length : next;
    steps.take();
    const line = text.slice(from, to).trim();
    if (line !== '' && !line.startsWith('#')) reader.take(line);
    from = to + 1;
  }
  const { tracks, flows, counters } = reader.finish();
  const { sum, left, timed } = reader;
  return {
    title: '',
    tracks,
    flows,
    counters,
    notes: [
      ...saySampled(0, sum),
      ...(timed
        ? []
        : ['The file counts samples and has no times: each is drawn as a millisecond, in the order of the file.']),
      ...(left > 0
        ? [
            `${counted(left, 'line')} that ${left === 1 ? 'is' : 'are'} no stack with a number ${left === 1 ? 'is' : 'are'} left out.`,
          ]
        : []),
    ],
  };
}
