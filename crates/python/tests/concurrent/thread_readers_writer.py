"""A readers-writer lock: many readers at once, writers alone."""
import threading
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self):
        self._ready = threading.Condition(threading.Lock())
        self._readers = 0

    @contextmanager
    def read(self):
        with self._ready:
            self._readers += 1
        try:
            yield
        finally:
            with self._ready:
                self._readers -= 1
                if not self._readers:
                    self._ready.notify_all()

    @contextmanager
    def write(self):
        with self._ready:
            self._ready.wait_for(lambda: self._readers == 0)
            yield


lock = ReadWriteLock()
value = 0
seen = []
together = threading.Barrier(3)


def reader():
    with lock.read():
        together.wait()
        seen.append(value)


def writer(amount):
    global value
    with lock.write():
        old = value
        value = old + amount


for amount in (1, 10):
    threads = [threading.Thread(target=reader) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    threads = [threading.Thread(target=writer, args=(amount,)) for _ in range(5)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
print(seen, value)
