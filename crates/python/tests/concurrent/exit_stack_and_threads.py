"""An ExitStack starts threads and joins them when it is left, the last first."""
import threading
from contextlib import ExitStack, contextmanager


@contextmanager
def running(name):
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name=name)
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join()
        print("joined", thread.name, thread.is_alive())


with ExitStack() as stack:
    threads = [stack.enter_context(running(f"service-{n}")) for n in range(3)]
    stack.callback(print, "callback runs first")
    print([t.is_alive() for t in threads])
try:
    with running("failing") as t:
        raise RuntimeError("in the block")
except RuntimeError as error:
    print(error, t.is_alive())
