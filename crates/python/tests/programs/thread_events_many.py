# Events and conditions with many waiters: all wake, or as many as are notified.
import threading

event, started = threading.Event(), threading.Semaphore(0)
woken = []


def waiter(n):
    started.release()
    woken.append((n, event.wait(5)))


threads = [threading.Thread(target=waiter, args=(n,)) for n in range(6)]
for thread in threads:
    thread.start()
for _ in threads:
    started.acquire()
print(len(woken))
event.set()
for thread in threads:
    thread.join()
print(sorted(woken))
condition, tickets, got = threading.Condition(), 0, []


def customer(n):
    global tickets
    with condition:
        condition.wait_for(lambda: tickets > 0)
        tickets -= 1
        got.append(n)


threads = [threading.Thread(target=customer, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for count in [1, 2, 2]:
    with condition:
        tickets += count
        condition.notify(count)
for thread in threads:
    thread.join()
print(sorted(got), tickets)
ready = threading.Condition(threading.RLock())
with ready:
    with ready:
        print(ready.wait(0.001))
print(threading.Condition(threading.Lock()).__enter__(), event.is_set())
