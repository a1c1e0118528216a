"""itertools.count and deque.append are safe to share: nothing is lost or doubled."""
import itertools
import threading
from collections import deque

counter = itertools.count()
numbers = deque()
last = deque(maxlen=5)


def take(times):
    for _ in range(times):
        n = next(counter)
        numbers.append(n)
        last.append(n)


threads = [threading.Thread(target=take, args=(250,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(numbers), sorted(numbers) == list(range(1000)), next(counter), len(last))
