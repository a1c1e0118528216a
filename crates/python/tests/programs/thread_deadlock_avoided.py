# Two locks in opposite orders: with a timeout nobody waits forever; with an order nobody waits at all.
import threading
import time

left, right = threading.Lock(), threading.Lock()
outcomes = []
ready = threading.Barrier(2)


def take(first, second, name):
    with first:
        ready.wait()
        if second.acquire(timeout=0.02):
            outcomes.append(f"{name} got both")
            second.release()
        else:
            outcomes.append(f"{name} gave up")
            ready.wait()
            return
        ready.wait()


threads = [threading.Thread(target=take, args=args) for args in [(left, right, "one"), (right, left, "two")]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(outcomes), left.locked(), right.locked())


def ordered(name):
    for lock in sorted([left, right], key=id):
        lock.acquire()
    outcomes.append(name)
    for lock in (left, right):
        lock.release()


threads = [threading.Thread(target=ordered, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(outcomes)[-2:])
again = threading.Lock()
again.acquire()
helper = threading.Timer(0.01, again.release)
helper.start()
print("another thread releases it:", again.acquire(timeout=2))
helper.join()
