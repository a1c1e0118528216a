"""A thread whose join returns what the target returned."""
from threading import Thread


class ReturningThread(Thread):
    def __init__(self, target=None, args=(), kwargs=None):
        super().__init__()
        self._work = (target, args, kwargs or {})
        self._value = None
        self._error = None

    def run(self):
        target, args, kwargs = self._work
        try:
            self._value = target(*args, **kwargs)
        except Exception as error:
            self._error = error

    def join(self, timeout=None):
        super().join(timeout)
        if self._error is not None:
            raise self._error
        return self._value


def divide(a, b):
    return a / b


t = ReturningThread(divide, (9, 4))
t.start()
print(t.join())
t = ReturningThread(divide, (9,), {"b": 0})
t.start()
try:
    t.join()
except ZeroDivisionError as error:
    print("caught from the thread:", error)
