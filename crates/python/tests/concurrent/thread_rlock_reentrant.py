"""An RLock can be taken again by its owner; others wait until it is wholly released."""
import threading

rlock = threading.RLock()


def countdown(n):
    with rlock:
        if n == 0:
            return ["go"]
        return [n] + countdown(n - 1)


def try_it(results):
    results.append(rlock.acquire(blocking=False))


def other():
    results = []
    t = threading.Thread(target=try_it, args=(results,))
    t.start()
    t.join()
    return results[0]


print(countdown(4))
rlock.acquire()
rlock.acquire()
print("held twice, other gets it:", other())
rlock.release()
print("held once, other gets it:", other())
rlock.release()
try:
    rlock.release()
except RuntimeError as error:
    print(error)
print("free, other gets it:", other())
