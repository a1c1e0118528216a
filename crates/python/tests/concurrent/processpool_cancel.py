"""Futures that wait can be cancelled; shutdown(cancel_futures=True) cancels them all."""
import multiprocessing as mp
from concurrent.futures import CancelledError, ProcessPoolExecutor


def setup(ready_event, gate_event):
    global ready, gate
    ready, gate = ready_event, gate_event


def block():
    ready.set()
    gate.wait()
    return "unblocked"


if __name__ == "__main__":
    ready, gate = mp.Event(), mp.Event()
    pool = ProcessPoolExecutor(1, initializer=setup, initargs=(ready, gate))
    running = pool.submit(block)
    waiting = [pool.submit(abs, n) for n in range(6)]
    ready.wait()
    print(running.cancel(), waiting[-1].cancel(), waiting[-1].cancelled())
    pool.shutdown(wait=False, cancel_futures=True)
    gate.set()
    print(running.result())
    pool.shutdown()
    print([f.cancelled() for f in waiting[2:]])
    try:
        waiting[-1].result()
    except CancelledError as error:
        print(repr(error))
