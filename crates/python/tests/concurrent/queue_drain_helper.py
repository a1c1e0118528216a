"""Drain a queue into a list, with and without a limit."""
import queue


def drain(q, limit=None):
    items = []
    while limit is None or len(items) < limit:
        try:
            items.append(q.get_nowait())
        except queue.Empty:
            break
    return items


q = queue.Queue()
for i in range(7):
    q.put(i)
print(drain(q, 3))
print(list(q.queue), len(q.queue))
print(drain(q))
print(drain(q))
print(q.unfinished_tasks)
