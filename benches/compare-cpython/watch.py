"""Runs a program of the page, and prints the times that it took.

`watch.py PROGRAM [SWITCH_INTERVAL_S]` ends with a line of JSON: how long the program took, how long each of its threads
had a processor, and when each of its sleeps was over. Times are milliseconds from the program's start. The modules that
a program may import are imported before.
"""

import asyncio  # noqa: F401
import concurrent.futures.process
import concurrent.futures.thread  # noqa: F401
import json
import multiprocessing.context  # noqa: F401
import runpy
import sys
import threading
import time

program, *interval = sys.argv[1:]
if interval:
    sys.setswitchinterval(float(interval[0]))

threads = []
woken = []
run, sleep = threading.Thread.run, time.sleep


def watched_run(thread):
    begin, processor = time.perf_counter(), time.thread_time()
    run(thread)
    threads.append((begin, time.perf_counter(), time.thread_time() - processor))


def watched_sleep(seconds):
    sleep(seconds)
    woken.append(time.perf_counter())


threading.Thread.run, time.sleep = watched_run, watched_sleep
start = time.perf_counter()
runpy.run_path(program, run_name="__main__")
wall_ms = 1000 * (time.perf_counter() - start)

print()
print(json.dumps({
    "wall_ms": wall_ms,
    "threads": [
        {"begin_ms": 1000 * (begin - start), "end_ms": 1000 * (end - start), "cpu_ms": 1000 * cpu}
        for begin, end, cpu in threads
    ],
    "woken_ms": [1000 * (moment - start) for moment in woken],
}))
