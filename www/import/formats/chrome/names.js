/**
 * The names and the order of a file's tracks. A thread is called by its own name, its process's name or its number; if
 * there are several processes, the process's name comes first. If two tracks still have the same name, they get their
 * numbers. `thread_sort_index` and `process_sort_index` order tracks before their numbers do.
 */
import { groupBy } from '../../../base/group-by.js';
import { numeric } from '../../tracks/exact-times.js';
import { isObject, shortened, words } from '../../checks/read.js';

/** @typedef {import('../../tracks/rows.js').Draft} Draft */
/** @typedef {import('../../checks/read.js').Fields} Fields */
/** @typedef {{pid: string, tid: string, key: string, track: Draft}} Thread */
/**
 * `name`: of the slice that opened the lane. `thread`: the thread on which it began. `id`, `scope`, `cat`: distinguish
 * it from other lanes of the same name.
 * @typedef {{name: string, id: string, scope: string, cat: string, thread: Thread, track: Draft}} Lane
 */

/** What distinguishes lanes of one name, used in this order as far as needed. @type {((lane: Lane) => string)[]} */
const TELLERS = [({ id }) => id, ({ scope }) => scope, ({ cat }) => cat, ({ thread }) => `process ${thread.pid}`];

const compare = new Intl.Collator('en', { numeric: true }).compare;

export class ChromeNames {
  /** Names of threads by "pid/tid", of processes by "pid". @type {Map<string, string>} */
  #names = new Map();
  /** @type {Map<string, string>} */
  #labels = new Map();
  /** @type {Map<string, number>} */
  #order = new Map();

  /**
   * Reads a metadata event.
   * @param {Fields} event
   * @param {string} pid
   * @param {string} tid
   */
  take(event, pid, tid) {
    const args = isObject(event.args) ? event.args : {};
    const [thread, given, index] = [`${pid}/${tid}`, words(args.name), numeric(args.sort_index)];
    if (event.name === 'thread_name' && given !== '') this.#names.set(thread, given);
    if (event.name === 'process_name' && given !== '') this.#names.set(pid, given);
    if (event.name === 'process_labels' && words(args.labels) !== '') this.#labels.set(pid, words(args.labels));
    if (event.name === 'thread_sort_index' && index !== null) this.#order.set(thread, index);
    if (event.name === 'process_sort_index' && index !== null) this.#order.set(pid, index);
  }

  /**
   * Names another track of a thread: the thread's name and what the track shows.
   * @param {string} thread "pid/tid"
   * @param {string} other "pid/tid" of the track
   * @param {string} what
   */
  rename(thread, other, what) {
    const name = this.#names.get(thread);
    if (name !== undefined) this.#names.set(other, `${name}, ${what}`);
  }

  /** Names the tracks. @param {Thread[]} threads with something to show @param {Lane[]} lanes */
  name(threads, lanes) {
    const processes = groupBy(threads, ({ pid }) => pid);
    const around = this.processNames([...processes.keys()]);
    for (const [pid, own] of processes) {
      const process = around.get(pid);
      const unnamed = own.filter(({ key }) => !this.#names.has(key)).length;
      // The only thread of a process, without a name of its own, gets the process's name.
      const named = apart(
        own,
        ({ key, tid }) => this.#names.get(key) ?? (unnamed === 1 && this.#names.has(pid) ? '' : `thread ${tid}`),
        ({ tid }) => tid,
      );
      for (const thread of own) {
        const name = String(named.get(thread));
        const alone =
          process === undefined || process === name || (processes.size === 1 && this.#names.has(thread.key));
        thread.track.name = name === '' ? String(process) : alone ? name : `${process}, ${name}`;
      }
    }
    for (const same of groupBy(threads, ({ track }) => track.name).values()) {
      if (same.some(({ pid }) => pid !== same[0].pid))
        for (const { pid, track } of same) track.name = `process ${pid}, ${track.name}`;
    }
    for (const lane of lanes) lane.track.name = lane.name;
    for (const tell of TELLERS)
      for (const [lane, name] of apart(lanes, ({ track }) => track.name, tell)) lane.track.name = name;
    const seen = new Map();
    for (const { track } of [...threads, ...lanes]) {
      const before = seen.get(track.name) ?? 0;
      seen.set(track.name, before + 1);
      track.name = shortened(before === 0 ? track.name : `${track.name} (${before + 1})`);
    }
  }

  /**
   * The names of the processes that have one; with labels and number if two have the same name.
   * @param {string[]} pids
   * @returns {Map<string, string>}
   */
  processNames(pids) {
    const named = (/** @type {string} */ pid) => this.#names.get(pid);
    const labelled = (/** @type {string} */ pid) =>
      this.#labels.has(pid) ? `${named(pid)} (${this.#labels.get(pid)})` : named(pid);
    const repeated = groupBy(pids, named);
    const told = (/** @type {string} */ pid) =>
      ((repeated.get(named(pid)) ?? []).length > 1 ? labelled(pid) : named(pid)) ?? '';
    return new Map(
      [
        ...apart(
          pids.filter((pid) => this.#names.has(pid)),
          told,
          (pid) => pid,
        ),
      ].filter(([, name]) => name !== ''),
    );
  }

  /**
   * Threads in order, each followed by the lanes that began on it.
   * @param {Thread[]} threads
   * @param {Lane[]} lanes
   * @returns {string[]} the keys of their tracks
   */
  inOrder(threads, lanes) {
    const index = (/** @type {string} */ key) => this.#order.get(key) ?? 0;
    const began = groupBy(lanes, ({ thread }) => thread);
    return threads
      .toSorted(
        (a, b) =>
          index(a.pid) - index(b.pid) || compare(a.pid, b.pid) || index(a.key) - index(b.key) || compare(a.tid, b.tid),
      )
      .flatMap((thread) => [thread.track.key, ...(began.get(thread) ?? []).map(({ track }) => track.key)]);
  }
}

/**
 * Makes names unique: a name used several times gets a number.
 * @template T
 * @param {T[]} all
 * @param {(one: T) => string} name
 * @param {(one: T) => string} number
 * @returns {Map<T, string>}
 */
function apart(all, name, number) {
  const same = groupBy(all, name);
  return new Map(
    all.map((one) => {
      const own = name(one);
      return [one, own !== '' && (same.get(own) ?? []).length > 1 ? `${own} ${number(one)}`.trimEnd() : own];
    }),
  );
}
