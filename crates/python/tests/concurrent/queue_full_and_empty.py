"""put_nowait and get_nowait, blocking or not, raise Full and Empty."""
import queue

q = queue.Queue(maxsize=2)
try:
    q.get_nowait()
except queue.Empty as error:
    print("Empty:", repr(error), str(error) == "")
q.put_nowait(1)
q.put(2, block=False)
print(q.full())
for attempt in (lambda: q.put_nowait(3), lambda: q.put(3, False), lambda: q.put(3, timeout=0.02), lambda: q.put(3, True, 0)):
    try:
        attempt()
    except queue.Full as error:
        print("Full:", repr(error))
print(q.get(False), q.get(block=False))
print(queue.Empty.__mro__[1].__name__, queue.Full.__mro__[1].__name__, queue.Empty.__module__, queue.Full.__module__)
