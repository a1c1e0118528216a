"""A future that waits in the queue can be cancelled; a running one and a finished one cannot."""
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

gate, inside = threading.Event(), threading.Event()


def block():
    inside.set()
    gate.wait()
    return "finished"


executor = ThreadPoolExecutor(max_workers=1)
running = executor.submit(block)
waiting = executor.submit(print, "never printed")
inside.wait()
print("running:", running.cancel(), running.running())
print("waiting:", waiting.cancel(), waiting.cancelled(), waiting.done(), waiting.cancel())
gate.set()
print(running.result(), running.cancel())
for method in (waiting.result, waiting.exception):
    try:
        method()
    except CancelledError as error:
        print(method.__name__, repr(error), isinstance(error, Exception))
executor.shutdown()
