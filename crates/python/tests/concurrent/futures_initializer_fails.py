"""An initializer that raises breaks the pool: futures and submit get BrokenThreadPool."""
import logging
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
logging.getLogger("concurrent.futures").propagate = False


def setup():
    raise OSError("no database")


executor = ThreadPoolExecutor(max_workers=1, initializer=setup)
future = executor.submit(print, "never")
try:
    future.result()
except BrokenThreadPool as error:
    print("result:", error)
try:
    executor.submit(print, "never")
except BrokenExecutor as error:
    print("submit:", type(error).__name__, error)
executor.shutdown()
print(issubclass(BrokenThreadPool, BrokenExecutor), issubclass(BrokenExecutor, RuntimeError))
