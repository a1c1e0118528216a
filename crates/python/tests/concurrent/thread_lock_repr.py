"""What locks, conditions and events look like when they are printed."""
import re
import threading


def show(thing):
    text = re.sub(r"0x[0-9a-f]+", "0x", repr(thing))
    return re.sub(r"owner=[1-9]\d*", "owner=ID", text)


lock = threading.Lock()
print(show(lock))
lock.acquire()
print(show(lock))
rlock = threading.RLock()
print(show(rlock))
with rlock, rlock:
    print(show(rlock))
print(show(threading.Condition(lock)))
event = threading.Event()
print(show(event))
event.set()
print(show(event))
print(show(threading.Semaphore(3)))
print(show(threading.BoundedSemaphore(2)))
print(show(threading.Barrier(2)))
