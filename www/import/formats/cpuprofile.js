/**
 * V8's CPU profile (`.cpuprofile`; Node's `--cpu-prof`, Chrome's older profiler; js_protocol.pdl, type Profile): a tree
 * of calls, and the node of each sample. The first delta counts from the start. Older files have the tree as nested
 * nodes (`head`), and the times of samples in `timestamps`.
 */
import { refuse } from '../checks/import-error.js';
import { checkCount } from '../checks/limits.js';
import { isObject, list, number, object, shortened, words } from '../checks/read.js';
import { Rows } from '../tracks/rows.js';
import { Calls, callsOf, Sampled, saySampled, Stacks, usualInterval } from '../tracks/sampled-calls.js';

/** @typedef {import('../checks/read.js').Fields} Fields */
/** @typedef {import('../checks/limits.js').Steps} Steps */

/** @param {unknown} json */
export const isCpuProfile = (json) =>
  isObject(json) &&
  (Array.isArray(json.nodes)
    ? isObject(json.nodes[0]) && ('callFrame' in json.nodes[0] || 'functionName' in json.nodes[0])
    : isObject(json.head) && Array.isArray(json.samples));

/** Nodes that are not functions of the program. */
const NOTHING = ['(root)', '(idle)'];
/** V8 does not record the caller of the garbage collector, only the function that ran before. */
const GARBAGE = '(garbage collector)';

/** The stack of every node of the tree, by the node's id. */
export class Nodes {
  stacks = new Stacks();
  /** @type {Map<unknown, number>} */
  #byId = new Map();
  /** @type {Set<number>} */
  #garbage = new Set();

  /** @param {unknown} id @param {Fields} frame @param {number} around the parent stack, −1 for none */
  add(id, frame, around) {
    const own = words(frame.functionName);
    if (NOTHING.includes(own)) {
      this.#byId.set(id, around);
      return around;
    }
    const stack = this.stacks.on(
      shortened(own || '(anonymous)'),
      `${own} ${words(frame.scriptId)} ${words(frame.url)} ${words(frame.lineNumber)} ${words(frame.columnNumber)}`,
      around,
    );
    if (own === GARBAGE && around < 0) this.#garbage.add(stack);
    this.#byId.set(id, stack);
    return stack;
  }

  /** @param {unknown} id */
  has(id) {
    return this.#byId.has(id);
  }

  /**
   * The stack of a sample that follows another sample. Garbage collection is drawn inside the function that ran before.
   * @param {unknown} id
   * @param {number} before
   * @param {string} place
   */
  at(id, before, place) {
    const stack = this.#byId.get(id);
    if (stack === undefined) return refuse(`${place} names a node that is not there: the file is damaged.`);
    if (!this.#garbage.has(stack) || before < 0) return stack;
    return this.stacks.names[before] === GARBAGE ? before : this.stacks.on(GARBAGE, GARBAGE, before);
  }
}

/** @param {unknown} node @returns {Fields} the node's function; before 2017 it is in the node itself */
const frameOf = (node) => (isObject(node) && isObject(node.callFrame) ? node.callFrame : isObject(node) ? node : {});

/**
 * Reads a flat list of nodes, which name their children or their parents.
 * @param {unknown[]} raw
 * @param {Steps} steps
 * @param {Nodes} [nodes]
 */
export function readNodes(raw, steps, nodes = new Nodes()) {
  const all = raw.map((node, at) => object(node, `nodes[${at}]`));
  const byId = new Map(all.map((node) => [node.id, node]));
  /** @type {Map<unknown, unknown>} */
  const around = new Map();
  for (const node of all) {
    steps.take();
    if (node.parent !== undefined) around.set(node.id, node.parent);
    for (const child of Array.isArray(node.children) ? node.children : []) {
      steps.take();
      around.set(child, node.id);
    }
  }
  /** Walks from a node up to a known one; the steps are limited, since a cycle would never end. */
  for (const node of all) {
    const path = [];
    const met = new Set();
    for (let id = node.id; id !== undefined && !nodes.has(id) && byId.has(id); id = around.get(id)) {
      steps.take();
      if (met.has(id)) refuse('The file’s tree of calls goes round in a circle: it is damaged.');
      met.add(id);
      path.push(id);
    }
    for (const id of path.reverse()) {
      const outer = around.get(id);
      nodes.add(id, frameOf(byId.get(id)), nodes.has(outer) ? nodes.at(outer, -1, 'a parent') : -1);
    }
  }
  return nodes;
}

/** Reads nested nodes. @param {Fields} head @param {Steps} steps */
function readHead(head, steps) {
  const nodes = new Nodes();
  const next = [{ node: head, around: -1 }];
  for (let at = next.pop(); at; at = next.pop()) {
    steps.take();
    const stack = nodes.add(at.node.id, frameOf(at.node), at.around);
    for (const child of Array.isArray(at.node.children) ? at.node.children.filter(isObject) : [])
      next.push({ node: child, around: stack });
  }
  return nodes;
}

/** @param {Fields} profile @param {number} count of samples */
function timesOf(profile, count) {
  if (Array.isArray(profile.timestamps)) {
    if (profile.timestamps.length !== count) refuse('The file has not as many times as samples: it is damaged.');
    return profile.timestamps.map((time, at) => number(time, `timestamps[${at}]`));
  }
  const deltas = list(profile.timeDeltas, 'timeDeltas');
  if (deltas.length !== count) refuse(`The file has ${deltas.length} time deltas and ${count} samples: it is damaged.`);
  let us = number(profile.startTime, 'startTime');
  return deltas.map((delta, at) => (us += number(delta, `timeDeltas[${at}]`)));
}

/** @param {Fields} profile @param {Steps} steps @returns {import('./interleave-run.js').Part} */
export function readCpuProfile(profile, steps) {
  const nodes = isObject(profile.head) ? readHead(profile.head, steps) : readNodes(list(profile.nodes, 'nodes'), steps);
  const ids = list(profile.samples, 'samples');
  checkCount(ids.length, 'samples');
  const times = timesOf(profile, ids.length);
  const rows = new Rows();
  const sum = new Sampled();
  const samples = samplesOf(
    nodes,
    ids.map((id, at) => ({ id, us: times[at], place: `samples[${at}]` })),
    steps,
  );
  const interval_us = usualInterval(samples);
  // Older files give the end in seconds.
  const end_us = isObject(profile.head) ? Infinity : profile.endTime;
  callsOf(
    new Calls(
      rows,
      rows.track('0', () => 'main thread'),
      nodes.stacks,
      steps,
      sum,
    ),
    samples,
    lastHolds(samples, interval_us, end_us),
  );
  const { tracks, flows } = rows.finish();
  return { title: '', tracks, flows, notes: saySampled(interval_us, sum) };
}

/**
 * The duration of the last sample: one interval, or until the profile's end if that is sooner.
 * @param {{us: number}[]} samples
 * @param {number} interval_us
 * @param {unknown} end_us
 */
function lastHolds(samples, interval_us, end_us) {
  const left_us = typeof end_us === 'number' ? end_us - (samples.at(-1)?.us ?? 0) : 0;
  return left_us > 0 ? Math.min(interval_us, left_us) : interval_us;
}

/**
 * The samples in order of time; if the clock goes back, time stands still until it catches up.
 * @param {Nodes} nodes
 * @param {{id: unknown, us: number, place: string}[]} given
 * @param {Steps} steps
 */
export function samplesOf(nodes, given, steps) {
  let stack = -1;
  let last_us = -Infinity;
  return given.map(({ id, us, place }) => {
    steps.take();
    stack = nodes.at(id, stack, place);
    last_us = Math.max(last_us, us);
    return { us: last_us, stack };
  });
}
