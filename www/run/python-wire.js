/** The messages between the coordinator and the workers that run Python. Types only. */

/** @import { Places, TracePart } from '../result/raw-turn.js' */

/**
 * The library as it is posted to a worker. `bytes` has the files that were loaded, `places` says where each begins and ends,
 * and `addresses` where every file can be loaded from; all by the path below the library's folder.
 * @typedef {{bytes: Uint8Array, places: Record<string, [from: number, to: number]>, addresses: Record<string, string>}}
 *   LibraryParts
 */

/** An exception: its last line, the whole traceback, and the line of the reader's text. @typedef {{message: string, traceback: string, line: number|null}} PythonException */

/**
 * How an interpreter's threads take turns. `rule`: how the lock changes hands. `tells_of_lock`: whether traces say what
 * happens to it.
 * @typedef {{rule: 'requests'|'ticks'|'none', interval_ms: number, release_during_waits: boolean, tells_of_lock: boolean}}
 *   Turns
 */

/** The ways in which the machine runs a function (crates/python/src/function.rs). @typedef {'sequential'|'event-loop'|'threads'|'thread-pool'|'parent'|'process'} Way */

/**
 * What every worker that runs Python begins with. `memory`: null where the page is not isolated; then the worker makes its
 * own. `base`: requests go to addresses below it. `shared`: the memory that the processes of a whole program share. A whole program may have files beside it, by their names, arguments and a
 * text as its standard input.
 * @typedef {{module: WebAssembly.Module, memory: WebAssembly.Memory|null, library: LibraryParts, source: string,
 *   base: string, shared: SharedArrayBuffer|null} & Partial<Beside>} PythonRealm
 */
/**
 * A process that a whole program starts: its place, its number, the ends of streams that it begins with, and the task of its main
 * thread.
 * @typedef {{slot: number, pid: number, reader: number, sentinel: number, task: number}} Started
 */
/** What a whole program finds beside its text. @typedef {{files: Record<string, string>, argv: string[], stdin: string}} Beside */

/**
 * `interpreter`: makes one; `slot`: its place among the processes of a whole program. `thread`: runs the thread at this address of the memory. `isKept`: the worker waits for a further one afterwards.
 * @typedef {{type: 'interpreter', realm: PythonRealm, turns: Turns, slot: number|null}
 *   | {type: 'function', inputs: string, way: Way, workers: number}
 *   | {type: 'task', task: number, copy: Uint8Array}
 *   | {type: 'program'}
 *   | {type: 'process', started: Started}
 *   | {type: 'thread', realm: PythonRealm, address: number, isKept: boolean}
 *   | {type: 'align'}
 *   | {type: 'end'}} ToPython
 */

/**
 * `ready`: the records of the calling thread; `stop`, `life`: the addresses of the words that stop the interpreter and say
 * whether its program can go on, from its main thread. `prepared`: the module has run, at this time since 1970. `refused`: it could not run, or has no function.
 * `copied`: the arguments of a task. `thread`: it wants a worker, for the task of that number in a whole program. `named`: the
 * task has a name. `process`: it wants a worker for a process. `process-named`: the interpreter's process has a name. `signalled`: a process was sent
 * a signal. `exited`: the whole program is over. `over`: the function has run, or the thread.
 * @typedef {{type: 'ready', places: Places, stop: number|null, life: number|null, origin_ms: number}
 *   | {type: 'prepared', titles: string[], at_ms: number}
 *   | {type: 'refused', exception: PythonException}
 *   | {type: 'copied', task: number, copy: Uint8Array}
 *   | {type: 'ended', index: number, result: string|null, exception: PythonException|null, part: TracePart|null}
 *   | {type: 'thread', address: number, task: number|undefined}
 *   | {type: 'named', index: number, name: string}
 *   | {type: 'process', started: Started}
 *   | {type: 'process-named', name: string}
 *   | {type: 'signalled', slot: number, signal: number}
 *   | {type: 'exited', code: number}
 *   | {type: 'over', part: TracePart|null}
 *   | {type: 'closing'}
 *   | {type: 'trapped', message: string, index: number|null}} FromPython
 */

export {};
