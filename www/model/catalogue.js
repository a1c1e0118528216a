// Made from the Rust source by `BLESS=1 cargo test catalogue`; a test fails when it is stale.
/** @type {import('../protocol.js').Catalogue} */
export const catalogue = {
  "max_tasks": 64, "max_workers": 64, "max_rounds": 100,
  "models": [
    { "name": "sequential", "title": "Sequential", "python": "a plain loop", "shared_memory": false, "one_worker_a_task": false, "pool": false, "summary": "One task after another on the page's main thread. The page cannot react until it ends." },
    { "name": "event-loop", "title": "Event loop", "python": "asyncio.gather", "shared_memory": false, "one_worker_a_task": false, "pool": false, "summary": "All tasks on one worker's event loop. A wait lets the others go on; computing does not." },
    { "name": "threads", "title": "Threads", "python": "threading.Thread, free-threaded", "shared_memory": true, "one_worker_a_task": true, "pool": false, "summary": "A thread for every task. All share one memory." },
    { "name": "thread-pool", "title": "Thread pool", "python": "ThreadPoolExecutor", "shared_memory": true, "one_worker_a_task": false, "pool": true, "summary": "A few threads, started once and used again." },
    { "name": "processes", "title": "Processes", "python": "multiprocessing.Process", "shared_memory": false, "one_worker_a_task": true, "pool": false, "summary": "A process for every task, each with a memory of its own. What goes in and out is copied." },
    { "name": "process-pool", "title": "Process pool", "python": "ProcessPoolExecutor", "shared_memory": false, "one_worker_a_task": false, "pool": true, "summary": "A few processes, started once and used again." }
  ],
  "workloads": [
    { "name": "download", "title": "Download files", "bound": "I/O-bound", "summary": "Each task asks for a file and waits for it.", "params": [
      { "name": "tasks", "label": "Files", "unit": null, "kind": "integer", "default": 2, "min": 1, "max": 64, "choices": null, "help": "One task a file." },
      { "name": "delay_ms", "label": "Wait", "unit": "ms", "kind": "number", "default": 2000, "min": 0, "max": 20000, "choices": null, "help": "How long each file takes to arrive." },
      { "name": "io", "label": "Kind of waiting", "unit": null, "kind": "choice", "default": "timed", "min": null, "max": null, "choices": ["timed", "real"], "help": "timed: like time.sleep. real: bytes fetched from this page's own service worker." },
      { "name": "size_bytes", "label": "File size", "unit": "bytes", "kind": "integer", "default": 65536, "min": 0, "max": 8388608, "choices": null, "help": "Used by real I/O only." } ] },
    { "name": "squares", "title": "Squares", "bound": "CPU-bound", "summary": "Each task builds the list of squares of 0…n.", "params": [
      { "name": "n", "label": "Numbers", "unit": null, "kind": "list", "default": [1000000, 2000000], "min": 0, "max": 10000000, "choices": null, "help": "One task an entry." },
      { "name": "passes", "label": "Passes", "unit": null, "kind": "integer", "default": 150, "min": 1, "max": 10000, "choices": null, "help": "How often the same list is built. 1 shows work too small to be worth splitting." },
      { "name": "return_list", "label": "Return the list", "unit": null, "kind": "flag", "default": false, "min": null, "max": null, "choices": null, "help": "Carry the whole list back, and see what copying costs." } ] }
  ]
};
