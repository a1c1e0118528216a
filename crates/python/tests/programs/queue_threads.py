# Producers and consumers over the queues, with ends that everybody hears of.
import queue
import threading
import time

def run(channel, producers=2, consumers=3, each=20):
    got, lock = [], threading.Lock()

    def produce(number):
        for item in range(each):
            channel.put((number, item))

    def consume():
        while (item := channel.get()) is not None:
            with lock:
                got.append(item)
    makers = [threading.Thread(target=produce, args=(number,)) for number in range(producers)]
    takers = [threading.Thread(target=consume) for _ in range(consumers)]
    for thread in makers + takers:
        thread.start()
    for thread in makers:
        thread.join()
    for _ in takers:
        channel.put(None)
    for thread in takers:
        thread.join()
    return sorted(got) == [(number, item) for number in range(producers) for item in range(each)]

print(run(queue.Queue()), run(queue.Queue(1)), run(queue.SimpleQueue()))
results = queue.SimpleQueue()
thread = threading.Thread(target=lambda: results.put(results_in.get(timeout=5)))
results_in = queue.SimpleQueue()
thread.start()
time.sleep(0.01)
results_in.put("woken")
thread.join()
print(results.get())
work = queue.Queue()
done = []

def worker():
    while True:
        done.append(work.get() ** 2)
        work.task_done()

threading.Thread(target=worker, daemon=True).start()
for number in range(5):
    work.put(number)
work.join()
print(done)
