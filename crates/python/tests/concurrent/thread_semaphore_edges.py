"""Semaphores: without blocking, with a timeout, release of several, wrong values."""
import threading

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release(2)
print([s.acquire(False) for _ in range(3)])
for call in (lambda: threading.Semaphore(-1), lambda: s.release(0), lambda: s.acquire(False, 1)):
    try:
        call()
    except ValueError as error:
        print("ValueError:", error)
print(threading.Semaphore(0).acquire(blocking=False))
with threading.Semaphore() as entered:
    print("entered:", entered)
