"""A pool of connections: a bounded semaphore and a list, used with a context manager."""
import threading
from contextlib import contextmanager


class ConnectionPool:
    def __init__(self, names):
        self._free = list(names)
        self._lock = threading.Lock()
        self._available = threading.BoundedSemaphore(len(names))
        self.used = []

    @contextmanager
    def connection(self, timeout=None):
        if not self._available.acquire(timeout=timeout):
            raise TimeoutError("no connection is free")
        with self._lock:
            name = self._free.pop()
            self.used.append(name)
        try:
            yield name
        finally:
            with self._lock:
                self._free.append(name)
            self._available.release()


pool = ConnectionPool(["c1", "c2"])
with pool.connection() as a, pool.connection() as b:
    print(sorted((a, b)))
    try:
        with pool.connection(timeout=0.01):
            print("not reached")
    except TimeoutError as error:
        print(error)


def query():
    with pool.connection() as name:
        assert name in ("c1", "c2")


threads = [threading.Thread(target=query) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(pool.used), sorted(set(pool.used)), sorted(pool._free))
