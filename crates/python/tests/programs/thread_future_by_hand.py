# A future made of a condition: results, errors, callbacks, and a thread pool on top.
import threading
from collections import deque


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._done = False
        self._callbacks = []

    def set(self, result=None, error=None):
        with self._condition:
            self._result, self._error, self._done = result, error, True
            self._condition.notify_all()
        for callback in self._callbacks:
            callback(self)

    def result(self, timeout=None):
        with self._condition:
            if not self._condition.wait_for(lambda: self._done, timeout):
                raise TimeoutError
        if self._error:
            raise self._error
        return self._result


class Pool:
    def __init__(self, size):
        self._jobs, self._lock, self._closed = deque(), threading.Condition(), False
        self._threads = [threading.Thread(target=self._work) for _ in range(size)]
        for thread in self._threads:
            thread.start()

    def submit(self, function, *args):
        future = Future()
        with self._lock:
            self._jobs.append((future, function, args))
            self._lock.notify()
        return future

    def _work(self):
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._jobs or self._closed)
                if not self._jobs:
                    return
                future, function, args = self._jobs.popleft()
            try:
                future.set(function(*args))
            except Exception as error:
                future.set(error=error)

    def close(self):
        with self._lock:
            self._closed = True
            self._lock.notify_all()
        for thread in self._threads:
            thread.join()


pool = Pool(3)
futures = [pool.submit(pow, n, 2) for n in range(6)] + [pool.submit(int, "x")]
for future in futures:
    try:
        print(future.result(5))
    except ValueError as error:
        print(error)
pool.close()
try:
    Future().result(0.001)
except TimeoutError as error:
    print("timeout", repr(error))
