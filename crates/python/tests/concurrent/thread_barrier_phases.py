"""Threads that go through phases together, with a barrier between them."""
import threading

WORKERS = 3
barrier = threading.Barrier(WORKERS)
log = [[] for _ in range(3)]
indexes = []


def worker(name):
    for phase in range(3):
        log[phase].append(name)
        index = barrier.wait()
        assert len(log[phase]) == WORKERS
        indexes.append(index)


threads = [threading.Thread(target=worker, args=(n,)) for n in ("red", "green", "blue")]
for t in threads:
    t.start()
for t in threads:
    t.join()
for phase, names in enumerate(log):
    print("phase", phase, sorted(names))
print("each index once a phase:", sorted(indexes))
print(barrier.parties, barrier.n_waiting, barrier.broken)
