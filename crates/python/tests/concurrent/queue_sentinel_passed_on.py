"""A single sentinel that each worker puts back for the next one."""
import queue
import threading

STOP = object()
q = queue.Queue()
seen = []


def worker():
    for item in iter(q.get, STOP):
        seen.append(item)
    q.put(STOP)


threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads:
    t.start()
for item in "concurrency":
    q.put(item)
q.put(STOP)
for t in threads:
    t.join()
print("".join(sorted(seen)))
print("left:", q.qsize(), q.get() is STOP)
