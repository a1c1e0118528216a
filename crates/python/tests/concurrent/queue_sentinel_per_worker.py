"""Workers that stop when they get None; one for each worker."""
import queue
import threading

NUM_WORKERS = 3
tasks = queue.Queue()
results = queue.Queue()


def worker():
    handled = 0
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put((n, n ** 3))
        handled += 1
    results.put(("handled", handled))


threads = [threading.Thread(target=worker) for _ in range(NUM_WORKERS)]
for t in threads:
    t.start()
for n in range(12):
    tasks.put(n)
for _ in threads:
    tasks.put(None)
for t in threads:
    t.join()
everything = [results.get() for _ in range(results.qsize())]
cubes = sorted(pair for pair in everything if pair[0] != "handled")
print(cubes)
print("handled in all:", sum(n for word, n in everything if word == "handled"))
