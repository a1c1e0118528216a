"""A BoundedSemaphore cannot be released more often than it was acquired."""
import threading

pool = threading.BoundedSemaphore(2)
pool.acquire()
pool.acquire()
pool.release()
pool.release()
try:
    pool.release()
except ValueError as error:
    print(error)
pool.acquire()
try:
    pool.release(2)
except ValueError as error:
    print(error)
pool.release()
print(pool.acquire(False), pool.acquire(False), pool.acquire(False))

unbounded = threading.Semaphore(1)
unbounded.release()
unbounded.release()
print([unbounded.acquire(False) for _ in range(4)])
