# Producers and consumers over queues.
import queue, threading, time

jobs, results = queue.Queue(maxsize=3), queue.Queue()

def worker():
    while (job := jobs.get()) is not None:
        results.put(job * job)
        jobs.task_done()
    jobs.task_done()

workers = [threading.Thread(target=worker) for _ in range(3)]
for thread in workers:
    thread.start()
for number in range(20):
    jobs.put(number)
jobs.join()
for _ in workers:
    jobs.put(None)
for thread in workers:
    thread.join()
print(sorted(results.get() for _ in range(20)), results.empty(), jobs.qsize())

for call in (lambda: results.get(block=False), lambda: results.get(timeout=0.01), lambda: results.get_nowait()):
    try:
        call()
    except queue.Empty:
        print("empty")
small = queue.Queue(1)
small.put(1)
for call in (lambda: small.put(2, block=False), lambda: small.put(2, timeout=0.01)):
    try:
        call()
    except queue.Full:
        print("full", small.full())

threading.Thread(target=lambda: (time.sleep(0.01), small.get())).start()
small.put(3, timeout=5)
print(small.get())

stack, heap, simple = queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()
for number in (3, 1, 2):
    stack.put(number)
    heap.put((number, str(number)))
    simple.put(number)
print([stack.get() for _ in range(3)], [heap.get() for _ in range(3)], [simple.get() for _ in range(3)])
threading.Thread(target=lambda: (time.sleep(0.01), simple.put("late"))).start()
print(simple.get(timeout=5))
