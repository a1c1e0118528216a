"""What processes and threads cost: their start, and messages between them. Runs on CPython and on this machine:

    PYTHONPATH=crates/python/tests/concurrent/oracle python3 crates/python/benches/processes.py
    ENGINE=chromium node tools/python/in-page.mjs crates/python/benches/processes.py
"""
import multiprocessing
import queue
import threading
import time

MESSAGES = 5_000


def nothing():
    pass


def echo(incoming, outgoing):
    while (message := incoming.get()) is not None:
        outgoing.put(message)


def talk(connection):
    while (message := connection.recv()) is not None:
        connection.send(message)


def timed(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def started(kind, times):
    def work():
        for _ in range(times):
            one = kind(target=nothing)
            one.start()
            one.join()

    return f"{timed(work) / times * 1000:8.2f} ms"


def through(there, back):
    def work():
        for number in range(MESSAGES):
            there.put(number)
        there.put(None)
        for _ in range(MESSAGES):
            back.get()

    return f"{MESSAGES / timed(work):8.0f} messages a second, there and back"


def pinged(connection):
    def work():
        for number in range(MESSAGES // 5):
            connection.send(number)
            connection.recv()
        connection.send(None)

    return f"{timed(work) / (MESSAGES // 5) * 1e6:8.1f} µs for a message and its answer"


if __name__ == "__main__":
    print("start and end of a thread:   ", started(threading.Thread, 50))
    print("start and end of a process:  ", started(multiprocessing.Process, 10))
    for name, kind, Queue in [
        ("thread", threading.Thread, queue.Queue),
        ("process", multiprocessing.Process, multiprocessing.Queue),
    ]:
        there, back = Queue(), Queue()
        other = kind(target=echo, args=(there, back))
        other.start()
        print(f"queues to another {name}:".ljust(29), through(there, back))
        other.join()
    own, others = multiprocessing.Pipe()
    other = multiprocessing.Process(target=talk, args=(others,))
    other.start()
    print("a pipe to another process:   ", pinged(own))
    other.join()
