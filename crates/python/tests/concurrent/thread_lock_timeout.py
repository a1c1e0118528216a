"""A lock with a timeout, and the wrong arguments."""
import threading

lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=0.02))
print(lock.acquire(timeout=0))
print(lock.acquire(True, 0.01))
for args, kwargs in (((False, 1), {}), ((False,), {"timeout": 0}), ((), {"timeout": -2}), ((), {"timeout": 1e30})):
    try:
        lock.acquire(*args, **kwargs)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
threading.Timer(0.05, lock.release).start()
print("with patience:", lock.acquire(timeout=5))
print(threading.TIMEOUT_MAX > 1000)
