# Conditions, events, semaphores and barriers: CPython's own, on our locks.
import threading

condition = threading.Condition()
items, got = [], []

def consumer():
    while True:
        with condition:
            condition.wait_for(lambda: items)
            item = items.pop(0)
        if item is None:
            return
        got.append(item)

thread = threading.Thread(target=consumer)
thread.start()
for number in [*range(5), None]:
    with condition:
        items.append(number)
        condition.notify()
thread.join()
print(got)
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: False, timeout=0.01))
for call in (condition.notify, condition.wait):
    try:
        call()
    except RuntimeError as error:
        print(error)

event = threading.Event()
waited = []
waiters = [threading.Thread(target=lambda: waited.append(event.wait(5))) for _ in range(3)]
for waiter in waiters:
    waiter.start()
print(event.is_set(), event.wait(0.01))
event.set()
for waiter in waiters:
    waiter.join()
print(waited, event.is_set())
event.clear()
print(event.is_set())

inside, most = 0, 0
guard, semaphore = threading.Lock(), threading.Semaphore(2)

def enter():
    global inside, most
    with semaphore:
        with guard:
            inside += 1
            most = max(most, inside)
        event.wait(0.005)
        with guard:
            inside -= 1

threads = [threading.Thread(target=enter) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, inside, semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01), semaphore.acquire(blocking=False))
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)

barrier = threading.Barrier(3, action=lambda: print("all here"))
places = []
threads = [threading.Thread(target=lambda: places.append(barrier.wait(5))) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(places), barrier.n_waiting, barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print("broken", barrier.broken)
barrier.reset()
print(barrier.broken, barrier.parties)
