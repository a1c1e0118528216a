/**
 * The public interface of `<interleave-lab>`: the arguments and results of its methods, and the details of its events.
 * Types only. Private messages are defined in a file beside the code that sends them (…-wire.js).
 *
 * Names of times end in `_ms`: milliseconds since the start of the model, unless stated otherwise.
 */

/** @typedef {'sequential'|'event-loop'|'threads-gil'|'threads'|'thread-pool'|'processes'|'process-pool'} ModelName */
/** @typedef {import('./base/error-kinds.js').ErrorKind} ErrorKind */

/**
 * An error as a value. `task` is an index into the model's tasks, or null where no single task caused the error.
 * An `exception` of a reader's program has its `traceback` as CPython prints it, and the `line` of the program that it came from.
 * @typedef {{kind: ErrorKind, message: string, task: number|null, traceback?: string, line?: number|null}} LabError
 */

/** @typedef {number|boolean|string|number[]} ParamValue */
/** @typedef {Record<string, ParamValue>} Params */

/** @typedef {'cpython-3.2'|'cpython-before-3.2'|'free-threaded'} LockFlavour */
/**
 * The lock that threads take turns on (crates/run/src/thread_state.rs).
 * @typedef {{flavour: LockFlavour, interval_ms: number, release_during_waits: boolean}} LockSettings
 */

/**
 * The options of `run`. Every option has a default: the workload's own parameters, every model that can run here, one
 * round, one pool worker for each core. `lock` sets the lock of `threads-gil`, by default CPython's; if it is given,
 * the thread pool uses that lock too. `warm_up` rounds run first and are not counted (default: 1 if there is more than
 * one round). After `budget_ms` no new round begins, once there are enough rounds.
 * @typedef {{workload?: string, params?: Params, models?: ModelName[], workers?: number, rounds?: number,
 *   warm_up?: number, budget_ms?: number, lock?: Partial<LockSettings>} & Partial<ProgramOptions>} RunOptions
 */
/**
 * A whole Python program, in place of a workload: its text, the files beside it by their names, what follows its name in
 * `sys.argv`, and its standard input. The result has one model, `program`, whose tasks are Python's threads.
 * @typedef {{program: string, files: Record<string, string>, argv: string[], stdin: string}} ProgramOptions
 */

/**
 * How much a thread, or all threads of a run together, held and waited for the lock.
 * @typedef {object} LockSums
 * @property {number} has_ms              time with the lock: running, or ready to run
 * @property {number} waits_ms            time spent waiting for it
 * @property {number} without_ms          time without it, and without wanting it
 * @property {number} longest_wait_ms     the longest single wait for it
 * @property {number} handovers           how often it got the lock from another thread
 * @property {number} asked               how often it waited for the switch interval and then asked for the lock to be
 *   released
 * @property {number} refused             how often it woke because the lock was released, but another thread took it
 *   first
 */

/**
 * @typedef {object} TaskResult
 * @property {string} name
 * @property {number|null} worker         index of the model's worker that ran it, from 0
 * @property {number|null} start_ms       the moment the task began
 * @property {number|null} end_ms         the moment it ended
 * @property {number|null} worker_start_ms how long its worker took to start (0: it was already running)
 * @property {number|null} run_ms         time in the task without its waits, and without waits for the lock
 * @property {number|null} wait_ms        time in the task spent waiting
 * @property {number|null} carry_ms       transfer time of its arguments and its result
 * @property {string|null} checksum       16 hexadecimal digits
 * @property {number|null} counter        the task was the n-th to end in its memory: 1…n where memory is shared, 1
 *   where it is not
 * @property {number|null} shared         value, when the task ended, of the number that tasks of one memory share
 *   (`race`)
 * @property {LockSums|null} lock         null where there is no lock
 * @property {Payload|null} payload       what the task returned besides the checksum
 * @property {string} [result]            what a reader's function returned, as `repr` shows it (`python`)
 * @property {string} [process]           of a whole program's thread: the name of its process
 * @property {LabError|null} error
 */

/**
 * Describes what a task returned. The bytes themselves are in `data`, a non-enumerable property: so a result is plain
 * JSON, and stays small when written.
 * @typedef {({kind: 'picture', width: number, height: number, bytes: number} | {kind: 'list', length: number,
 *   bytes: number}) & {readonly data: Uint8Array<ArrayBuffer>}} Payload
 */

/**
 * A line that a task printed; `task` is null for the program's own last line. Of a whole program: the stream, the names of the
 * process and the thread.
 * @typedef {{t_ms: number, task: number|null, text: string, stream?: 'stdout'|'stderr', process?: string, thread?: string}}
 *   OutputLine
 */

/**
 * One event of the Chrome Trace Event format; `ts` and `dur` in microseconds.
 * @typedef {{name: string, ph: string, cat?: string, ts?: number, dur?: number, pid: number, tid: number, id?: string,
 *   s?: string, bp?: string, args?: Record<string, unknown>}} TraceEvent
 */

/**
 * @typedef {object} ModelResult
 * @property {ModelName} model            `program` for a whole program, which no workload has
 * @property {number} workers             how many workers ran the tasks
 * @property {number|null} wall_ms        from the start of the model's turn to its last result
 * @property {number|null} start_ms       sums over `tasks`: start of workers,
 * @property {number|null} run_ms         running,
 * @property {number|null} wait_ms        waiting,
 * @property {number|null} carry_ms       and transferring arguments and results
 * @property {number|null} frozen_ms      the longest time the page could not react; null where the tab was hidden
 * @property {Interval|null} wall_interval_ms  95 % confidence interval of the median wall time; null for too few rounds
 * @property {number|null} speedup        median wall time of `sequential` in this run, divided by this model's
 * @property {Interval|null} speedup_interval  95 % confidence interval of the speed-up, from rounds taken as pairs
 * @property {boolean|null} differs       whether it differs from `sequential`; false means "no difference shown"; null
 *   for too few rounds
 * @property {boolean} warm               the pool existed before the turn
 * @property {(LockSums & LockSettings)|null} lock  sums over the tasks, and the longest wait of any task; null where
 *   the threads use no lock
 * @property {number|null} requests_per_s requests answered per second while every task was running (`convoy`)
 * @property {LabError|null} error
 * @property {number} [exit_code]         of a whole program that has ended
 * @property {number} dropped_events      events lost because a trace buffer was full
 * @property {string[]} notes             remarks on these figures; each is one sentence
 * @property {{aligned: boolean|null, disagreement_us: number|null}} clocks   null where they could not be checked
 * @property {Sample[]} samples           every counted round. wall_ms, frozen_ms and requests_per_s are medians over
 *   the rounds; all other values come from the round whose wall time is nearest to the median
 * @property {TaskResult[]} tasks
 * @property {OutputLine[]} output
 * @property {{traceEvents: TraceEvent[]}} trace
 */

/** @typedef {{low: number, high: number}} Interval */

/**
 * A counted round.
 * @typedef {{round: number, wall_ms: number|null, start_ms: number|null, run_ms: number|null, wait_ms: number|null,
 *   carry_ms: number|null, frozen_ms: number|null, error: LabError|null}} Sample
 */

/**
 * @typedef {object} RunResult
 * @property {1} version
 * @property {string} workload
 * @property {Params} params              validated, with defaults filled in
 * @property {boolean} isolated
 * @property {number} clock_tick_us
 * @property {number} cores
 * @property {LockSettings} lock          the lock of the threads that take turns
 * @property {ModelResult[]} models
 */

/**
 * The `detail` of a `progress` event, sent several times a second during a run.
 * @typedef {object} Progress
 * @property {ModelName} model            whose turn it is
 * @property {number} turn                from 0
 * @property {number} turns               models × rounds, with warm-up rounds; fewer turns run if the time budget ends
 *   first
 * @property {number} part                the part of the run that is done, 0 to 1
 * @property {number} round               from 0; negative in a warm-up round
 * @property {ModelResult} partial        that model's turn so far: the known tasks, output and trace; wall_ms is the
 *   time until now
 * @property {ModelResult[]} done         the finished turns, newest last
 */

/**
 * The element that both modules define: the lab itself on its own page, and a thin frame around it elsewhere. `run`
 * without options runs what the screen shows; it rejects with an Error that has a `kind`. `set` sets attributes by
 * name, and null removes one; for an unknown name it throws an Error of the kind `invalid`. Events: `progress`, whose
 * detail is a Progress (in a frame without `partial` and `done`), and `result`, a RunResult (in a frame its traces are
 * empty).
 * @typedef {HTMLElement & {run(options?: RunOptions|null): Promise<RunResult>, cancel(): void, set(settings:
 *   Record<string, string|null>): void}} InterleaveLab
 */

export {};
