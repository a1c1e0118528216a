/**
 * Samples in a Chrome trace: the file's own list (`samples`, with `stackFrames`; Hermes writes them), sample events (P)
 * with one of its stacks, and V8's profiler, which writes its tree and its samples in chunks (Profile, ProfileChunk)
 * with one id.
 */
import { readNodes, samplesOf } from '../cpuprofile.js';
import { checkCount } from '../../checks/limits.js';
import { isObject, shortened, words } from '../../checks/read.js';
import { Calls, callsOf, Sampled, saySampled, Stacks, usualInterval } from '../../tracks/sampled-calls.js';

/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {import('../../checks/limits.js').Steps} Steps */
/** `us`: since the trace's first time. @typedef {{frame: unknown, us: number}} Sample */
/** @typedef {{key: string, start_us: number|null, nodes: unknown[], ids: unknown[], deltas: unknown[]}} Profile */

const list = (/** @type {unknown} */ value) => (Array.isArray(value) ? value : []);

export class ChromeSamples {
  /** By thread. @type {Map<string, Sample[]>} */
  #samples = new Map();
  /** By process and id. @type {Map<string, Profile>} */
  #profiles = new Map();
  #count = 0;

  /**
   * Reads an event of V8's profiler; returns false for other events.
   * @param {Fields} event
   * @param {string} pid
   * @param {string} key of its thread
   * @param {number} us
   * @param {(written: unknown) => number|null} since converts a time to the trace's times
   */
  takeChunk(event, pid, key, us, since) {
    const data = isObject(event.args) && isObject(event.args.data) ? event.args.data : {};
    const whole = event.name === 'CpuProfile' && isObject(data.cpuProfile);
    if (event.name !== 'Profile' && event.name !== 'ProfileChunk' && !whole) return false;
    const id = `${pid} ${words(event.id)}`;
    const profile = this.#profiles.get(id) ?? { key, start_us: null, nodes: [], ids: [], deltas: [] };
    this.#profiles.set(id, profile);
    const part = isObject(data.cpuProfile) ? data.cpuProfile : {};
    const start = event.name === 'Profile' ? data.startTime : whole ? part.startTime : undefined;
    if (event.name !== 'ProfileChunk') Object.assign(profile, { key, start_us: since(start) ?? us });
    for (const node of list(part.nodes)) profile.nodes.push(node);
    for (const one of list(part.samples)) profile.ids.push(one);
    for (const one of list(data.timeDeltas ?? part.timeDeltas)) profile.deltas.push(one);
    profile.start_us ??= us;
    this.#count += list(part.samples).length;
    checkCount(this.#count, 'samples');
    return list(part.samples).length + list(part.nodes).length > 0 || event.name !== 'ProfileChunk';
  }

  /** @param {string} key of a thread @param {unknown} frame @param {number} us */
  take(key, frame, us) {
    this.#count += 1;
    checkCount(this.#count, 'samples');
    const samples = this.#samples.get(key) ?? [];
    this.#samples.set(key, samples);
    samples.push({ frame, us });
  }

  /**
   * Call this once all samples are read.
   * @param {import('../../tracks/rows.js').Rows} rows
   * @param {unknown} frames the file's stackFrames
   * @param {(key: string) => import('../../tracks/rows.js').Draft} track of a thread's samples
   * @param {Steps} steps
   * @returns {string[]} notes
   */
  finish(rows, frames, track, steps) {
    const sum = new Sampled();
    const intervals = [0];
    const table = isObject(frames) ? frames : {};
    for (const [key, samples] of this.#samples) {
      const stacks = new StackFrames(table, steps);
      const sorted = samples.map(({ frame, us }) => ({ us, stack: stacks.of(frame) })).sort((a, b) => a.us - b.us);
      intervals.push(usualInterval(sorted));
      callsOf(new Calls(rows, track(key), stacks.stacks, steps, sum), sorted, usualInterval(sorted));
    }
    for (const { key, start_us, nodes: raw, ids, deltas } of this.#profiles.values()) {
      if (ids.length === 0) continue;
      const nodes = readNodes(raw.filter(isObject), steps);
      let us = start_us ?? 0;
      const samples = samplesOf(
        nodes,
        ids.map((id, at) => ({
          id,
          us: (us += typeof deltas[at] === 'number' ? deltas[at] : 0),
          place: `sample ${at}`,
        })),
        steps,
      );
      intervals.push(usualInterval(samples));
      callsOf(new Calls(rows, track(key), nodes.stacks, steps, sum), samples, usualInterval(samples));
    }
    return sum.samples > 0 ? saySampled(Math.max(...intervals), sum) : [];
  }
}

/** The file's stacks, in which each frame names its parent. */
class StackFrames {
  stacks = new Stacks();
  #table;
  #steps;
  /** @type {Map<string, number>} */
  #known = new Map();

  /** @param {Fields} table @param {Steps} steps */
  constructor(table, steps) {
    this.#table = table;
    this.#steps = steps;
  }

  /**
   * Finds a frame by its name in the table, or reads a stack that is written out from the innermost call.
   * @param {unknown} frame
   * @returns {number} −1 for none
   */
  of(frame) {
    if (Array.isArray(frame))
      return frame.reduceRight((around, one) => this.stacks.on(words(one) || 'without a name', words(one), around), -1);
    /** @type {string[]} */
    const path = [];
    const met = new Set();
    let id = words(frame);
    for (
      ;
      id !== '' && !this.#known.has(id) && !met.has(id) && Object.hasOwn(this.#table, id);
      id = words(/** @type {Fields} */ (this.#table[id]).parent)
    ) {
      this.#steps.take();
      if (!isObject(this.#table[id])) break;
      met.add(id);
      path.push(id);
    }
    let stack = this.#known.get(id) ?? -1;
    for (const one of path.reverse()) {
      const { name } = /** @type {Fields} */ (this.#table[one]);
      stack = this.stacks.on(shortened(words(name) || 'without a name'), words(name), stack);
      this.#known.set(one, stack);
    }
    return stack;
  }
}
