"""Threads of a pool are named by its prefix, or by a number of the pool."""
import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name


with ThreadPoolExecutor(max_workers=1, thread_name_prefix="download") as executor:
    print(executor.submit(name).result())
with ThreadPoolExecutor(1) as executor:
    print(executor.submit(name).result())
with ThreadPoolExecutor(1) as executor:
    print(executor.submit(name).result())
together = threading.Barrier(3)
with ThreadPoolExecutor(3, "w") as executor:
    print(sorted(executor.map(lambda _: (together.wait(), name())[1], range(3))))
