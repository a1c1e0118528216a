# Locks: what they keep apart, their errors, and their time limits.
import threading, time

counter = 0
lock = threading.Lock()

def increase(times):
    global counter
    for _ in range(times):
        with lock:
            counter += 1

threads = [threading.Thread(target=increase, args=(500,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, lock.locked())

print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.locked())
lock.release()
for call in (lock.release, lambda: lock.acquire(False, 1)):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
for timeout in (-2, 1e12):
    try:
        lock.acquire(timeout=timeout)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__)  # 3.14 has other words for it than 3.11

# A thread may release what another one took.
lock.acquire()
threading.Thread(target=lambda: (time.sleep(0.01), lock.release())).start()
print(lock.acquire(timeout=5))
lock.release()

again = threading.RLock()
with again, again:
    print("twice")
    other = []
    helper = threading.Thread(target=lambda: other.append(again.acquire(blocking=False)))
    helper.start()
    helper.join()
    print(other)
try:
    again.release()
except RuntimeError as error:
    print(error)

helper = threading.Thread(target=lambda: other.append(again.acquire()))
helper.start()
helper.join()
try:
    again.release()
except RuntimeError as error:
    print(error)
print(again.acquire(blocking=False), again.acquire(timeout=0.01))
