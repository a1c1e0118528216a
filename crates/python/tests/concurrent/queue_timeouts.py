"""get with a timeout waits in vain or gets what comes in time; negative timeouts are wrong."""
import queue
import threading

q = queue.Queue()
try:
    q.get(timeout=0.02)
except queue.Empty:
    print("nothing came")
threading.Timer(0.03, q.put, ("late item",)).start()
print(q.get(timeout=5))
for attempt in (lambda: q.get(timeout=-1), lambda: q.put(1, timeout=-0.5)):
    try:
        attempt()
    except (ValueError, queue.Full) as error:
        print(type(error).__name__, error)
bounded = queue.Queue(1)
try:
    bounded.put("x", timeout=-1)
except ValueError as error:
    print(error)
print(q.qsize(), bounded.qsize())
