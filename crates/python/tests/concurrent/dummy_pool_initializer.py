"""dummy.Pool with an initializer for each thread, callbacks, and chunks."""
import threading
from multiprocessing.dummy import Pool

local = threading.local()
made = []


def setup(kind):
    local.kind = kind
    made.append(kind)


def work(n):
    return f"{local.kind}-{n}"


done = []
with Pool(2, setup, ("thread",)) as pool:
    print(pool.map(work, range(4), chunksize=2))
    pool.map_async(work, range(2), callback=done.extend).wait()
    pool.apply_async(work, ("x",), error_callback=lambda e: done.append(type(e).__name__)).wait()
    pool.apply_async(work, (), error_callback=lambda e: done.append(type(e).__name__)).wait()
    pool.close()
    pool.join()
print(done, made)
