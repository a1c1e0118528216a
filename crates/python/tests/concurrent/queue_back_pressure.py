"""A producer with a full queue waits until the consumer takes something."""
import queue
import threading

q = queue.Queue(maxsize=2)
events = []
two_in = threading.Event()


def produce():
    for i in range(4):
        if i == 2:
            two_in.set()
        q.put(i)
        events.append(("put", i))


t = threading.Thread(target=produce)
t.start()
two_in.wait()
print("full, so the third waits:", q.full(), events)
taken = []
for _ in range(4):
    taken.append(q.get())
t.join()
print("taken:", taken)
print("put:", events)
