// Made from the Rust source by `BLESS=1 cargo test catalogue`; a test fails when it is stale.
/** @type {import('../base/catalogue.js').Catalogue} */
export const catalogue = {
  "least_rounds": 6,
  "lock": {
    "default": {
      "flavour": "cpython-3.2",
      "interval_ms": 5.0,
      "release_during_waits": true
    },
    "flavours": [
      "cpython-3.2",
      "cpython-before-3.2",
      "free-threaded"
    ],
    "interval_ms": {
      "max": 100.0,
      "min": 0.05
    }
  },
  "max_budget_ms": 600000.0,
  "max_rounds": 100,
  "max_tasks": 64,
  "max_workers": 64,
  "models": [
    {
      "max_tasks": 64,
      "name": "sequential",
      "on_page": true,
      "one_at_a_time": true,
      "one_worker_a_task": false,
      "pool": false,
      "python": "a plain loop",
      "shared_memory": false,
      "summary": "One task after another on the page's main thread. The page cannot react until the last one ends.",
      "takes_turns": "never",
      "title": "Sequential"
    },
    {
      "max_tasks": 10000,
      "name": "event-loop",
      "on_page": false,
      "one_at_a_time": true,
      "one_worker_a_task": false,
      "pool": false,
      "python": "asyncio.gather",
      "shared_memory": false,
      "summary": "All tasks on one worker's event loop. A wait lets the others go on; computing does not.",
      "takes_turns": "never",
      "title": "Event loop"
    },
    {
      "max_tasks": 64,
      "name": "threads-gil",
      "on_page": false,
      "one_at_a_time": false,
      "one_worker_a_task": true,
      "pool": false,
      "python": "threading.Thread",
      "shared_memory": true,
      "summary": "A thread for every task. All share one memory and one lock, and only the thread that has the lock runs. A thread that waits lets go of the lock.",
      "takes_turns": "always",
      "title": "Threads + GIL"
    },
    {
      "max_tasks": 64,
      "name": "threads",
      "on_page": false,
      "one_at_a_time": false,
      "one_worker_a_task": true,
      "pool": false,
      "python": "threading.Thread, free-threaded",
      "shared_memory": true,
      "summary": "A thread for every task, started for it. All share one memory, and there is no lock.",
      "takes_turns": "never",
      "title": "Threads"
    },
    {
      "max_tasks": 64,
      "name": "thread-pool",
      "on_page": false,
      "one_at_a_time": false,
      "one_worker_a_task": false,
      "pool": true,
      "python": "ThreadPoolExecutor",
      "shared_memory": true,
      "summary": "A few threads, started once and used again. All share one memory.",
      "takes_turns": "where-asked",
      "title": "Thread pool"
    },
    {
      "max_tasks": 64,
      "name": "processes",
      "on_page": false,
      "one_at_a_time": false,
      "one_worker_a_task": true,
      "pool": false,
      "python": "multiprocessing.Process",
      "shared_memory": false,
      "summary": "A process for every task, with a memory of its own. What goes in and out is copied.",
      "takes_turns": "never",
      "title": "Processes"
    },
    {
      "max_tasks": 64,
      "name": "process-pool",
      "on_page": false,
      "one_at_a_time": false,
      "one_worker_a_task": false,
      "pool": true,
      "python": "ProcessPoolExecutor",
      "shared_memory": false,
      "summary": "A few processes, started once and used again. What goes in and out is copied.",
      "takes_turns": "never",
      "title": "Process pool"
    }
  ],
  "workloads": [
    {
      "bound": "I/O-bound",
      "name": "download",
      "params": [
        {
          "choices": null,
          "default": 2,
          "help": "One task each. More than 64 only on the event loop, alone.",
          "kind": "integer",
          "label": "Files",
          "max": 10000,
          "min": 1,
          "name": "tasks",
          "unit": null
        },
        {
          "choices": null,
          "default": 2000.0,
          "help": "How long each one takes to arrive.",
          "kind": "number",
          "label": "Wait",
          "max": 20000.0,
          "min": 0.0,
          "name": "delay_ms",
          "unit": "ms"
        },
        {
          "choices": [
            "timed",
            "real"
          ],
          "default": "timed",
          "help": "timed: as time.sleep does. real: bytes fetched from this page's own service worker, which holds them back.",
          "kind": "choice",
          "label": "Kind of waiting",
          "max": null,
          "min": null,
          "name": "io",
          "unit": null
        },
        {
          "choices": null,
          "default": 65536,
          "help": "How many bytes each one has. Only real I/O fetches any.",
          "kind": "integer",
          "label": "Size",
          "max": 8388608,
          "min": 0,
          "name": "size_bytes",
          "unit": "bytes"
        }
      ],
      "summary": "Each task asks for a file and waits for it.",
      "title": "Download files"
    },
    {
      "bound": "I/O-bound",
      "name": "scrape",
      "params": [
        {
          "choices": null,
          "default": 2,
          "help": "One task each. More than 64 only on the event loop, alone.",
          "kind": "integer",
          "label": "Sites",
          "max": 10000,
          "min": 1,
          "name": "tasks",
          "unit": null
        },
        {
          "choices": null,
          "default": 1000.0,
          "help": "How long each one takes to arrive.",
          "kind": "number",
          "label": "Wait",
          "max": 20000.0,
          "min": 0.0,
          "name": "delay_ms",
          "unit": "ms"
        },
        {
          "choices": [
            "timed",
            "real"
          ],
          "default": "timed",
          "help": "timed: as time.sleep does. real: bytes fetched from this page's own service worker, which holds them back.",
          "kind": "choice",
          "label": "Kind of waiting",
          "max": null,
          "min": null,
          "name": "io",
          "unit": null
        },
        {
          "choices": null,
          "default": 65536,
          "help": "How many bytes each one has. Only real I/O fetches any.",
          "kind": "integer",
          "label": "Size",
          "max": 8388608,
          "min": 0,
          "name": "size_bytes",
          "unit": "bytes"
        }
      ],
      "summary": "Each task asks a web site for a page and waits for the answer.",
      "title": "Scrape sites"
    },
    {
      "bound": "CPU-bound",
      "name": "squares",
      "params": [
        {
          "choices": null,
          "default": [
            1000000,
            2000000
          ],
          "help": "Each entry is one task. It squares the numbers from 0 up to n, without n itself.",
          "kind": "list",
          "label": "n, a task each",
          "max": 10000000,
          "min": 0,
          "name": "n",
          "unit": "numbers"
        },
        {
          "choices": null,
          "default": 500,
          "help": "How often each task builds its list. With 1 the work is too small to be worth splitting.",
          "kind": "integer",
          "label": "Passes",
          "max": 100000,
          "min": 1,
          "name": "passes",
          "unit": null
        },
        {
          "choices": null,
          "default": false,
          "help": "Carry the whole list back, 8 bytes a number, and see what copying costs.",
          "kind": "flag",
          "label": "Return the list",
          "max": null,
          "min": null,
          "name": "return_list",
          "unit": null
        }
      ],
      "summary": "Each task builds the list of the squares of 0 to n, as often as there are passes.",
      "title": "Lists of squares"
    },
    {
      "bound": "CPU-bound",
      "name": "image",
      "params": [
        {
          "choices": null,
          "default": 3,
          "help": "One task each.",
          "kind": "integer",
          "label": "Pictures",
          "max": 64,
          "min": 1,
          "name": "tasks",
          "unit": null
        },
        {
          "choices": null,
          "default": 5.0,
          "help": "How large each picture is before, at 4 bytes a pixel.",
          "kind": "number",
          "label": "Size",
          "max": 20.0,
          "min": 0.1,
          "name": "megapixels",
          "unit": "megapixels"
        },
        {
          "choices": null,
          "default": 640,
          "help": "How wide the small picture is; its height follows.",
          "kind": "integer",
          "label": "New width",
          "max": 1920,
          "min": 16,
          "name": "width_px",
          "unit": "px"
        },
        {
          "choices": null,
          "default": 10,
          "help": "How often each task resizes its picture. With 1 the work is too small to be worth splitting.",
          "kind": "integer",
          "label": "Passes",
          "max": 1000,
          "min": 1,
          "name": "passes",
          "unit": null
        },
        {
          "choices": null,
          "default": 1,
          "help": "Other seeds draw other pictures.",
          "kind": "integer",
          "label": "Seed",
          "max": 999999,
          "min": 0,
          "name": "seed",
          "unit": null
        }
      ],
      "summary": "Each task draws a large picture and makes a small one of it, as often as there are passes.",
      "title": "Resize pictures"
    },
    {
      "bound": "mixed",
      "name": "mix",
      "params": [
        {
          "choices": null,
          "default": 4,
          "help": "How many do the same.",
          "kind": "integer",
          "label": "Tasks",
          "max": 64,
          "min": 1,
          "name": "tasks",
          "unit": null
        },
        {
          "choices": null,
          "default": 10000,
          "help": "How much each task computes: a piece is what lies between two checkpoints, some microseconds.",
          "kind": "integer",
          "label": "Computing",
          "max": 10000000,
          "min": 0,
          "name": "pieces",
          "unit": "pieces"
        },
        {
          "choices": null,
          "default": 100.0,
          "help": "How long each task then waits.",
          "kind": "number",
          "label": "Waiting",
          "max": 20000.0,
          "min": 0.0,
          "name": "wait_ms",
          "unit": "ms"
        },
        {
          "choices": null,
          "default": 0,
          "help": "How large a list each task hands back; where memory is not shared it is copied.",
          "kind": "integer",
          "label": "Handing back",
          "max": 65536,
          "min": 0,
          "name": "copy_kib",
          "unit": "KiB"
        }
      ],
      "summary": "Each task computes, then waits, then hands a list back.",
      "title": "A mix"
    },
    {
      "bound": "CPU-bound",
      "name": "convoy",
      "params": [
        {
          "choices": null,
          "default": 1500.0,
          "help": "How long the computing task goes on.",
          "kind": "number",
          "label": "Compute for",
          "max": 20000.0,
          "min": 10.0,
          "name": "compute_ms",
          "unit": "ms"
        },
        {
          "choices": null,
          "default": 500,
          "help": "How many the other task answers.",
          "kind": "integer",
          "label": "Requests",
          "max": 10000,
          "min": 1,
          "name": "requests",
          "unit": null
        },
        {
          "choices": null,
          "default": 2,
          "help": "How often the answering task waits, and so lets go of a lock, for one request.",
          "kind": "integer",
          "label": "Waits a request",
          "max": 20,
          "min": 1,
          "name": "waits",
          "unit": null
        },
        {
          "choices": null,
          "default": 0.1,
          "help": "How long one such wait lasts.",
          "kind": "number",
          "label": "Each wait",
          "max": 100.0,
          "min": 0.0,
          "name": "wait_ms",
          "unit": "ms"
        }
      ],
      "summary": "One task computes all the time, the other answers short requests, each with a few short waits.",
      "title": "A convoy"
    },
    {
      "bound": "CPU-bound",
      "name": "race",
      "params": [
        {
          "choices": null,
          "default": 2,
          "help": "How many increase the number.",
          "kind": "integer",
          "label": "Tasks",
          "max": 64,
          "min": 1,
          "name": "tasks",
          "unit": null
        },
        {
          "choices": null,
          "default": 20000000,
          "help": "How often each one does.",
          "kind": "integer",
          "label": "Increments a task",
          "max": 67000000,
          "min": 1,
          "name": "increments",
          "unit": null
        },
        {
          "choices": [
            "plain",
            "mutex",
            "atomic"
          ],
          "default": "plain",
          "help": "plain: read, add, write, with a checkpoint between. mutex: the same, one task at a time. atomic: in one step.",
          "kind": "choice",
          "label": "How",
          "max": null,
          "min": null,
          "name": "how",
          "unit": null
        }
      ],
      "summary": "All tasks increase the one number that their memory has, again and again.",
      "title": "A race"
    },
    {
      "bound": "mixed",
      "name": "python",
      "params": [
        {
          "choices": null,
          "default": "import time\n\nINPUTS = [\"one\", \"two\", \"three\", \"four\"]\n\n\ndef work(name):\n    \"\"\"Waits as if for an answer, then counts.\"\"\"\n    print(f\"{name} begins\")\n    time.sleep(0.2)\n    total = 0\n    for number in range(200_000):\n        total += number\n    print(f\"{name} is done\")\n    return total\n",
          "help": "Its function `work`, or else the last one that it defines, runs once for each input.",
          "kind": "text",
          "label": "Program",
          "max": 200000,
          "min": null,
          "name": "source",
          "unit": null
        },
        {
          "choices": null,
          "default": "",
          "help": "An expression in Python. Each item is a task; a tuple is spread over the parameters. Without one, the program's own `INPUTS`, or else `range(4)`.",
          "kind": "line",
          "label": "Inputs",
          "max": 10000,
          "min": null,
          "name": "inputs",
          "unit": null
        }
      ],
      "summary": "A function that you write: each input is a task.",
      "title": "Your own Python"
    }
  ]
};
