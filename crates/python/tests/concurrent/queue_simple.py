"""A SimpleQueue has no size limit, no join and no task_done."""
import queue

q = queue.SimpleQueue()
print(q.empty(), q.qsize())
q.put("a")
q.put("b", block=True, timeout=1)
q.put_nowait("c")
print(q.qsize(), q.get(), q.get_nowait(), q.get(timeout=1))
for attempt in (lambda: q.get(False), lambda: q.get(timeout=0.01), q.get_nowait):
    try:
        attempt()
    except queue.Empty as error:
        print("Empty", error.args)
print(hasattr(q, "join"), hasattr(q, "task_done"), hasattr(q, "maxsize"))
try:
    q.get(timeout=-1)
except ValueError as error:
    print(error)
