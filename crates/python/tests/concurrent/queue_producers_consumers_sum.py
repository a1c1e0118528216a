"""Several producers and consumers; the sums on both sides agree."""
import queue
import threading

q = queue.Queue(maxsize=5)
produced, consumed = [], []


def producer(start):
    for i in range(start, start + 25):
        q.put(i)
        produced.append(i)


def consumer():
    while True:
        item = q.get()
        try:
            if item is None:
                return
            consumed.append(item)
        finally:
            q.task_done()


consumers = [threading.Thread(target=consumer, name=f"consumer-{i}") for i in range(2)]
producers = [threading.Thread(target=producer, args=(n * 100,), name=f"producer-{n}") for n in range(4)]
for t in consumers + producers:
    t.start()
for t in producers:
    t.join()
for _ in consumers:
    q.put(None)
q.join()
for t in consumers:
    t.join()
print(len(produced), len(consumed), sum(produced), sum(produced) == sum(consumed), sorted(produced) == sorted(consumed))
