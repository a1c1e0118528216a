"""Workers wait for an event that lets them all go."""
import threading

start = threading.Event()
results = []
lock = threading.Lock()


def runner(number):
    start.wait()
    with lock:
        results.append(number)


runners = [threading.Thread(target=runner, args=(n,)) for n in range(5)]
for r in runners:
    r.start()
print("before:", results, start.is_set())
start.set()
for r in runners:
    r.join()
print("after:", sorted(results), start.is_set())
print(start.wait(), start.wait(0))
start.clear()
print(start.is_set(), start.wait(0), start.wait(timeout=0.01))
