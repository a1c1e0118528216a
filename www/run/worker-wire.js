/** The messages between the coordinator and its workers. Types only. */

/** @import { List, Picture, Places, TracePart } from '../result/raw-turn.js' */

/**
 * `share`: a share of the run, which this thread takes over.
 * @typedef {{type: 'thread', module: WebAssembly.Module, memory: WebAssembly.Memory, share: number, task: number,
 *   worker: number, base: string, stack_bytes: number}} ToThread
 */
/**
 * `tasks`: the most tasks that it runs at once.
 * @typedef {{type: 'start', module: WebAssembly.Module, memory: WebAssembly.Memory|null, tasks: number}
 *   | {type: 'begin', turn: number}
 *   | {type: 'task', job: string, index: number, base: string}
 *   | {type: 'loop', job: string, base: string}
 *   | {type: 'align'}
 *   | {type: 'end'}} ToProcess
 */
/**
 * A task's request for a worker (src/host.rs). `task` is the new task's number in the memory of the requesting task,
 * and the addresses refer to that memory. `state`: the word that says whether the task has a worker. `reply`: where the
 * outcome of a process is written.
 * @typedef {{kind: 'thread', task: number, name: string, state: number, share: number, worker: number, places: Places}
 *   | {kind: 'process', task: number, name: string, state: number, job: {workload: string, params: object},
 *     index: number, reply: number}} Asked
 */
/**
 * `turn`: the process's turn that it is ready for, from 0. `outcome`: the result of a process, for the memory of the
 * task that started it. `part`: what is new in the trace, if the coordinator cannot read it itself.
 * @typedef {{type: 'ready', turn: number, places: Places|null, origin_ms: number}
 *   | {type: 'ended', index: number, payload: Picture|List|null, part: TracePart|null,
 *     outcome: string|null}
 *   | {type: 'spawn', asked: Asked}
 *   | {type: 'closing'}
 *   | {type: 'trapped', message: string, index: number|null}} FromWorker
 */

export {};
