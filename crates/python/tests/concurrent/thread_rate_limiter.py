"""A token bucket whose clock is given, used by several threads."""
import threading


class TokenBucket:
    def __init__(self, capacity, rate, clock):
        self.capacity, self.rate, self.clock = capacity, rate, clock
        self.tokens = capacity
        self.last = clock()
        self.lock = threading.Lock()

    def allow(self):
        with self.lock:
            now = self.clock()
            self.tokens = min(self.capacity, self.tokens + (now - self.last) * self.rate)
            self.last = now
            if self.tokens >= 1:
                self.tokens -= 1
                return True
            return False


now = 0.0
bucket = TokenBucket(capacity=5, rate=2.0, clock=lambda: now)


def ask(results):
    results.append(bucket.allow())


for now in (0.0, 1.0, 1.5, 10.0):
    results = []
    threads = [threading.Thread(target=ask, args=(results,)) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(f"at {now:>4}: {results.count(True)} allowed, {results.count(False)} refused")
