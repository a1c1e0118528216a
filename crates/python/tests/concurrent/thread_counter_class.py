"""A counter class with a lock, counted up by many threads."""
import threading


class Counter:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def increment(self, by=1):
        with self._lock:
            old = self.value
            self.value = old + by
            return self.value


counter = Counter()
seen = []


def worker(times):
    for _ in range(times):
        seen.append(counter.increment())


threads = [threading.Thread(target=worker, args=(200,)) for _ in range(5)]
[t.start() for t in threads]
[t.join() for t in threads]
print(counter.value, len(seen), len(set(seen)), sorted(seen) == list(range(1, 1001)))
