# Queues: limits, priorities, task_done, join, and shutdown.
import queue
import threading

q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.empty(), q.maxsize)
for wrong in [lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.01), lambda: q.put(3, False), lambda: queue.Queue().get_nowait(), lambda: queue.Queue().get(timeout=0.01), lambda: q.get(timeout=-1), lambda: queue.Queue().task_done(), lambda: queue.SimpleQueue().get_nowait(), lambda: queue.SimpleQueue().get(timeout=-1)]:
    try:
        print(wrong())
    except (queue.Full, queue.Empty, ValueError) as error:
        print(type(error).__name__, error)
lifo, ranks = queue.LifoQueue(), queue.PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b")]:
    lifo.put(item)
    ranks.put(item)
print([lifo.get()[1] for _ in range(3)], [ranks.get()[1] for _ in range(3)])
work, results = queue.Queue(), []


def consume():
    while True:
        item = work.get()
        try:
            if item is None:
                return
            results.append(item * item)
        finally:
            work.task_done()


threads = [threading.Thread(target=consume) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(10):
    work.put(number)
work.join()
print(sorted(results), work.unfinished_tasks)
for _ in threads:
    work.put(None)
for thread in threads:
    thread.join()
print([thread.is_alive() for thread in threads])
simple = queue.SimpleQueue()
simple.put("x", block=False)
print(simple.qsize(), simple.get(), simple.empty())


class Unordered:
    pass


try:
    for _ in range(2):
        ranks.put((1, Unordered()))
except TypeError as error:
    print(error)
