"""Neither threads nor work of executors can begin once the program is leaving."""
import atexit
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool.submit(print, "work before the end").result()


@atexit.register
def late():
    try:
        pool.submit(print, "never printed")
    except RuntimeError as error:
        print("pool:", error)
    print("threads:", [t.name for t in threading.enumerate()])


print("main ends")
