"""A generator that two threads enter at once raises ValueError; a lock around it helps."""
import threading

inside = threading.Event()
leave = threading.Event()


def slow():
    yield 1
    inside.set()
    leave.wait()
    yield 2


generator = slow()
next(generator)
t = threading.Thread(target=next, args=(generator,))
t.start()
inside.wait()
try:
    next(generator)
except ValueError as error:
    print(error)
leave.set()
t.join()


class Locked:
    def __init__(self, iterator):
        self.iterator, self.lock = iterator, threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.iterator)


numbers = Locked(n * n for n in range(100))
taken = []
threads = [threading.Thread(target=lambda: taken.extend(numbers)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(taken), sorted(taken) == [n * n for n in range(100)])
