/** The raw data of a turn, from which result.js makes a ModelResult. Types only. */

/** @import { LabError, ModelName } from '../interface.js' */
/** @import { Event } from './trace-buffer.js' */

/** @typedef {{kind: 'picture', width: number, height: number, bytes: Uint8Array<ArrayBuffer>}} Picture RGBA */
/** @typedef {{kind: 'list', length: number, bytes: Uint8Array<ArrayBuffer>}} List 64-bit little-endian integers */
/**
 * Addresses of a worker's records in its memory, in bytes (crates/trace/src/buffer.rs, crates/trace/src/clock.rs).
 * @typedef {{trace: {written: number, dropped: number, textWritten: number, events: number, text: number},
 *   clock: number}} Places
 */
/**
 * What a trace buffer has recorded since it was last read. `dropped`: how many events it has dropped in all.
 * @typedef {{events: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>, dropped: number}} TracePart
 */
/** All that was read of a trace buffer. @typedef {{events: Event[], dropped: number}} Trace */
/**
 * Parent's time = worker's time + offset. `disagreement_us`: the difference between `timeOrigin` and the ping-pongs.
 * @typedef {{offset_ms: number, aligned: boolean|null, disagreement_us: number|null}} Alignment
 */
/**
 * @typedef {object} RawWorker
 * @property {'page'|'loop'|'thread'|'process'|'main'|'program'} kind  main: the main thread of an interpreter that runs a
 *   function's tasks on further threads; program: of a process of a whole program
 * @property {boolean} [hosts]            it runs no task itself, but starts the threads that do
 * @property {number|null} requested_ms   when its start was requested; null if it already existed
 * @property {number|null} [process]      for a thread in the memory of a process: that process's index in `workers`
 * @property {string} [name]              of a process that a whole program started, as Python names it
 * @property {number[]} [tasks]           maps the task numbers in its memory to the turn's tasks; if missing, the
 *   numbers are the same
 * @property {Alignment} clock
 * @property {Trace|null} trace         null while nothing was read
 */
/**
 * `name`: for a task that another task spawned; tasks of the plan have none. `posted_ms`, `received_ms`: when the
 * arguments were sent and the result arrived, on the parent's clock. `refused`: the task was spawned but got no worker.
 * `result`, `exception`: what a reader's function returned, as `repr` shows it, or raised.
 * @typedef {{name?: string|null, refused?: boolean, posted_ms: number|null, received_ms: number|null,
 *   payload: Picture|List|null, result?: string|null,
 *   exception?: {message: string, traceback: string, line: number|null}|null}} RawTask
 */
/**
 * One model's turn; its times are on the clock of its parent (the coordinator or the page).
 * @typedef {object} RawTurn
 * @property {ModelName} model
 * @property {number} start_ms
 * @property {number} now_ms              the time of this copy; once the turn is over, the time of the last result
 * @property {boolean} over
 * @property {boolean} warm
 * @property {string[]} notes
 * @property {LabError|null} error
 * @property {number} [exit_code]         of a whole program, once it is over
 * @property {RawWorker[]} workers
 * @property {RawTask[]} tasks
 */

export {};
