/**
 * Every shape that crosses a border: the public interface of `<interleave-lab>` first, then the messages
 * between the page, the coordinator and its workers. Types only, no behaviour.
 *
 * Times end in `_ms` and are milliseconds relative to their model's start, unless said otherwise.
 */

/** @typedef {'sequential'|'event-loop'|'threads-gil'|'threads'|'thread-pool'|'processes'|'process-pool'} ModelName */
/** @typedef {import('./model/error-kinds.js').ErrorKind} ErrorKind */

/**
 * An error as a value. `task` is an index into the model's tasks, or null where no single task is at fault.
 * @typedef {{kind: ErrorKind, message: string, task: number|null}} LabError
 */

/** @typedef {number|boolean|string|number[]} ParamValue */
/** @typedef {Record<string, ParamValue>} Params */

/** @typedef {'cpython-3.2'|'cpython-before-3.2'|'free-threaded'} LockFlavour */
/** The lock that threads take turns on (src/thread_state.rs). @typedef {{flavour: LockFlavour, interval_ms: number, release_during_waits: boolean}} LockSettings */

/**
 * What `run` takes. Everything has a default: the workload's own parameters, every model that can run here,
 * one round, as many pool workers as there are cores. `lock` is what `threads-gil` takes turns on, by default
 * CPython's; where it is given, the thread pool takes turns on it too. `warm_up` rounds are run first and not counted
 * (default: 1 where there is more than one round); after `budget_ms` no new round begins, once there are enough.
 * @typedef {{workload?: string, params?: Params, models?: ModelName[], workers?: number, rounds?: number, warm_up?: number, budget_ms?: number, lock?: Partial<LockSettings>}} RunOptions
 */

/**
 * What a thread, or a run's threads together, had of the lock.
 * @typedef {object} LockSums
 * @property {number} has_ms              time with the lock: running, or ready to run
 * @property {number} waits_ms            time spent waiting for it
 * @property {number} without_ms          time without it, and without wanting it
 * @property {number} longest_wait_ms     the longest single wait for it
 * @property {number} handovers           how often it came from another thread
 * @property {number} asked               how often a waiter asked for it to be dropped, its interval being over
 * @property {number} refused             how often a waiter woke because it was dropped, and another one was quicker
 */

/**
 * @typedef {object} TaskResult
 * @property {string} name
 * @property {number|null} worker         which of the model's workers ran it, from 0
 * @property {number|null} start_ms       the moment the task began
 * @property {number|null} end_ms         the moment it ended
 * @property {number|null} worker_start_ms how long its worker took to start (0: it was there already)
 * @property {number|null} run_ms         time in the task, waits taken off, those for the lock too
 * @property {number|null} wait_ms        time in the task spent waiting
 * @property {number|null} carry_ms       time its arguments and its result were on their way
 * @property {string|null} checksum       16 hexadecimal digits
 * @property {number|null} counter        the task was the n-th to end in its memory: 1…n where memory is shared, 1 where it is not
 * @property {number|null} shared         what the number that tasks of one memory share (`race`) was when the task ended
 * @property {LockSums|null} lock         null where there is no lock
 * @property {Payload|null} payload       what the task carried back, beside the checksum
 * @property {LabError|null} error
 */

/**
 * What a task carried back, described. `data`, the bytes themselves, is a property that is not enumerable: a result
 * is plain JSON, and stays small when it is written as such.
 * @typedef {({kind: 'picture', width: number, height: number, bytes: number} | {kind: 'list', length: number, bytes: number}) & {readonly data: Uint8Array<ArrayBuffer>}} Payload
 */

/** @typedef {{kind: 'picture', width: number, height: number, bytes: Uint8Array<ArrayBuffer>}} Picture RGBA */
/** @typedef {{kind: 'list', length: number, bytes: Uint8Array<ArrayBuffer>}} List 64-bit little-endian integers */

/** A line that a task printed; `task` is null for the program's own last line.
 * @typedef {{t_ms: number, task: number|null, text: string}} OutputLine */

/** One event of the Chrome Trace Event format; `ts` and `dur` in microseconds.
 * @typedef {{name: string, ph: string, cat?: string, ts?: number, dur?: number, pid: number, tid: number, id?: string, s?: string, bp?: string, args?: Record<string, unknown>}} TraceEvent */

/**
 * @typedef {object} ModelResult
 * @property {ModelName} model
 * @property {number} workers             how many workers ran the tasks
 * @property {number|null} wall_ms        from accepting the model's turn to its last result
 * @property {number|null} start_ms       sums over the tasks: start of workers,
 * @property {number|null} run_ms         running,
 * @property {number|null} wait_ms        waiting,
 * @property {number|null} carry_ms       and carrying arguments and results
 * @property {number|null} frozen_ms      the longest time the page could not react; null where the tab was hidden
 * @property {Interval|null} wall_interval_ms  where the true median of the wall time is, with 95 % confidence; null for too few rounds
 * @property {number|null} speedup        wall time of `sequential` in this run over this wall time, median by median
 * @property {Interval|null} speedup_interval  where the true speed-up is, with 95 % confidence, rounds taken as pairs
 * @property {boolean|null} differs       from `sequential`: false is "no difference shown"; null for too few rounds
 * @property {boolean} warm               the pool was there before the turn
 * @property {(LockSums & LockSettings)|null} lock  null where the threads take no turns; sums over the tasks, the longest wait of any
 * @property {number|null} requests_per_s requests answered a second while every task was under way (`convoy`)
 * @property {LabError|null} error
 * @property {number} dropped_events      events that found a trace buffer full
 * @property {string[]} notes             what a reader should know of this figure, in a sentence each
 * @property {{aligned: boolean|null, disagreement_us: number|null}} clocks   null: they could not be checked
 * @property {Sample[]} samples           every round; the figures above are medians, the rest is of the median round
 * @property {TaskResult[]} tasks
 * @property {OutputLine[]} output
 * @property {{traceEvents: TraceEvent[]}} trace
 */

/** @typedef {{low: number, high: number}} Interval */

/** A round that counted. @typedef {{round: number, wall_ms: number|null, start_ms: number|null, run_ms: number|null, wait_ms: number|null, carry_ms: number|null, frozen_ms: number|null, error: LabError|null}} Sample */

/**
 * @typedef {object} RunResult
 * @property {1} version
 * @property {string} workload
 * @property {Params} params              checked, with defaults filled in
 * @property {boolean} isolated
 * @property {number} clock_tick_us
 * @property {number} cores
 * @property {LockSettings} lock          what threads that take turns did so on
 * @property {ModelResult[]} models
 */

/**
 * What a `progress` event's `detail` holds, several times a second while a run goes on.
 * @typedef {object} Progress
 * @property {ModelName} model            whose turn it is
 * @property {number} turn                from 0
 * @property {number} turns               models × rounds, warm-up included; fewer where the time is over before
 * @property {number} part                how much is done, 0 to 1
 * @property {number} round               from 0; below 0: a warm-up round
 * @property {ModelResult} partial        that model's turn so far: tasks, output and trace as far as known; wall_ms: now
 * @property {ModelResult[]} done         the turns that are over, newest last
 */

/**
 * What both modules that define the tag are: the lab itself on its own page, and a thin frame around it elsewhere.
 * `run`: without options, what is on the screen; it rejects with an Error that has a `kind`. `set`: attributes by name, null
 * takes one back; it throws an Error of the kind `invalid` for a name that is none. Events: `progress`, whose detail is a
 * Progress (in a frame without `partial` and `done`), and `result`, a RunResult (in a frame its traces are empty).
 * @typedef {HTMLElement & {run(options?: RunOptions|null): Promise<RunResult>, cancel(): void, set(settings: Record<string, string|null>): void}} InterleaveLab
 */

/* ---- Messages between a host and a frame (embed/messages.js checks them) ---- */

/** @typedef {Pick<Progress, 'model'|'turn'|'turns'|'part'|'round'>} FrameProgress */

/** `hello` makes the frame talk to who said it. `id`: the host's, for the answer. `options` null: what is on the screen.
 * @typedef {{interleave: 1} & ({type: 'hello'} | {type: 'run', id: number, options: RunOptions|null, trace: boolean} | {type: 'cancel'} | {type: 'set', settings: Record<string, string|null>})} ToFrame */

/** `heard`: the frame has heard a hello; before, it says nothing else. `id` null: its reader pressed Run.
 * @typedef {{interleave: 1} & ({type: 'ready', heard: boolean} | {type: 'height', height_px: number} | {type: 'progress', progress: FrameProgress}
 *   | {type: 'result', id: number|null, result: RunResult} | {type: 'error', id: number|null, kind: ErrorKind, message: string})} FromFrame */

/** What the client's events have as their `detail`.
 * @typedef {{ready: Extract<FromFrame, {type: 'ready'}>, height: Extract<FromFrame, {type: 'height'}>, progress: FrameProgress, result: RunResult, error: Extract<FromFrame, {type: 'error'}>}} FrameEvents */

/**
 * The catalogue, `www/model/catalogue.js`: made from the Rust source, known before any wasm is loaded.
 * @typedef {object} ParamSpec
 * @property {string} name
 * @property {string} label
 * @property {string|null} unit
 * @property {'integer'|'number'|'list'|'flag'|'choice'} kind   list: of integers, one entry a task
 * @property {ParamValue} default
 * @property {number|null} min
 * @property {number|null} max            for a list: of each entry
 * @property {string[]|null} choices
 * @property {string} help
 */
/** @typedef {{name: string, title: string, bound: 'I/O-bound'|'CPU-bound'|'mixed', summary: string, params: ParamSpec[]}} WorkloadSpec */
/** @typedef {{name: ModelName, title: string, python: string, shared_memory: boolean, one_worker_a_task: boolean, pool: boolean, summary: string}} ModelSpec */
/** @typedef {{workloads: WorkloadSpec[], models: ModelSpec[], max_tasks: number, max_loop_tasks: number, max_workers: number, max_rounds: number, max_budget_ms: number, least_rounds: number, lock: {flavours: LockFlavour[], interval_ms: {min: number, max: number}, default: LockSettings}}} Catalogue */

/* ---- Inside: what a turn leaves behind, before it is made into a ModelResult (model/result.js) ---- */

/** Where a worker's records lie in its memory, in bytes (src/trace.rs, src/clock.rs).
 * @typedef {{trace: {written: number, dropped: number, textWritten: number, events: number, text: number}, clock: number}} Places */

/** A copy of a trace buffer.
 * @typedef {{events: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>, dropped: number}} Snapshot */

/** Parent's time = worker's time + offset. `disagreement_us`: between the clocks' own word and the ping-pongs.
 * @typedef {{offset_ms: number, aligned: boolean|null, disagreement_us: number|null}} Alignment */

/**
 * @typedef {object} RawWorker
 * @property {'page'|'loop'|'thread'|'process'} kind
 * @property {number|null} requested_ms   when its start was asked for; null where it was there already
 * @property {Alignment} clock
 * @property {Snapshot|null} snapshot
 */

/** `posted_ms`, `received_ms`: when the arguments left and the result arrived, on the parent's clock.
 * @typedef {{posted_ms: number|null, received_ms: number|null, payload: Picture|List|null}} RawTask */

/** One model's turn, in times of its parent (the coordinator, or the page).
 * @typedef {object} RawTurn
 * @property {ModelName} model
 * @property {number} start_ms
 * @property {number} now_ms              the moment of this copy; the last result's, once it is over
 * @property {boolean} over
 * @property {boolean} warm
 * @property {string[]} notes
 * @property {LabError|null} error
 * @property {RawWorker[]} workers
 * @property {RawTask[]} tasks
 */

/* ---- Messages between the page and its coordinator ---- */

/** What `run`'s options became (src/plan.rs).
 * @typedef {{workload: string, params: Params, tasks: string[], models: {model: ModelName, error: LabError|null}[], workers: number, rounds: number, warm_up: number, budget_ms: number|null, least_rounds: number, lock: LockSettings, pool_lock: boolean, last_line: string|null}} Plan */

/** What the wall times of a comparison tell of each model (src/comparison.rs).
 * @typedef {{wall_ms: {median: number, interval: Interval|null}|null, speedup: {value: number, interval: Interval|null}|null, differs: boolean|null}} Compared */

/** What was measured, for the engine to say which model suits it, and what it says (src/advice.rs).
 * @typedef {{tasks: number, run_ms: number, wait_ms: number, cores: number, workers: number, lock: LockSettings, empty_ms: [model: ModelName, ms: number][]}} Facts */
/** @typedef {{nature: 'I/O-bound'|'CPU-bound'|'mixed', waiting_share: number, model: ModelName, reason: string, expected: {model: ModelName, wall_ms: number}[]}} Advice */

/** What the engine can be asked about figures; facts and answers are JSON (src/web.rs). @typedef {'compare'|'serialFraction'|'advise'} Question */

/** What a turn needs to know. `io`: the workload does real I/O. `lock`: null where threads take no turns.
 * @typedef {{model: ModelName, job: string, tasks: number, workers: number, io: boolean, lock: LockSettings|null}} TurnOrder */

/**
 * @typedef {{type: 'open', module: WebAssembly.Module, base: string, isolated: boolean}
 *   | {type: 'plan', options: string}
 *   | {type: 'warm-up', job: string}
 *   | {type: 'turn', order: TurnOrder}
 *   | {type: 'ask', about: Question, facts: string}
 *   | {type: 'leave', heard: Int32Array<SharedArrayBuffer>}
 *   | {type: 'cancel'}} ToCoordinator
 */

/** `spent`: after a trap or a cancel nothing in the coordinator may be trusted; it is to be ended.
 * @typedef {{type: 'opened', clock_tick_us: number}
 *   | {type: 'unopened', message: string}
 *   | {type: 'planned', result: {Ok: Plan} | {Err: LabError}}
 *   | {type: 'warmed'}
 *   | {type: 'told', answer: string}
 *   | {type: 'trapped', message: string}
 *   | {type: 'progress', raw: RawTurn}
 *   | {type: 'outcome', raw: RawTurn, spent: boolean}} FromCoordinator
 */

/* ---- Messages between the coordinator and its workers ---- */

/** @typedef {{type: 'thread', module: WebAssembly.Module, memory: WebAssembly.Memory, address: number, index: number, clock: number, base: string, stack_bytes: number}} ToThread */

/**
 * `tasks`: how many it will run at once, at the most.
 * @typedef {{type: 'start', module: WebAssembly.Module, memory: WebAssembly.Memory|null, tasks: number}
 *   | {type: 'begin'}
 *   | {type: 'task', job: string, index: number, base: string}
 *   | {type: 'loop', job: string, base: string}
 *   | {type: 'align'}} ToProcess
 */

/**
 * @typedef {{type: 'ready', places: Places|null, origin_ms: number}
 *   | {type: 'ended', index: number, payload: Picture|List|null, snapshot: Snapshot|null}
 *   | {type: 'trapped', message: string, index: number|null}} FromWorker
 */

/* ---- Messages between the page and the worker that reads a file ---- */

/** `titles`: the models', for our own files. @typedef {{file: File, titles: [name: string, title: string][]}} ToImporter */
/** @typedef {{type: 'imported', packed: import('./model/import/pack.js').PackedGroup[], end_us: number, notes: string[], run: import('./model/origin.js').Recorded|null} | {type: 'refused', message: string}} FromImporter */

export {};
