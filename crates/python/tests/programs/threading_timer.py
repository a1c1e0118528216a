# Timer, Event, Condition, Barrier and local of threading, as far as their order is certain.
import threading

event, log = threading.Event(), []
timer = threading.Timer(0.01, lambda: (log.append("timer"), event.set()))
timer.start()
print(event.wait(5), log, event.is_set())
cancelled = threading.Timer(5, log.append, ("never",))
cancelled.start()
cancelled.cancel()
cancelled.join()
print(log, event.wait(0))
event.clear()
print(event.wait(0.01))
condition, items = threading.Condition(), []

def consumer():
    with condition:
        condition.wait_for(lambda: items, timeout=5)
        log.append(items.pop())

thread = threading.Thread(target=consumer, name="consumer")
thread.start()
with condition:
    items.append("item")
    condition.notify()
thread.join()
print(log, thread.name, thread.is_alive(), thread.daemon)
barrier = threading.Barrier(3)
positions = []
threads = [threading.Thread(target=lambda: positions.append(barrier.wait())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(positions))
own = threading.local()
own.value = "main"

def other():
    log.append(hasattr(own, "value"))
    own.value = "other"

thread = threading.Thread(target=other)
thread.start()
thread.join()
print(own.value, log[-1], threading.current_thread() is threading.main_thread(), threading.active_count())
semaphore = threading.BoundedSemaphore(1)
with semaphore:
    print(semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01))
try:
    semaphore.release()
except ValueError as error:
    print(error)
