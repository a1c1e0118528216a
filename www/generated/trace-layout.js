/** How traces and clocks lie in memory. Made from crates/trace by `BLESS=1 cargo test -p interleave-trace`. */

/** What an event says. */
export const KIND = /** @type {const} */ ({
  taskBegin: 1,
  taskEnd: 2,
  taskFail: 3,
  waitBegin: 4,
  waitEnd: 5,
  print: 6,
  workerReady: 7,
  messageIn: 8,
  messageOut: 9,
  checkpoint: 10,
  lockWait: 11,
  lockAsk: 12,
  lockRefused: 13,
  lockAcquired: 14,
  lockReleased: 15,
  lostUpdate: 16,
  mark: 17,
  taskSpawned: 18,
  objectMade: 19,
  line: 20,
  write: 21,
  holder: 22,
});
/** What a task waits for, by its number. */
export const WAITS = /** @type {const} */ (["timed", "io", "busy", "mutex", "join", "message"]);
/** Why a thread drops the lock, by its number. */
export const RELEASES = /** @type {const} */ (["asked", "ticks", "wait", "end"]);
/** Kinds whose `arg` is the offset of a text. */
export const WITH_TEXT = [2, 3, 6, 18, 19, 21];
/** Kinds that a full buffer still takes. */
export const ESSENTIAL = [1, 2, 3];
/** Where an event's parts are, in bytes. */
export const EVENT = { time_ms: 0, kind: 8, task: 10, arg: 12, bytes: 16 };
/** Bytes of a chunk of events, and of a chunk of text. */
export const CHUNK_BYTES = { events: 16384, text: 16384 };
/** The states of a clock's cell. */
export const CLOCK = { idle: 0, asked: 1, answered: 2, enough: 3, here: 4 };
/** Where the cell's times are, in bytes. Its state is at 0. */
export const CLOCK_TIMES = { time_ms: 8, origin_ms: 16 };
