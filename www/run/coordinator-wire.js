/** The messages between the page and its coordinator. Types only. */

/** @import { LabError, LockSettings, ModelName } from '../interface.js' */
/** @import { Plan, Question } from '../result/engine-answers.js' */
/** @import { RawTurn, RawWorker, TracePart } from '../result/raw-turn.js' */

/**
 * The order for one turn. `io`: the workload does real I/O. `lock`: null where threads use no lock.
 * @typedef {{model: ModelName, job: string, tasks: number, workers: number, io: boolean,
 *   lock: LockSettings|null}} TurnOrder
 */
/** `part`: what is new in the worker's trace. @typedef {Omit<RawWorker, 'trace'> & {part: TracePart|null}} ReportedWorker */
/** A turn as it is sent: of each trace, only what is new. @typedef {Omit<RawTurn, 'workers'> & {workers: ReportedWorker[]}} TurnReport */
/**
 * @typedef {{type: 'open', module: WebAssembly.Module, base: string, isolated: boolean}
 *   | {type: 'plan', options: string}
 *   | {type: 'warm-up', job: string}
 *   | {type: 'turn', order: TurnOrder}
 *   | {type: 'ask', about: Question, facts: string}
 *   | {type: 'leave', heard: Int32Array<SharedArrayBuffer>}
 *   | {type: 'end'}
 *   | {type: 'cancel'}} ToCoordinator
 */
/**
 * `unusable`: a trap or a cancel left the coordinator in an unknown state; the page must end it.
 * @typedef {{type: 'opened', clock_tick_us: number}
 *   | {type: 'unopened', message: string}
 *   | {type: 'planned', result: {Ok: Plan} | {Err: LabError}}
 *   | {type: 'warmed'}
 *   | {type: 'told', answer: string}
 *   | {type: 'trapped', message: string}
 *   | {type: 'ended'}
 *   | {type: 'progress', report: TurnReport}
 *   | {type: 'outcome', report: TurnReport, unusable: boolean}} FromCoordinator
 */

export {};
