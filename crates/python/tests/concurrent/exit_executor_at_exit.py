"""Work of an executor that nobody shut down is still done before exit handlers run."""
import atexit
import threading
from concurrent.futures import ThreadPoolExecutor

atexit.register(print, "exit handler")
gate = threading.Event()
pool = ThreadPoolExecutor(1)


def work(n):
    gate.wait()
    print("work", n)


for n in range(3):
    pool.submit(work, n)
print("main ends")
gate.set()
