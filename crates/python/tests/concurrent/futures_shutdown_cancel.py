"""shutdown(cancel_futures=True) cancels what has not begun."""
import threading
from concurrent.futures import ThreadPoolExecutor

gate, inside = threading.Event(), threading.Event()


def first():
    inside.set()
    gate.wait()
    return "first was running and finished"


executor = ThreadPoolExecutor(1)
running = executor.submit(first)
waiting = [executor.submit(pow, 2, n) for n in range(5)]
inside.wait()
executor.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in waiting], running.done())
gate.set()
print(running.result())
executor.shutdown()
