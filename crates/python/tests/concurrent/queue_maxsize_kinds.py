"""maxsize zero and negative mean no limit, for every kind of queue."""
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    for maxsize in (0, -1, 1):
        q = kind(maxsize)
        count = 0
        try:
            for i in range(5):
                q.put_nowait(i)
                count += 1
        except queue.Full:
            pass
        print(kind.__name__, maxsize, "held", count, "full" if q.full() else "not full")
