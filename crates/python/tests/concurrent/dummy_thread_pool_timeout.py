"""A ThreadPool's result that is not there in time, and one asked after close."""
import multiprocessing
import threading
from multiprocessing.pool import ThreadPool

gate = threading.Event()
pool = ThreadPool(1)
result = pool.apply_async(gate.wait)
try:
    result.get(timeout=0.02)
except multiprocessing.TimeoutError as error:
    print("TimeoutError", error.args, result.ready())
pool.close()
try:
    pool.map(abs, [1])
except ValueError as error:
    print(error)
gate.set()
pool.join()
print(result.get())
