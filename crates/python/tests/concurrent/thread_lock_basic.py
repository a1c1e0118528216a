"""A lock: acquire, release, locked, with."""
import threading

lock = threading.Lock()
print(lock.locked())
print(lock.acquire())
print(lock.locked())
print(lock.acquire(blocking=False))
print(lock.acquire(False))
lock.release()
print(lock.locked())
with lock as got:
    print("inside:", got, lock.locked())
print("after:", lock.locked())
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print("released after an error:", not lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(type(error).__name__, error)
