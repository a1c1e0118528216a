/** The messages between the page and its coordinator. Types only. */

/** @import { LabError, LockSettings, ModelName } from '../interface.js' */
/** @import { Plan, Question } from '../result/engine-answers.js' */
/** @import { Beside, LibraryParts, PythonException, Turns } from './python-wire.js' */
/** @import { RawTurn, RawWorker, TracePart } from '../result/raw-turn.js' */

/** A copy of a task's arguments, or why they could not be copied. @typedef {{copy: Uint8Array|null, exception: PythonException|null}} Copied */
/** The two builds of the Python machine: with the interpreter's lock, and without. @typedef {'python'|'python-free'} Build */
/**
 * What runs a reader's function, or, where there is something beside it, a whole program. `copies`: of the tasks' arguments, for
 * processes.
 * @typedef {{build: Build, module: WebAssembly.Module, library: LibraryParts, source: string, inputs: string, turns: Turns,
 *   copies: Copied[], beside: Beside|null}} PythonOrder
 */
/**
 * What the first interpreter found: the tasks' names and copies of their arguments, or why none can run.
 * @typedef {{titles: string[], copies: Copied[], error: null} | {error: PythonException}} Probed
 */
/**
 * The order for one turn. `io`: the workload does real I/O. `lock`: null where threads use no lock. `python`: for the
 * workload of that name.
 * @typedef {{model: ModelName, job: string, tasks: number, workers: number, io: boolean,
 *   lock: LockSettings|null, python: PythonOrder|null}} TurnOrder
 */
/** `part`: what is new in the worker's trace. @typedef {Omit<RawWorker, 'trace'> & {part: TracePart|null}} ReportedWorker */
/** A turn as it is sent: of each trace, only what is new. @typedef {Omit<RawTurn, 'workers'> & {workers: ReportedWorker[]}} TurnReport */
/**
 * @typedef {{type: 'open', module: WebAssembly.Module, base: string, isolated: boolean}
 *   | {type: 'plan', options: string}
 *   | {type: 'warm-up', job: string}
 *   | {type: 'probe', python: PythonOrder}
 *   | {type: 'turn', order: TurnOrder}
 *   | {type: 'ask', about: Question, facts: string}
 *   | {type: 'leave', heard: Int32Array<SharedArrayBuffer>}
 *   | {type: 'end'}
 *   | {type: 'interrupt'}
 *   | {type: 'cancel'}} ToCoordinator
 */
/**
 * `unusable`: a trap or a cancel left the coordinator in an unknown state; the page must end it.
 * @typedef {{type: 'opened', clock_tick_us: number}
 *   | {type: 'unopened', message: string}
 *   | {type: 'planned', result: {Ok: Plan} | {Err: LabError}}
 *   | {type: 'warmed'}
 *   | {type: 'probed', probed: Probed | {failed: string}}
 *   | {type: 'told', answer: string}
 *   | {type: 'trapped', message: string}
 *   | {type: 'ended'}
 *   | {type: 'progress', report: TurnReport}
 *   | {type: 'outcome', report: TurnReport, unusable: boolean}} FromCoordinator
 */

export {};
