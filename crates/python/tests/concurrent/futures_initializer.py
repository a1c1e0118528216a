"""Each thread of a pool is initialised once, with initargs."""
import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()
calls = []
both = threading.Barrier(2)


def setup(prefix, start):
    calls.append(threading.current_thread().name)
    local.prefix = prefix
    local.count = start


def work(n):
    both.wait()
    local.count += 1
    return f"{local.prefix}{n}"


with ThreadPoolExecutor(2, "init", setup, ("item-", 100)) as executor:
    print(list(executor.map(work, range(6))))
print(sorted(calls))
try:
    ThreadPoolExecutor(initializer="not callable")
except TypeError as error:
    print(error)
