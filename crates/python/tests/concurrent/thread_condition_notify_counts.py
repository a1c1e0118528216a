"""notify wakes as many waiters as it is told; notify_all wakes the rest."""
import threading

condition = threading.Condition()
waiting = threading.Semaphore(0)
woken = threading.Semaphore(0)
count = 0


def waiter():
    global count
    with condition:
        waiting.release()
        condition.wait()
        count += 1
    woken.release()


threads = [threading.Thread(target=waiter) for _ in range(6)]
for t in threads:
    t.start()
for _ in threads:
    waiting.acquire()
for number in (1, 2):
    with condition:
        condition.notify(number)
    for _ in range(number):
        woken.acquire()
    print("after notify", number, "->", count)
with condition:
    condition.notify(0)
    condition.notify_all()
for t in threads:
    t.join()
print("after notify_all ->", count)
