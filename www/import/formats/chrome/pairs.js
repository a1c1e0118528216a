/**
 * Slices that are written as a begin and an end event. Slices of a thread (`B`, `E`) end on that thread. Slices of an
 * id (`b`, `e`, and the older `S`, `T`, `p`, `F`) may end on any thread: the format identifies them by category, id and
 * scope, and also by process if the id is `id2.local`. Some programs count their ids from 1 in every process, so an end
 * first looks for a begin in its own process. Each id has a lane, which is a separate track. If there are very many
 * ids, those of one name share lanes, one after another, with as many lanes as are open at once.
 */
import { LIMITS } from '../../checks/limits.js';
import { OpenSlices } from '../../tracks/open-slices.js';

/** @typedef {import('../../tracks/rows.js').Rows} Rows */
/** @typedef {import('../../tracks/rows.js').Draft} Draft */
/** @typedef {import('./names.js').Thread} Thread */
/** @typedef {import('./names.js').Lane} Lane */
/** @typedef {import('../../../trace/tracks.js').SliceKind} SliceKind */
/** @typedef {{name: string, kind: SliceKind, from_us: number, at: number, track: Draft}} Begun */
/**
 * A begin or end event, or one in between. `name`: null if it has none. `at`: its position in the file.
 * @typedef {{thread: Thread, name: string|null, kind: SliceKind, us: number, at: number}} Told
 */
/**
 * The identity of an id. `key` identifies it; the other fields serve to name its lane.
 * @typedef {{key: string, id: string, scope: string, cat: string}} PairId
 */
/**
 * The open slices of one id. `shared`: the list that its lane returns to when nothing of it is open any more.
 * @typedef {{pid: string, lane: Lane, open: OpenSlices<Begun>, step: Begun|null, shared: Lane[]|null}} OpenId
 */

/** The position of a missing end: after everything in the file. */
const NEVER = 0xffffffff;

export class ChromePairs {
  #rows;
  /** @type {Map<Thread, OpenSlices<Begun>>} */
  #threads = new Map();
  /** For each key, one entry for each process. @type {Map<string, OpenId[]>} */
  #byKey = new Map();
  /** @type {Lane[]} */
  lanes = [];
  /** Shared lanes of one process and name on which nothing is open. @type {Map<string, Lane[]>} */
  #free = new Map();
  /** The number of ids without their own lane. */
  sharing = 0;
  /** The number of ends without a begin. */
  ends = 0;

  /** @param {Rows} rows */
  constructor(rows) {
    this.#rows = rows;
  }

  /** @param {Told} told @param {string} unnamed */
  begin({ thread, name, kind, us, at }, unnamed) {
    const open = this.#threads.get(thread) ?? new OpenSlices();
    this.#threads.set(thread, open);
    open.push({ name: name ?? unnamed, kind, from_us: us, at, track: thread.track });
  }

  /** @param {Told} told */
  end({ thread, name, us, at }) {
    this.#close(this.#threads.get(thread)?.pop(name), us, at);
  }

  /** @param {Told} told @param {PairId} id @param {string} unnamed @returns {OpenId} */
  #openId(told, id, unnamed) {
    const same = this.#byKey.get(id.key) ?? [];
    this.#byKey.set(id.key, same);
    const { pid } = told.thread;
    const known = same.find((one) => one.pid === pid);
    if (known) return known;
    const name = told.name ?? unnamed;
    const own = this.lanes.length < LIMITS.lanes;
    const shared = own ? null : this.#freeLanes(`${pid} ${name}`);
    const lane = shared?.pop() ?? this.#lane(told.thread, name, own ? id : null);
    const opened = { pid, lane, open: /** @type {OpenSlices<Begun>} */ (new OpenSlices()), step: null, shared };
    if (shared) this.sharing += 1;
    same.push(opened);
    return opened;
  }

  /** @param {string} key */
  #freeLanes(key) {
    const free = this.#free.get(key) ?? [];
    this.#free.set(key, free);
    return free;
  }

  /**
   * @param {Thread} thread
   * @param {string} name
   * @param {PairId|null} id the lane's id, null for a shared lane
   * @returns {Lane}
   */
  #lane(thread, name, id) {
    // Too many are open at once, so the rest overlap on one lane.
    const last = this.lanes[this.lanes.length - 1];
    if (this.lanes.length >= LIMITS.rows / 2) return last;
    const track = this.#rows.track(`${thread.key}#${id ? id.key : `shared ${this.lanes.length}`}`, () => name, true);
    const lane = { name, id: id?.id ?? '', scope: id?.scope ?? '', cat: id?.cat ?? '', thread, track };
    this.lanes.push(lane);
    return lane;
  }

  /** @param {Told} told @param {PairId} id @param {string} unnamed */
  beginLane(told, id, unnamed) {
    const { lane, open } = this.#openId(told, id, unnamed);
    open.push({ name: told.name ?? unnamed, kind: told.kind, from_us: told.us, at: told.at, track: lane.track });
  }

  /** The open id with a key; that of the event's own process comes first. @param {Told} told @param {PairId} id */
  #openFor({ thread }, { key }) {
    const same = this.#byKey.get(key) ?? [];
    return same.length < 2
      ? same
      : same.toSorted((a, b) => Number(b.pid === thread.pid) - Number(a.pid === thread.pid));
  }

  /** @param {Told} told @param {PairId} id */
  endLane(told, id) {
    for (const opened of this.#openFor(told, id)) {
      const begun = opened.open.pop(told.name);
      if (!begun) continue;
      this.#endStep(opened, told);
      this.#close(begun, told.us, told.at);
      this.#letGo(opened, id);
      return;
    }
    this.ends += 1;
  }

  /** Releases a shared lane for other ids when nothing is open on it. @param {OpenId} opened @param {PairId} id */
  #letGo(opened, { key }) {
    if (!opened.shared || !opened.open.isEmpty) return;
    opened.shared.push(opened.lane);
    const others = (this.#byKey.get(key) ?? []).filter((one) => one !== opened);
    if (others.length === 0) this.#byKey.delete(key);
    else this.#byKey.set(key, others);
  }

  /**
   * A step of the older events lasts until the next step or the end.
   * @param {Told} told
   * @param {PairId} id
   * @param {string} step its name
   */
  step(told, id, step) {
    const [opened] = this.#openFor(told, id);
    if (!opened) {
      this.ends += 1;
      return;
    }
    this.#endStep(opened, told);
    opened.step = { name: step, kind: told.kind, from_us: told.us, at: told.at, track: opened.lane.track };
  }

  /** @param {OpenId} opened @param {Told} told */
  #endStep(opened, { us, at }) {
    if (opened.step) this.#close(opened.step, us, at);
    opened.step = null;
  }

  /**
   * The lane of an event between a begin and an end; a new lane if nothing has begun.
   * @param {Told} told
   * @param {PairId} id
   * @param {string} unnamed
   * @returns {Draft}
   */
  between(told, id, unnamed) {
    const [opened] = this.#openFor(told, id);
    return (opened ?? this.#openId(told, id, unnamed)).lane.track;
  }

  /** @param {Begun|undefined} begun @param {number} us @param {number} at */
  #close(begun, us, at) {
    if (!begun) {
      this.ends += 1;
      return;
    }
    this.#rows.slice(begun.track, begun.name, begun.kind, begun.from_us, Math.max(us, begun.from_us), false, {
      begin: begun.at,
      end: at,
      whole: false,
    });
  }

  /** Slices without an end last until the end of the file. @param {number} last_us */
  closeAll(last_us) {
    const ids = [...this.#byKey.values()].flat();
    const open = [...this.#threads.values(), ...ids.map((one) => one.open)]
      .flatMap((one) => one.left)
      .concat(ids.flatMap(({ step }) => step ?? []));
    for (const { track, name, kind, from_us, at } of open)
      this.#rows.slice(track, name, kind, from_us, Math.max(last_us, from_us), true, {
        begin: at,
        end: NEVER,
        whole: false,
      });
  }
}
